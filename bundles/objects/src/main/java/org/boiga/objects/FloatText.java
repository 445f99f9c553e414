package org.boiga.objects;

/** Floats from and to text ({@code PyOS_double_to_string} and {@code PyOS_string_to_double}). */
final class FloatText {
  private FloatText() {}

  /** {@code repr(float)}. */
  static String repr(double v) {
    long whole = (long) v;
    if (whole == v && whole > -1_000_000_000_000_000L && whole < 1_000_000_000_000_000L) {
      return whole != 0 || 1 / v > 0 ? whole + ".0" : "-0.0";
    }
    return format(v, 'r', 0, ADD_DOT_0);
  }

  /** A point and a digit follow whole numbers. */
  static final int ADD_DOT_0 = 1;

  /** A point follows whole numbers, and {@code g} keeps trailing zeros. */
  static final int ALTERNATE = 2;

  /** What is rounded to zero has no minus sign. */
  static final int NO_NEGATIVE_ZERO = 4;

  /**
   * The text of a double.
   *
   * @param code {@code e}, {@code f} or {@code g}, in upper case for an upper case result, or
   *     {@code r} for the shortest text that gives the same value, laid out like {@code g}
   * @param precision at least 0; ignored for {@code r}
   */
  static String format(double v, char code, int precision, int flags) {
    boolean upper = code < 'a';
    char c = Character.toLowerCase(code);
    if (Double.isNaN(v)) {
      return upper ? "NAN" : "nan";
    }
    boolean negative = v < 0 || v == 0 && 1 / v < 0;
    if (Double.isInfinite(v)) {
      return (negative ? "-" : "") + (upper ? "INF" : "inf");
    }
    double abs = Math.abs(v);
    int significant = c == 'g' && precision == 0 ? 1 : precision;
    FloatDigits d =
        switch (c) {
          case 'e' -> FloatDigits.significant(abs, Math.min(precision, Integer.MAX_VALUE - 1) + 1);
          case 'f' -> FloatDigits.fraction(abs, precision);
          case 'g' -> FloatDigits.significant(abs, significant);
          default -> FloatDigits.shortest(abs);
        };
    if ((flags & NO_NEGATIVE_ZERO) != 0 && d.isZero()) {
      negative = false;
    }
    StringBuilder b = new StringBuilder(24);
    if (negative) {
      b.append('-');
    }
    layOut(b, d, c, significant, flags);
    return upper ? b.toString().toUpperCase(java.util.Locale.ROOT) : b.toString();
  }

  private static void layOut(StringBuilder b, FloatDigits d, char code, int precision, int flags) {
    boolean dotZero = (flags & ADD_DOT_0) != 0;
    boolean alternate = (flags & ALTERNATE) != 0;
    int point = d.point();
    boolean exponential =
        switch (code) {
          case 'e' -> true;
          case 'f' -> false;
          case 'g' -> point <= -4 || point > precision - (dotZero ? 1 : 0);
          default -> point <= -4 || point > 16;
        };
    int before = exponential ? 1 : Math.max(point, 1);
    FloatDigits shown = exponential ? new FloatDigits(d.digits(), 1) : d;
    int after =
        switch (code) {
          case 'e', 'f' -> precision;
          case 'g' ->
              alternate
                  ? precision - (exponential ? 1 : point)
                  : lastDigit(d.digits()) - shown.point();
          default -> lastDigit(d.digits()) - shown.point();
        };
    if (!exponential && dotZero) {
      after = Math.max(after, 1);
    }
    for (int i = -before; i < 0; i++) {
      b.append(shown.at(i));
    }
    if (after > 0 || alternate) {
      b.append('.');
    }
    for (int i = 0; i < after; i++) {
      b.append(shown.at(i));
    }
    if (exponential) {
      appendExponent(b, point - 1);
    }
  }

  /** Number of digits without trailing zeros. */
  private static int lastDigit(String digits) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return end;
  }

  private static void appendExponent(StringBuilder b, int exponent) {
    b.append('e').append(exponent < 0 ? '-' : '+');
    int e = Math.abs(exponent);
    if (e < 10) {
      b.append('0');
    }
    b.append(e);
  }

  // Reading --------------------------------------------------------------------------------------

  /**
   * Reads what {@code float(text)} accepts.
   *
   * @return null where the text is no number
   */
  static Double parse(String text) {
    String s = NumberText.withoutUnderscores(NumberText.normalize(text));
    return s != null && !s.isEmpty() && scan(s, 0) == s.length() ? value(s) : null;
  }

  /** The value of text that {@link #scan} accepts as a whole. */
  static double value(String s) {
    char last = s.charAt(s.length() - 1);
    if (NumberText.isDigit(last) || last == '.') {
      return Double.parseDouble(s);
    }
    double v = last == 'n' || last == 'N' ? Double.NaN : Double.POSITIVE_INFINITY;
    return s.charAt(0) == '-' ? Math.copySign(v, -1.0) : v;
  }

  /** Where the longest float that begins at {@code from} ends; {@code from} if there is none. */
  static int scan(String s, int from) {
    int n = s.length();
    int i = from;
    if (i < n && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
      i++;
    }
    for (String word : new String[] {"infinity", "inf", "nan"}) {
      if (s.regionMatches(true, i, word, 0, word.length())) {
        return i + word.length();
      }
    }
    int start = i;
    i = digits(s, i);
    int count = i - start;
    if (i < n && s.charAt(i) == '.') {
      int fraction = i + 1;
      i = digits(s, fraction);
      count += i - fraction;
    }
    if (count == 0) {
      return from;
    }
    if (i < n && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
      int e = i + 1;
      if (e < n && (s.charAt(e) == '-' || s.charAt(e) == '+')) {
        e++;
      }
      int end = digits(s, e);
      if (end > e) {
        i = end;
      }
    }
    return i;
  }

  private static int digits(String s, int i) {
    while (i < s.length() && NumberText.isDigit(s.charAt(i))) {
      i++;
    }
    return i;
  }
}
