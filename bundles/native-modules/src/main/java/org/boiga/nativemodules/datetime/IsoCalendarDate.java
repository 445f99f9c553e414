package org.boiga.nativemodules.datetime;

import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.PyTypes;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.Texts;

/** {@code datetime.IsoCalendarDate}: a tuple of year, week and weekday. */
@PyType(
    name = "datetime.IsoCalendarDate",
    doc = "Year, week and weekday: the result of date.isocalendar().",
    base = "tuple",
    subclassable = false)
final class IsoCalendarDate {
  private IsoCalendarDate() {}

  static PyObject of(PyContext ctx, int year, int week, int weekday) {
    PyObject fields =
        ctx.PyTuple_Pack(
            ctx.PyLong_FromLong(year), ctx.PyLong_FromLong(week), ctx.PyLong_FromLong(weekday));
    return ctx.PyType_CallNew(
        ctx.PyType_Builtin(PyTypes.PyTuple_Type), State.of(ctx).isoCalendarDate, fields);
  }

  @PySlot(signature = "(year, week, weekday)")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, int year, int week, int weekday) {
    return of(ctx, year, week, weekday);
  }

  @PyGetter
  static PyObject year(PyContext ctx, PyObject self) {
    return ctx.PyTuple_GetItem(self, 0);
  }

  @PyGetter
  static PyObject week(PyContext ctx, PyObject self) {
    return ctx.PyTuple_GetItem(self, 1);
  }

  @PyGetter
  static PyObject weekday(PyContext ctx, PyObject self) {
    return ctx.PyTuple_GetItem(self, 2);
  }

  @PySlot
  static String __repr__(PyContext ctx, PyObject self) {
    return "%s(year=%s, week=%s, weekday=%s)"
        .formatted(
            ctx.PyObject_TypeName(self),
            Texts.str(ctx, ctx.PyTuple_GetItem(self, 0)),
            Texts.str(ctx, ctx.PyTuple_GetItem(self, 1)),
            Texts.str(ctx, ctx.PyTuple_GetItem(self, 2)));
  }

  @PyMethod(doc = "How to make an equal tuple.")
  static PyObject __reduce__(PyContext ctx, PyObject self) {
    PyObject plain = ctx.PyTuple_Pack(ctx.PySequence_ToArray(self));
    return ctx.PyTuple_Pack(ctx.PyType_Builtin(PyTypes.PyTuple_Type), ctx.PyTuple_Pack(plain));
  }
}
