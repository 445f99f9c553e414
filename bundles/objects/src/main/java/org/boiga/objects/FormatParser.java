package org.boiga.objects;

/**
 * Takes a format string of {@code str.format} apart into literal text and replacement fields. After
 * each {@link #next} the fields describe a piece: literal text, and the replacement field that
 * follows it, if any.
 */
public final class FormatParser {
  private final PyStr format;
  private int at;

  public PyStr literal;

  /** The field's name with what follows it ({@code 0.real[1]}), or null if there is no field. */
  public PyStr fieldName;

  /** The conversion character, or 0. */
  public int conversion;

  /** The text after the colon; empty if there is none. */
  public PyStr spec;

  /** Whether {@link #spec} contains replacement fields. */
  boolean nested;

  public FormatParser(PyStr format) {
    this.format = format;
  }

  /** Goes on to the next piece; false at the end. */
  public boolean next(ThreadState ts) {
    int n = format.length();
    if (at >= n) {
      return false;
    }
    literal = PyStr.EMPTY;
    fieldName = null;
    conversion = 0;
    spec = PyStr.EMPTY;
    nested = false;
    int start = at;
    int i = start;
    while (i < n && format.at(i) != '{' && format.at(i) != '}') {
      i++;
    }
    if (i == n) {
      literal = format.substring(start, n);
      at = n;
      return true;
    }
    int c = format.at(i);
    if (i + 1 < n && format.at(i + 1) == c) {
      literal = format.substring(start, i + 1); // a doubled brace stands for one
      at = i + 2;
      return true;
    }
    if (c == '}') {
      throw PyErr.valueError(ts, "Single '}' encountered in format string");
    }
    if (i + 1 == n) {
      throw PyErr.valueError(ts, "Single '{' encountered in format string");
    }
    literal = format.substring(start, i);
    at = i + 1;
    field(ts, n);
    return true;
  }

  private void field(ThreadState ts, int n) {
    int start = at;
    int end = fieldNameEnd(ts, n);
    if (end < 0) {
      throw PyErr.valueError(ts, "expected '}' before end of string");
    }
    fieldName = format.substring(start, end);
    at = end + 1;
    switch (format.at(end)) {
      case '}' -> {}
      case ':' -> spec(ts, n);
      default -> {
        if (at == n) {
          throw PyErr.valueError(ts, "end of string while looking for conversion specifier");
        }
        conversion = format.at(at++);
        if (at < n) {
          int c = format.at(at++);
          if (c == '}') {
            return;
          }
          if (c != ':') {
            throw PyErr.valueError(ts, "expected ':' after conversion specifier");
          }
        }
        spec(ts, n);
      }
    }
  }

  private int fieldNameEnd(ThreadState ts, int n) {
    for (int i = at; i < n; i++) {
      switch (format.at(i)) {
        case '{' -> throw PyErr.valueError(ts, "unexpected '{' in field name");
        case '[' -> {
          while (i < n && format.at(i) != ']') {
            i++;
          }
        }
        case '}', ':', '!' -> {
          return i;
        }
        default -> {}
      }
    }
    return -1;
  }

  private void spec(ThreadState ts, int n) {
    int start = at;
    int depth = 1;
    for (int i = start; i < n; i++) {
      int c = format.at(i);
      if (c == '{') {
        nested = true;
        depth++;
      } else if (c == '}' && --depth == 0) {
        spec = format.substring(start, i);
        at = i + 1;
        return;
      }
    }
    throw PyErr.valueError(ts, "unmatched '{' in format spec");
  }
}
