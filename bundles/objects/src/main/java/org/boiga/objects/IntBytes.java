package org.boiga.objects;

import java.math.BigInteger;
import java.util.Arrays;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** Ints from and to arrays of bytes. */
final class IntBytes {
  private IntBytes() {}

  private static boolean littleEndian(ThreadState ts, String byteorder) {
    return switch (byteorder) {
      case "little" -> true;
      case "big" -> false;
      default -> throw PyErr.valueError(ts, "byteorder must be either 'little' or 'big'");
    };
  }

  static PyBytes toBytes(ThreadState ts, PyInt v, long length, String byteorder, boolean signed) {
    boolean little = littleEndian(ts, byteorder);
    if (length < 0) {
      throw PyErr.valueError(ts, "length argument must be non-negative");
    }
    if (length > Integer.MAX_VALUE - 8) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
    boolean negative = v.signum() < 0;
    if (negative && !signed) {
      throw PyErr.overflowError(ts, "can't convert negative int to unsigned");
    }
    BigInteger big = v.bigValue();
    if (v.signum() != 0 && big.bitLength() + (signed ? 1L : 0L) > 8 * length) {
      throw PyErr.overflowError(ts, "int too big to convert");
    }
    byte[] bytes = big.toByteArray();
    byte[] r = new byte[(int) length];
    if (negative) {
      Arrays.fill(r, (byte) -1);
    }
    int n = Math.min(bytes.length, r.length);
    System.arraycopy(bytes, bytes.length - n, r, r.length - n, n);
    if (little) {
      reverse(r);
    }
    return PyBytes.of(r);
  }

  static PyInt fromBytes(ThreadState ts, PyObject o, String byteorder, boolean signed) {
    boolean little = littleEndian(ts, byteorder);
    byte[] bytes = bytes(ts, o);
    if (little) {
      bytes = bytes.clone();
      reverse(bytes);
    }
    if (bytes.length == 0) {
      return SmallInt.of(0);
    }
    return PyInt.of(signed ? new BigInteger(bytes) : new BigInteger(1, bytes));
  }

  /** The bytes of any object that bytes can be made of, other than by its size. */
  private static byte[] bytes(ThreadState ts, PyObject o) {
    if (o.getClass() == PyBytes.class) {
      return ((PyBytes) o).content();
    }
    boolean convertible =
        PyType.of(o).lookup(Names.__bytes__) != null
            || Buffers.isExporter(o)
            || !(o instanceof PyStr) && PyType.of(o).slot(Slot.ITER) != null;
    if (!convertible) {
      throw PyErr.typeError(ts, "cannot convert '" + PyType.of(o).name() + "' object to bytes");
    }
    return ((PyBytes) Calls.call(ts, PyBytes.TYPE, o)).content();
  }

  private static void reverse(byte[] a) {
    for (int i = 0, j = a.length - 1; i < j; i++, j--) {
      byte b = a[i];
      a[i] = a[j];
      a[j] = b;
    }
  }
}
