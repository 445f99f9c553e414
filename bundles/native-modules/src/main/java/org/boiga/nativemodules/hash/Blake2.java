package org.boiga.nativemodules.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * BLAKE2 (RFC 7693): BLAKE2b works on words of 64 bits, BLAKE2s on words of 32, which are kept in
 * longs too.
 */
final class Blake2 extends HashState {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final byte[][] SIGMA = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
  };

  /** The fractional parts of the square roots of the first eight primes. */
  private static final long[] START = {
    0x6a09e667f3bcc908L,
    0xbb67ae8584caa73bL,
    0x3c6ef372fe94f82bL,
    0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L,
    0x9b05688c2b3e6c1fL,
    0x1f83d9abfb41bd6bL,
    0x5be0cd19137e2179L,
  };

  /**
   * The parameters of a hash.
   *
   * @param wide whether it is BLAKE2b
   * @param innerSize the size of inner digests in a tree
   * @param lastNode whether it is the last node of its level
   */
  record Parameters(
      boolean wide,
      int digestSize,
      byte[] key,
      byte[] salt,
      byte[] person,
      int fanout,
      int depth,
      int leafSize,
      long nodeOffset,
      int nodeDepth,
      int innerSize,
      boolean lastNode) {

    /** The default ones. */
    static Parameters of(boolean wide, int digestSize) {
      byte[] none = {};
      return new Parameters(wide, digestSize, none, none, none, 1, 1, 0, 0, 0, 0, false);
    }

    private byte[] block() {
      byte[] p = new byte[wide ? 64 : 32];
      p[0] = (byte) digestSize;
      p[1] = (byte) key.length;
      p[2] = (byte) fanout;
      p[3] = (byte) depth;
      INT.set(p, 4, leafSize);
      if (wide) {
        LONG.set(p, 8, nodeOffset);
      } else {
        INT.set(p, 8, (int) nodeOffset);
        p[12] = (byte) (nodeOffset >>> 32);
        p[13] = (byte) (nodeOffset >>> 40);
      }
      int next = wide ? 16 : 14;
      p[next] = (byte) nodeDepth;
      p[next + 1] = (byte) innerSize;
      int field = p.length / 4;
      System.arraycopy(salt, 0, p, 2 * field, salt.length);
      System.arraycopy(person, 0, p, 3 * field, person.length);
      return p;
    }
  }

  private final boolean wide;
  private final boolean lastNode;
  private final int blockSize;
  private final long[] h;
  private final byte[] buffer;
  private int filled;
  private long count;

  Blake2(Parameters p) {
    wide = p.wide;
    lastNode = p.lastNode;
    blockSize = wide ? 128 : 64;
    buffer = new byte[blockSize];
    h = new long[8];
    byte[] block = p.block();
    for (int i = 0; i < h.length; i++) {
      h[i] = start(i) ^ word(block, i);
    }
    if (p.key.length > 0) {
      update(Arrays.copyOf(p.key, blockSize), 0, blockSize);
    }
  }

  private Blake2(Blake2 b) {
    wide = b.wide;
    lastNode = b.lastNode;
    blockSize = b.blockSize;
    h = b.h.clone();
    buffer = b.buffer.clone();
    filled = b.filled;
    count = b.count;
  }

  private long start(int i) {
    return wide ? START[i] : START[i] >>> 32;
  }

  private long word(byte[] b, int i) {
    return wide ? (long) LONG.get(b, 8 * i) : (int) INT.get(b, 4 * i) & 0xFFFFFFFFL;
  }

  @Override
  void update(byte[] b, int from, int n) {
    int at = from;
    int left = n;
    while (left > 0) {
      // The last block is compressed by digest(), so a full one waits for more.
      if (filled == blockSize) {
        count += blockSize;
        compress(false);
        filled = 0;
      }
      int part = Math.min(left, blockSize - filled);
      System.arraycopy(b, at, buffer, filled, part);
      filled += part;
      at += part;
      left -= part;
    }
  }

  @Override
  void digest(byte[] to) {
    Blake2 last = new Blake2(this);
    Arrays.fill(last.buffer, filled, blockSize, (byte) 0);
    last.count += filled;
    last.compress(true);
    byte[] all = new byte[wide ? 64 : 32];
    for (int i = 0; i < last.h.length; i++) {
      if (wide) {
        LONG.set(all, 8 * i, last.h[i]);
      } else {
        INT.set(all, 4 * i, (int) last.h[i]);
      }
    }
    System.arraycopy(all, 0, to, 0, to.length);
  }

  @Override
  HashState copy() {
    return new Blake2(this);
  }

  private void compress(boolean last) {
    long mask = wide ? -1L : 0xFFFFFFFFL;
    long[] m = new long[16];
    long[] v = new long[16];
    for (int i = 0; i < 16; i++) {
      m[i] = word(buffer, i);
    }
    for (int i = 0; i < 8; i++) {
      v[i] = h[i];
      v[i + 8] = start(i);
    }
    v[12] ^= count & mask;
    v[13] ^= wide ? 0 : count >>> 32;
    if (last) {
      v[14] ^= mask;
      v[15] ^= lastNode ? mask : 0;
    }
    int rounds = wide ? 12 : 10;
    for (int r = 0; r < rounds; r++) {
      byte[] s = SIGMA[r % SIGMA.length];
      if (wide) {
        roundOfLongs(v, m, s);
      } else {
        roundOfInts(v, m, s);
      }
    }
    for (int i = 0; i < 8; i++) {
      h[i] = (h[i] ^ v[i] ^ v[i + 8]) & mask;
    }
  }

  private static void roundOfLongs(long[] v, long[] m, byte[] s) {
    for (int i = 0; i < 8; i++) {
      int shift = i < 4 ? 0 : 1;
      int a = i & 3;
      int b = 4 + (i + shift & 3);
      int c = 8 + (i + 2 * shift & 3);
      int d = 12 + (i + 3 * shift & 3);
      v[a] += v[b] + m[s[2 * i]];
      v[d] = Long.rotateRight(v[d] ^ v[a], 32);
      v[c] += v[d];
      v[b] = Long.rotateRight(v[b] ^ v[c], 24);
      v[a] += v[b] + m[s[2 * i + 1]];
      v[d] = Long.rotateRight(v[d] ^ v[a], 16);
      v[c] += v[d];
      v[b] = Long.rotateRight(v[b] ^ v[c], 63);
    }
  }

  private static void roundOfInts(long[] v, long[] m, byte[] s) {
    for (int i = 0; i < 8; i++) {
      int shift = i < 4 ? 0 : 1;
      int a = i & 3;
      int b = 4 + (i + shift & 3);
      int c = 8 + (i + 2 * shift & 3);
      int d = 12 + (i + 3 * shift & 3);
      int x = (int) (v[a] + v[b] + m[s[2 * i]]);
      int w = Integer.rotateRight((int) v[d] ^ x, 16);
      int z = (int) v[c] + w;
      int y = Integer.rotateRight((int) v[b] ^ z, 12);
      x += y + (int) m[s[2 * i + 1]];
      w = Integer.rotateRight(w ^ x, 8);
      z += w;
      y = Integer.rotateRight(y ^ z, 7);
      v[a] = x & 0xFFFFFFFFL;
      v[b] = y & 0xFFFFFFFFL;
      v[c] = z & 0xFFFFFFFFL;
      v[d] = w & 0xFFFFFFFFL;
    }
  }
}
