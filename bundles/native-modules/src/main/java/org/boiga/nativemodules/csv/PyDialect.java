package org.boiga.nativemodules.csv;

import java.util.Arrays;
import java.util.List;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** {@code _csv.Dialect}: how a file is written. Characters that are not set are -1. */
@PyType(name = "_csv.Dialect", doc = "The details of a CSV dialect.")
public final class PyDialect extends PyNativeObject {
  static final int MINIMAL = 0;
  static final int ALL = 1;
  static final int NON_NUMERIC = 2;
  static final int NONE = 3;
  static final int STRINGS = 4;
  static final int NOT_NULL = 5;

  private static final List<String> NAMES =
      List.of(
          "dialect",
          "delimiter",
          "doublequote",
          "escapechar",
          "lineterminator",
          "quotechar",
          "quoting",
          "skipinitialspace",
          "strict");

  final int delimiter;
  final boolean doubleQuote;
  final int escape;
  final String lineTerminator;
  final int quote;
  final int quoting;
  final boolean skipInitialSpace;
  final boolean strict;

  private PyDialect(PyContext ctx, PyTypeObject type, PyObject[] given) {
    super(ctx, type);
    delimiter = character(ctx, "delimiter", given[1], ',', false);
    doubleQuote = truth(ctx, given[2], true);
    escape = character(ctx, "escapechar", given[3], -1, true);
    lineTerminator = text(ctx, given[4]);
    quote = character(ctx, "quotechar", given[5], '"', true);
    int q = quoting(ctx, given[6]);
    quoting = given[5] != null && ctx.Py_IsNone(given[5]) && given[6] == null ? NONE : q;
    skipInitialSpace = truth(ctx, given[7], false);
    strict = truth(ctx, given[8], false);
    check(ctx);
  }

  private static boolean truth(PyContext ctx, PyObject o, boolean otherwise) {
    return o == null ? otherwise : ctx.PyObject_IsTrue(o);
  }

  private static int character(
      PyContext ctx, String name, PyObject o, int otherwise, boolean optional) {
    if (o == null) {
      return otherwise;
    }
    if (optional && ctx.Py_IsNone(o)) {
      return -1;
    }
    String expected = "\"" + name + "\" must be a unicode character" + (optional ? " or None" : "");
    if (!ctx.PyUnicode_Check(o)) {
      throw ctx.PyErr_Format(PyExc.TypeError, expected + ", not " + ctx.PyObject_TypeName(o));
    }
    long length = ctx.PyUnicode_GetLength(o);
    if (length != 1) {
      throw ctx.PyErr_Format(PyExc.TypeError, expected + ", not a string of length " + length);
    }
    return ctx.PyUnicode_ReadChar(o, 0);
  }

