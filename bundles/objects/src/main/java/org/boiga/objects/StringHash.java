package org.boiga.objects;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Hashes of str and bytes: SipHash-1-3 (Aumasson and Bernstein, 2012) with a key of the process, so
 * that a given {@code PYTHONHASHSEED} gives CPython's hashes.
 *
 * <p>A str is hashed as bytes of one, two or four bytes a character, as its widest needs.
 */
public final class StringHash {
  /** System property with the seed: a decimal number; absent: random. Read once. */
  public static final String SEED_PROPERTY = "boiga.hashseed";

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int KEY_BYTES = 16;
  private static final long KEY_0;
  private static final long KEY_1;

  static {
    byte[] key = key();
    KEY_0 = (long) LONGS.get(key, 0);
    KEY_1 = (long) LONGS.get(key, 8);
  }

  private long v0 = KEY_0 ^ 0x736f6d6570736575L;
  private long v1 = KEY_1 ^ 0x646f72616e646f6dL;
  private long v2 = KEY_0 ^ 0x6c7967656e657261L;
  private long v3 = KEY_1 ^ 0x7465646279746573L;

  private StringHash() {}

  private static byte[] key() {
    String seed = System.getProperty(SEED_PROPERTY);
    return seed == null ? randomKey() : keyFrom(Long.parseLong(seed));
  }

  /** CPython's key for a seed: zeros for 0, else from a linear congruential generator. */
  private static byte[] keyFrom(long seed) {
    byte[] key = new byte[KEY_BYTES];
    int x = (int) seed;
    for (int i = 0; i < KEY_BYTES && seed != 0; i++) {
      x = x * 214013 + 2531011;
      key[i] = (byte) (x >>> 16);
    }
    return key;
  }

  /** Straight from the system: the JVM's own generators take long to load. */
  private static byte[] randomKey() {
    byte[] key = new byte[KEY_BYTES];
    try (InputStream in = Files.newInputStream(Path.of("/dev/urandom"))) {
      if (in.readNBytes(key, 0, KEY_BYTES) == KEY_BYTES) {
        return key;
      }
    } catch (IOException e) {
      // no such device
    }
    new SecureRandom().nextBytes(key);
    return key;
  }

  // Hashing --------------------------------------------------------------------------------------

  /** The hash of {@code bytes[from:to]}. */
  static long of(byte[] bytes, int from, int to) {
    int n = to - from;
    if (n == 0) {
      return 0;
    }
    StringHash h = new StringHash();
    int i = from;
    for (; i + 8 <= to; i += 8) {
      h.add((long) LONGS.get(bytes, i));
    }
    long last = 0;
    for (int shift = 0; i < to; i++, shift += 8) {
      last |= (bytes[i] & 0xFFL) << shift;
    }
    return h.finish(last, n);
  }

  /** The hash of a text whose code units are its code points. */
  static long of(String s) {
    int n = s.length();
    if (n == 0) {
      return 0;
    }
    int all = 0;
    for (int i = 0; i < n; i++) {
      all |= s.charAt(i);
    }
    return all < 0x100 ? ofUnits(s, n, 1) : ofUnits(s, n, 2);
  }

  private static long ofUnits(String s, int n, int width) {
    StringHash h = new StringHash();
    int perWord = 8 / width;
    int bits = 8 * width;
    int i = 0;
    for (; i + perWord <= n; i += perWord) {
      long word = 0;
      for (int k = 0; k < perWord; k++) {
        word |= (long) s.charAt(i + k) << k * bits;
      }
      h.add(word);
    }
    long last = 0;
    for (int shift = 0; i < n; i++, shift += bits) {
      last |= (long) s.charAt(i) << shift;
    }
    return h.finish(last, (long) n * width);
  }

  /** The hash of a text by its code points. */
  static long of(int[] points) {
    int all = 0;
    for (int p : points) {
      all |= p;
    }
    int width = all < 0x10000 ? 2 : 4;
    byte[] bytes = new byte[points.length * width];
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < width; k++) {
        bytes[i * width + k] = (byte) (points[i] >>> 8 * k);
      }
    }
    return of(bytes, 0, bytes.length);
  }

  private void add(long word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }

  private long finish(long last, long length) {
    add(last | length << 56);
    v2 ^= 0xFF;
    round();
    round();
    round();
    long h = v0 ^ v1 ^ v2 ^ v3;
    return h == -1 ? -2 : h;
  }

  private void round() {
    v0 += v1;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v3;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 += v3;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 += v1;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v2 = Long.rotateLeft(v2, 32);
  }
}
