package org.boiga.objects;

/** Floats from and to hexadecimal text. */
final class FloatHex {
  private FloatHex() {}

  /** {@code float.hex()}. */
  static String toHex(double v) {
    if (Double.isNaN(v) || Double.isInfinite(v)) {
      return FloatText.repr(v);
    }
    long bits = Double.doubleToRawLongBits(v);
    StringBuilder b = new StringBuilder(24);
    if (bits < 0) {
      b.append('-');
    }
    if (v == 0) {
      return b.append("0x0.0p+0").toString();
    }
    int e = Math.getExponent(v);
    boolean normal = e >= Double.MIN_EXPONENT;
    b.append(normal ? "0x1." : "0x0.");
    String fraction = Long.toHexString(bits & (1L << 52) - 1);
    b.repeat('0', 13 - fraction.length()).append(fraction).append('p');
    e = normal ? e : Double.MIN_EXPONENT;
    return b.append(e < 0 ? '-' : '+').append(Math.abs(e)).toString();
  }

  /** {@code float.fromhex(text)}. */
  static double fromHex(ThreadState ts, String text) {
    String s = strip(text);
    int n = s.length();
    int i = 0;
    boolean negative = false;
    if (i < n && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
      negative = s.charAt(i++) == '-';
    }
    String rest = s.substring(i).toLowerCase(java.util.Locale.ROOT);
    double v =
        switch (rest) {
          case "inf", "infinity" -> Double.POSITIVE_INFINITY;
          case "nan" -> Double.NaN;
          default -> number(ts, rest);
        };
    return negative ? -v : v;
  }

  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static double number(ThreadState ts, String s) {
    int n = s.length();
    int i = s.startsWith("0x") ? 2 : 0;
    int start = i;
    i = digits(s, i);
    int count = i - start;
    if (i < n && s.charAt(i) == '.') {
      int fraction = i + 1;
      i = digits(s, fraction);
      count += i - fraction;
    }
    int end = i;
    String exponent = "0";
    if (count > 0 && i < n && s.charAt(i) == 'p') {
      int from = ++i;
      if (i < n && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
        i++;
      }
      int first = i;
      while (i < n && NumberText.isDigit(s.charAt(i))) {
        i++;
      }
      exponent = i > first ? s.substring(from, i) : null;
    }
    if (count == 0 || exponent == null || i < n) {
      throw PyErr.valueError(ts, "invalid hexadecimal floating-point string");
    }
    // Java reads the rest, with correct rounding.
    double v = Double.parseDouble("0x" + s.substring(start, end) + "p" + exponent);
    if (Double.isInfinite(v)) {
      throw PyErr.overflowError(ts, "hexadecimal value too large to represent as a float");
    }
    return v;
  }

  private static int digits(String s, int i) {
    while (i < s.length() && s.charAt(i) < 128 && Character.digit(s.charAt(i), 16) >= 0) {
      i++;
    }
    return i;
  }
}
