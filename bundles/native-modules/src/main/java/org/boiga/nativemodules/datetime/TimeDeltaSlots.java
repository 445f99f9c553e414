package org.boiga.nativemodules.datetime;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.boiga.api.PyArg_Parser;
import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PySlot;

/** Making, comparison and text of durations. */
final class TimeDeltaSlots {
  private static final String[] PARTS = {
    "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"
  };

  private static final PyArg_Parser NEW = new PyArg_Parser("__new__", 0, PARTS.length, PARTS);

  /** Microseconds in each unit of the parameters. */
  private static final long[] UNITS = {
    PyTimeDelta.DAY,
    PyTimeDelta.SECOND,
    1,
    1000,
    60 * PyTimeDelta.SECOND,
    3600 * PyTimeDelta.SECOND,
    7 * PyTimeDelta.DAY
  };

  /** The order in which parts are added, which shows in the rounding: the smallest first. */
  private static final int[] ORDER = {2, 3, 1, 4, 5, 0, 6};

  private TimeDeltaSlots() {}

  /** A sum of microseconds: a whole number, and what is left of parts that were not whole. */
  private static final class Sum {
    BigInteger whole = BigInteger.ZERO;
    double rest;

    void add(PyContext ctx, String name, PyObject part, long unit) {
      if (ctx.PyLong_Check(part)) {
        whole = whole.add(ctx.PyLong_AsBigInteger(part).multiply(BigInteger.valueOf(unit)));
      } else if (ctx.PyFloat_Check(part)) {
        add(ctx, ctx.PyFloat_AsDouble(part), unit);
      } else {
        throw ctx.PyErr_Format(
            PyExc.TypeError,
            "unsupported type for timedelta %s component: %s"
                .formatted(name, ctx.PyObject_TypeName(part)));
      }
    }

    private void add(PyContext ctx, double part, long unit) {
      if (Double.isNaN(part)) {
        throw ctx.PyErr_Format(PyExc.ValueError, "cannot convert float NaN to integer");
      }
      if (Double.isInfinite(part)) {
        throw ctx.PyErr_Format(PyExc.OverflowError, "cannot convert float infinity to integer");
      }
      double units = towardsZero(part);
      BigInteger n = new BigDecimal(units).toBigInteger();
      whole = whole.add(n.multiply(BigInteger.valueOf(unit)));
      double fraction = (part - units) * unit;
      double us = towardsZero(fraction);
      whole = whole.add(BigInteger.valueOf((long) us));
      rest += fraction - us;
    }

    private static double towardsZero(double d) {
      return d < 0 ? Math.ceil(d) : Math.floor(d);
    }

    BigInteger rounded() {
      if (rest == 0) {
        return whole;
      }
      double us = Math.rint(rest);
      if (Math.abs(rest - towardsZero(rest)) == 0.5) {
        // A tie is decided by the sum, not by what is left.
        double odd = whole.testBit(0) ? 1 : 0;
        us = 2 * Math.rint((rest + odd) * 0.5) - odd;
      }
      return whole.add(BigInteger.valueOf((long) us));
    }
  }

  @PySlot
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject[] args, int start, int n, PyObject kwnames) {
    PyObject[] parts = ctx.PyArg_ParseTupleAndKeywords(NEW, args, start, n, kwnames);
    Sum sum = new Sum();
    for (int i : ORDER) {
      if (parts[i] != null) {
        sum.add(ctx, PARTS[i], parts[i], UNITS[i]);
      }
    }
    return PyTimeDelta.of(ctx, cls, sum.rounded());
  }

  @PySlot
  static PyObject compare(PyContext ctx, PyTimeDelta self, PyObject other, PyCompareOp op) {
    return other instanceof PyTimeDelta d
        ? ctx.PyBool_FromBoolean(op.of(self.compareTo(d)))
        : ctx.Py_NotImplemented();
  }

  @PySlot
  static long __hash__(PyContext ctx, PyTimeDelta self) {
    if (self.hash == 0) {
      self.hash = ctx.PyObject_Hash(self.state(ctx));
    }
    return self.hash;
  }

  @PySlot
  static boolean __bool__(PyContext ctx, PyTimeDelta self) {
    return !self.isZero();
  }

  @PySlot
  static String __repr__(PyContext ctx, PyTimeDelta self) {
    StringBuilder b = new StringBuilder();
    append(b, "days", self.days);
    append(b, "seconds", self.seconds);
    append(b, "microseconds", self.microseconds);
    return ctx.PyObject_TypeName(self) + "(" + (b.isEmpty() ? "0" : b) + ")";
  }

  private static void append(StringBuilder b, String name, int value) {
    if (value != 0) {
      b.append(b.isEmpty() ? "" : ", ").append(name).append('=').append(value);
    }
  }

  @PySlot
  static String __str__(PyContext ctx, PyTimeDelta self) {
    StringBuilder b = new StringBuilder();
    if (self.days != 0) {
      b.append(self.days).append(Math.abs(self.days) == 1 ? " day, " : " days, ");
    }
    int s = self.seconds;
    b.append("%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60));
    if (self.microseconds != 0) {
      b.append(".%06d".formatted(self.microseconds));
    }
    return b.toString();
  }
}
