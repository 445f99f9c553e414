package org.boiga.modules.json;

import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** Strings of JSON. */
final class JsonStrings {
  private static final String DIGITS = "0123456789abcdef";

  private JsonStrings() {}

  // Writing --------------------------------------------------------------------------------------

  /** Appends a text in quotes, in ASCII or as it is. */
  static void append(StrBuilder b, PyStr s, boolean ascii) {
    b.append('"');
    for (int i = 0, n = s.length(); i < n; i++) {
      int c = s.at(i);
      switch (c) {
        case '"', '\\' -> b.append('\\').append(c);
        case '\n' -> b.append("\\n");
        case '\r' -> b.append("\\r");
        case '\t' -> b.append("\\t");
        case '\f' -> b.append("\\f");
        case '\b' -> b.append("\\b");
        default -> {
          if (c >= ' ' && (c < 0x7F || !ascii)) {
            b.append(c);
          } else if (c < 0x10000) {
            escape(b, c);
          } else {
            escape(b, Character.highSurrogate(c));
            escape(b, Character.lowSurrogate(c));
          }
        }
      }
    }
    b.append('"');
  }

  private static void escape(StrBuilder b, int unit) {
    b.append('\\').append('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      b.append(DIGITS.charAt(unit >> shift & 15));
    }
  }

  // Reading --------------------------------------------------------------------------------------

  /** JSONDecodeError at a place. */
  static PyException error(ThreadState ts, String message, PyStr text, long at) {
    PyObject module = ts.interp.evaluator.importModule(ts, "json.decoder");
    PyObject type = Attributes.get(ts, module, "JSONDecodeError");
    PyObject e = Calls.call(ts, type, PyStr.of(message), text, Py.int_(at));
    return PyErr.raise(ts, (PyBaseException) e);
  }

  /** A string and where the text goes on behind it. */
  record Scanned(PyStr value, int next) {}

  /**
   * Reads a string.
   *
   * @param from behind the opening quote
   * @param strict whether control characters are errors
   */
  static Scanned scan(ThreadState ts, PyStr text, int from, boolean strict) {
    int n = text.length();
    int begin = from - 1;
    StrBuilder b = null;
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
          throw error(ts, "Invalid control character at", text, i);
        }
      }
      if (i >= n) {
        throw error(ts, "Unterminated string starting at", text, begin);
      }
      if (c == '"') {
        StrBuilder all = b == null ? new StrBuilder(i - start) : b;
        return new Scanned(all.append(text, start, i).toStr(), i + 1);
      }
      b = b == null ? new StrBuilder() : b;
      b.append(text, start, i);
      if (++i >= n) {
        throw error(ts, "Unterminated string starting at", text, begin);
      }
      c = text.at(i);
      if (c != 'u') {
        b.append(unescaped(ts, text, i, c));
        i++;
        continue;
      }
      c = unit(ts, text, i);
      i += 5;
      if (c >= Character.MIN_HIGH_SURROGATE
          && c <= Character.MAX_HIGH_SURROGATE
          && i + 6 < n
          && text.at(i) == '\\'
          && text.at(i + 1) == 'u') {
        int low = unit(ts, text, i + 1);
        if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
          c = Character.toCodePoint((char) c, (char) low);
          i += 6;
        }
      }
      b.append(c);
    }
  }

  private static int unescaped(ThreadState ts, PyStr text, int at, int c) {
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw error(ts, "Invalid \\escape", text, at - 1);
    };
  }

  /** The code unit of the four digits behind the letter at {@code at}. */
  private static int unit(ThreadState ts, PyStr text, int at) {
    if (at + 5 >= text.length()) {
      throw error(ts, "Invalid \\uXXXX escape", text, at);
    }
    int v = 0;
    for (int i = at + 1; i < at + 5; i++) {
      int c = text.at(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw error(ts, "Invalid \\uXXXX escape", text, at);
      }
      v = v << 4 | digit;
    }
    return v;
  }
}
