package org.boiga.modules.json;

import java.util.HashMap;
import java.util.Map;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _json.make_scanner}: reads one value. */
@org.boiga.api.annotation.PyType(
    name = "_json.Scanner",
    doc = "JSON scanner object",
    subclassable = false)
public final class PyScanner extends Counted {
  static final PyType TYPE = PyType.builtin(new PyScannerTable(), PyBaseObject.TYPE);

  /** Digits of an int that fits into a long. */
  private static final int SHORT_INT = 18;

  private final boolean strict;
  private final PyObject objectHook;
  private final PyObject objectPairsHook;
  private final PyObject parseFloat;
  private final PyObject parseInt;
  private final PyObject parseConstant;

  private PyScanner(ThreadState ts, PyObject context) {
    super(ts);
    strict = Comparison.truth(ts, Attributes.get(ts, context, "strict"));
    objectHook = ts.keep(Attributes.get(ts, context, "object_hook"));
    objectPairsHook = ts.keep(Attributes.get(ts, context, "object_pairs_hook"));
    parseFloat = ts.keep(Attributes.get(ts, context, "parse_float"));
    parseInt = ts.keep(Attributes.get(ts, context, "parse_int"));
    parseConstant = ts.keep(Attributes.get(ts, context, "parse_constant"));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(objectHook);
    v.visit(objectPairsHook);
    v.visit(parseFloat);
    v.visit(parseInt);
    v.visit(parseConstant);
  }

  @PySlot(signature = "(context)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject context) {
    return new PyScanner(ts, context);
  }

  @PyGetter(doc = "Whether control characters in strings are errors.")
  boolean strict(ThreadState ts) {
    return strict;
  }

  @PyGetter(name = "object_hook", doc = "What makes an object of a dict.")
  PyObject objectHook(ThreadState ts) {
    return ts.hold(objectHook);
  }

  @PyGetter(name = "object_pairs_hook", doc = "What makes an object of a list of pairs.")
  PyObject objectPairsHook(ThreadState ts) {
    return ts.hold(objectPairsHook);
  }

  @PyGetter(name = "parse_float", doc = "What reads numbers with a fraction or an exponent.")
  PyObject parseFloat(ThreadState ts) {
    return ts.hold(parseFloat);
  }

  @PyGetter(name = "parse_int", doc = "What reads other numbers.")
  PyObject parseInt(ThreadState ts) {
    return ts.hold(parseInt);
  }

  @PyGetter(name = "parse_constant", doc = "What reads NaN and the infinities.")
  PyObject parseConstant(ThreadState ts) {
    return ts.hold(parseConstant);
  }

  @PySlot(signature = "(string, idx)")
  PyObject __call__(ThreadState ts, PyObject string, PyObject index) {
    if (!(string instanceof PyStr text)) {
      throw PyErr.typeError(ts, "first argument must be a string, not " + PyType.of(string).name());
    }
    long from = Args.toLong(ts, index);
    if (from < 0) {
      throw PyErr.valueError(ts, "idx cannot be negative");
    }
    if (from >= text.length()) {
      throw PyErr.of(ts, PyExc.StopIteration, Py.int_(from));
    }
    Scan s = new Scan(text, (int) from);
    PyObject value = s.value(ts);
    return PyTuple.of(ts, value, Py.int_(s.at));
  }

  /** One call: the text, and where it is. */
  private final class Scan {
    private final PyStr text;
    private final int end;
    private final Map<String, PyStr> keys = new HashMap<>();
    private int at;

    Scan(PyStr text, int at) {
      this.text = text;
      this.at = at;
      end = text.length();
    }

    /** The character here, or -1. */
    private int here() {
      return at < end ? text.at(at) : -1;
    }

    private void skipBlanks() {
      while (at < end) {
        int c = text.at(at);
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
          return;
        }
        at++;
      }
    }

    private boolean matches(String word) {
      if (at + word.length() > end) {
        return false;
      }
      for (int i = 0; i < word.length(); i++) {
        if (text.at(at + i) != word.charAt(i)) {
          return false;
        }
      }
      at += word.length();
      return true;
    }

    private PyException error(ThreadState ts, String message, int where) {
      return JsonStrings.error(ts, message, text, where);
    }

