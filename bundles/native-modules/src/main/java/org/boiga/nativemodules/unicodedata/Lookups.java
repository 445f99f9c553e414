package org.boiga.nativemodules.unicodedata;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.nativemodules.support.ByteSpan;

/** The module's functions for either version of the database. */
final class Lookups {
  private Lookups() {}

  /** The character that an argument is; TypeError if it is none. */
  private static int character(PyContext ctx, String function, String which, PyObject o) {
    if (!ctx.PyUnicode_Check(o)) {
      String type = ctx.Py_IsNone(o) ? "None" : ctx.PyObject_TypeName(o);
      throw ctx.PyErr_Format(
          PyExc.TypeError, "%s() %s must be a unicode character, not %s", function, which, type);
    }
    if (ctx.PyUnicode_GetLength(o) != 1) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "%s(): %s must be a unicode character, not a string of length %d",
          function,
          which,
          ctx.PyUnicode_GetLength(o));
    }
    return ctx.PyUnicode_ReadChar(o, 0);
  }

  static String category(PyContext ctx, Characters db, PyObject chr) {
    return db.category(character(ctx, "category", "argument", chr));
  }

  static String bidirectional(PyContext ctx, Characters db, PyObject chr) {
    return db.bidirectional(character(ctx, "bidirectional", "argument", chr));
  }

  static int combining(PyContext ctx, Characters db, PyObject chr) {
    return db.combining(character(ctx, "combining", "argument", chr));
  }

  static int mirrored(PyContext ctx, Characters db, PyObject chr) {
    return db.mirrored(character(ctx, "mirrored", "argument", chr)) ? 1 : 0;
  }

  static String width(PyContext ctx, Characters db, PyObject chr) {
    return db.width(character(ctx, "east_asian_width", "argument", chr));
  }

  static String decomposition(PyContext ctx, Characters db, PyObject chr) {
    return db.decomposition(character(ctx, "decomposition", "argument", chr));
  }

  private static PyObject orElse(PyContext ctx, PyObject value, PyObject fallback, String message) {
    if (value != null) {
      return value;
    }
    if (fallback == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, message);
    }
    return fallback;
  }

  static PyObject decimal(PyContext ctx, Characters db, PyObject chr, PyObject fallback) {
    int v = db.decimal(ctx, character(ctx, "decimal", "argument 1", chr));
    return orElse(ctx, v < 0 ? null : ctx.PyLong_FromLong(v), fallback, "not a decimal");
  }

  static PyObject digit(PyContext ctx, Characters db, PyObject chr, PyObject fallback) {
    int v = db.digit(ctx, character(ctx, "digit", "argument 1", chr));
    return orElse(ctx, v < 0 ? null : ctx.PyLong_FromLong(v), fallback, "not a digit");
  }

  static PyObject numeric(PyContext ctx, Characters db, PyObject chr, PyObject fallback) {
    double v = db.numeric(character(ctx, "numeric", "argument 1", chr));
    return orElse(
        ctx,
        Double.isNaN(v) ? null : ctx.PyFloat_FromDouble(v),
        fallback,
        "not a numeric character");
  }

  static PyObject name(PyContext ctx, Characters db, PyObject chr, PyObject fallback) {
    String name = db.name(ctx, character(ctx, "name", "argument 1", chr));
    return orElse(
        ctx, name == null ? null : ctx.PyUnicode_FromString(name), fallback, "no such name");
  }

  static PyObject lookup(PyContext ctx, Characters db, PyObject o) {
    String name =
        ctx.PyUnicode_Check(o)
            ? ctx.PyUnicode_AsString(o)
            : new String(ByteSpan.of(ctx, o).copy(), StandardCharsets.UTF_8);
    PyObject found = db.lookup(ctx, name);
    if (found == null) {
      throw ctx.PyErr_SetObject(
          ctx.PyExc_Type(PyExc.KeyError),
          ctx.PyUnicode_FromString("undefined character name '" + name + "'"));
    }
    return found;
  }

  /** {@code text} in a normal form, and the object itself where it is. */
  static PyObject normalize(PyContext ctx, Characters db, String form, PyObject o) {
    String text = text(ctx, "normalize", o);
    String result = db.normalize(text, form(ctx, form));
    return ctx.PyUnicode_CheckExact(o) && result.equals(text)
        ? o
        : ctx.PyUnicode_FromString(result);
  }

  static boolean isNormalized(PyContext ctx, Characters db, String form, PyObject o) {
    String text = text(ctx, "is_normalized", o);
    return db.normalize(text, form(ctx, form)).equals(text);
  }

  private static String text(PyContext ctx, String function, PyObject o) {
    if (!ctx.PyUnicode_Check(o)) {
      throw ctx.PyArg_BadArgument(function, "argument 2", "str", o);
    }
    return ctx.PyUnicode_AsString(o);
  }

  private static Normalizer.Form form(PyContext ctx, String form) {
    return switch (form) {
      case "NFC" -> Normalizer.Form.NFC;
      case "NFD" -> Normalizer.Form.NFD;
      case "NFKC" -> Normalizer.Form.NFKC;
      case "NFKD" -> Normalizer.Form.NFKD;
      default -> throw ctx.PyErr_Format(PyExc.ValueError, "invalid normalization form");
    };
  }
}
