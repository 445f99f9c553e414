package org.boiga.nativemodules.json;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;
import org.boiga.api.PyTypeObject;
import org.boiga.api.PyTypes;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** {@code _json.make_scanner}: reads one value. */
@PyType(name = "_json.Scanner", doc = "JSON scanner object", subclassable = false)
public final class PyScanner extends PyNativeObject {
  /** Digits of an int that fits into a long. */
  private static final int SHORT_INT = 18;

  private final boolean strict;
  private final PyField objectHook = field();
  private final PyField objectPairsHook = field();
  private final PyField parseFloat = field();
  private final PyField parseInt = field();
  private final PyField parseConstant = field();

  private PyScanner(PyContext ctx, PyObject context) {
    super(ctx);
    strict = ctx.PyObject_IsTrue(ctx.PyObject_GetAttrString(context, "strict"));
    objectHook.set(ctx, ctx.PyObject_GetAttrString(context, "object_hook"));
    objectPairsHook.set(ctx, ctx.PyObject_GetAttrString(context, "object_pairs_hook"));
    parseFloat.set(ctx, ctx.PyObject_GetAttrString(context, "parse_float"));
    parseInt.set(ctx, ctx.PyObject_GetAttrString(context, "parse_int"));
    parseConstant.set(ctx, ctx.PyObject_GetAttrString(context, "parse_constant"));
  }

