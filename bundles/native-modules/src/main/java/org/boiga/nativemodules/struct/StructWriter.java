package org.boiga.nativemodules.struct;

import java.math.BigInteger;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.libm.ComplexMath;
import org.boiga.nativemodules.support.ByteSpan;

/** Writes values in a format to bytes. */
final class StructWriter {
  private final PyContext ctx;
  private final StructFormat format;
  private final byte[] bytes;

  private StructWriter(PyContext ctx, StructFormat format) {
    this.ctx = ctx;
    this.format = format;
    if (format.size() > Integer.MAX_VALUE - 8) {
      throw ctx.PyErr_SetNone(PyExc.MemoryError);
    }
    bytes = new byte[(int) format.size()];
  }

  /** The bytes of {@code args} from {@code start} on, of which there are as many as values. */
  static byte[] write(PyContext ctx, StructFormat format, PyObject[] args, int start) {
    StructWriter w = new StructWriter(ctx, format);
    int n = start;
    for (StructFormat.Field f : format.fields()) {
      int at = (int) f.offset();
      if (f.isText()) {
        w.text(f, at, args[n++]);
      } else {
        for (long i = 0; i < f.count(); i++, at += f.size()) {
          w.value(f, at, args[n++]);
        }
      }
    }
    return w.bytes;
  }

  private PyError error(String message) {
    return StructModule.error(ctx, message);
  }

  private void text(StructFormat.Field f, int at, PyObject v) {
    if (!ctx.PyBytes_Check(v) && !ctx.PyByteArray_Check(v)) {
      throw error("argument for '" + f.code() + "' must be a bytes object");
    }
    ByteSpan content = ByteSpan.of(ctx, v);
    int length = (int) f.count();
    if (f.code() == 's') {
      System.arraycopy(
          content.array(), content.from(), bytes, at, Math.min(length, content.length()));
    } else if (length > 0) {
      int n = Math.min(length - 1, content.length());
      System.arraycopy(content.array(), content.from(), bytes, at + 1, n);
      bytes[at] = (byte) Math.min(n, 255);
    }
  }

  private void value(StructFormat.Field f, int at, PyObject v) {
    switch (f.code()) {
      case 'c' -> {
        if (!ctx.PyBytes_Check(v) || ctx.PyBytes_Size(v) != 1) {
          throw error("char format requires a bytes object of length 1");
        }
        bytes[at] = ctx.PyBytes_AsByteArray(v)[0];
      }
      case '?' -> bytes[at] = (byte) (ctx.PyObject_IsTrue(v) ? 1 : 0);
      case 'e' -> put(at, 2, half(real(v)));
      case 'f' -> put(at, 4, single(real(v)));
      case 'd' -> put(at, 8, Double.doubleToRawLongBits(real(v)));
      case 'F' -> {
        ComplexMath.C c = complex(v);
        put(at, 4, single(c.re()));
        put(at + 4, 4, single(c.im()));
      }
      case 'D' -> {
        ComplexMath.C c = complex(v);
        put(at, 8, Double.doubleToRawLongBits(c.re()));
        put(at + 8, 8, Double.doubleToRawLongBits(c.im()));
      }
      default -> put(at, f.size(), integer(f, v));
    }
  }

  private void put(int at, int size, long v) {
    for (int i = 0; i < size; i++) {
      bytes[format.bigEndian() ? at + size - 1 - i : at + i] = (byte) (v >>> 8 * i);
    }
  }

  // Numbers --------------------------------------------------------------------------------------

  private long integer(StructFormat.Field f, PyObject v) {
    if (!ctx.PyIndex_Check(v)) {
      throw error("required argument is not an integer");
    }
    PyObject i = ctx.PyNumber_Index(v);
    int bits = 8 * f.size();
    boolean signed = Character.isLowerCase(f.code());
    if (ctx.PyLong_FitsLong(i)) {
      long n = ctx.PyLong_AsLong(i);
      int unused = Long.SIZE - bits;
      boolean fits = signed ? n << unused >> unused == n : n >= 0 && n << unused >>> unused == n;
      if (!fits && f.code() != 'P') {
        throw outOfRange(f.code(), bits, signed);
      }
      return n;
    }
    BigInteger n = ctx.PyLong_AsBigInteger(i);
    boolean fits = !signed && n.signum() > 0 && n.bitLength() <= bits;
    if (!fits && f.code() == 'P') {
      throw error("int too large to convert");
    }
    if (!fits) {
      throw outOfRange(f.code(), bits, signed);
    }
    return n.longValue();
  }

  private PyError outOfRange(char code, int bits, boolean signed) {
    BigInteger limit = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
    BigInteger least = signed ? limit.negate() : BigInteger.ZERO;
    return error(
        "'%c' format requires %d <= number <= %d"
            .formatted(code, least, limit.subtract(BigInteger.ONE)));
  }

  private double real(PyObject v) {
    try {
      return ctx.PyFloat_AsDouble(v);
    } catch (PyError e) {
      throw error("required argument is not a float");
    }
  }

  private ComplexMath.C complex(PyObject v) {
    try {
      return ctx.PyComplex_AsCComplex(v);
    } catch (PyError e) {
      throw error("required argument is not a complex");
    }
  }

  private long single(double v) {
    float f = (float) v;
    if (!format.nativeSizes() && Float.isInfinite(f) && !Double.isInfinite(v)) {
      throw tooLarge('f');
    }
    return Float.floatToRawIntBits(f);
  }

  private PyError tooLarge(char code) {
    return ctx.PyErr_Format(
        PyExc.OverflowError, "float too large to pack with " + code + " format");
  }

  /** The bits of the nearest number of half precision, ties to even, rounded once. */
  private long half(double v) {
    int sign = Double.doubleToRawLongBits(v) < 0 ? 0x8000 : 0;
    if (Double.isNaN(v)) {
      return sign | 0x7e00;
    }
    double a = Math.abs(v);
    if (Double.isInfinite(a)) {
      return sign | 0x7c00;
    }
    int e = Math.max(Math.getExponent(a), -14);
    // Units of the last place; a carry into the exponent gives the right bits by itself.
    long units = (long) Math.rint(Math.scalb(a, 10 - e));
    long bits = units + ((long) (e + 14) << 10);
    if (e > 15 || bits >= 0x7c00) {
      throw tooLarge('e');
    }
    return sign | bits;
  }
}
