package org.boiga.nativemodules.random;

/** The generator MT19937 of Matsumoto and Nishimura (1998). Not safe for concurrent use. */
final class MersenneTwister {
  static final int N = 624;

  private static final int M = 397;
  private static final int MATRIX = 0x9908b0df;
  private static final int UPPER = 0x80000000;
  private static final int LOWER = 0x7fffffff;

  private final int[] words = new int[N];
  private int index = N;

  private void seed(int s) {
    words[0] = s;
    for (int i = 1; i < N; i++) {
      int before = words[i - 1];
      words[i] = 1812433253 * (before ^ before >>> 30) + i;
    }
    index = N;
  }

  /** Starts from a key of any length but zero. */
  void seed(int[] key) {
    seed(19650218);
    int i = 1;
    int j = 0;
    for (int k = Math.max(N, key.length); k > 0; k--) {
      int before = words[i - 1];
      words[i] = (words[i] ^ (before ^ before >>> 30) * 1664525) + key[j] + j;
      i = next(i);
      j = j + 1 == key.length ? 0 : j + 1;
    }
    for (int k = N - 1; k > 0; k--) {
      int before = words[i - 1];
      words[i] = (words[i] ^ (before ^ before >>> 30) * 1566083941) - i;
      i = next(i);
    }
    words[0] = UPPER;
  }

  /** The place after {@code i}; at the end the first word becomes the one before the second. */
  private int next(int i) {
    if (i + 1 < N) {
      return i + 1;
    }
    words[0] = words[N - 1];
    return 1;
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = words[i] & UPPER | words[(i + 1) % N] & LOWER;
      words[i] = words[(i + M) % N] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : MATRIX);
    }
    index = 0;
  }

  /** The next 32 bits. */
  int next() {
    if (index >= N) {
      twist();
    }
    int y = words[index++];
    y ^= y >>> 11;
    y ^= y << 7 & 0x9d2c5680;
    y ^= y << 15 & 0xefc60000;
    return y ^ y >>> 18;
  }

  /** The next number of 53 random bits, at least 0 and less than 1. */
  double nextDouble() {
    long high = next() >>> 5;
    long low = next() >>> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
  }

  /** The state: the words, and the index of the next one. */
  int[] state() {
    int[] s = java.util.Arrays.copyOf(words, N + 1);
    s[N] = index;
    return s;
  }

  void setState(int[] state) {
    System.arraycopy(state, 0, words, 0, N);
    index = state[N];
  }
}
