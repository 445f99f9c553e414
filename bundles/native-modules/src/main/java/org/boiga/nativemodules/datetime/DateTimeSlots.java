package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.api.PyArg_Parser;
import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PySlot;

/** Special methods of datetimes. */
final class DateTimeSlots {
  private static final int PACKED = 10;

  /** Index of the month in the packed form, which has the fold as a bit. */
  private static final int MONTH = 2;

  private static final int FOLD = 0x80;

  private static final PyArg_Parser NEW =
      new PyArg_Parser(
          null,
          3,
          8,
          "year",
          "month",
          "day",
          "hour",
          "minute",
          "second",
          "microsecond",
          "tzinfo",
          "fold");

  private DateTimeSlots() {}

  @PySlot
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject[] args, int start, int n, PyObject kwnames) {
    if ((n == 1 || n == 2) && kwnames == null) {
      byte[] b = Fields.packed(ctx, args[start], PACKED, MONTH, 0x7F, 1, 12, "datetime");
      if (b != null) {
        PyObject zone = Fields.packedZone(ctx, args, start, n);
        LocalDate d = Fields.unpackDate(b, 0x7F);
        LocalTime t = Fields.unpackTime(b, 4, 0xFF);
        return new PyDateTime(ctx, cls, d, t, zone, (b[MONTH] & FOLD) == 0 ? 0 : 1);
      }
    }
    PyObject[] a = ctx.PyArg_ParseTupleAndKeywords(NEW, args, start, n, kwnames);
    int[] f = new int[7];
    for (int i = 0; i < f.length; i++) {
      f[i] = Fields.field(ctx, a[i], 0);
    }
    int fold = Fields.field(ctx, a[8], 0);
    LocalDate d = Fields.date(ctx, f[0], f[1], f[2]);
    LocalTime t = Fields.time(ctx, f[3], f[4], f[5], f[6]);
    return new PyDateTime(
        ctx, cls, d, t, State.of(ctx).zone(ctx, a[7]), Fields.checkFold(ctx, fold));
  }

  /** The packed form, which has the fold only if the protocol is new enough. */
  static PyObject packed(PyContext ctx, PyDateTime self, boolean fold) {
    byte[] b = new byte[PACKED];
    Fields.pack(self.date, b, 0);
    Fields.pack(self.time, b, 4);
    b[MONTH] |= (byte) (fold && self.fold != 0 ? FOLD : 0);
    return ctx.PyBytes_FromByteArray(b);
  }

  @PySlot
  static String __repr__(PyContext ctx, PyDateTime self) {
    StringBuilder b = new StringBuilder(ctx.PyObject_TypeName(self));
    b.append('(').append(self.date.getYear());
    b.append(", ").append(self.date.getMonthValue());
    b.append(", ").append(self.date.getDayOfMonth()).append(", ");
    return Text.repr(ctx, b, self);
  }

  @PySlot
  static PyObject __str__(PyContext ctx, PyDateTime self) {
    return ctx.PyObject_CallMethod(self, "isoformat", ctx.PyUnicode_FromString(" "));
  }

  // Arithmetic -----------------------------------------------------------------------------------

  /** A datetime later by a duration, in the same zone. */
  static PyObject shifted(PyContext ctx, PyDateTime dt, PyTimeDelta by) {
    long us = Fields.microseconds(dt.time) + by.seconds * PyTimeDelta.SECOND + by.microseconds;
    long day = (long) Fields.ordinal(dt.date) + by.days + Math.floorDiv(us, PyTimeDelta.DAY);
    LocalDate date = Fields.ofComputedOrdinal(ctx, day);
    LocalTime time = Fields.ofMicroseconds(Math.floorMod(us, PyTimeDelta.DAY));
    return PyDateTime.of(ctx, ctx.Py_TYPE(dt), date, time, dt.zone(ctx), 0);
  }

  /** The duration between two datetimes that are both in a zone or both not. */
  static PyTimeDelta difference(PyContext ctx, PyDateTime a, PyDateTime b) {
    PyTimeDelta offsetA = null;
    PyTimeDelta offsetB = null;
    PyObject zoneA = a.zone(ctx);
    PyObject zoneB = b.zone(ctx);
    if (zoneA != zoneB) {
      offsetA = Zones.utcOffset(ctx, zoneA, a);
      offsetB = Zones.utcOffset(ctx, zoneB, b);
      if ((offsetA == null) != (offsetB == null)) {
        throw ctx.PyErr_Format(
            PyExc.TypeError, "can't subtract offset-naive and offset-aware datetimes");
      }
    }
    PyTimeDelta d =
        PyTimeDelta.of(
            ctx,
            (long) Fields.ordinal(a.date) - Fields.ordinal(b.date),
            0,
            Fields.microseconds(a.time) - Fields.microseconds(b.time));
    return differ(offsetA, offsetB) ? d.minus(ctx, offsetA.minus(ctx, offsetB)) : d;
  }

  private static boolean differ(PyTimeDelta a, PyTimeDelta b) {
    return a == null ? b != null : b == null || a.compareTo(b) != 0;
  }

  @PySlot
  static PyObject __add__(PyContext ctx, PyDateTime self, PyObject other) {
    return other instanceof PyTimeDelta d ? shifted(ctx, self, d) : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __radd__(PyContext ctx, PyDateTime self, PyObject other) {
    return __add__(ctx, self, other);
  }

  @PySlot
  static PyObject __sub__(PyContext ctx, PyDateTime self, PyObject other) {
    return switch (other) {
      case PyDateTime d -> difference(ctx, self, d);
      case PyTimeDelta d -> shifted(ctx, self, d.negated(ctx));
      default -> ctx.Py_NotImplemented();
    };
  }

  @PySlot
  static PyObject __rsub__(PyContext ctx, PyDateTime self, PyObject other) {
    return other instanceof PyDateTime d ? difference(ctx, d, self) : ctx.Py_NotImplemented();
  }

  // Comparison -----------------------------------------------------------------------------------

  private static int compareFields(PyDateTime a, PyDateTime b) {
    int c = a.date.compareTo(b.date);
    return c != 0 ? c : a.time.compareTo(b.time);
  }

  @PySlot
  static PyObject compare(PyContext ctx, PyDateTime self, PyObject other, PyCompareOp op) {
    if (!(other instanceof PyDateTime dt)) {
      return ctx.Py_NotImplemented();
    }
    PyObject zone = self.zone(ctx);
    PyObject otherZone = dt.zone(ctx);
    if (zone == otherZone) {
      return ctx.PyBool_FromBoolean(op.of(compareFields(self, dt)));
    }
    boolean equality = op == PyCompareOp.EQ || op == PyCompareOp.NE;
    PyTimeDelta a = Zones.utcOffset(ctx, zone, self);
    PyTimeDelta b = Zones.utcOffset(ctx, otherZone, dt);
    int c;
    if (!differ(a, b)) {
      c = compareFields(self, dt);
    } else if (a != null && b != null) {
      c = difference(ctx, self, dt).signum();
    } else if (equality) {
      c = 1;
    } else {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "can't compare offset-naive and offset-aware datetimes");
    }
    // What depends on the fold equals nothing in another zone: hashes ignore the fold.
    if (equality && c == 0 && (dependsOnFold(ctx, self, a) || dependsOnFold(ctx, dt, b))) {
      c = 1;
    }
    return ctx.PyBool_FromBoolean(op.of(c));
  }

  private static boolean dependsOnFold(PyContext ctx, PyDateTime dt, PyTimeDelta offset) {
    PyDateTime other = PyDateTime.of(ctx, dt.date, dt.time, dt.zone(ctx), 1 - dt.fold);
    return differ(offset, Zones.utcOffset(ctx, dt.zone(ctx), other));
  }

  @PySlot
  static long __hash__(PyContext ctx, PyDateTime self) {
    if (self.hash == 0) {
      PyDateTime dt =
          self.fold == 0 ? self : PyDateTime.of(ctx, self.date, self.time, self.zone(ctx), 0);
      PyTimeDelta offset = Zones.utcOffset(ctx, dt.zone(ctx), dt);
      self.hash =
          ctx.PyObject_Hash(
              offset == null
                  ? packed(ctx, dt, false)
                  : PyTimeDelta.of(ctx, Fields.ordinal(dt.date), 0, Fields.microseconds(dt.time))
                      .minus(ctx, offset));
    }
    return self.hash;
  }
}
