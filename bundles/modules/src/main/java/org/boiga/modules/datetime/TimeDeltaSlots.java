package org.boiga.modules.datetime;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Signature;
import org.boiga.objects.ThreadState;

/** Making, comparison and text of durations. */
final class TimeDeltaSlots {
  private static final String[] PARTS = {
    "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"
  };

  private static final Signature NEW =
      new Signature("__new__", 0, PARTS.length, 0, false, false, PARTS);

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

    void add(ThreadState ts, String name, PyObject part, long unit) {
      if (part instanceof PyInt i) {
        whole = whole.add(i.bigValue().multiply(BigInteger.valueOf(unit)));
      } else if (part instanceof PyFloat f) {
        add(ts, f.value, unit);
      } else {
        throw PyErr.typeError(
            ts,
            "unsupported type for timedelta %s component: %s"
                .formatted(name, PyType.of(part).name()));
      }
    }

    private void add(ThreadState ts, double part, long unit) {
      if (Double.isNaN(part)) {
        throw PyErr.valueError(ts, "cannot convert float NaN to integer");
      }
      if (Double.isInfinite(part)) {
        throw PyErr.overflowError(ts, "cannot convert float infinity to integer");
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
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    PyObject[] parts = Args.parse(ts, NEW, args, start, n, kwnames);
    Sum sum = new Sum();
    for (int i : ORDER) {
      if (parts[i] != null) {
        sum.add(ts, PARTS[i], parts[i], UNITS[i]);
      }
    }
    return PyTimeDelta.of(ts, cls, sum.rounded());
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyTimeDelta self, PyObject other, CompareOp op) {
    return other instanceof PyTimeDelta d
        ? Py.bool(op.test(self.compareTo(d)))
        : Py.NotImplemented;
  }

  @PySlot
  static long __hash__(ThreadState ts, PyTimeDelta self) {
    if (self.hash == 0) {
      self.hash = Comparison.hash(ts, self.state(ts));
    }
    return self.hash;
  }

  @PySlot
  static boolean __bool__(ThreadState ts, PyTimeDelta self) {
    return !self.isZero();
  }

  @PySlot
  static String __repr__(ThreadState ts, PyTimeDelta self) {
    StringBuilder b = new StringBuilder();
    append(b, "days", self.days);
    append(b, "seconds", self.seconds);
    append(b, "microseconds", self.microseconds);
    return self.type().name() + "(" + (b.isEmpty() ? "0" : b) + ")";
  }

  private static void append(StringBuilder b, String name, int value) {
    if (value != 0) {
      b.append(b.isEmpty() ? "" : ", ").append(name).append('=').append(value);
    }
  }

  @PySlot
  static String __str__(ThreadState ts, PyTimeDelta self) {
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
