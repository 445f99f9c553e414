package org.boiga.nativemodules.array;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

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
  PyObject get(PyContext ctx, byte[] b, int at) {
    long v = bits(b, at, size);
    return switch (this) {
      case BYTE, SHORT, INT, LONG, LONG_LONG -> ctx.PyLong_FromLong(v);
      case UNSIGNED_BYTE -> ctx.PyLong_FromLong(v & 0xFF);
      case UNSIGNED_SHORT -> ctx.PyLong_FromLong(v & 0xFFFF);
      case UNSIGNED_INT -> ctx.PyLong_FromLong(v & 0xFFFFFFFFL);
      case UNSIGNED_LONG, UNSIGNED_LONG_LONG ->
          v >= 0
              ? ctx.PyLong_FromLong(v)
              : ctx.PyLong_FromBigInteger(new BigInteger(Long.toUnsignedString(v)));
      case FLOAT -> ctx.PyFloat_FromDouble(Float.intBitsToFloat((int) v));
      case DOUBLE -> ctx.PyFloat_FromDouble(Double.longBitsToDouble(v));
      case WIDE, CHARACTER -> ctx.PyUnicode_FromCodePoints((int) v);
    };
  }

  /** The code point that an item of text is meant to be. */
  int character(byte[] b, int i) {
    return (int) bits(b, size * i, size);
  }

  /** A value as an item; {@link #set(byte[], int, long)} writes it. */
  long convert(PyContext ctx, PyObject o) {
    return switch (this) {
      case BYTE -> {
        int v = signedShort(ctx, o);
        if (v != (byte) v) {
          throw tooFar(ctx, v, "signed char is ");
        }
        yield v;
      }
      case UNSIGNED_BYTE -> {
        long v = ctx.PyLong_AsLong(o);
        if ((v & ~0xFF) != 0) {
          throw tooFar(ctx, v, "unsigned byte integer is ");
        }
        yield v;
      }
      case SHORT -> signedShort(ctx, o);
      case UNSIGNED_SHORT -> {
        int v = signedInt(ctx, o);
        if ((v & ~0xFFFF) != 0) {
          throw tooFar(ctx, v, "unsigned short is ");
        }
        yield v;
      }
      case INT -> signedInt(ctx, o);
      case LONG -> ctx.PyLong_AsLong(o);
      case UNSIGNED_INT -> unsigned(ctx, o, 32);
      case UNSIGNED_LONG -> unsigned(ctx, o, 64);
      case LONG_LONG -> {
        PyObject i = ctx.PyNumber_Index(o);
        if (!ctx.PyLong_FitsLong(i)) {
          throw ctx.PyErr_Format(PyExc.OverflowError, "int too big to convert");
        }
        yield ctx.PyLong_AsLong(i);
      }
      case UNSIGNED_LONG_LONG -> {
        BigInteger i = ctx.PyLong_AsBigInteger(o);
        if (i.signum() < 0) {
          throw ctx.PyErr_Format(PyExc.OverflowError, "can't convert negative int to unsigned");
        }
        if (i.bitLength() > 64) {
          throw ctx.PyErr_Format(PyExc.OverflowError, "int too big to convert");
        }
        yield i.longValue();
      }
      case FLOAT -> Float.floatToRawIntBits((float) ctx.PyFloat_AsDouble(o));
      case DOUBLE -> Double.doubleToRawLongBits(ctx.PyFloat_AsDouble(o));
      case WIDE, CHARACTER -> {
        if (!ctx.PyUnicode_Check(o)) {
          throw ctx.PyErr_Format(
              PyExc.TypeError,
              "array item must be a unicode character, not " + ctx.PyObject_TypeName(o));
        }
        long length = ctx.PyUnicode_GetLength(o);
        if (length != 1) {
          throw ctx.PyErr_Format(
              PyExc.TypeError,
              "array item must be a unicode character, not a string of length " + length);
        }
        yield ctx.PyUnicode_ReadChar(o, 0);
      }
    };
  }

  private static PyError tooFar(PyContext ctx, long v, String what) {
    return ctx.PyErr_Format(
        PyExc.OverflowError, what + (v < 0 ? "less than minimum" : "greater than maximum"));
  }

  private static int signedShort(PyContext ctx, PyObject o) {
    long v = ctx.PyLong_AsLong(o);
    if (v != (short) v) {
      throw tooFar(ctx, v, "signed short integer is ");
    }
    return (int) v;
  }

  private static int signedInt(PyContext ctx, PyObject o) {
    long v = ctx.PyLong_AsLong(o);
    if (v != (int) v) {
      throw tooFar(ctx, v, "signed integer is ");
    }
    return (int) v;
  }

  private static long unsigned(PyContext ctx, PyObject o, int bits) {
    BigInteger i = ctx.PyLong_AsBigInteger(o);
    if (i.signum() < 0) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "can't convert negative value to unsigned int");
    }
    if (i.bitLength() > 64) {
      throw ctx.PyErr_Format(
          PyExc.OverflowError, "Python int too large to convert to C unsigned long");
    }
    if (i.bitLength() > bits) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "unsigned int is greater than maximum");
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
