package org.boiga.nativemodules.math;

import java.math.BigInteger;

/** Factorials, permutations and combinations. */
final class Combinatorics {
  private static final int LARGEST_LONG_FACTORIAL = 20;

  private Combinatorics() {}

  static BigInteger factorial(long n) {
    if (n <= LARGEST_LONG_FACTORIAL) {
      long f = 1;
      for (long i = 2; i <= n; i++) {
        f *= i;
      }
      return BigInteger.valueOf(f);
    }
    return product(2, n);
  }

  /** {@code from * (from + 1) * ... * to}, by halves, so that factors are of similar size. */
  private static BigInteger product(long from, long to) {
    if (to - from < 16) {
      BigInteger p = BigInteger.ONE;
      long small = 1;
      for (long i = from; i <= to; i++) {
        if (Math.multiplyHigh(small, i) != 0 || small * i < 0) {
          p = p.multiply(BigInteger.valueOf(small));
          small = i;
        } else {
          small *= i;
        }
      }
      return p.multiply(BigInteger.valueOf(small));
    }
    long middle = from + to >>> 1;
    return product(from, middle).multiply(product(middle + 1, to));
  }

  /** {@code n * (n - 1) * ... * (n - k + 1)}; {@code k <= n}. */
  static BigInteger permutations(BigInteger n, long k) {
    if (k == 0) {
      return BigInteger.ONE;
    }
    if (n.bitLength() < 63) {
      return product(n.longValue() - k + 1, n.longValue());
    }
    if (k == 1) {
      return n;
    }
    long j = k / 2;
    return permutations(n, j).multiply(permutations(n.subtract(BigInteger.valueOf(j)), k - j));
  }

  /** {@code n} over {@code k}; {@code 2 * k <= n}. */
  static BigInteger combinations(BigInteger n, long k) {
    if (k == 0) {
      return BigInteger.ONE;
    }
    if (k == 1) {
      return n;
    }
    if (n.bitLength() < 63) {
      long small = smallCombinations(n.longValue(), k);
      if (small > 0) {
        return BigInteger.valueOf(small);
      }
    }
    // C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j)
    long j = k / 2;
    return combinations(n, j)
        .multiply(combinations(n.subtract(BigInteger.valueOf(j)), k - j))
        .divide(combinations(BigInteger.valueOf(k), Math.min(j, k - j)));
  }

  /** The result, or -1 where an intermediate one does not fit a long. */
  private static long smallCombinations(long n, long k) {
    long r = 1;
    for (long i = 1; i <= k; i++) {
      long factor = n - k + i;
      if (Math.multiplyHigh(r, factor) != 0 || r * factor < 0) {
        return -1;
      }
      r = r * factor / i;
    }
    return r;
  }
}
