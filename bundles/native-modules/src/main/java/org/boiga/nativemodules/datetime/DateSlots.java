package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import org.boiga.api.PyArg_Parser;
import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PySlot;
import org.boiga.nativemodules.support.CInt;

/** Special methods of dates. */
final class DateSlots {
  private static final int PACKED = 4;
  private static final PyArg_Parser NEW = new PyArg_Parser(null, 3, 3, "year", "month", "day");

  private DateSlots() {}

  @PySlot
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject[] args, int start, int n, PyObject kwnames) {
    if (n == 1 && kwnames == null) {
      byte[] b = Fields.packed(ctx, args[start], PACKED, 2, 0xFF, 1, 12, "date");
      if (b != null) {
        return new PyDate(ctx, cls, Fields.unpackDate(b, 0xFF));
      }
    }
    PyObject[] a = ctx.PyArg_ParseTupleAndKeywords(NEW, args, start, n, kwnames);
    int year = CInt.of(ctx, a[0]);
    int month = CInt.of(ctx, a[1]);
    return new PyDate(ctx, cls, Fields.date(ctx, year, month, CInt.of(ctx, a[2])));
  }

  static PyObject packed(PyContext ctx, PyDate self) {
    byte[] b = new byte[PACKED];
    Fields.pack(self.date, b, 0);
    return ctx.PyBytes_FromByteArray(b);
  }

  @PySlot
  static long __hash__(PyContext ctx, PyDate self) {
    if (self.hash == 0) {
      self.hash = ctx.PyObject_Hash(packed(ctx, self));
    }
    return self.hash;
  }

  @PySlot
  static PyObject compare(PyContext ctx, PyDate self, PyObject other, PyCompareOp op) {
    return other instanceof PyDate d && !(other instanceof PyDateTime)
        ? ctx.PyBool_FromBoolean(op.of(self.date.compareTo(d.date)))
        : ctx.Py_NotImplemented();
  }

  @PySlot
  static String __repr__(PyContext ctx, PyDate self) {
    LocalDate d = self.date;
    return "%s(%d, %d, %d)"
        .formatted(ctx.PyObject_TypeName(self), d.getYear(), d.getMonthValue(), d.getDayOfMonth());
  }

  @PySlot
  static PyObject __str__(PyContext ctx, PyDate self) {
    return ctx.PyObject_CallMethod(self, "isoformat");
  }

  // Arithmetic -----------------------------------------------------------------------------------

  private static PyObject shifted(PyContext ctx, PyDate d, long days) {
    return PyDate.of(
        ctx, ctx.Py_TYPE(d), Fields.ofComputedOrdinal(ctx, Fields.ordinal(d.date) + days));
  }

  @PySlot
  static PyObject __add__(PyContext ctx, PyDate self, PyObject other) {
    return other instanceof PyTimeDelta d && !(self instanceof PyDateTime)
        ? shifted(ctx, self, d.days)
        : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __radd__(PyContext ctx, PyDate self, PyObject other) {
    return __add__(ctx, self, other);
  }

  @PySlot
  static PyObject __sub__(PyContext ctx, PyDate self, PyObject other) {
    if (self instanceof PyDateTime || other instanceof PyDateTime) {
      return ctx.Py_NotImplemented();
    }
    if (other instanceof PyDate d) {
      return PyTimeDelta.of(ctx, Fields.ordinal(self.date) - Fields.ordinal(d.date), 0, 0);
    }
    return other instanceof PyTimeDelta d ? shifted(ctx, self, -d.days) : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __rsub__(PyContext ctx, PyDate self, PyObject other) {
    return other instanceof PyDate d ? __sub__(ctx, d, self) : ctx.Py_NotImplemented();
  }
}
