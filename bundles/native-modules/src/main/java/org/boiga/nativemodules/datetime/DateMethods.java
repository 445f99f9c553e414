package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;

/** Methods of dates. */
final class DateMethods {
  private DateMethods() {}

  @PyGetter
  static int year(PyContext ctx, PyDate self) {
    return self.date.getYear();
  }

  @PyGetter
  static int month(PyContext ctx, PyDate self) {
    return self.date.getMonthValue();
  }

  @PyGetter
  static int day(PyContext ctx, PyDate self) {
    return self.date.getDayOfMonth();
  }

  @PyMethod(doc = "The date as text such as 'Thu Jan  2 00:00:00 2020'.")
  static String ctime(PyContext ctx, PyDate self) {
    return Text.ctime(self.date, java.time.LocalTime.MIDNIGHT);
  }

  @PyMethod(signature = "(format)", doc = "The date as text by a format.")
  static PyObject strftime(PyContext ctx, PyDate self, PyObject format) {
    return Strftime.format(ctx, self, format, ctx.PyObject_CallMethod(self, "timetuple"), self);
  }

  @PyMethod(signature = "(format, /)", doc = "As strftime; as str for an empty format.")
  static PyObject __format__(PyContext ctx, PyDate self, PyObject format) {
    return Strftime.format(ctx, self, format);
  }

  @PyMethod(doc = "The date as struct_time.")
  static PyObject timetuple(PyContext ctx, PyDate self) {
    return Text.structTime(ctx, self.date, java.time.LocalTime.MIDNIGHT, -1);
  }

  @PyMethod(doc = "Year, week and weekday as ISO 8601 counts them.")
  static PyObject isocalendar(PyContext ctx, PyDate self) {
    LocalDate d = self.date;
    return IsoCalendarDate.of(
        ctx,
        d.get(IsoFields.WEEK_BASED_YEAR),
        d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        d.getDayOfWeek().getValue());
  }

  @PyMethod(doc = "The date in ISO 8601 format, YYYY-MM-DD.")
  static String isoformat(PyContext ctx, PyDate self) {
    return Text.date(self.date);
  }

  @PyMethod(doc = "The day of the week, where Monday is 1.")
  static int isoweekday(PyContext ctx, PyDate self) {
    return self.date.getDayOfWeek().getValue();
  }

  @PyMethod(doc = "The day number, where 1 January 1 is day 1.")
  static int toordinal(PyContext ctx, PyDate self) {
    return Fields.ordinal(self.date);
  }

  @PyMethod(doc = "The day of the week, where Monday is 0.")
  static int weekday(PyContext ctx, PyDate self) {
    return self.date.getDayOfWeek().getValue() - 1;
  }

  @PyMethod(
      signature = "(year=unchanged, month=unchanged, day=unchanged)",
      doc = "The date with other fields.")
  static PyObject replace(PyContext ctx, PyDate self, PyObject year, PyObject month, PyObject day) {
    LocalDate d = self.date;
    int y = Fields.field(ctx, year, d.getYear());
    int m = Fields.field(ctx, month, d.getMonthValue());
    return PyDate.of(ctx, ctx.Py_TYPE(self), y, m, Fields.field(ctx, day, d.getDayOfMonth()));
  }

  @PyMethod(
      signature = "(year=unchanged, month=unchanged, day=unchanged)",
      doc = "As replace, for copy.replace.")
  static PyObject __replace__(
      PyContext ctx, PyDate self, PyObject year, PyObject month, PyObject day) {
    return replace(ctx, self, year, month, day);
  }

  @PyMethod(doc = "How to make the object again.")
  static PyObject __reduce__(PyContext ctx, PyDate self) {
    return ctx.PyTuple_Pack(ctx.Py_TYPE(self), ctx.PyTuple_Pack(DateSlots.packed(ctx, self)));
  }
}
