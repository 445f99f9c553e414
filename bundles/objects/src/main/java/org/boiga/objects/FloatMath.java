package org.boiga.objects;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The mathematics of Python's floats where it is not Java's. */
public final class FloatMath {
  /** Beyond so many digits after the point, or before it, rounding changes nothing or all. */
  private static final int MOST_DIGITS = 323;

  private static final int LEAST_DIGITS = -308;

  private FloatMath() {}

  /** {@code a % b}, with the sign of {@code b}, which is not zero. */
  public static double floorMod(double a, double b) {
    double mod = a % b;
    if (mod == 0) {
      return Math.copySign(0.0, b);
    }
    return b < 0 != mod < 0 ? mod + b : mod;
  }

  /** {@code a // b}; {@code b} is not zero. */
  public static double floorDiv(double a, double b) {
    double mod = a % b;
    double div = (a - mod) / b;
    if (mod != 0 && b < 0 != mod < 0) {
      div -= 1.0;
    }
    if (div == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(div);
    return div - floor > 0.5 ? floor + 1.0 : floor;
  }

  static boolean isOdd(double v) {
    return Math.abs(v) % 2 == 1;
  }

  /**
   * Rounded to {@code digits} decimal places, half to even; infinite where the result is too large.
   */
  static double round(double v, long digits) {
    if (Double.isNaN(v) || Double.isInfinite(v) || digits > MOST_DIGITS) {
      return v;
    }
    if (digits < LEAST_DIGITS) {
      return 0.0 * v;
    }
    BigDecimal d = new BigDecimal(v);
    if (d.scale() <= digits) {
      return v;
    }
    double r = d.setScale((int) digits, RoundingMode.HALF_EVEN).doubleValue();
    return Math.copySign(r, v);
  }

  /** Numerator and denominator, in lowest terms, of a finite double. */
  public static BigInteger[] ratio(double v) {
    if (v == 0) {
      return new BigInteger[] {BigInteger.ZERO, BigInteger.ONE};
    }
    int e = Math.max(Math.getExponent(v), Double.MIN_EXPONENT) - 52;
    long m = mantissa(v);
    int zeros = Long.numberOfTrailingZeros(m);
    m >>= zeros;
    e += zeros;
    BigInteger n = BigInteger.valueOf(v < 0 ? -m : m);
    return e >= 0
        ? new BigInteger[] {n.shiftLeft(e), BigInteger.ONE}
        : new BigInteger[] {n, BigInteger.ONE.shiftLeft(-e)};
  }

  /** The significand as a whole number of at most 53 bits. */
  static long mantissa(double v) {
    long fraction = Double.doubleToRawLongBits(v) & (1L << 52) - 1;
    return Math.getExponent(v) >= Double.MIN_EXPONENT ? fraction | 1L << 52 : fraction;
  }
}
