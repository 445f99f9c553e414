package org.boiga.modules.datetime;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.modules.support.CInt;
import org.boiga.modules.time.BrokenDownTime;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;

/** The class methods that make dates. */
final class DateMakers {
  private DateMakers() {}

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(timestamp, /)",
      doc = "The local date of a POSIX timestamp.")
  static PyObject fromtimestamp(ThreadState ts, PyType cls, PyObject timestamp) {
    long seconds = Timeouts.wholeSeconds(ts, timestamp);
    BrokenDownTime t = BrokenDownTime.of(ts, seconds, true);
    return PyDate.of(ts, cls, t.fullYear(), t.month() + 1, t.day());
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "The local date of today.")
  static PyObject today(ThreadState ts, PyType cls) {
    PyObject now = Calls.method(ts, ts.interp.evaluator.importModule(ts, "time"), "time");
    return Calls.method(ts, cls, "fromtimestamp", now);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(ordinal, /)",
      doc = "The date of a day number, where 1 January 1 is day 1.")
  static PyObject fromordinal(ThreadState ts, PyType cls, PyObject ordinal) {
    int n = CInt.of(ts, ordinal);
    if (n < 1) {
      throw PyErr.valueError(ts, "ordinal must be >= 1");
    }
    return PyDate.of(ts, cls, Fields.ofOrdinal(n));
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "The date that a text in ISO 8601 format means.")
  static PyObject fromisoformat(ThreadState ts, PyType cls, PyObject text) {
    PyStr s = IsoParser.text(ts, text);
    int n = s.length();
    int[] d = n == 7 || n == 8 || n == 10 ? IsoParser.date(s, 0, n) : null;
    if (d == null) {
      throw IsoParser.invalid(ts, s);
    }
    return PyDate.of(ts, cls, d[0], d[1], d[2]);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(year, week, day)",
      doc = "The date of a day of a week of a year as ISO 8601 counts them.")
  static PyObject fromisocalendar(
      ThreadState ts, PyType cls, PyObject year, PyObject week, PyObject day) {
    int y;
    int w;
    int d;
    try {
      y = CInt.of(ts, year);
      w = CInt.of(ts, week);
      d = CInt.of(ts, day);
    } catch (PyException e) {
      if (!e.matches(PyExc.OverflowError)) {
        throw e;
      }
      throw PyErr.valueError(ts, "ISO calendar component out of range");
    }
    Fields.checkYear(ts, y);
    if (w < 1 || w > weeks(y)) {
      throw PyErr.valueError(ts, "Invalid week: " + w);
    }
    if (d < 1 || d > 7) {
      throw PyErr.valueError(ts, "Invalid weekday: " + d + " (range is [1, 7])");
    }
    return PyDate.of(ts, cls, ofWeek(y, w, d));
  }

  /** Number of weeks of a year. */
  static int weeks(int year) {
    return (int) LocalDate.of(year, 7, 1).range(IsoFields.WEEK_OF_WEEK_BASED_YEAR).getMaximum();
  }

  static LocalDate ofWeek(int year, int week, int day) {
    // The first week is the one with 4 January.
    LocalDate inFirst = LocalDate.of(year, 1, 4);
    return inFirst.plusDays((week - 1) * 7L + day - inFirst.getDayOfWeek().getValue());
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(string, format, /)",
      doc = "Read a date from text by a format.")
  static PyObject strptime(ThreadState ts, PyType cls, PyObject string, PyObject format) {
    return parse(ts, cls, "_strptime_datetime_date", string, format);
  }

  /** Has a function of module {@code _strptime} read an instance of {@code cls}. */
  static PyObject parse(
      ThreadState ts, PyType cls, String function, PyObject string, PyObject format) {
    if (!(string instanceof PyStr)) {
      throw Args.badArgument(ts, "strptime", "argument 1", "str", string);
    }
    if (!(format instanceof PyStr)) {
      throw Args.badArgument(ts, "strptime", "argument 2", "str", format);
    }
    PyObject module = ts.interp.evaluator.importModule(ts, "_strptime");
    return Calls.call(ts, Attributes.get(ts, module, function), cls, string, format);
  }
}
