package org.boiga.objects;

import org.boiga.memory.PyObject;

/**
 * A parsed format specification: the mini-language of {@code format} for str and numbers.
 *
 * @param fill the code point to pad with
 * @param align one of {@code < > = ^}
 * @param sign one of {@code - + space}, or 0 if not given
 * @param width -1 if not given
 * @param grouping {@code ,} or {@code _}, or 0 for none
 * @param precision -1 if not given
 * @param fractionGrouping as {@code grouping}, for the digits after the point
 * @param type code point of the presentation type; 0 if not given, and there is no default
 */
public record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean noNegativeZero,
    boolean alternate,
    int width,
    char grouping,
    long precision,
    char fractionGrouping,
    int type) {

  /**
   * Parses {@code spec}; ValueError where it is wrong for any object.
   *
   * @param object whose type error messages name
   * @param defaultType the presentation type where none is given
   */
  static FormatSpec parse(
      ThreadState ts, PyObject object, PyStr spec, char defaultType, char defaultAlign) {
    return new Parser(ts, spec).parse(object, defaultType, defaultAlign);
  }

  private static final class Parser {
    private final ThreadState ts;
    private final PyStr spec;
    private final int end;
    private int pos;

    Parser(ThreadState ts, PyStr spec) {
      this.ts = ts;
      this.spec = spec;
      end = spec.length();
    }

    private int peek() {
      return pos < end ? spec.at(pos) : -1;
    }

    private boolean skip(char c) {
      boolean found = peek() == c;
      if (found) {
        pos++;
      }
      return found;
    }

    FormatSpec parse(PyObject object, char defaultType, char defaultAlign) {
      int fill = ' ';
      char align = defaultAlign;
      boolean fillGiven = false;
      boolean alignGiven = false;
      if (pos + 1 < end && isAlignment(spec.at(pos + 1))) {
        fill = spec.at(pos);
        align = (char) spec.at(pos + 1);
        fillGiven = true;
        alignGiven = true;
        pos += 2;
      } else if (isAlignment(peek())) {
        align = (char) spec.at(pos++);
        alignGiven = true;
      }
      char sign =
          switch (peek()) {
            case '+', '-', ' ' -> (char) spec.at(pos++);
            default -> 0;
          };
      boolean noNegativeZero = skip('z');
      boolean alternate = skip('#');
      if (!fillGiven && skip('0')) {
        fill = '0';
        if (!alignGiven && defaultAlign == '>') {
          align = '=';
        }
      }
      long width = integer();
      char grouping = grouping();
      long precision = -1;
      char fractionGrouping = 0;
      if (skip('.')) {
        precision = integer();
        fractionGrouping = grouping();
        if (precision < 0 && fractionGrouping == 0) {
          throw PyErr.valueError(ts, "Format specifier missing precision");
        }
      }
      if (end - pos > 1) {
        throw PyErr.valueError(
            ts,
            "Invalid format specifier '"
                + spec
                + "' for object of type '"
                + PyType.of(object).name()
                + "'");
      }
      int type = pos < end ? spec.at(pos) : defaultType;
      checkGrouping(grouping, type);
      if (type == 'n' && fractionGrouping != 0) {
        throw badGrouping(fractionGrouping, type);
      }
      if (width > Integer.MAX_VALUE - 8) {
        throw PyErr.of(ts, PyExc.MemoryError);
      }
      return new FormatSpec(
          fill,
          align,
          sign,
          noNegativeZero,
          alternate,
          (int) width,
          grouping,
          precision,
          fractionGrouping,
          type);
    }

    private static boolean isAlignment(int c) {
      return c == '<' || c == '>' || c == '=' || c == '^';
    }

    /** Digits at the position, or -1 where there are none. */
    private long integer() {
      int start = pos;
      long v = 0;
      for (int d; (d = Character.digit(Math.max(peek(), 0), 10)) >= 0; pos++) {
        if (v > (Long.MAX_VALUE - d) / 10) {
          throw PyErr.valueError(ts, "Too many decimal digits in format string");
        }
        v = v * 10 + d;
      }
      return pos == start ? -1 : v;
    }

    private char grouping() {
      boolean comma = skip(',');
      boolean underscore = skip('_');
      if (underscore && (comma || peek() == ',')) {
        throw PyErr.valueError(ts, "Cannot specify both ',' and '_'.");
      }
      return comma ? ',' : underscore ? '_' : 0;
    }

    private void checkGrouping(char grouping, int type) {
      boolean allowed =
          switch (type) {
            case 0, 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F' -> true;
            case 'b', 'o', 'x', 'X' -> grouping == '_';
            default -> false;
          };
      if (grouping != 0 && !allowed) {
        throw badGrouping(grouping, type);
      }
    }

    private PyException badGrouping(char grouping, int type) {
      return PyErr.valueError(ts, "Cannot specify '" + grouping + "' with '" + shown(type) + "'.");
    }
  }

  /** How messages show a presentation type. */
  private static String shown(int type) {
    return type > 32 && type < 128
        ? String.valueOf((char) type)
        : "\\x" + Integer.toHexString(type);
  }

  PyException unknownType(ThreadState ts, PyObject o) {
    return PyErr.valueError(
        ts,
        "Unknown format code '"
            + shown(type)
            + "' for object of type '"
            + PyType.of(o).name()
            + "'");
  }

  /** {@code format(value, spec)} for a str. */
  public static PyStr formatStr(ThreadState ts, PyStr value, PyStr spec) {
    if (spec.length() == 0) {
      return value.getClass() == PyStr.class ? value : new PyStr(value);
    }
    FormatSpec f = parse(ts, value, spec, 's', '<');
    if (f.type != 's') {
      throw f.unknownType(ts, value);
    }
    String wrong =
        f.sign == ' '
            ? "Space not allowed in string format specifier"
            : f.sign != 0
                ? "Sign not allowed in string format specifier"
                : f.noNegativeZero
                    ? "Negative zero coercion (z) not allowed in string format specifier"
                    : f.alternate
                        ? "Alternate form (#) not allowed in string format specifier"
                        : f.align == '='
                            ? "'=' alignment not allowed in string format specifier"
                            : null;
    if (wrong != null) {
      throw PyErr.valueError(ts, wrong);
    }
    int n = (int) (f.precision >= 0 ? Math.min(f.precision, value.length()) : value.length());
    int[] points = value.codePoints();
    int[] padding = f.padding(n);
    int[] all = new int[padding[0] + n + padding[1]];
    java.util.Arrays.fill(all, f.fill);
    System.arraycopy(points, 0, all, padding[0], n);
    return PyStr.ofCodePoints(all);
  }

  /** How much to pad before and after text of length {@code n}; {@code =} pads before. */
  int[] padding(int n) {
    int total = Math.max(width - n, 0);
    int before =
        switch (align) {
          case '<' -> 0;
          case '^' -> total / 2;
          default -> total;
        };
    return new int[] {before, total - before};
  }

  /** Pads text of a number. */
  PyStr pad(StringBuilder text) {
    int[] padding = padding(text.length());
    String f = Character.toString(fill);
    text.insert(0, f.repeat(padding[0])).repeat(f, padding[1]);
    return PyStr.of(text.toString());
  }
}
