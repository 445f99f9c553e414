package org.boiga.nativemodules.multibyte;

import java.math.BigInteger;
import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;

/** Numbers that stand for the bytes of a state. */
final class LittleEndian {
  private LittleEndian() {}

  private static byte[] reversed(byte[] b) {
    byte[] r = new byte[b.length];
    for (int i = 0; i < b.length; i++) {
      r[i] = b[b.length - 1 - i];
    }
    return r;
  }

  static BigInteger number(byte[] bytes) {
    return new BigInteger(1, reversed(bytes));
  }

  static byte[] bytes(PyContext ctx, BigInteger number, int size) {
    if (number.signum() < 0) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "can't convert negative int to unsigned");
    }
    if (number.bitLength() > 8 * size) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "int too big to convert");
    }
    byte[] b = reversed(number.toByteArray());
    return Arrays.copyOf(b, size);
  }
}
