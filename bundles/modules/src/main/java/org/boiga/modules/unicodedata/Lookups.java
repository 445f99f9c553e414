package org.boiga.modules.unicodedata;

import java.text.Normalizer;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.Codecs;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The module's functions for either version of the database. */
final class Lookups {
  private Lookups() {}

  /** The character that an argument is; TypeError if it is none. */
  private static int character(ThreadState ts, String function, String which, PyObject o) {
    if (!(o instanceof PyStr s)) {
      String type = o == Py.None ? "None" : PyType.of(o).name();
      throw PyErr.typeError(
          ts, "%s() %s must be a unicode character, not %s".formatted(function, which, type));
    }
    if (s.length() != 1) {
      throw PyErr.typeError(
          ts,
          "%s(): %s must be a unicode character, not a string of length %d"
              .formatted(function, which, s.length()));
    }
    return s.at(0);
  }

  static String category(ThreadState ts, Characters db, PyObject chr) {
    return db.category(character(ts, "category", "argument", chr));
  }

  static String bidirectional(ThreadState ts, Characters db, PyObject chr) {
    return db.bidirectional(character(ts, "bidirectional", "argument", chr));
  }

  static int combining(ThreadState ts, Characters db, PyObject chr) {
    return db.combining(character(ts, "combining", "argument", chr));
  }

  static int mirrored(ThreadState ts, Characters db, PyObject chr) {
    return db.mirrored(character(ts, "mirrored", "argument", chr)) ? 1 : 0;
  }

  static String width(ThreadState ts, Characters db, PyObject chr) {
    return db.width(character(ts, "east_asian_width", "argument", chr));
  }

  static String decomposition(ThreadState ts, Characters db, PyObject chr) {
    return db.decomposition(character(ts, "decomposition", "argument", chr));
  }

  private static PyObject orElse(
      ThreadState ts, PyObject value, PyObject fallback, String message) {
    if (value != null) {
      return value;
    }
    if (fallback == null) {
      throw PyErr.valueError(ts, message);
    }
    return fallback;
  }

  static PyObject decimal(ThreadState ts, Characters db, PyObject chr, PyObject fallback) {
    int v = db.decimal(character(ts, "decimal", "argument 1", chr));
    return orElse(ts, v < 0 ? null : Py.int_(v), fallback, "not a decimal");
  }

  static PyObject digit(ThreadState ts, Characters db, PyObject chr, PyObject fallback) {
    int v = db.digit(character(ts, "digit", "argument 1", chr));
    return orElse(ts, v < 0 ? null : Py.int_(v), fallback, "not a digit");
  }

  static PyObject numeric(ThreadState ts, Characters db, PyObject chr, PyObject fallback) {
    double v = db.numeric(character(ts, "numeric", "argument 1", chr));
    return orElse(ts, Double.isNaN(v) ? null : Py.float_(v), fallback, "not a numeric character");
  }

  static PyObject name(ThreadState ts, Characters db, PyObject chr, PyObject fallback) {
    String name = db.name(character(ts, "name", "argument 1", chr));
    return orElse(ts, name == null ? null : PyStr.of(name), fallback, "no such name");
  }

  static PyObject lookup(ThreadState ts, Characters db, PyObject o) {
    String name =
        o instanceof PyStr s
            ? s.toString()
            : Codecs.fromUtf8(ts, Buffers.content(ts, o)).toString();
    PyStr found = db.lookup(name);
    if (found == null) {
      throw PyErr.of(ts, PyExc.KeyError, "undefined character name '" + name + "'");
    }
    return found;
  }

  static Normalizer.Form form(ThreadState ts, String form) {
    return switch (form) {
      case "NFC" -> Normalizer.Form.NFC;
      case "NFD" -> Normalizer.Form.NFD;
      case "NFKC" -> Normalizer.Form.NFKC;
      case "NFKD" -> Normalizer.Form.NFKD;
      default -> throw PyErr.valueError(ts, "invalid normalization form");
    };
  }
}