  @PySlot(signature = "(context)")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, PyObject context) {
    return new PyScanner(ctx, context);
  }

  @PyGetter(doc = "Whether control characters in strings are errors.")
  boolean strict(PyContext ctx) {
    return strict;
  }

  @PyGetter(name = "object_hook", doc = "What makes an object of a dict.")
  PyObject objectHook(PyContext ctx) {
    return objectHook.get(ctx);
  }

  @PyGetter(name = "object_pairs_hook", doc = "What makes an object of a list of pairs.")
  PyObject objectPairsHook(PyContext ctx) {
    return objectPairsHook.get(ctx);
  }

  @PyGetter(name = "parse_float", doc = "What reads numbers with a fraction or an exponent.")
  PyObject parseFloat(PyContext ctx) {
    return parseFloat.get(ctx);
  }

  @PyGetter(name = "parse_int", doc = "What reads other numbers.")
  PyObject parseInt(PyContext ctx) {
    return parseInt.get(ctx);
  }

  @PyGetter(name = "parse_constant", doc = "What reads NaN and the infinities.")
  PyObject parseConstant(PyContext ctx) {
    return parseConstant.get(ctx);
  }

  @PySlot(signature = "(string, idx)")
  PyObject __call__(PyContext ctx, PyObject string, PyObject index) {
    if (!ctx.PyUnicode_Check(string)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "first argument must be a string, not " + ctx.PyObject_TypeName(string));
    }
    long from = ctx.PyLong_AsLong(index);
    if (from < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "idx cannot be negative");
    }
    if (from >= ctx.PyUnicode_GetLength(string)) {
      throw stop(ctx, ctx.PyLong_FromLong(from));
    }
    Scan s = new Scan(ctx, string, (int) from);
    PyObject value = s.value();
    return ctx.PyTuple_Pack(value, ctx.PyLong_FromLong(s.at));
  }

  /** StopIteration, by which the caller learns that there is no value. */
  private static PyError stop(PyContext ctx, PyObject at) {
    return ctx.PyErr_SetObject(ctx.PyExc_Type(PyExc.StopIteration), at);
  }

  /** One call: the text, and where it is. */
  private final class Scan {
    private final PyContext ctx;
    private final CodePoints text;
    private final PyObject objectHook;
    private final PyObject objectPairsHook;
    private final PyObject parseFloat;
    private final PyObject parseInt;
    private final boolean plainFloats;
    private final boolean plainInts;
    private final int end;
    private final PyObject keys;
    private int at;

    Scan(PyContext ctx, PyObject text, int at) {
      this.ctx = ctx;
      this.text = new CodePoints(ctx, text);
      this.at = at;
      keys = ctx.PyDict_New();
      end = this.text.length;
      PyObject hook = PyScanner.this.objectHook.get(ctx);
      objectHook = ctx.Py_IsNone(hook) ? null : hook;
      PyObject pairsHook = PyScanner.this.objectPairsHook.get(ctx);
      objectPairsHook = ctx.Py_IsNone(pairsHook) ? null : pairsHook;
      parseFloat = PyScanner.this.parseFloat.get(ctx);
      parseInt = PyScanner.this.parseInt.get(ctx);
      plainFloats = parseFloat == ctx.PyType_Builtin(PyTypes.PyFloat_Type);
      plainInts = parseInt == ctx.PyType_Builtin(PyTypes.PyLong_Type);
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

    private PyError error(String message, int where) {
      return JsonStrings.error(ctx, message, text.str(), where);
    }

    PyObject value() {
      int c = here();
      switch (c) {
        case '"' -> {
          return string();
        }
        case '{', '[' -> {
          boolean isObject = c == '{';
          ctx.Py_EnterRecursiveCall(
              isObject
                  ? " while decoding a JSON object from a unicode string"
                  : " while decoding a JSON array from a unicode string");
          try {
            at++;
            return isObject ? object() : array();
          } finally {
            ctx.Py_LeaveRecursiveCall();
          }
        }
        case 'n' -> {
          if (matches("null")) {
            return ctx.Py_None();
          }
        }
        case 't' -> {
          if (matches("true")) {
            return ctx.Py_True();
          }
        }
        case 'f' -> {
          if (matches("false")) {
            return ctx.Py_False();
          }
        }
        case 'N' -> {
          if (matches("NaN")) {
            return constant("NaN");
          }
        }
        case 'I' -> {
          if (matches("Infinity")) {
            return constant("Infinity");
          }
        }
        case '-' -> {
          if (matches("-Infinity")) {
            return constant("-Infinity");
          }
        }
        default -> {}
      }
      return number();
    }

    private PyObject constant(String name) {
      return ctx.PyObject_CallOneArg(parseConstant.get(ctx), ctx.PyUnicode_FromString(name));
    }

    private PyObject string() {
      JsonStrings.Scanned s = JsonStrings.scan(ctx, text, at + 1, strict);
      at = s.next();
      return s.value();
    }

    private static boolean isDigit(int c) {
      return c >= '0' && c <= '9';
    }

    private int digits(int from) {
      int i = from;
      while (i < end && isDigit(text.at(i))) {
        i++;
      }
      return i;
    }

    private PyObject number() {
      int start = at;
      int i = here() == '-' ? at + 1 : at;
      int first = i < end ? text.at(i) : -1;
      if (first == '0') {
        i++;
      } else if (first >= '1' && first <= '9') {
        i = digits(i);
      } else {
        throw stop(ctx, ctx.PyLong_FromLong(start));
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
        return plainFloats
            ? ctx.PyFloat_FromDouble(Double.parseDouble(s))
            : ctx.PyObject_CallOneArg(parseFloat, ctx.PyUnicode_FromString(s));
      }
      return plainInts && s.length() <= SHORT_INT
          ? ctx.PyLong_FromLong(Long.parseLong(s))
          : ctx.PyObject_CallOneArg(parseInt, ctx.PyUnicode_FromString(s));
    }

    private PyObject array() {
      PyObject list = ctx.PyList_New();
      skipBlanks();
      if (here() == ']') {
        at++;
        return list;
      }
      while (true) {
        try (PyScope scope = ctx.scope()) {
          ctx.PyList_Append(list, value());
        }
        skipBlanks();
        int c = here();
        if (c == ']') {
          at++;
          return list;
        }
        if (c != ',') {
          throw error("Expecting ',' delimiter", at);
        }
        int comma = at++;
        skipBlanks();
        if (here() == ']') {
          throw error("Illegal trailing comma before end of array", comma);
        }
      }
    }

    private PyObject object() {
      boolean pairs = objectPairsHook != null;
      PyObject list = pairs ? ctx.PyList_New() : null;
      PyObject dict = pairs ? null : ctx.PyDict_New();
      skipBlanks();
      if (here() == '}') {
        at++;
        return hooked(list, dict);
      }
      while (true) {
        if (here() != '"') {
          throw error("Expecting property name enclosed in double quotes", at);
        }
        try (PyScope scope = ctx.scope()) {
          member(list, dict);
        }
        skipBlanks();
        int c = here();
        if (c == '}') {
          at++;
          return hooked(list, dict);
        }
        if (c != ',') {
          throw error("Expecting ',' delimiter", at);
        }
        int comma = at++;
        skipBlanks();
        if (here() == '}') {
          throw error("Illegal trailing comma before end of object", comma);
        }
      }
    }

    private void member(PyObject pairs, PyObject dict) {
      PyObject key = string();
      key = ctx.PyDict_SetDefaultRef(keys, key, key);
      skipBlanks();
      if (here() != ':') {
        throw error("Expecting ':' delimiter", at);
      }
      at++;
      skipBlanks();
      PyObject value = value();
      if (pairs != null) {
        ctx.PyList_Append(pairs, ctx.PyTuple_Pack(key, value));
      } else {
        ctx.PyDict_SetItem(dict, key, value);
      }
    }

    private PyObject hooked(PyObject pairs, PyObject dict) {
      if (pairs != null) {
        return ctx.PyObject_CallOneArg(objectPairsHook, pairs);
      }
      return objectHook == null ? dict : ctx.PyObject_CallOneArg(objectHook, dict);
    }
  }
}
