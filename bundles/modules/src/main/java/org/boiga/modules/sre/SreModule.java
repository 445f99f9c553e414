package org.boiga.modules.sre;

import java.util.Arrays;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Module {@code _sre}: regular expressions, compiled by the library's {@code re} package. */
@org.boiga.api.annotation.PyModule(name = "_sre")
public final class SreModule {
  private static final int CODE_SIZE = 4;
  private static final long MAX_REPEAT = 0xFFFFFFFFL;
  private static final int MAX_GROUPS = Integer.MAX_VALUE / 2;

  private SreModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "MAGIC", Py.int_(Op.MAGIC));
    m.put(ts, "CODESIZE", Py.int_(CODE_SIZE));
    m.put(ts, "MAXREPEAT", Py.int_(MAX_REPEAT));
    m.put(ts, "MAXGROUPS", Py.int_(MAX_GROUPS));
    m.put(ts, "copyright", PyStr.of("An implementation of SRE for Java."));
  }

  @PyFunction(doc = "Number of bytes of a word of compiled patterns.")
  static int getcodesize(ThreadState ts) {
    return CODE_SIZE;
  }

  @PyFunction(signature = "(character, /)", doc = "Whether an ASCII character has case.")
  static boolean ascii_iscased(ThreadState ts, int character) {
    return (character | 32) >= 'a' && (character | 32) <= 'z';
  }

  @PyFunction(signature = "(character, /)", doc = "Whether a character has case.")
  static boolean unicode_iscased(ThreadState ts, int character) {
    int lower = Chars.lowerUnicode(character);
    return character != lower || character != Chars.upperUnicode(character);
  }

  @PyFunction(signature = "(character, /)", doc = "The lower case of an ASCII character.")
  static int ascii_tolower(ThreadState ts, int character) {
    return Chars.lowerAscii(character);
  }

  @PyFunction(signature = "(character, /)", doc = "The lower case of a character.")
  static int unicode_tolower(ThreadState ts, int character) {
    return Chars.lowerUnicode(character);
  }

  @PyFunction(
      signature = "(pattern, flags, code, groups, groupindex, indexgroup)",
      doc = "A pattern object of compiled code.")
  static PyObject compile(
      ThreadState ts,
      PyObject pattern,
      int flags,
      PyList code,
      int groups,
      PyDict groupindex,
      PyTuple indexgroup) {
    PyObject[] words = code.toArray(ts);
    int[] c = new int[words.length];
    for (int i = 0; i < c.length; i++) {
      if (!(words[i] instanceof PyInt n)) {
        throw PyErr.typeError(ts, "an integer is required");
      }
      if (n.isLong() ? n.longValue() < 0 : n.bigValue().signum() < 0) {
        throw PyErr.overflowError(ts, "can't convert negative value to unsigned int");
      }
      if (!n.isLong() || n.longValue() > MAX_REPEAT) {
        throw PyErr.overflowError(ts, "regular expression code size limit exceeded");
      }
      c[i] = (int) n.longValue();
    }
    if (!Validator.isValid(c, groups)) {
      throw PyErr.runtimeError(ts, "invalid SRE code");
    }
    Boolean bytes = pattern == Py.None ? null : !(pattern instanceof PyStr);
    if (pattern != Py.None) {
      Subject.of(ts, pattern).release(ts); // TypeError if it is neither text nor bytes
    }
    return new PyPattern(
        ts, pattern, bytes, flags, new Program(c, groups), names(groupindex, groups));
  }

  private static PyTuple names(PyDict numbers, int groups) {
    PyObject[] names = new PyObject[numbers.size() == 0 ? 0 : groups + 1];
    Arrays.fill(names, Py.None);
    PyDict.Table t = numbers.table();
    for (int e = 0; e < t.used; e++) {
      if (t.value(e) instanceof PyInt n && t.key(e) instanceof PyStr name) {
        names[Math.clamp(n.longValue(), 0, groups)] = name;
      }
    }
    return PyTuple.constant(names);
  }

  @PyFunction(
      signature = "(pattern, template, /)",
      doc = "A template of literals and groups, for substitution.")
  static PyObject template(ThreadState ts, PyObject pattern, PyList template) {
    PyObject[] items = template.toArray(ts);
    if ((items.length & 1) == 0) {
      throw PyErr.typeError(ts, "invalid template");
    }
    int[] groups = new int[items.length / 2];
    PyObject[] literals = new PyObject[groups.length + 1];
    for (int i = 0; i < items.length; i++) {
      if ((i & 1) == 0) {
        literals[i / 2] = items[i];
      } else if (items[i] instanceof PyInt n && n.isLong() && n.longValue() >= 0) {
        groups[i / 2] = (int) Math.min(n.longValue(), Integer.MAX_VALUE);
      } else {
        throw PyErr.typeError(ts, "invalid template");
      }
    }
    return new PyTemplate(literals, groups);
  }
}
