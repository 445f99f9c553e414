package org.boiga.objects;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decimal digits of a finite double that is not negative: {@code 0.digits * 10**point}. Rounding is
 * that of the exact value, half to even.
 */
record FloatDigits(String digits, int point) {
  private static final FloatDigits ZERO = new FloatDigits("0", 1);

  /** Powers of ten that are exact as doubles and for which scaled values may fit 52 bits. */
  private static final double[] POWERS = new double[16];

  static {
    double p = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = p;
      p *= 10;
    }
  }

  /** The fewest digits that give the same double when they are read. */
  static FloatDigits shortest(double v) {
    if (v == 0) {
      return ZERO;
    }
    String s = Double.toString(v);
    if (v < 0x1p-1068) {
      s = oneDigit(v, s);
    }
    int e = s.indexOf('E');
    int exponent = e < 0 ? 0 : Integer.parseInt(s, e + 1, s.length(), 10);
    int end = e < 0 ? s.length() : e;
    int dot = s.indexOf('.');
    StringBuilder b = new StringBuilder(end);
    b.append(s, 0, dot).append(s, dot + 1, end);
    return trimmed(b.toString(), dot + exponent);
  }

  /**
   * Java prefers two digits that are nearer to one digit that would do, which matters for numbers
   * with very few bits.
   */
  private static String oneDigit(double v, String s) {
    BigDecimal two = new BigDecimal(s);
    BigDecimal one = two.round(new MathContext(1, RoundingMode.HALF_EVEN));
    if (one.doubleValue() != v) {
      return s;
    }
    return one.unscaledValue() + ".0E" + -one.scale();
  }

  private static FloatDigits trimmed(String s, int point) {
    int start = 0;
    int end = s.length();
    while (end > 1 && s.charAt(end - 1) == '0') {
      end--;
    }
    while (start < end - 1 && s.charAt(start) == '0') {
      start++;
    }
    return new FloatDigits(s.substring(start, end), point - start);
  }

  /** The value rounded to {@code n} significant digits; there may be fewer, never more. */
  static FloatDigits significant(double v, int n) {
    if (v == 0) {
      return ZERO;
    }
    BigDecimal d = new BigDecimal(v);
    if (d.precision() > n) {
      d = d.round(new MathContext(n, RoundingMode.HALF_EVEN));
    }
    return of(d);
  }

  /** The value rounded to {@code n} digits after the point; there may be fewer, never more. */
  static FloatDigits fraction(double v, int n) {
    if (n < POWERS.length) {
      double scaled = v * POWERS[n];
      if (scaled < 0x1p52) {
        return of(roundedProduct(v, POWERS[n], scaled), n);
      }
    }
    BigDecimal d = new BigDecimal(v);
    return of(d.scale() > n ? d.setScale(n, RoundingMode.HALF_EVEN) : d);
  }

  /** {@code v * power} rounded once, half to even. */
  private static long roundedProduct(double v, double power, double product) {
    double error = Math.fma(v, power, -product);
    double floor = Math.floor(product);
    long n = (long) floor;
    // The exact product is floor + (aboveHalf + 0.5) + error.
    double aboveHalf = product - floor - 0.5;
    if (aboveHalf == -0.5 && error < 0) {
      return n; // just below a whole number
    }
    int c = Double.compare(aboveHalf, -error + 0.0);
    return c > 0 || c == 0 && (n & 1) != 0 ? n + 1 : n;
  }

  private static FloatDigits of(long unscaled, int scale) {
    if (unscaled == 0) {
      return ZERO;
    }
    String s = Long.toString(unscaled);
    return new FloatDigits(s, s.length() - scale);
  }

  private static FloatDigits of(BigDecimal d) {
    if (d.signum() == 0) {
      return ZERO;
    }
    String s = d.unscaledValue().toString();
    return new FloatDigits(s, s.length() - d.scale());
  }

  boolean isZero() {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  /** The digit before the {@code k}th place after the point; places before it count negative. */
  char at(int place) {
    int i = point + place;
    return i >= 0 && i < digits.length() ? digits.charAt(i) : '0';
  }
}
