package org.boiga.objects;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.boiga.memory.PyObject;

/** Numbers of seconds as arguments. */
public final class Timeouts {
  private static final long SECOND = 1_000_000_000;

  private Timeouts() {}

  /** A number of seconds as nanoseconds. */
  public static long nanos(ThreadState ts, PyObject o, RoundingMode rounding) {
    if (o instanceof PyFloat f) {
      if (Double.isNaN(f.value)) {
        throw PyErr.valueError(ts, "Invalid value NaN (not a number)");
      }
      double nanos = f.value * SECOND;
      if (Math.abs(nanos) >= 0x1p63) {
        throw outOfRange(ts);
      }
      return new BigDecimal(nanos).setScale(0, rounding).longValue();
    }
    if (!(o instanceof PyInt) && !Numbers.isIndex(o)) {
      throw PyErr.typeError(
          ts, "'" + PyType.of(o).name() + "' object cannot be interpreted as an integer or float");
    }
    BigInteger n = Numbers.index(ts, o).bigValue().multiply(BigInteger.valueOf(SECOND));
    if (n.bitLength() > 63) {
      throw PyErr.overflowError(ts, "timestamp too large to convert to C PyTime_t");
    }
    return n.longValue();
  }

  /** A number of seconds, less what is not whole, as the system's {@code time_t}. */
  public static long wholeSeconds(ThreadState ts, PyObject o) {
    if (o instanceof PyFloat f) {
      if (Double.isNaN(f.value)) {
        throw PyErr.valueError(ts, "Invalid value NaN (not a number)");
      }
      double d = Math.floor(f.value);
      if (d < -0x1p63 || d >= 0x1p63) {
        throw outOfRange(ts);
      }
      return (long) d;
    }
    PyInt i = Numbers.index(ts, o);
    if (!i.isLong()) {
      throw outOfRange(ts);
    }
    return i.longValue();
  }

  private static PyException outOfRange(ThreadState ts) {
    return PyErr.overflowError(ts, "timestamp out of range for platform time_t");
  }
}
