package org.boiga.modules.datetime;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Methods of dates. */
final class DateMethods {
  private DateMethods() {}

  @PyGetter
  static int year(ThreadState ts, PyDate self) {
    return self.date.getYear();
  }

  @PyGetter
  static int month(ThreadState ts, PyDate self) {
    return self.date.getMonthValue();
  }

  @PyGetter
  static int day(ThreadState ts, PyDate self) {
    return self.date.getDayOfMonth();
  }

  @PyMethod(doc = "The date as text such as 'Thu Jan  2 00:00:00 2020'.")
  static String ctime(ThreadState ts, PyDate self) {
    return Text.ctime(self.date, java.time.LocalTime.MIDNIGHT);
  }

  @PyMethod(signature = "(format)", doc = "The date as text by a format.")
  static PyObject strftime(ThreadState ts, PyDate self, PyObject format) {
    return Strftime.format(ts, self, format, Calls.method(ts, self, "timetuple"), self);
  }

  @PyMethod(signature = "(format, /)", doc = "As strftime; as str for an empty format.")
  static PyObject __format__(ThreadState ts, PyDate self, PyObject format) {
    return Strftime.format(ts, self, format);
  }

  @PyMethod(doc = "The date as struct_time.")
  static PyObject timetuple(ThreadState ts, PyDate self) {
    return Text.structTime(ts, self.date, java.time.LocalTime.MIDNIGHT, -1);
  }

  @PyMethod(doc = "Year, week and weekday as ISO 8601 counts them.")
  static PyObject isocalendar(ThreadState ts, PyDate self) {
    LocalDate d = self.date;
    return IsoCalendarDate.of(
        ts,
        d.get(IsoFields.WEEK_BASED_YEAR),
        d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        d.getDayOfWeek().getValue());
  }

  @PyMethod(doc = "The date in ISO 8601 format, YYYY-MM-DD.")
  static String isoformat(ThreadState ts, PyDate self) {
    return Text.date(self.date);
  }

  @PyMethod(doc = "The day of the week, where Monday is 1.")
  static int isoweekday(ThreadState ts, PyDate self) {
    return self.date.getDayOfWeek().getValue();
  }

  @PyMethod(doc = "The day number, where 1 January 1 is day 1.")
  static int toordinal(ThreadState ts, PyDate self) {
    return Fields.ordinal(self.date);
  }

  @PyMethod(doc = "The day of the week, where Monday is 0.")
  static int weekday(ThreadState ts, PyDate self) {
    return self.date.getDayOfWeek().getValue() - 1;
  }

  @PyMethod(
      signature = "(year=unchanged, month=unchanged, day=unchanged)",
      doc = "The date with other fields.")
  static PyObject replace(
      ThreadState ts, PyDate self, PyObject year, PyObject month, PyObject day) {
    LocalDate d = self.date;
    int y = Fields.field(ts, year, d.getYear());
    int m = Fields.field(ts, month, d.getMonthValue());
    return PyDate.of(ts, self.type(), y, m, Fields.field(ts, day, d.getDayOfMonth()));
  }

  @PyMethod(
      signature = "(year=unchanged, month=unchanged, day=unchanged)",
      doc = "As replace, for copy.replace.")
  static PyObject __replace__(
      ThreadState ts, PyDate self, PyObject year, PyObject month, PyObject day) {
    return replace(ts, self, year, month, day);
  }

  @PyMethod(doc = "How to make the object again.")
  static PyObject __reduce__(ThreadState ts, PyDate self) {
    return PyTuple.of(ts, self.type(), PyTuple.of(ts, DateSlots.packed(self)));
  }
}
