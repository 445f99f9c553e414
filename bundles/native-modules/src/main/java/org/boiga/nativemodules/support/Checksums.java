package org.boiga.nativemodules.support;

import java.util.zip.CRC32;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;

/** Checksums that go on from a value, which those of the Java platform cannot. */
public final class Checksums {
  private static final int ADLER_BASE = 65521;

  /** So many bytes can be summed up before the sums overflow. */
  private static final int ADLER_RUN = 3800;

  private static final int CRC_POLYNOMIAL = 0xEDB88320;

  private Checksums() {}

  /** The bits of an integer argument that fit into 32; 0 or another value where it is missing. */
  private static int start(PyContext ctx, PyObject value, int otherwise) {
    return value == null ? otherwise : ctx.PyLong_AsBigInteger(value).intValue();
  }

  /** {@code crc32(data, value)}. */
  public static PyObject crc32(PyContext ctx, PyObject data, PyObject value) {
    ByteSpan s = ByteSpan.of(ctx, data);
    return ctx.PyLong_FromLong(crc32(start(ctx, value, 0), s) & 0xFFFFFFFFL);
  }

  /** {@code adler32(data, value)}. */
  public static PyObject adler32(PyContext ctx, PyObject data, PyObject value) {
    ByteSpan s = ByteSpan.of(ctx, data);
    return ctx.PyLong_FromLong(adler32(start(ctx, value, 1), s) & 0xFFFFFFFFL);
  }

  /**
   * The CRC of what has the CRC {@code crc} and {@code s} after it: that of {@code s} alone, and
   * the old one carried over as many zero bytes.
   */
  public static int crc32(int crc, ByteSpan s) {
    CRC32 c = new CRC32();
    c.update(s.array(), s.from(), s.length());
    int fresh = (int) c.getValue();
    return crc == 0 ? fresh : multiply(crc, power(8L * s.length())) ^ fresh;
  }

  /** The product of two polynomials over GF(2) modulo that of CRC-32; bit 31 is the constant. */
  private static int multiply(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int bit = 31; bit >= 0; bit--) {
      if ((a >>> bit & 1) != 0) {
        product ^= shifted;
      }
      shifted = shifted >>> 1 ^ ((shifted & 1) != 0 ? CRC_POLYNOMIAL : 0);
    }
    return product;
  }

  /** The polynomial x to the power of {@code n}. */
  private static int power(long n) {
    int result = 1 << 31;
    int square = 1 << 30;
    for (long k = n; k != 0; k >>= 1) {
      if ((k & 1) != 0) {
        result = multiply(result, square);
      }
      square = multiply(square, square);
    }
    return result;
  }

  /** The Adler-32 of what has the sum {@code adler} and {@code s} after it. */
  public static int adler32(int adler, ByteSpan s) {
    long a = adler & 0xFFFF;
    long b = adler >>> 16;
    for (int i = 0; i < s.length(); ) {
      int end = Math.min(s.length(), i + ADLER_RUN);
      for (; i < end; i++) {
        a += s.at(i);
        b += a;
      }
      a %= ADLER_BASE;
      b %= ADLER_BASE;
    }
    return (int) (b << 16 | a);
  }
}
