package org.boiga.objects;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.boiga.memory.PyObject;

/** One item of native format in memory, from and to a Python object. */
final class MemoryItem {
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

  private MemoryItem() {}

  /** The size of items of a native format of one character, maybe after {@code @}; else -1. */
  static int size(String format) {
    String f = format.startsWith("@") ? format.substring(1) : format;
    return f.length() == 1 ? size(f.charAt(0)) : -1;
  }

  private static int size(char code) {
    return switch (code) {
      case 'b', 'B', 'c', '?' -> 1;
      case 'h', 'H', 'e' -> 2;
      case 'i', 'I', 'f' -> 4;
      case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P' -> 8;
      default -> -1;
    };
  }

  static boolean isByte(char code) {
    return code == 'b' || code == 'B' || code == 'c';
  }

  static boolean isFloat(char code) {
    return code == 'f' || code == 'd' || code == 'e';
  }

  /** The item at {@code at}. */
  static PyObject get(MemorySegment m, char code, long at) {
    return switch (code) {
      case 'B' -> Py.int_(m.get(ValueLayout.JAVA_BYTE, at) & 0xFF);
      case 'b' -> Py.int_(m.get(ValueLayout.JAVA_BYTE, at));
      case 'c' -> PyBytes.of(new byte[] {m.get(ValueLayout.JAVA_BYTE, at)});
      case '?' -> Py.bool(m.get(ValueLayout.JAVA_BYTE, at) != 0);
      case 'h' -> Py.int_(m.get(SHORT, at));
      case 'H' -> Py.int_(m.get(SHORT, at) & 0xFFFF);
      case 'i' -> Py.int_(m.get(INT, at));
      case 'I' -> Py.int_(m.get(INT, at) & 0xFFFFFFFFL);
      case 'l', 'q', 'n' -> Py.int_(m.get(LONG, at));
      case 'L', 'Q', 'N', 'P' -> unsigned(m.get(LONG, at));
      case 'f' -> Py.float_(m.get(FLOAT, at));
      case 'd' -> Py.float_(m.get(DOUBLE, at));
      case 'e' -> Py.float_(Float.float16ToFloat(m.get(SHORT, at)));
      default -> throw new AssertionError(code);
    };
  }

  private static PyInt unsigned(long v) {
    return v >= 0 ? PyInt.of(v) : PyInt.of(new BigInteger(Long.toUnsignedString(v)));
  }

  /** Writes an item; TypeError or ValueError where the object does not suit the format. */
  static void set(ThreadState ts, MemorySegment m, char code, long at, PyObject v) {
    switch (code) {
      case 'b' -> m.set(ValueLayout.JAVA_BYTE, at, (byte) signed(ts, code, v, 8));
      case 'B' -> m.set(ValueLayout.JAVA_BYTE, at, (byte) unsigned(ts, code, v, 8));
      case 'h' -> m.set(SHORT, at, (short) signed(ts, code, v, 16));
      case 'H' -> m.set(SHORT, at, (short) unsigned(ts, code, v, 16));
      case 'i' -> m.set(INT, at, (int) signed(ts, code, v, 32));
      case 'I' -> m.set(INT, at, (int) unsigned(ts, code, v, 32));
      case 'l', 'q', 'n' -> m.set(LONG, at, signed(ts, code, v, 64));
      case 'L', 'Q', 'N', 'P' -> m.set(LONG, at, unsigned(ts, code, v, 64));
      case 'f' -> m.set(FLOAT, at, toFloat(ts, code, v));
      case 'd' -> m.set(DOUBLE, at, real(ts, code, v));
      case 'e' -> m.set(SHORT, at, Float.floatToFloat16((float) real(ts, code, v)));
      case '?' -> m.set(ValueLayout.JAVA_BYTE, at, (byte) (Comparison.truth(ts, v) ? 1 : 0));
      case 'c' -> {
        if (!(v instanceof PyBytes b)) {
          throw badType(ts, code);
        }
        if (b.length() != 1) {
          throw badValue(ts, code);
        }
        m.set(ValueLayout.JAVA_BYTE, at, b.content()[0]);
      }
      default -> throw new AssertionError(code);
    }
  }

  private static PyInt integer(ThreadState ts, char code, PyObject v) {
    if (!Numbers.isIndex(v)) {
      throw badType(ts, code);
    }
    return Numbers.index(ts, v);
  }

  private static long signed(ThreadState ts, char code, PyObject v, int bits) {
    PyInt i = integer(ts, code, v);
    long x = i.longValue();
    if (!i.isLong() || bits < 64 && x != x << 64 - bits >> 64 - bits) {
      throw badValue(ts, code);
    }
    return x;
  }

  private static long unsigned(ThreadState ts, char code, PyObject v, int bits) {
    PyInt i = integer(ts, code, v);
    BigInteger x = i.bigValue();
    if (x.signum() < 0 || x.bitLength() > bits) {
      throw badValue(ts, code);
    }
    return i.longValue();
  }

  private static double real(ThreadState ts, char code, PyObject v) {
    try {
      return Args.toDouble(ts, v);
    } catch (PyException e) {
      throw e.matches(PyExc.TypeError) ? badType(ts, code) : e;
    }
  }

  private static float toFloat(ThreadState ts, char code, PyObject v) {
    double d = real(ts, code, v);
    float f = (float) d;
    if (Float.isInfinite(f) && !Double.isInfinite(d)) {
      throw badValue(ts, code);
    }
    return f;
  }

  private static PyException badType(ThreadState ts, char code) {
    return PyErr.typeError(ts, "memoryview: invalid type for format '" + code + "'");
  }

  private static PyException badValue(ThreadState ts, char code) {
    return PyErr.valueError(ts, "memoryview: invalid value for format '" + code + "'");
  }
}
