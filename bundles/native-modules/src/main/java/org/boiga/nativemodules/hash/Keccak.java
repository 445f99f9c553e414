package org.boiga.nativemodules.hash;

/**
 * The sponge of FIPS 202 with an output of any length: SHAKE128 and SHAKE256, which the Java
 * platform has with fixed lengths only.
 */
final class Keccak extends HashState {
  private static final int ROUNDS = 24;
  private static final int LANES = 25;

  /** What the last block ends with after the input: the domain of SHAKE and the first padding. */
  private static final int SUFFIX = 0x1F;

  private static final long[] ROUND_CONSTANTS = roundConstants();
  private static final int[] ROTATIONS = new int[LANES];
  private static final int[] POSITIONS = new int[LANES];

  static {
    int x = 1;
    int y = 0;
    for (int t = 0; t < LANES - 1; t++) {
      ROTATIONS[x + 5 * y] = (t + 1) * (t + 2) / 2 % 64;
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
    }
    for (int i = 0; i < LANES; i++) {
      int column = i % 5;
      int row = i / 5;
      POSITIONS[i] = row + 5 * ((2 * column + 3 * row) % 5);
    }
  }

  private final int rate;
  private final long[] lanes;
  private int at;

  /** An empty sponge that takes {@code rate} bytes at a time. */
  Keccak(int rate) {
    this(rate, new long[LANES], 0);
  }

  private Keccak(int rate, long[] lanes, int at) {
    this.rate = rate;
    this.lanes = lanes;
    this.at = at;
  }

  /** The constants follow from a linear feedback shift register. */
  private static long[] roundConstants() {
    long[] constants = new long[ROUNDS];
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int j = 0; j < 7; j++) {
        if ((register & 1) != 0) {
          constants[round] |= 1L << (1 << j) - 1;
        }
        register = register << 1 ^ (register >> 7) * 0x171;
      }
    }
    return constants;
  }

  private void put(int b) {
    lanes[at >> 3] ^= (b & 0xFFL) << 8 * (at & 7);
    if (++at == rate) {
      permute(lanes);
      at = 0;
    }
  }

  @Override
  void update(byte[] b, int from, int n) {
    for (int i = from; i < from + n; i++) {
      put(b[i]);
    }
  }

  @Override
  void digest(byte[] to) {
    long[] s = lanes.clone();
    s[at >> 3] ^= (long) SUFFIX << 8 * (at & 7);
    s[rate - 1 >> 3] ^= 0x80L << 8 * (rate - 1 & 7);
    for (int i = 0; i < to.length; i++) {
      int k = i % rate;
      if (k == 0) {
        permute(s);
      }
      to[i] = (byte) (s[k >> 3] >>> 8 * (k & 7));
    }
  }

  @Override
  HashState copy() {
    return new Keccak(rate, lanes.clone(), at);
  }

  private static void permute(long[] a) {
    long[] c = new long[5];
    long[] b = new long[LANES];
    for (long constant : ROUND_CONSTANTS) {
      for (int x = 0; x < 5; x++) {
        c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
      }
      for (int x = 0; x < 5; x++) {
        long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
        for (int i = x; i < LANES; i += 5) {
          a[i] ^= d;
        }
      }
      for (int i = 0; i < LANES; i++) {
        b[POSITIONS[i]] = Long.rotateLeft(a[i], ROTATIONS[i]);
      }
      for (int row = 0; row < LANES; row += 5) {
        for (int x = 0; x < 5; x++) {
          a[row + x] = b[row + x] ^ ~b[row + (x + 1) % 5] & b[row + (x + 2) % 5];
        }
      }
      a[0] ^= constant;
    }
  }
}
