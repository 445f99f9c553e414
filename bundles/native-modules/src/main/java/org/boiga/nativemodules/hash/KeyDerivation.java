package org.boiga.nativemodules.hash;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.boiga.nativemodules.support.ByteSpan;

/** Derivation of keys from passwords. */
final class KeyDerivation {
  private static final VarHandle BIG =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LITTLE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private KeyDerivation() {}

  /** PBKDF2 with HMAC (RFC 8018). */
  static byte[] pbkdf2(
      HashAlgorithm a, ByteSpan password, byte[] salt, int iterations, int length) {
    HmacState keyed = new HmacState(a, password);
    int size = a.digestSize();
    byte[] key = new byte[length];
    byte[] number = new byte[4];
    byte[] u = new byte[size];
    for (int block = 1, at = 0; at < length; block++, at += size) {
      BIG.set(number, 0, block);
      HashState s = keyed.copy();
      s.update(salt, 0, salt.length);
      s.update(number, 0, number.length);
      s.digest(u);
      byte[] sum = u.clone();
      for (int i = 1; i < iterations; i++) {
        s = keyed.copy();
        s.update(u, 0, size);
        s.digest(u);
        for (int k = 0; k < size; k++) {
          sum[k] ^= u[k];
        }
      }
      System.arraycopy(sum, 0, key, at, Math.min(size, length - at));
    }
    return key;
  }

  /**
   * Scrypt (RFC 7914).
   *
   * @param cost a power of two
   * @param blockSize in units of 128 bytes
   * @param lanes how often it is done independently
   */
  record Scrypt(int cost, int blockSize, int lanes) {
    /** What OpenSSL takes without being told. */
    static final long DEFAULT_MEMORY = 32L << 20;

    private static final long MAX_PRODUCT = (1L << 30) - 1;
    private static final int WORDS = 16;

    /** Null if the parameters do not fit together. */
    static Scrypt of(long cost, long blockSize, long lanes) {
      boolean valid =
          blockSize > 0
              && lanes > 0
              && blockSize <= MAX_PRODUCT
              && lanes <= MAX_PRODUCT / blockSize
              && (16 * blockSize > 62 || cost < 1L << 16 * blockSize)
              && cost <= Integer.MAX_VALUE;
      return valid ? new Scrypt((int) cost, (int) blockSize, (int) lanes) : null;
    }

    /** Number of bytes that it needs. */
    long memory() {
      return 128L * blockSize * lanes + 128L * blockSize * (cost + 2L);
    }

    byte[] derive(ByteSpan password, byte[] salt, int length) {
      int n = 2 * WORDS * blockSize;
      byte[] b = pbkdf2(Sha2Module.SHA256, password, salt, 1, 4 * n * lanes);
      int[] table = new int[n * cost];
      for (int lane = 0; lane < lanes; lane++) {
        int[] x = new int[n];
        for (int i = 0; i < n; i++) {
          x[i] = (int) LITTLE.get(b, 4 * (lane * n + i));
        }
        x = mix(x, table);
        for (int i = 0; i < n; i++) {
          LITTLE.set(b, 4 * (lane * n + i), x[i]);
        }
      }
      return pbkdf2(Sha2Module.SHA256, password, b, 1, length);
    }

    private int[] mix(int[] start, int[] table) {
      int n = start.length;
      int[] x = start;
      int[] y = new int[n];
      for (int i = 0; i < cost; i++) {
        System.arraycopy(x, 0, table, i * n, n);
        mixBlock(x, y);
        int[] t = x;
        x = y;
        y = t;
      }
      for (int i = 0; i < cost; i++) {
        int from = (x[n - WORDS] & cost - 1) * n;
        for (int k = 0; k < n; k++) {
          x[k] ^= table[from + k];
        }
        mixBlock(x, y);
        int[] t = x;
        x = y;
        y = t;
      }
      return x;
    }

    /** Writes the mixed block: the even parts first, then the odd ones. */
    private void mixBlock(int[] from, int[] to) {
      int parts = 2 * blockSize;
      int[] x = new int[WORDS];
      System.arraycopy(from, (parts - 1) * WORDS, x, 0, WORDS);
      for (int i = 0; i < parts; i++) {
        for (int k = 0; k < WORDS; k++) {
          x[k] ^= from[i * WORDS + k];
        }
        salsa(x);
        System.arraycopy(x, 0, to, (i / 2 + i % 2 * blockSize) * WORDS, WORDS);
      }
    }

    /** Salsa20/8. */
    private static void salsa(int[] b) {
      int[] x = b.clone();
      for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 4; i++) {
          quarter(x, 5 * i, (5 * i + 4) % 16, (5 * i + 8) % 16, (5 * i + 12) % 16);
        }
        for (int i = 0; i < 4; i++) {
          int row = 4 * i;
          quarter(x, 5 * i, row + (i + 1) % 4, row + (i + 2) % 4, row + (i + 3) % 4);
        }
      }
      for (int i = 0; i < WORDS; i++) {
        b[i] += x[i];
      }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
      x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
      x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
      x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
      x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
  }
}
