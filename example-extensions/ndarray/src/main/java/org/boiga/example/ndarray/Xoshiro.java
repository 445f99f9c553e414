package org.boiga.example.ndarray;

/** The generator xoshiro256++ of Blackman and Vigna, its state made of a seed by splitmix64. */
final class Xoshiro {
  private long a;
  private long b;
  private long c;
  private long d;
  private double spare = Double.NaN;

  Xoshiro(long seed) {
    long s = seed;
    long[] state = new long[4];
    for (int i = 0; i < state.length; i++) {
      s += 0x9e3779b97f4a7c15L;
      long z = (s ^ s >>> 30) * 0xbf58476d1ce4e5b9L;
      z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
      state[i] = z ^ z >>> 31;
    }
    a = state[0];
    b = state[1];
    c = state[2];
    d = state[3];
  }

  long nextLong() {
    long result = Long.rotateLeft(a + d, 23) + a;
    long t = b << 17;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = Long.rotateLeft(d, 45);
    return result;
  }

  /** From 0 to before {@code bound}, which as a number without sign may be any but 0. */
  long nextLong(long bound) {
    long limit = -Long.remainderUnsigned(-bound, bound); // a multiple of bound, or 2**64 as 0
    long v = nextLong();
    while (limit != 0 && Long.compareUnsigned(v, limit) >= 0) {
      v = nextLong();
    }
    return Long.remainderUnsigned(v, bound);
  }

  /** From 0 to before 1. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** By Marsaglia's polar method, which makes two at a time. */
  double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double v = spare;
      spare = Double.NaN;
      return v;
    }
    double x;
    double y;
    double s;
    do {
      x = 2 * nextDouble() - 1;
      y = 2 * nextDouble() - 1;
      s = x * x + y * y;
    } while (s >= 1 || s == 0);
    double factor = Math.sqrt(-2 * Math.log(s) / s);
    spare = y * factor;
    return x * factor;
  }
}
