package org.boiga.nativemodules.datetime;

import java.time.LocalTime;
import org.boiga.api.PyArg_Parser;
import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PySlot;

/** Special methods of times. */
final class TimeSlots {
  private static final int PACKED = 6;

  /** Bit of the first byte of the packed form. */
  private static final int FOLD = 0x80;

  private static final PyArg_Parser NEW =
      new PyArg_Parser(null, 0, 5, "hour", "minute", "second", "microsecond", "tzinfo", "fold");

  private TimeSlots() {}

  @PySlot
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject[] args, int start, int n, PyObject kwnames) {
    if ((n == 1 || n == 2) && kwnames == null) {
      byte[] b = Fields.packed(ctx, args[start], PACKED, 0, 0x7F, 0, 23, "time");
      if (b != null) {
        PyObject zone = Fields.packedZone(ctx, args, start, n);
        LocalTime t = Fields.unpackTime(b, 0, 0x7F);
        return new PyTime(ctx, cls, t, zone, (b[0] & FOLD) == 0 ? 0 : 1);
      }
    }
    PyObject[] a = ctx.PyArg_ParseTupleAndKeywords(NEW, args, start, n, kwnames);
    int hour = Fields.field(ctx, a[0], 0);
    int minute = Fields.field(ctx, a[1], 0);
    int second = Fields.field(ctx, a[2], 0);
    int microsecond = Fields.field(ctx, a[3], 0);
    int fold = Fields.field(ctx, a[5], 0);
    LocalTime t = Fields.time(ctx, hour, minute, second, microsecond);
    return new PyTime(ctx, cls, t, State.of(ctx).zone(ctx, a[4]), Fields.checkFold(ctx, fold));
  }

  /** The packed form, which has the fold only if the protocol is new enough. */
  static PyObject packed(PyContext ctx, PyTime self, boolean fold) {
    byte[] b = new byte[PACKED];
    Fields.pack(self.time, b, 0);
    b[0] |= (byte) (fold && self.fold != 0 ? FOLD : 0);
    return ctx.PyBytes_FromByteArray(b);
  }

  @PySlot
  static long __hash__(PyContext ctx, PyTime self) {
    if (self.hash == 0) {
      PyTime t = self.fold == 0 ? self : PyTime.of(ctx, self.time, self.zone(ctx), 0);
      PyTimeDelta offset = Zones.utcOffset(ctx, t.zone(ctx), ctx.Py_None());
      self.hash =
          ctx.PyObject_Hash(
              offset == null
                  ? packed(ctx, t, false)
                  : PyTimeDelta.of(ctx, 0, 0, Fields.microseconds(t.time)).minus(ctx, offset));
    }
    return self.hash;
  }

  @PySlot
  static PyObject compare(PyContext ctx, PyTime self, PyObject other, PyCompareOp op) {
    if (!(other instanceof PyTime t)) {
      return ctx.Py_NotImplemented();
    }
    if (self.zone(ctx) == t.zone(ctx)) {
      return ctx.PyBool_FromBoolean(op.of(self.time.compareTo(t.time)));
    }
    PyTimeDelta a = Zones.utcOffset(ctx, self.zone(ctx), ctx.Py_None());
    PyTimeDelta b = Zones.utcOffset(ctx, t.zone(ctx), ctx.Py_None());
    if (a == null && b == null) {
      return ctx.PyBool_FromBoolean(op.of(self.time.compareTo(t.time)));
    }
    if (a == null || b == null) {
      if (op == PyCompareOp.EQ || op == PyCompareOp.NE) {
        return ctx.PyBool_FromBoolean(op == PyCompareOp.NE);
      }
      throw ctx.PyErr_Format(PyExc.TypeError, "can't compare offset-naive and offset-aware times");
    }
    return ctx.PyBool_FromBoolean(op.of(Long.compare(utc(self, a), utc(t, b))));
  }

  private static long utc(PyTime t, PyTimeDelta offset) {
    return Fields.microseconds(t.time)
        - offset.toSeconds() * PyTimeDelta.SECOND
        - offset.microseconds;
  }

  @PySlot
  static String __repr__(PyContext ctx, PyTime self) {
    return Text.repr(ctx, new StringBuilder(ctx.PyObject_TypeName(self)).append('('), self);
  }

  @PySlot
  static PyObject __str__(PyContext ctx, PyTime self) {
    return ctx.PyObject_CallMethod(self, "isoformat");
  }
}