    PyObject value(ThreadState ts) {
      int c = here();
      switch (c) {
        case '"' -> {
          return string(ts);
        }
        case '{', '[' -> {
          boolean isObject = c == '{';
          ts.enterNative(
              isObject
                  ? " while decoding a JSON object from a unicode string"
                  : " while decoding a JSON array from a unicode string");
          try {
            at++;
            return isObject ? object(ts) : array(ts);
          } finally {
            ts.leaveNative();
          }
        }
        case 'n' -> {
          if (matches("null")) {
            return Py.None;
          }
        }
        case 't' -> {
          if (matches("true")) {
            return Py.True;
          }
        }
        case 'f' -> {
          if (matches("false")) {
            return Py.False;
          }
        }
        case 'N' -> {
          if (matches("NaN")) {
            return constant(ts, "NaN");
          }
        }
        case 'I' -> {
          if (matches("Infinity")) {
            return constant(ts, "Infinity");
          }
        }
        case '-' -> {
          if (matches("-Infinity")) {
            return constant(ts, "-Infinity");
          }
        }
        default -> {}
      }
      return number(ts);
    }

    private PyObject constant(ThreadState ts, String name) {
      return Calls.call(ts, parseConstant, PyStr.of(name));
    }

    private PyStr string(ThreadState ts) {
      JsonStrings.Scanned s = JsonStrings.scan(ts, text, at + 1, strict);
      at = s.next();
      return s.value();
    }

    private int digits(int from) {
      int i = from;
      while (i < end && text.at(i) >= '0' && text.at(i) <= '9') {
        i++;
      }
      return i;
    }

    private PyObject number(ThreadState ts) {
      int start = at;
      int i = here() == '-' ? at + 1 : at;
      int first = i < end ? text.at(i) : -1;
      if (first == '0') {
        i++;
      } else if (first >= '1' && first <= '9') {
        i = digits(i);
      } else {
        throw PyErr.of(ts, PyExc.StopIteration, Py.int_(start));
      }
      boolean isFloat = false;
      if (i + 1 < end && text.at(i) == '.') {
        int to = digits(i + 1);
        if (to > i + 1) {
          isFloat = true;
          i = to;
        }
      }
      if (i + 1 < end && (text.at(i) | 32) == 'e') {
        int sign = text.at(i + 1);
        int from = sign == '+' || sign == '-' ? i + 2 : i + 1;
        int to = digits(from);
        if (to > from) {
          isFloat = true;
          i = to;
        }
      }
      StringBuilder b = new StringBuilder(i - start);
      for (int k = start; k < i; k++) {
        b.append((char) text.at(k));
      }
      at = i;
      String s = b.toString();
      if (isFloat) {
        return parseFloat == PyFloat.TYPE
            ? Py.float_(Double.parseDouble(s))
            : Calls.call(ts, parseFloat, PyStr.of(s));
      }
      return parseInt == PyInt.TYPE && s.length() <= SHORT_INT
          ? Py.int_(Long.parseLong(s))
          : Calls.call(ts, parseInt, PyStr.of(s));
    }

    private PyObject array(ThreadState ts) {
      PyList list = new PyList(ts);
      skipBlanks();
      if (here() == ']') {
        at++;
        return list;
      }
      while (true) {
        int mark = ts.mark();
        list.append(ts, value(ts));
        ts.release(mark);
        skipBlanks();
        int c = here();
        if (c == ']') {
          at++;
          return list;
        }
        if (c != ',') {
          throw error(ts, "Expecting ',' delimiter", at);
        }
        int comma = at++;
        skipBlanks();
        if (here() == ']') {
          throw error(ts, "Illegal trailing comma before end of array", comma);
        }
      }
    }

    private PyObject object(ThreadState ts) {
      boolean pairs = objectPairsHook != Py.None;
      PyList list = pairs ? new PyList(ts) : null;
      PyDict dict = pairs ? null : new PyDict(ts);
      skipBlanks();
      if (here() == '}') {
        at++;
        return hooked(ts, list, dict);
      }
      while (true) {
        if (here() != '"') {
          throw error(ts, "Expecting property name enclosed in double quotes", at);
        }
        int mark = ts.mark();
        PyStr key = string(ts);
        PyStr known = keys.putIfAbsent(key.toString(), key);
        key = known == null ? key : known;
        skipBlanks();
        if (here() != ':') {
          throw error(ts, "Expecting ':' delimiter", at);
        }
        at++;
        skipBlanks();
        PyObject value = value(ts);
        if (pairs) {
          list.append(ts, PyTuple.of(ts, key, value));
        } else {
          dict.put(ts, key, value);
        }
        ts.release(mark);
        skipBlanks();
        int c = here();
        if (c == '}') {
          at++;
          return hooked(ts, list, dict);
        }
        if (c != ',') {
          throw error(ts, "Expecting ',' delimiter", at);
        }
        int comma = at++;
        skipBlanks();
        if (here() == '}') {
          throw error(ts, "Illegal trailing comma before end of object", comma);
        }
      }
    }

    private PyObject hooked(ThreadState ts, PyList pairs, PyDict dict) {
      if (pairs != null) {
        return Calls.call(ts, objectPairsHook, pairs);
      }
      return objectHook == Py.None ? dict : Calls.call(ts, objectHook, dict);
    }
  }
}
