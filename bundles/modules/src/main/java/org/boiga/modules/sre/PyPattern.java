package org.boiga.modules.sre;

import java.util.Arrays;
import java.util.StringJoiner;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyMappingProxy;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.WeakReferences;
import org.boiga.objects.WeaklyReferable;

/** {@code re.Pattern}. A leaf: it refers to text, names and numbers only. */
@org.boiga.api.annotation.PyType(
    name = "re.Pattern",
    doc = "A compiled regular expression.",
    subclassable = false,
    parts = {Searches.class, Substitution.class})
public final class PyPattern extends PyObject implements WeaklyReferable {
  public static final PyType TYPE =
      PyType.builtin(new PyPatternTable(), PyBaseObject.TYPE).weaklyReferable();

  private static final int UNICODE = 32;
  private static final int TYPE_FLAGS = 4 | UNICODE | 256;
  private static final String[] FLAGS = {
    null, "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII"
  };
  private static final int LONGEST_REPR = 200;

  final PyObject pattern;

  /** Whether it is for bytes; null if for both. */
  private final Boolean bytes;

  private final int flags;
  final Program program;

  /** Names of groups by number, None where a group has no name; a leaf, as the pattern is. */
  final PyTuple groupNames;

  private final WeakReferences weakReferences = new WeakReferences();

  PyPattern(
      ThreadState ts,
      PyObject pattern,
      Boolean bytes,
      int flags,
      Program program,
      PyTuple groupNames) {
    this.pattern = ts.keep(pattern);
    this.bytes = bytes;
    this.flags = flags;
    this.program = program;
    this.groupNames = groupNames;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public WeakReferences weakReferences() {
    return weakReferences;
  }

  /** The number of the group that a str names, or -1. */
  int groupNumber(PyStr name) {
    for (int i = 1; i < groupNames.size(); i++) {
      if (name.equals(groupNames.at(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The subject that {@code o} is for this pattern; TypeError if it is none. */
  Subject subject(ThreadState ts, PyObject o) {
    Subject s = Subject.of(ts, o);
    if (bytes != null && bytes != s.isBytes()) {
      s.release(ts);
      throw PyErr.typeError(
          ts,
          bytes
              ? "cannot use a bytes pattern on a string-like object"
              : "cannot use a string pattern on a bytes-like object");
    }
    return s;
  }

  @PySlot
  PyObject __repr__(ThreadState ts) {
    int shown = flags;
    if (Boolean.FALSE.equals(bytes) && (flags & TYPE_FLAGS) == UNICODE) {
      shown &= ~UNICODE;
    }
    StringJoiner names = new StringJoiner("|");
    for (int i = 1; i < FLAGS.length; i++) {
      if ((shown & 1 << i) != 0) {
        names.add("re." + FLAGS[i]);
        shown &= ~(1 << i);
      }
    }
    if (shown != 0) {
      names.add("0x" + Integer.toHexString(shown));
    }
    PyStr text = Conversion.repr(ts, pattern);
    if (text.length() > LONGEST_REPR) {
      text = text.substring(0, LONGEST_REPR);
    }
    String more = names.length() == 0 ? "" : ", " + names;
    return PyStr.join(
        ts, PyStr.EMPTY, PyStr.of("re.compile("), text, PyStr.of(more), PyStr.of(")"));
  }

  @PySlot
  long __hash__(ThreadState ts) {
    return (Arrays.hashCode(program.code) * 31L
            ^ Comparison.hash(ts, pattern)
            ^ flags
            ^ program.groups)
        & Long.MAX_VALUE;
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyPattern p)) {
      return Py.NotImplemented;
    }
    boolean same =
        this == p
            || flags == p.flags
                && bytes == p.bytes
                && program.groups == p.program.groups
                && Arrays.equals(program.code, p.program.code)
                && Comparison.same(ts, pattern, p.pattern);
    return Py.bool(same == (op == CompareOp.EQ));
  }

  @PyGetter(doc = "The pattern string.", member = true)
  PyObject pattern(ThreadState ts) {
    return ts.hold(pattern);
  }

  @PyGetter(doc = "The flags that it was compiled with.", member = true)
  long flags(ThreadState ts) {
    return flags;
  }

  @PyGetter(doc = "Number of groups.", member = true)
  long groups(ThreadState ts) {
    return program.groups;
  }

  @PyGetter(doc = "Numbers of the named groups.")
  PyObject groupindex(ThreadState ts) {
    PyDict numbers = new PyDict(ts);
    for (int i = 1; i < groupNames.size(); i++) {
      if (groupNames.at(i) != Py.None) {
        numbers.put(ts, groupNames.at(i), Py.int_(i));
      }
    }
    return numbers.size() == 0 ? numbers : new PyMappingProxy(ts, numbers);
  }

  @PyMethod
  PyObject __copy__(ThreadState ts) {
    return this;
  }

  @PyMethod
  PyObject __deepcopy__(ThreadState ts, PyObject memo) {
    return this;
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "See PEP 585.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject object) {
    return PyGenericAlias.of(ts, cls, object);
  }
}
