package org.boiga.objects;

/** {@code __format__} of the numeric types. */
final class NumberFormat {
  private static final int DEFAULT_PRECISION = 6;

  private NumberFormat() {}

  static PyStr format(ThreadState ts, PyInt v, PyStr spec) {
    if (spec.length() == 0) {
      return Conversion.str(ts, v);
    }
    FormatSpec f = FormatSpec.parse(ts, v, spec, 'd', '>');
    return switch (f.type()) {
      case 'b', 'c', 'd', 'o', 'x', 'X', 'n' -> formatInt(ts, v, f);
      case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> formatFloat(ts, v.toDouble(ts), f);
      default -> throw f.unknownType(ts, v);
    };
  }

  static PyStr format(ThreadState ts, PyFloat v, PyStr spec) {
    if (spec.length() == 0) {
      return Conversion.str(ts, v);
    }
    FormatSpec f = FormatSpec.parse(ts, v, spec, '\0', '>');
    return switch (f.type()) {
      case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%' -> formatFloat(ts, v.value, f);
      default -> throw f.unknownType(ts, v);
    };
  }

  static PyStr format(ThreadState ts, PyComplex v, PyStr spec) {
    if (spec.length() == 0) {
      return Conversion.str(ts, v);
    }
    FormatSpec f = FormatSpec.parse(ts, v, spec, '\0', '>');
    return switch (f.type()) {
      case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n' -> formatComplex(ts, v, f);
      default -> throw f.unknownType(ts, v);
    };
  }

  // Ints -----------------------------------------------------------------------------------------

