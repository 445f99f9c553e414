package org.boiga.modules.datetime;

import java.time.LocalDate;
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
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Signature;
import org.boiga.objects.ThreadState;

/** Special methods of datetimes. */
final class DateTimeSlots {
  private static final int PACKED = 10;

  /** Index of the month in the packed form, which has the fold as a bit. */
  private static final int MONTH = 2;

  private static final int FOLD = 0x80;

  private static final Signature NEW =
      new Signature(
          null,
          0,
          8,
          7,
          false,
          false,
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
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if ((n == 1 || n == 2) && kwnames == null) {
      byte[] b = Fields.packed(ts, args[start], PACKED, MONTH, 0x7F, 1, 12, "datetime");
      if (b != null) {
        PyObject zone = Fields.packedZone(ts, args, start, n);
        LocalDate d = Fields.unpackDate(b, 0x7F);
        LocalTime t = Fields.unpackTime(b, 4, 0xFF);
        return new PyDateTime(ts, cls, d, t, zone, (b[MONTH] & FOLD) == 0 ? 0 : 1);
      }
    }
    PyObject[] a = Args.parse(ts, NEW, args, start, n, kwnames);
    int[] f = new int[7];
    for (int i = 0; i < f.length; i++) {
      f[i] = Fields.field(ts, a[i], 0);
    }
    int fold = Fields.field(ts, a[8], 0);
    LocalDate d = Fields.date(ts, f[0], f[1], f[2]);
    LocalTime t = Fields.time(ts, f[3], f[4], f[5], f[6]);
    return new PyDateTime(ts, cls, d, t, Fields.zone(ts, a[7]), Fields.checkFold(ts, fold));
  }

  /** The packed form, which has the fold only if the protocol is new enough. */
  static PyBytes packed(PyDateTime self, boolean fold) {
    byte[] b = new byte[PACKED];
    Fields.pack(self.date, b, 0);
    Fields.pack(self.time, b, 4);
    b[MONTH] |= (byte) (fold && self.fold != 0 ? FOLD : 0);
    return PyBytes.of(b);
  }

  @PySlot
  static String __repr__(ThreadState ts, PyDateTime self) {
    LocalTime t = self.time;
    StringBuilder b = new StringBuilder(self.type().name());
    b.append('(').append(self.date.getYear());
    b.append(", ").append(self.date.getMonthValue());
    b.append(", ").append(self.date.getDayOfMonth());
    b.append(", ").append(t.getHour()).append(", ").append(t.getMinute());
    if (t.getSecond() != 0 || t.getNano() != 0) {
      b.append(", ").append(t.getSecond());
    }
    if (t.getNano() != 0) {
      b.append(", ").append(Fields.microsecond(t));
    }
    return Text.repr(ts, b, self.fold, self.zone);
  }

  @PySlot
  static PyObject __str__(ThreadState ts, PyDateTime self) {
    return Calls.method(ts, self, "isoformat", PyStr.of(" "));
  }

  // Arithmetic -----------------------------------------------------------------------------------

  /** A datetime later by a duration, in the same zone. */
  static PyObject shifted(ThreadState ts, PyDateTime dt, PyTimeDelta by) {
    long us =
        Fields.microseconds(dt.time) + by.seconds * PyTimeDelta.SECOND + by.microseconds;
    long day = (long) Fields.ordinal(dt.date) + by.days + Math.floorDiv(us, PyTimeDelta.DAY);
    LocalDate date = Fields.ofComputedOrdinal(ts, day);
    LocalTime time = Fields.ofMicroseconds(Math.floorMod(us, PyTimeDelta.DAY));
    return PyDateTime.of(ts, dt.type(), date, time, dt.zone, 0);
  }

