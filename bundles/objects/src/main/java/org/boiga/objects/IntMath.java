package org.boiga.objects;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.boiga.memory.PyObject;

/** The mathematics of Python's ints on Java numbers, where Java's differs or has none. */
public final class IntMath {
  /** The Mersenne prime that numeric hashes are reduced by: 2**61 - 1. */
  public static final long HASH_MODULUS = (1L << 61) - 1;

  private static final BigInteger BIG_HASH_MODULUS = BigInteger.valueOf(HASH_MODULUS);

  private IntMath() {}

  /** The quotient rounded towards negative infinity; {@code b} is not zero. */
  public static BigInteger floorDiv(BigInteger a, BigInteger b) {
    if (a.signum() * b.signum() >= 0) {
      return a.divide(b);
    }
    BigInteger[] qr = a.divideAndRemainder(b);
    return qr[1].signum() == 0 ? qr[0] : qr[0].subtract(BigInteger.ONE);
  }

  /** The remainder with the sign of {@code b}, which is not zero. */
  public static BigInteger floorMod(BigInteger a, BigInteger b) {
    BigInteger r = a.remainder(b);
    return r.signum() != 0 && r.signum() != b.signum() ? r.add(b) : r;
  }

  /** Both of {@link #floorDiv} and {@link #floorMod}. */
  public static BigInteger[] floorDivMod(BigInteger a, BigInteger b) {
    BigInteger[] qr = a.divideAndRemainder(b);
    if (qr[1].signum() != 0 && qr[1].signum() != b.signum()) {
      qr[0] = qr[0].subtract(BigInteger.ONE);
      qr[1] = qr[1].add(b);
    }
    return qr;
  }

  /** The quotient rounded to the nearest int, ties to even; {@code b} is positive. */
  public static BigInteger divideToNearest(BigInteger a, BigInteger b) {
    BigInteger[] qr = floorDivMod(a, b);
    int c = qr[1].shiftLeft(1).compareTo(b);
    return c > 0 || c == 0 && qr[0].testBit(0) ? qr[0].add(BigInteger.ONE) : qr[0];
  }

  /**
   * The quotient as the nearest double, ties to even; {@code b} is not zero.
   *
   * @return infinite where the quotient is too large
   */
  public static double trueDivide(BigInteger a, BigInteger b) {
    boolean negative = a.signum() < 0 != b.signum() < 0;
    BigInteger n = a.abs();
    BigInteger d = b.abs();
    if (n.signum() == 0) {
      return negative ? -0.0 : 0.0;
    }
    int diff = n.bitLength() - d.bitLength();
    double r;
    if (diff > Double.MAX_EXPONENT + 1) {
      r = Double.POSITIVE_INFINITY;
    } else if (diff < Double.MIN_EXPONENT - 54) {
      r = 0.0;
    } else {
      // The quotient gets at least two bits more than the result, but for subnormal results, where
      // its lowest bits are those below the smallest double.
      int shift = Math.max(diff, Double.MIN_EXPONENT) - 54;
      BigInteger[] qr =
          shift <= 0
              ? n.shiftLeft(-shift).divideAndRemainder(d)
              : n.divideAndRemainder(d.shiftLeft(shift));
      long q = qr[0].longValue();
      boolean sticky = qr[1].signum() != 0;
      int bits = 64 - Long.numberOfLeadingZeros(q);
      int extra = Math.max(bits, Double.MIN_EXPONENT + 1 - shift) - Double.PRECISION;
      long half = 1L << extra - 1;
      long rest = q & (half << 1) - 1;
      q -= rest;
      if (rest > half || rest == half && (sticky || (q & half << 1) != 0)) {
        q += half << 1;
      }
      r = Math.scalb((double) q, shift);
    }
    return negative ? -r : r;
  }

  /** The quotient as the nearest double; {@code b} is not zero. */
  public static double trueDivide(long a, long b) {
    return exactInDouble(a) && exactInDouble(b)
        ? (double) a / (double) b
        : trueDivide(BigInteger.valueOf(a), BigInteger.valueOf(b));
  }

  private static boolean exactInDouble(long a) {
    return a >= -(1L << 53) && a <= 1L << 53;
  }

  /** Compares exactly; {@code b} is not NaN. */
  public static int compare(long a, double b) {
    if (exactInDouble(a)) {
      return Double.compare((double) a + 0.0, b + 0.0);
    }
    if (b >= 0x1p63) {
      return -1;
    }
    if (b < -0x1p63) {
      return 1;
    }
    // Beyond 2**53 doubles are whole; nearer to zero, only the sign of the difference counts.
    return Long.compare(a, (long) b);
  }

  /** Compares exactly; {@code b} is not NaN. */
  public static int compare(BigInteger a, double b) {
    if (a.bitLength() < 64) {
      return compare(a.longValue(), b);
    }
    if (Double.isInfinite(b)) {
      return b > 0 ? -1 : 1;
    }
    return Math.abs(b) < 0x1p62 ? a.signum() : a.compareTo(toBigInteger(b));
  }

  /** A finite double without its fraction. */
  public static BigInteger toBigInteger(double d) {
    return Math.abs(d) < 0x1p63 ? BigInteger.valueOf((long) d) : new BigDecimal(d).toBigInteger();
  }

  /** {@code hash} of an int. */
  public static long hash(long v) {
    long h = v == Long.MIN_VALUE ? -4 : v % HASH_MODULUS;
    return h == -1 ? -2 : h;
  }

  /** {@code hash} of an int. */
  public static long hash(BigInteger v) {
    long h = v.remainder(BIG_HASH_MODULUS).longValue();
    return h == -1 ? -2 : h;
  }

  /**
   * {@code hash} of a float, equal to that of an equal int.
   *
   * @param o the object that the number is part of, whose identity decides where it is NaN
   */
  static long hash(double v, PyObject o) {
    if (v == (long) v && Math.abs(v) < 0x1p63) {
      return hash((long) v);
    }
    if (Double.isInfinite(v)) {
      return v > 0 ? 314159 : -314159;
    }
    if (Double.isNaN(v)) {
      return Identity.hash(o);
    }
    // v = mantissa * 2**e; modulo 2**61 - 1 a power of two rotates a number of 61 bits.
    int e = Math.max(Math.getExponent(v), Double.MIN_EXPONENT) - 52;
    long mantissa = FloatMath.mantissa(v);
    int turn = Math.floorMod(e, 61);
    long h = mantissa << turn & HASH_MODULUS | mantissa >>> 61 - turn;
    if (h == HASH_MODULUS) {
      h = 0;
    }
    if (v < 0) {
      h = -h;
    }
    return h == -1 ? -2 : h;
  }

  /** {@code base ** exponent} where that fits a long; {@code exponent} is not negative. */
  static long powOrOverflow(long base, long exponent) throws ArithmeticException {
    long result = 1;
    long square = base;
    for (long e = exponent; ; ) {
      if ((e & 1) != 0) {
        result = Math.multiplyExact(result, square);
      }
      e >>= 1;
      if (e == 0) {
        return result;
      }
      square = Math.multiplyExact(square, square);
    }
  }

  /**
   * {@code base ** exponent % modulus} with the sign of the modulus, which is not zero.
   *
   * @throws ArithmeticException where a negative exponent asks for an inverse that does not exist
   */
  static BigInteger modPow(BigInteger base, BigInteger exponent, BigInteger modulus) {
    BigInteger r = base.modPow(exponent, modulus.abs());
    return modulus.signum() < 0 && r.signum() != 0 ? r.add(modulus) : r;
  }
}
