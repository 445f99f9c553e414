package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import org.boiga.api.PyContext;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyType;

/**
 * {@code datetime.date}. Its members are static methods, so that those of {@code datetime} do not
 * override them in Java: Python code may ask for a datetime's members of date.
 */
@PyType(
    name = "datetime.date",
    doc = "date(year, month, day) --> date object",
    weaklyReferable = false,
    parts = {DateSlots.class, DateMakers.class, DateMethods.class})
public class PyDate extends PyNativeObject {
  final LocalDate date;

  /** 0 until it is asked for. */
  long hash;

  PyDate(PyContext ctx, PyTypeObject cls, LocalDate date) {
    super(ctx, cls);
    this.date = date;
  }

  static PyDate of(PyContext ctx, LocalDate date) {
    return new PyDate(ctx, State.of(ctx).date, date);
  }

  /** A date of {@code cls} as its constructor makes it; the fields are not checked yet. */
  static PyObject of(PyContext ctx, PyTypeObject cls, int year, int month, int day) {
    return cls == State.of(ctx).date
        ? new PyDate(ctx, cls, Fields.date(ctx, year, month, day))
        : ctx.PyObject_CallFunctionObjArgs(
            cls, ctx.PyLong_FromLong(year), ctx.PyLong_FromLong(month), ctx.PyLong_FromLong(day));
  }

  /** As {@link #of(PyContext, PyTypeObject, int, int, int)}. */
  static PyObject of(PyContext ctx, PyTypeObject cls, LocalDate d) {
    return of(ctx, cls, d.getYear(), d.getMonthValue(), d.getDayOfMonth());
  }
}
