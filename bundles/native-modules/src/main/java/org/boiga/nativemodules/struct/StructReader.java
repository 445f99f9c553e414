package org.boiga.nativemodules.struct;

import java.math.BigInteger;
import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;

/** Reads the values of a format from bytes. */
final class StructReader {
  private final PyContext ctx;
  private final StructFormat format;
  private final byte[] bytes;
  private final int start;

  private StructReader(PyContext ctx, StructFormat format, byte[] bytes, int start) {
    this.ctx = ctx;
    this.format = format;
    this.bytes = bytes;
    this.start = start;
  }

  /** The values in the bytes from {@code start} on, of which there are enough. */
  static PyObject read(PyContext ctx, StructFormat format, byte[] bytes, int start) {
    StructReader r = new StructReader(ctx, format, bytes, start);
    PyObject[] values = new PyObject[(int) format.values()];
    int n = 0;
    for (StructFormat.Field f : format.fields()) {
      int at = start + (int) f.offset();
      if (f.isText()) {
        values[n++] = r.text(f, at);
      } else {
        for (long i = 0; i < f.count(); i++, at += f.size()) {
          values[n++] = r.value(f, at);
        }
      }
    }
    return ctx.PyTuple_Pack(values);
  }

  private PyObject text(StructFormat.Field f, int at) {
    int length = (int) f.count();
    if (f.code() == 's') {
      return ctx.PyBytes_FromByteArray(Arrays.copyOfRange(bytes, at, at + length));
    }
    int n = length == 0 ? 0 : Math.min(bytes[at] & 0xFF, length - 1);
    return ctx.PyBytes_FromByteArray(
        n == 0 ? new byte[0] : Arrays.copyOfRange(bytes, at + 1, at + 1 + n));
  }

  private PyObject value(StructFormat.Field f, int at) {
    return switch (f.code()) {
      case 'c' -> ctx.PyBytes_FromByteArray(new byte[] {bytes[at]});
      case '?' -> ctx.PyBool_FromBoolean(bytes[at] != 0);
      case 'b', 'h', 'i', 'l', 'q', 'n' -> ctx.PyLong_FromLong(signed(at, f.size()));
      case 'e' -> ctx.PyFloat_FromDouble(Float.float16ToFloat((short) bits(at, 2)));
      case 'f' -> ctx.PyFloat_FromDouble(single(at));
      case 'd' -> ctx.PyFloat_FromDouble(doubleAt(at));
      case 'F' -> ctx.PyComplex_FromDoubles(single(at), single(at + 4));
      case 'D' -> ctx.PyComplex_FromDoubles(doubleAt(at), doubleAt(at + 8));
      default -> unsigned(bits(at, f.size()));
    };
  }

  private PyObject unsigned(long v) {
    return v >= 0
        ? ctx.PyLong_FromLong(v)
        : ctx.PyLong_FromBigInteger(new BigInteger(Long.toUnsignedString(v)));
  }

  private long signed(int at, int size) {
    int unused = 64 - 8 * size;
    return bits(at, size) << unused >> unused;
  }

  private double single(int at) {
    return Float.intBitsToFloat((int) bits(at, 4));
  }

  private double doubleAt(int at) {
    return Double.longBitsToDouble(bits(at, 8));
  }

  private long bits(int at, int size) {
    long v = 0;
    for (int i = 0; i < size; i++) {
      int k = format.bigEndian() ? i : size - 1 - i;
      v = v << 8 | bytes[at + k] & 0xFF;
    }
    return v;
  }
}
