package org.boiga.modules.struct;

import java.math.BigInteger;
import java.util.Arrays;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Reads the values of a format from bytes. */
final class StructReader {
  private final StructFormat format;
  private final byte[] bytes;
  private final int start;

  private StructReader(StructFormat format, byte[] bytes, int start) {
    this.format = format;
    this.bytes = bytes;
    this.start = start;
  }

  /** The values in the bytes from {@code start} on, of which there are enough. */
  static PyTuple read(ThreadState ts, StructFormat format, byte[] bytes, int start) {
    StructReader r = new StructReader(format, bytes, start);
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
    return PyTuple.of(ts, values);
  }

  private PyObject text(StructFormat.Field f, int at) {
    int length = (int) f.count();
    if (f.code() == 's') {
      return PyBytes.of(Arrays.copyOfRange(bytes, at, at + length));
    }
    int n = length == 0 ? 0 : Math.min(bytes[at] & 0xFF, length - 1);
    return PyBytes.of(n == 0 ? new byte[0] : Arrays.copyOfRange(bytes, at + 1, at + 1 + n));
  }

  private PyObject value(StructFormat.Field f, int at) {
    return switch (f.code()) {
      case 'c' -> PyBytes.of(new byte[] {bytes[at]});
      case '?' -> Py.bool(bytes[at] != 0);
      case 'b', 'h', 'i', 'l', 'q', 'n' -> Py.int_(signed(at, f.size()));
      case 'e' -> Py.float_(Float.float16ToFloat((short) bits(at, 2)));
      case 'f' -> Py.float_(single(at));
      case 'd' -> Py.float_(doubleAt(at));
      case 'F' -> new PyComplex(single(at), single(at + 4));
      case 'D' -> new PyComplex(doubleAt(at), doubleAt(at + 8));
      default -> unsigned(bits(at, f.size()));
    };
  }

  private static PyObject unsigned(long v) {
    return v >= 0 ? Py.int_(v) : PyInt.of(new BigInteger(Long.toUnsignedString(v)));
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
