package org.boiga.modules.datetime;

import java.time.LocalTime;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Calls;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Signature;
import org.boiga.objects.ThreadState;

/** Special methods of times. */
final class TimeSlots {
  private static final int PACKED = 6;

  /** Bit of the first byte of the packed form. */
  private static final int FOLD = 0x80;

  private static final Signature NEW =
      new Signature(
          null, 0, 5, 0, false, false, "hour", "minute", "second", "microsecond", "tzinfo", "fold");

  private TimeSlots() {}

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if ((n == 1 || n == 2) && kwnames == null) {
      byte[] b = Fields.packed(ts, args[start], PACKED, 0, 0x7F, 0, 23, "time");
      if (b != null) {
        PyObject zone = Fields.packedZone(ts, args, start, n);
        LocalTime t = Fields.unpackTime(b, 0, 0x7F);
        return new PyTime(ts, cls, t, zone, (b[0] & FOLD) == 0 ? 0 : 1);
      }
    }
    PyObject[] a = Args.parse(ts, NEW, args, start, n, kwnames);
    int hour = Fields.field(ts, a[0], 0);
    int minute = Fields.field(ts, a[1], 0);
    int second = Fields.field(ts, a[2], 0);
    int microsecond = Fields.field(ts, a[3], 0);
    int fold = Fields.field(ts, a[5], 0);
    LocalTime t = Fields.time(ts, hour, minute, second, microsecond);
    return new PyTime(ts, cls, t, Fields.zone(ts, a[4]), Fields.checkFold(ts, fold));
  }

  /** The packed form, which has the fold only if the protocol is new enough. */
  static PyBytes packed(PyTime self, boolean fold) {
    byte[] b = new byte[PACKED];
    Fields.pack(self.time, b, 0);
    b[0] |= (byte) (fold && self.fold != 0 ? FOLD : 0);
    return PyBytes.of(b);
  }

  @PySlot
  static long __hash__(ThreadState ts, PyTime self) {
    if (self.hash == 0) {
      PyTime t = self.fold == 0 ? self : PyTime.of(ts, self.time, self.zone, 0);
      PyTimeDelta offset = Zones.utcOffset(ts, t.zone, Py.None);
      self.hash =
          Comparison.hash(
              ts,
              offset == null
                  ? packed(t, false)
                  : PyTimeDelta.of(ts, 0, 0, Fields.microseconds(t.time)).minus(ts, offset));
    }
    return self.hash;
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyTime self, PyObject other, CompareOp op) {
    if (!(other instanceof PyTime t)) {
      return Py.NotImplemented;
    }
    if (self.zone == t.zone) {
      return Py.bool(op.test(self.time.compareTo(t.time)));
    }
    PyTimeDelta a = Zones.utcOffset(ts, self.zone, Py.None);
    PyTimeDelta b = Zones.utcOffset(ts, t.zone, Py.None);
    if (a == null && b == null) {
      return Py.bool(op.test(self.time.compareTo(t.time)));
    }
    if (a == null || b == null) {
      if (op == CompareOp.EQ || op == CompareOp.NE) {
        return Py.bool(op == CompareOp.NE);
      }
      throw PyErr.typeError(ts, "can't compare offset-naive and offset-aware times");
    }
    return Py.bool(op.test(Long.compare(utc(self, a), utc(t, b))));
  }

  private static long utc(PyTime t, PyTimeDelta offset) {
    return Fields.microseconds(t.time)
        - offset.toSeconds() * PyTimeDelta.SECOND
        - offset.microseconds;
  }

  @PySlot
  static String __repr__(ThreadState ts, PyTime self) {
    LocalTime t = self.time;
    StringBuilder b = new StringBuilder(self.type().name());
    b.append('(').append(t.getHour()).append(", ").append(t.getMinute());
    if (t.getSecond() != 0 || t.getNano() != 0) {
      b.append(", ").append(t.getSecond());
    }
    if (t.getNano() != 0) {
      b.append(", ").append(Fields.microsecond(t));
    }
    return Text.repr(ts, b, self.fold, self.zone);
  }

  @PySlot
  static PyObject __str__(ThreadState ts, PyTime self) {
    return Calls.method(ts, self, "isoformat");
  }
}