  private static PyStr formatInt(ThreadState ts, PyInt v, FormatSpec f) {
    if (f.precision() != -1) {
      throw PyErr.valueError(ts, "Precision not allowed in integer format specifier");
    }
    if (f.noNegativeZero()) {
      throw PyErr.valueError(
          ts, "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (f.type() == 'c') {
      return formatCharacter(ts, v, f);
    }
    int base =
        switch (f.type()) {
          case 'b' -> 2;
          case 'o' -> 8;
          case 'x', 'X' -> 16;
          default -> 10;
        };
    String digits =
        base == 10 ? IntText.decimal(ts, PyInt.abs(v)) : IntText.toBase(PyInt.abs(v), base);
    String prefix = f.alternate() && base != 10 ? "0" + (char) f.type() : "";
    Layout layout = new Layout(f);
    layout.groupSize = base == 10 ? 3 : 4;
    layout.negative = v.signum() < 0;
    layout.prefix = prefix;
    layout.whole = f.type() == 'X' ? digits.toUpperCase(java.util.Locale.ROOT) : digits;
    return f.pad(layout.write(f));
  }

  private static PyStr formatCharacter(ThreadState ts, PyInt v, FormatSpec f) {
    if (f.sign() != 0) {
      throw PyErr.valueError(ts, "Sign not allowed with integer format specifier 'c'");
    }
    if (f.alternate()) {
      throw PyErr.valueError(
          ts, "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (!v.isLong()) {
      throw PyErr.overflowError(ts, "Python int too large to convert to C long");
    }
    if (v.longValue() < 0 || v.longValue() > Character.MAX_CODE_POINT) {
      throw PyErr.overflowError(ts, "%c arg not in range(0x110000)");
    }
    int[] padding = f.padding(1);
    int[] all = new int[padding[0] + 1 + padding[1]];
    java.util.Arrays.fill(all, f.fill());
    all[padding[0]] = (int) v.longValue();
    return PyStr.ofCodePoints(all);
  }

  // Floats ---------------------------------------------------------------------------------------

  private static PyStr formatFloat(ThreadState ts, double v, FormatSpec f) {
    boolean percent = f.type() == '%';
    int flags = f.type() == 0 ? FloatText.ADD_DOT_0 : 0;
    String s = text(ts, percent ? v * 100 : v, f, flags);
    Layout layout = new Layout(f);
    layout.split(percent ? s + '%' : s);
    return f.pad(layout.write(f));
  }

  private static String text(ThreadState ts, double v, FormatSpec f, int flags) {
    if (f.precision() > Integer.MAX_VALUE) {
      throw PyErr.valueError(ts, "precision too big");
    }
    if (f.alternate()) {
      flags |= FloatText.ALTERNATE;
    }
    if (f.noNegativeZero()) {
      flags |= FloatText.NO_NEGATIVE_ZERO;
    }
    boolean given = f.precision() >= 0;
    char code =
        switch (f.type()) {
          case 0 -> given ? 'g' : 'r';
          case 'n' -> 'g';
          case '%' -> 'f';
          default -> (char) f.type();
        };
    return FloatText.format(v, code, given ? (int) f.precision() : DEFAULT_PRECISION, flags);
  }

  private static PyStr formatComplex(ThreadState ts, PyComplex v, FormatSpec f) {
    if (f.fill() == '0') {
      throw PyErr.valueError(ts, "Zero padding is not allowed in complex format specifier");
    }
    if (f.align() == '=') {
      throw PyErr.valueError(ts, "'=' alignment flag is not allowed in complex format specifier");
    }
    boolean plain = f.type() == 0;
    boolean imaginaryOnly = plain && v.real == 0 && 1 / v.real > 0;
    Layout layout = new Layout(f);
    StringBuilder b = new StringBuilder();
    if (!imaginaryOnly) {
      layout.split(text(ts, v.real, f, 0));
      b.append(layout.write(f));
      layout.sign = '+';
    }
    layout.split(text(ts, v.imag, f, 0));
    b.append(layout.write(f)).append('j');
    return f.pad(plain && !imaginaryOnly ? b.insert(0, '(').append(')') : b);
  }

  // Layout ---------------------------------------------------------------------------------------

  /** The parts of a number's text. */
  private static final class Layout {
    char sign;
    int groupSize = 3;
    boolean negative;
    String prefix = "";

    /** Digits before the point, which are grouped and padded with zeros. */
    String whole = "";

    /** Point and digits after it. */
    String fraction = "";

    /** What follows: an exponent, a percent sign, or a word such as inf. */
    String rest = "";

    Layout(FormatSpec f) {
      sign = f.sign();
    }

    void split(String s) {
      negative = s.startsWith("-");
      int start = negative ? 1 : 0;
      int point = digits(s, start);
      int end = point < s.length() && s.charAt(point) == '.' ? digits(s, point + 1) : point;
      whole = s.substring(start, point);
      fraction = s.substring(point, end);
      rest = s.substring(end);
    }

    private static int digits(String s, int i) {
      while (i < s.length() && NumberText.isDigit(s.charAt(i))) {
        i++;
      }
      return i;
    }

    /** The text, padded only where that goes between sign and digits. */
    StringBuilder write(FormatSpec f) {
      StringBuilder b = new StringBuilder();
      if (negative) {
        b.append('-');
      } else if (sign == '+' || sign == ' ') {
        b.append(sign);
      }
      b.append(prefix);
      String after = groupedFraction(f.fractionGrouping()) + rest;
      int room = f.align() == '=' ? f.width() - b.length() - after.length() : 0;
      String digits = whole.isEmpty() ? "" : groupedWhole(f.grouping(), f.fill() == '0' ? room : 0);
      if (room > digits.length()) {
        b.repeat(f.fill(), room - digits.length());
      }
      return b.append(digits).append(after);
    }

    /** The whole part with separators, filled up with zeros to at least {@code width}. */
    private String groupedWhole(char separator, int width) {
      if (separator == 0) {
        return "0".repeat(Math.max(width - whole.length(), 0)) + whole;
      }
      StringBuilder reversed = new StringBuilder();
      int inGroup = 0;
      for (int i = whole.length() - 1; i >= 0 || reversed.length() < width; i--) {
        if (inGroup == groupSize) {
          reversed.append(separator);
          inGroup = 0;
        }
        reversed.append(i >= 0 ? whole.charAt(i) : '0');
        inGroup++;
      }
      return reversed.reverse().toString();
    }

    private String groupedFraction(char separator) {
      if (separator == 0) {
        return fraction;
      }
      StringBuilder b = new StringBuilder();
      for (int i = 0; i < fraction.length(); i++) {
        if (i > 3 && i % 3 == 1) {
          b.append(separator);
        }
        b.append(fraction.charAt(i));
      }
      return b.toString();
    }
  }
}
