package org.boiga.modules.struct;

import java.math.BigInteger;
import org.boiga.api.libm.ComplexMath;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Buffers;
import org.boiga.objects.Comparison;
import org.boiga.objects.Numbers;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.ThreadState;

/** Writes values in a format to bytes. */
final class StructWriter {
  private final ThreadState ts;
  private final StructFormat format;
  private final byte[] bytes;

  private StructWriter(ThreadState ts, StructFormat format) {
    this.ts = ts;
    this.format = format;
    if (format.size() > Integer.MAX_VALUE - 8) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
    bytes = new byte[(int) format.size()];
  }

  /** The bytes of {@code args} from {@code start} on, of which there are as many as values. */
  static byte[] write(ThreadState ts, StructFormat format, PyObject[] args, int start) {
    StructWriter w = new StructWriter(ts, format);
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

  private PyException error(String message) {
    return StructModule.error(ts, message);
  }

  private void text(StructFormat.Field f, int at, PyObject v) {
    if (!(v instanceof PyBytes) && !(v instanceof PyByteArray)) {
      throw error("argument for '" + f.code() + "' must be a bytes object");
    }
    byte[] content = Buffers.content(ts, v);
    int length = (int) f.count();
    if (f.code() == 's') {
      System.arraycopy(content, 0, bytes, at, Math.min(length, content.length));
    } else if (length > 0) {
      int n = Math.min(length - 1, content.length);
      System.arraycopy(content, 0, bytes, at + 1, n);
      bytes[at] = (byte) Math.min(n, 255);
    }
  }

  private void value(StructFormat.Field f, int at, PyObject v) {
    switch (f.code()) {
      case 'c' -> {
        if (!(v instanceof PyBytes b) || b.content().length != 1) {
          throw error("char format requires a bytes object of length 1");
        }
        bytes[at] = b.content()[0];
      }
      case '?' -> bytes[at] = (byte) (Comparison.truth(ts, v) ? 1 : 0);
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
    if (!Numbers.isIndex(v)) {
      throw error("required argument is not an integer");
    }
    PyInt i = Numbers.index(ts, v);
    int bits = 8 * f.size();
    boolean signed = Character.isLowerCase(f.code());
    if (f.code() == 'P') {
      if (i.bigValue().bitLength() > (i.signum() < 0 ? 63 : 64)) {
        throw error("int too large to convert");
      }
    } else if (signed
        ? i.bigValue().bitLength() >= bits
        : i.signum() < 0 || i.bigValue().bitLength() > bits) {
      throw outOfRange(f.code(), bits, signed);
    }
    return i.longValue();
  }

  private PyException outOfRange(char code, int bits, boolean signed) {
    BigInteger limit = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
    BigInteger least = signed ? limit.negate() : BigInteger.ZERO;
    return error(
        "'%c' format requires %d <= number <= %d"
            .formatted(code, least, limit.subtract(BigInteger.ONE)));
  }

  private double real(PyObject v) {
    try {
      return Args.toDouble(ts, v);
    } catch (PyException e) {
      throw error("required argument is not a float");
    }
  }

  private ComplexMath.C complex(PyObject v) {
    try {
      return PyComplex.toComplex(ts, v);
    } catch (PyException e) {
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

  private PyException tooLarge(char code) {
    return PyErr.overflowError(ts, "float too large to pack with " + code + " format");
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
