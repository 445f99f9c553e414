package org.boiga.nativemodules.datetime;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

/** A POSIX timestamp as an argument. */
record Timestamp(long seconds, int microseconds) {
  static Timestamp of(PyContext ctx, PyObject o) {
    if (!ctx.PyFloat_Check(o)) {
      if (!ctx.PyIndex_Check(o)) {
        throw ctx.PyErr_Format(
            PyExc.TypeError, "argument must be int or float, not " + ctx.PyObject_TypeName(o));
      }
      return new Timestamp(wholeSeconds(ctx, o), 0);
    }
    double value = ctx.PyFloat_AsDouble(o);
    double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
    long seconds = wholeSeconds(ctx, whole);
    int us = (int) Math.rint((value - whole) * PyTimeDelta.SECOND);
    return new Timestamp(
        seconds + Math.floorDiv(us, PyTimeDelta.SECOND),
        (int) Math.floorMod(us, PyTimeDelta.SECOND));
  }

  /** A number of seconds, less what is not whole, as the system's {@code time_t}. */
  static long wholeSeconds(PyContext ctx, PyObject o) {
    if (ctx.PyFloat_Check(o)) {
      return wholeSeconds(ctx, ctx.PyFloat_AsDouble(o));
    }
    PyObject i = ctx.PyNumber_Index(o);
    if (!ctx.PyLong_FitsLong(i)) {
      throw outOfRange(ctx);
    }
    return ctx.PyLong_AsLong(i);
  }

  private static long wholeSeconds(PyContext ctx, double value) {
    if (Double.isNaN(value)) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Invalid value NaN (not a number)");
    }
    double d = Math.floor(value);
    if (d < -0x1p63 || d >= 0x1p63) {
      throw outOfRange(ctx);
    }
    return (long) d;
  }

  private static PyError outOfRange(PyContext ctx) {
    return ctx.PyErr_Format(PyExc.OverflowError, "timestamp out of range for platform time_t");
  }
}