  /** The duration between two datetimes that are both in a zone or both not. */
  static PyTimeDelta difference(ThreadState ts, PyDateTime a, PyDateTime b) {
    PyTimeDelta offsetA = null;
    PyTimeDelta offsetB = null;
    if (a.zone != b.zone) {
      offsetA = Zones.utcOffset(ts, a.zone, a);
      offsetB = Zones.utcOffset(ts, b.zone, b);
      if ((offsetA == null) != (offsetB == null)) {
        throw PyErr.typeError(ts, "can't subtract offset-naive and offset-aware datetimes");
      }
    }
    PyTimeDelta d =
        PyTimeDelta.of(
            ts,
            (long) Fields.ordinal(a.date) - Fields.ordinal(b.date),
            0,
            Fields.microseconds(a.time) - Fields.microseconds(b.time));
    return differ(offsetA, offsetB) ? d.minus(ts, offsetA.minus(ts, offsetB)) : d;
  }

  private static boolean differ(PyTimeDelta a, PyTimeDelta b) {
    return a == null ? b != null : b == null || a.compareTo(b) != 0;
  }

  @PySlot
  static PyObject __add__(ThreadState ts, PyDateTime self, PyObject other) {
    return other instanceof PyTimeDelta d ? shifted(ts, self, d) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __radd__(ThreadState ts, PyDateTime self, PyObject other) {
    return __add__(ts, self, other);
  }

  @PySlot
  static PyObject __sub__(ThreadState ts, PyDateTime self, PyObject other) {
    return switch (other) {
      case PyDateTime d -> difference(ts, self, d);
      case PyTimeDelta d -> shifted(ts, self, d.negated(ts));
      default -> Py.NotImplemented;
    };
  }

  @PySlot
  static PyObject __rsub__(ThreadState ts, PyDateTime self, PyObject other) {
    return other instanceof PyDateTime d ? difference(ts, d, self) : Py.NotImplemented;
  }

  // Comparison -----------------------------------------------------------------------------------

  private static int compareFields(PyDateTime a, PyDateTime b) {
    int c = a.date.compareTo(b.date);
    return c != 0 ? c : a.time.compareTo(b.time);
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyDateTime self, PyObject other, CompareOp op) {
    if (!(other instanceof PyDateTime dt)) {
      return Py.NotImplemented;
    }
    if (self.zone == dt.zone) {
      return Py.bool(op.test(compareFields(self, dt)));
    }
    boolean equality = op == CompareOp.EQ || op == CompareOp.NE;
    PyTimeDelta a = Zones.utcOffset(ts, self.zone, self);
    PyTimeDelta b = Zones.utcOffset(ts, dt.zone, dt);
    int c;
    if (!differ(a, b)) {
      c = compareFields(self, dt);
    } else if (a != null && b != null) {
      c = difference(ts, self, dt).compareTo(PyTimeDelta.ZERO);
    } else if (equality) {
      c = 1;
    } else {
      throw PyErr.typeError(ts, "can't compare offset-naive and offset-aware datetimes");
    }
    // What depends on the fold equals nothing in another zone: hashes ignore the fold.
    if (equality && c == 0 && (dependsOnFold(ts, self, a) || dependsOnFold(ts, dt, b))) {
      c = 1;
    }
    return Py.bool(op.test(c));
  }

  private static boolean dependsOnFold(ThreadState ts, PyDateTime dt, PyTimeDelta offset) {
    PyDateTime other = PyDateTime.of(ts, dt.date, dt.time, dt.zone, 1 - dt.fold);
    return differ(offset, Zones.utcOffset(ts, dt.zone, other));
  }

  @PySlot
  static long __hash__(ThreadState ts, PyDateTime self) {
    if (self.hash == 0) {
      PyDateTime dt =
          self.fold == 0 ? self : PyDateTime.of(ts, self.date, self.time, self.zone, 0);
      PyTimeDelta offset = Zones.utcOffset(ts, dt.zone, dt);
      self.hash =
          Comparison.hash(
              ts,
              offset == null
                  ? packed(dt, false)
                  : PyTimeDelta.of(
                          ts, Fields.ordinal(dt.date), 0, Fields.microseconds(dt.time))
                      .minus(ts, offset));
    }
    return self.hash;
  }
}
