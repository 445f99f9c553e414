package org.boiga.modules.datetime;

import java.time.LocalDate;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.modules.support.CInt;
import org.boiga.objects.Args;
import org.boiga.objects.Calls;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Signature;
import org.boiga.objects.ThreadState;

/** Special methods of dates. */
final class DateSlots {
  private static final int PACKED = 4;
  private static final Signature NEW =
      new Signature(null, 0, 3, 7, false, false, "year", "month", "day");

  private DateSlots() {}

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 1 && kwnames == null) {
      byte[] b = Fields.packed(ts, args[start], PACKED, 2, 0xFF, 1, 12, "date");
      if (b != null) {
        return new PyDate(ts, cls, Fields.unpackDate(b, 0xFF));
      }
    }
    PyObject[] a = Args.parse(ts, NEW, args, start, n, kwnames);
    int year = CInt.of(ts, a[0]);
    int month = CInt.of(ts, a[1]);
    return new PyDate(ts, cls, Fields.date(ts, year, month, CInt.of(ts, a[2])));
  }

  static PyBytes packed(PyDate self) {
    byte[] b = new byte[PACKED];
    Fields.pack(self.date, b, 0);
    return PyBytes.of(b);
  }

  @PySlot
  static long __hash__(ThreadState ts, PyDate self) {
    if (self.hash == 0) {
      self.hash = Comparison.hash(ts, packed(self));
    }
    return self.hash;
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyDate self, PyObject other, CompareOp op) {
    return other instanceof PyDate d && !(other instanceof PyDateTime)
        ? Py.bool(op.test(self.date.compareTo(d.date)))
        : Py.NotImplemented;
  }

  @PySlot
  static String __repr__(ThreadState ts, PyDate self) {
    LocalDate d = self.date;
    return "%s(%d, %d, %d)"
        .formatted(self.type().name(), d.getYear(), d.getMonthValue(), d.getDayOfMonth());
  }

  @PySlot
  static PyObject __str__(ThreadState ts, PyDate self) {
    return Calls.method(ts, self, "isoformat");
  }

  // Arithmetic -----------------------------------------------------------------------------------

  private static PyObject shifted(ThreadState ts, PyDate d, long days) {
    return PyDate.of(
        ts, d.type(), Fields.ofComputedOrdinal(ts, Fields.ordinal(d.date) + days));
  }

  @PySlot
  static PyObject __add__(ThreadState ts, PyDate self, PyObject other) {
    return other instanceof PyTimeDelta d && !(self instanceof PyDateTime)
        ? shifted(ts, self, d.days)
        : Py.NotImplemented;
  }

  @PySlot
  static PyObject __radd__(ThreadState ts, PyDate self, PyObject other) {
    return __add__(ts, self, other);
  }

  @PySlot
  static PyObject __sub__(ThreadState ts, PyDate self, PyObject other) {
    if (self instanceof PyDateTime || other instanceof PyDateTime) {
      return Py.NotImplemented;
    }
    if (other instanceof PyDate d) {
      return PyTimeDelta.of(ts, Fields.ordinal(self.date) - Fields.ordinal(d.date), 0, 0);
    }
    return other instanceof PyTimeDelta d ? shifted(ts, self, -d.days) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __rsub__(ThreadState ts, PyDate self, PyObject other) {
    return other instanceof PyDate d ? __sub__(ts, d, self) : Py.NotImplemented;
  }
}
