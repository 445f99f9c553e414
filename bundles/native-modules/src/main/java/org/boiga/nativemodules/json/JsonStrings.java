package org.boiga.nativemodules.json;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyObject;
import org.boiga.api.PyUnicodeWriter;

/** Strings of JSON. */
final class JsonStrings {
  private static final String DIGITS = "0123456789abcdef";

  private JsonStrings() {}

  // Writing --------------------------------------------------------------------------------------

  /** Appends a text in quotes, in ASCII or as it is. */
  static void append(PyContext ctx, PyUnicodeWriter b, PyObject s, boolean ascii) {
    b.WriteChar('"');
    CodePoints points = new CodePoints(ctx, s);
    int n = points.length;
    int written = 0;
    for (int i = 0; i < n; i++) {
      int c = points.at(i);
      if (c >= ' ' && c != '"' && c != '\\' && (c < 0x7F || !ascii)) {
        continue;
      }
      b.WriteSubstring(s, written, i);
      written = i + 1;
      switch (c) {
        case '"', '\\' -> b.WriteChar('\\').WriteChar(c);
        case '\n' -> b.WriteString("\\n");
        case '\r' -> b.WriteString("\\r");
        case '\t' -> b.WriteString("\\t");
        case '\f' -> b.WriteString("\\f");
        case '\b' -> b.WriteString("\\b");
        default -> {
          if (c < 0x10000) {
            escape(b, c);
          } else {
            escape(b, Character.highSurrogate(c));
            escape(b, Character.lowSurrogate(c));
          }
        }
      }
    }
    b.WriteSubstring(s, written, n).WriteChar('"');
  }

  private static void escape(PyUnicodeWriter b, int unit) {
    b.WriteChar('\\').WriteChar('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      b.WriteChar(DIGITS.charAt(unit >> shift & 15));
    }
  }

  // Reading --------------------------------------------------------------------------------------

  /** JSONDecodeError at a place. */
  static PyError error(PyContext ctx, String message, PyObject text, long at) {
    PyObject type =
        ctx.PyObject_GetAttrString(ctx.PyImport_ImportModule("json.decoder"), "JSONDecodeError");
    return ctx.PyErr_SetRaisedException(
        ctx.PyObject_CallFunctionObjArgs(
            type, ctx.PyUnicode_FromString(message), text, ctx.PyLong_FromLong(at)));
  }

  /** A string and where the text goes on behind it. */
  record Scanned(PyObject value, int next) {}

  /**
   * Reads a string.
   *
   * @param from behind the opening quote
   * @param strict whether control characters are errors
   */
  static Scanned scan(PyContext ctx, CodePoints text, int from, boolean strict) {
    int n = text.length;
    int begin = from - 1;
    PyUnicodeWriter b = null;
    int i = from;
    while (true) {
      int start = i;
      int c = 0;
      for (; i < n; i++) {
        c = text.at(i);
        if (c == '"' || c == '\\') {
          break;
        }
        if (c < ' ' && strict) {
          throw error(ctx, "Invalid control character at", text.str(), i);
        }
      }
      if (i >= n) {
        throw error(ctx, "Unterminated string starting at", text.str(), begin);
      }
      if (c == '"') {
        PyObject all =
            b == null
                ? ctx.PyUnicode_Substring(text.str(), start, i)
                : b.WriteSubstring(text.str(), start, i).Finish();
        return new Scanned(all, i + 1);
      }
      b = b == null ? ctx.PyUnicodeWriter_Create() : b;
      b.WriteSubstring(text.str(), start, i);
      if (++i >= n) {
        throw error(ctx, "Unterminated string starting at", text.str(), begin);
      }
      c = text.at(i);
      if (c != 'u') {
        b.WriteChar(unescaped(ctx, text, i, c));
        i++;
        continue;
      }
      c = unit(ctx, text, i);
      i += 5;
      if (c >= Character.MIN_HIGH_SURROGATE
          && c <= Character.MAX_HIGH_SURROGATE
          && i + 6 < n
          && text.at(i) == '\\'
          && text.at(i + 1) == 'u') {
        int low = unit(ctx, text, i + 1);
        if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
          c = Character.toCodePoint((char) c, (char) low);
          i += 6;
        }
      }
      b.WriteChar(c);
    }
  }

  private static int unescaped(PyContext ctx, CodePoints text, int at, int c) {
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw error(ctx, "Invalid \\escape", text.str(), at - 1);
    };
  }

  /** The code unit of the four digits behind the letter at {@code at}. */
  private static int unit(PyContext ctx, CodePoints text, int at) {
    if (at + 5 >= text.length) {
      throw error(ctx, "Invalid \\uXXXX escape", text.str(), at);
    }
    int v = 0;
    for (int i = at + 1; i < at + 5; i++) {
      int c = text.at(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw error(ctx, "Invalid \\uXXXX escape", text.str(), at);
      }
      v = v << 4 | digit;
    }
    return v;
  }
}