  private static String text(PyContext ctx, PyObject o) {
    if (o == null) {
      return "\r\n";
    }
    if (!ctx.PyUnicode_Check(o)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "\"lineterminator\" must be a string, not " + ctx.PyObject_TypeName(o));
    }
    return ctx.PyUnicode_AsString(o);
  }

  private static int quoting(PyContext ctx, PyObject o) {
    if (o == null) {
      return MINIMAL;
    }
    if (!ctx.PyLong_CheckExact(o)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "\"quoting\" must be an integer, not " + ctx.PyObject_TypeName(o));
    }
    int q = ctx.PyLong_AsInt(o);
    if (q < MINIMAL || q > NOT_NULL) {
      throw ctx.PyErr_Format(PyExc.TypeError, "bad \"quoting\" value");
    }
    return q;
  }

  private void check(PyContext ctx) {
    if (quoting != NONE && quote < 0) {
      throw ctx.PyErr_Format(PyExc.TypeError, "quotechar must be set if quoting enabled");
    }
    check(ctx, "delimiter", delimiter, true);
    check(ctx, "escapechar", escape, !skipInitialSpace);
    check(ctx, "quotechar", quote, !skipInitialSpace);
    checkDifferent(ctx, "delimiter", "escapechar", delimiter, escape);
    checkDifferent(ctx, "delimiter", "quotechar", delimiter, quote);
    checkDifferent(ctx, "escapechar", "quotechar", escape, quote);
  }

  private void check(PyContext ctx, String name, int c, boolean spaceAllowed) {
    if (c == '\r' || c == '\n' || c == ' ' && !spaceAllowed) {
      throw ctx.PyErr_Format(PyExc.ValueError, "bad " + name + " value");
    }
    if (c >= 0 && lineTerminator.indexOf(c) >= 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "bad " + name + " or lineterminator value");
    }
  }

  private static void checkDifferent(PyContext ctx, String a, String b, int c, int d) {
    if (c == d && c >= 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "bad " + a + " or " + b + " value");
    }
  }

  // Making ---------------------------------------------------------------------------------------

  /** The dialect for the arguments of a constructor. */
  @PySlot
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject[] args, int start, int n, PyObject kwnames) {
    PyObject[] given = new PyObject[NAMES.size()];
    if (n > given.length) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "function takes at most " + given.length + " arguments (" + n + " given)");
    }
    System.arraycopy(args, start, given, 0, n);
    int keywords = kwnames == null ? 0 : (int) ctx.PyTuple_Size(kwnames);
    for (int i = 0; i < keywords; i++) {
      String name = ctx.PyUnicode_AsString(ctx.PyTuple_GetItem(kwnames, i));
      int at = NAMES.indexOf(name);
      if (at < 0) {
        throw ctx.PyErr_Format(
            PyExc.TypeError, "this function got an unexpected keyword argument '" + name + "'");
      }
      given[at] = args[start + n + i];
    }
    PyObject dialect = given[0] == null || ctx.Py_IsNone(given[0]) ? null : given[0];
    if (dialect != null) {
      if (ctx.PyUnicode_Check(dialect)) {
        dialect = CsvModule.dialect(ctx, dialect);
      }
      boolean plain = Arrays.stream(given, 1, given.length).allMatch(o -> o == null);
      PyTypeObject own = ctx.PyType_FromClass(PyDialect.class);
      if (cls == own && ctx.Py_TYPE(dialect) == own && plain) {
        return dialect;
      }
      for (int i = 1; i < given.length; i++) {
        if (given[i] == null) {
          given[i] = ctx.PyObject_GetOptionalAttrString(dialect, NAMES.get(i));
        }
      }
    }
    return new PyDialect(ctx, cls, given);
  }

  /** The dialect that a reader or writer is made with. */
  static PyDialect of(PyContext ctx, PyObject[] args, int start, int n, PyObject kwnames) {
    return (PyDialect) __new__(ctx, ctx.PyType_FromClass(PyDialect.class), args, start, n, kwnames);
  }

  private static PyError notPicklable(PyContext ctx, PyObject self) {
    return ctx.PyErr_Format(
        PyExc.TypeError, "cannot pickle '" + ctx.PyType_GetName(ctx.Py_TYPE(self)) + "' instances");
  }

  @PyMethod(signature = "(*args)")
  PyObject __reduce__(PyContext ctx, PyObject[] args) {
    throw notPicklable(ctx, this);
  }

  @PyMethod(signature = "(*args)")
  PyObject __reduce_ex__(PyContext ctx, PyObject[] args) {
    throw notPicklable(ctx, this);
  }

  // Attributes -----------------------------------------------------------------------------------

  private static PyObject character(PyContext ctx, int c) {
    return c < 0 ? ctx.Py_None() : ctx.PyUnicode_FromString(Character.toString(c));
  }

  @PyGetter(doc = "What is between fields.")
  PyObject delimiter(PyContext ctx) {
    return character(ctx, delimiter);
  }

  @PyGetter(doc = "Whether a quote in a field is written twice.")
  PyObject doublequote(PyContext ctx) {
    return ctx.PyBool_FromBoolean(doubleQuote);
  }

  @PyGetter(doc = "What is before a character that stands for itself.")
  PyObject escapechar(PyContext ctx) {
    return character(ctx, escape);
  }

  @PyGetter(doc = "What is after each record.")
  String lineterminator(PyContext ctx) {
    return lineTerminator;
  }

  @PyGetter(doc = "What is around fields with special characters.")
  PyObject quotechar(PyContext ctx) {
    return character(ctx, quote);
  }

  @PyGetter(doc = "Which fields are quoted.")
  int quoting(PyContext ctx) {
    return quoting;
  }

  @PyGetter(doc = "Whether blanks at the beginning of a field are ignored.")
  PyObject skipinitialspace(PyContext ctx) {
    return ctx.PyBool_FromBoolean(skipInitialSpace);
  }

  @PyGetter(doc = "Whether bad input is an error.")
  PyObject strict(PyContext ctx) {
    return ctx.PyBool_FromBoolean(strict);
  }
}
