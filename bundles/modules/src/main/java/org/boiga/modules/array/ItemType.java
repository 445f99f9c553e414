package org.boiga.modules.array;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** What the items of an array are: a type of C, in the byte order of the machine. */
enum ItemType {
  BYTE('b', 1),
  UNSIGNED_BYTE('B', 1),
  WIDE('u', 4),
  CHARACTER('w', 4),
  SHORT('h', 2),
  UNSIGNED_SHORT('H', 2),
  INT('i', 4),
  UNSIGNED_INT('I', 4),
  LONG('l', 8),
  UNSIGNED_LONG('L', 8),
  LONG_LONG('q', 8),
  UNSIGNED_LONG_LONG('Q', 8),
  FLOAT('f', 4),
  DOUBLE('d', 8);

  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  final char code;
  final int size;

  ItemType(char code, int size) {
    this.code = code;
    this.size = size;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.nativeOrder());
  }

  /** The type with a code, or null. */
  static ItemType of(int code) {
    for (ItemType t : values()) {
      if (t.code == code) {
        return t;
      }
    }
    return null;
  }

  boolean isText() {
    return this == WIDE || this == CHARACTER;
  }

  /** The format of a buffer of such items. */
  String format() {
    return isText() ? "w" : String.valueOf(code);
  }

  private static long bits(byte[] b, int at, int size) {
    return switch (size) {
      case 1 -> b[at];
      case 2 -> (short) SHORTS.get(b, at);
      case 4 -> (int) INTS.get(b, at);
      default -> (long) LONGS.get(b, at);
    };
  }

  private static void setBits(byte[] b, int at, int size, long v) {
    switch (size) {
      case 1 -> b[at] = (byte) v;
      case 2 -> SHORTS.set(b, at, (short) v);
      case 4 -> INTS.set(b, at, (int) v);
      default -> LONGS.set(b, at, v);
    }
  }

  /** The item at byte {@code at}. */
  PyObject get(ThreadState ts, byte[] b, int at) {
    long v = bits(b, at, size);
    return switch (this) {
      case BYTE, SHORT, INT, LONG, LONG_LONG -> Py.int_(v);
      case UNSIGNED_BYTE -> Py.int_(v & 0xFF);
      case UNSIGNED_SHORT -> Py.int_(v & 0xFFFF);
      case UNSIGNED_INT -> Py.int_(v & 0xFFFFFFFFL);
      case UNSIGNED_LONG, UNSIGNED_LONG_LONG ->
          v >= 0 ? Py.int_(v) : PyInt.of(new BigInteger(Long.toUnsignedString(v)));
      case FLOAT -> Py.float_(Float.intBitsToFloat((int) v));
      case DOUBLE -> Py.float_(Double.longBitsToDouble(v));
      case WIDE, CHARACTER -> PyStr.ofCodePoint(codePoint(ts, v));
    };
  }

  /** The code point that the bits of an item of text are. */
  static int codePoint(ThreadState ts, long v) {
    if (v < 0 || v > Character.MAX_CODE_POINT) {
      throw PyErr.valueError(
          ts, "character U+%x is not in range [U+0000; U+10ffff]".formatted(v & 0xFFFFFFFFL));
    }
    return (int) v;
  }

  int character(ThreadState ts, byte[] b, int i) {
    return codePoint(ts, bits(b, size * i, size));
  }

  void setCharacter(byte[] b, int i, int c) {
    setBits(b, size * i, size, c);
  }

  /** A value as an item; {@link #set(byte[], int, long)} writes it. */
  long convert(ThreadState ts, PyObject o) {
    return switch (this) {
      case BYTE -> {
        int v = signedShort(ts, o);
        if (v != (byte) v) {
          throw tooFar(ts, v, "signed char is ");
        }
        yield v;
      }
      case UNSIGNED_BYTE -> {
        long v = Args.toLong(ts, o);
        if ((v & ~0xFF) != 0) {
          throw tooFar(ts, v, "unsigned byte integer is ");
        }
        yield v;
      }
      case SHORT -> signedShort(ts, o);
      case UNSIGNED_SHORT -> {
        int v = signedInt(ts, o);
        if ((v & ~0xFFFF) != 0) {
          throw tooFar(ts, v, "unsigned short is ");
        }
        yield v;
      }
      case INT -> signedInt(ts, o);
      case LONG -> Args.toLong(ts, o);
      case UNSIGNED_INT -> unsigned(ts, o, 32);
      case UNSIGNED_LONG -> unsigned(ts, o, 64);
      case LONG_LONG -> {
        PyInt i = Numbers.index(ts, o);
        if (!i.isLong()) {
          throw PyErr.overflowError(ts, "int too big to convert");
        }
        yield i.longValue();
      }
      case UNSIGNED_LONG_LONG -> {
        BigInteger i = Numbers.index(ts, o).bigValue();
        if (i.signum() < 0) {
          throw PyErr.overflowError(ts, "can't convert negative int to unsigned");
        }
        if (i.bitLength() > 64) {
          throw PyErr.overflowError(ts, "int too big to convert");
        }
        yield i.longValue();
      }
      case FLOAT -> Float.floatToRawIntBits((float) Args.toDouble(ts, o));
      case DOUBLE -> Double.doubleToRawLongBits(Args.toDouble(ts, o));
      case WIDE, CHARACTER -> {
        if (!(o instanceof PyStr s)) {
          throw PyErr.typeError(
              ts, "array item must be a unicode character, not " + PyType.of(o).name());
        }
        if (s.length() != 1) {
          throw PyErr.typeError(
              ts, "array item must be a unicode character, not a string of length " + s.length());
        }
        yield s.at(0);
      }
    };
  }

  private static PyException tooFar(ThreadState ts, long v, String what) {
    return PyErr.overflowError(ts, what + (v < 0 ? "less than minimum" : "greater than maximum"));
  }

  private static int signedShort(ThreadState ts, PyObject o) {
    long v = Args.toLong(ts, o);
    if (v != (short) v) {
      throw tooFar(ts, v, "signed short integer is ");
    }
    return (int) v;
  }

  private static int signedInt(ThreadState ts, PyObject o) {
    long v = Args.toLong(ts, o);
    if (v != (int) v) {
      throw tooFar(ts, v, "signed integer is ");
    }
    return (int) v;
  }

  private static long unsigned(ThreadState ts, PyObject o, int bits) {
    BigInteger i = Numbers.index(ts, o).bigValue();
    if (i.signum() < 0) {
      throw PyErr.overflowError(ts, "can't convert negative value to unsigned int");
    }
    if (i.bitLength() > 64) {
      throw PyErr.overflowError(ts, "Python int too large to convert to C unsigned long");
    }
    if (i.bitLength() > bits) {
      throw PyErr.overflowError(ts, "unsigned int is greater than maximum");
    }
    return i.longValue();
  }

  /** Writes an item that {@link #convert} gave. */
  void set(byte[] b, int i, long converted) {
    setBits(b, size * i, size, converted);
  }

  /** Reverses the bytes of the first {@code n} items. */
  void swapBytes(byte[] b, int n) {
    for (int at = 0; at < n * size; at += size) {
      for (int i = at, j = at + size - 1; i < j; i++, j--) {
        byte x = b[i];
        b[i] = b[j];
        b[j] = x;
      }
    }
  }
}
