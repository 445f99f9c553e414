package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.nativemodules.support.CInt;

/** The class methods that make dates. */
final class DateMakers {
  private DateMakers() {}

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(timestamp, /)",
      doc = "The local date of a POSIX timestamp.")
  static PyObject fromtimestamp(PyContext ctx, PyTypeObject cls, PyObject timestamp) {
    long local = LocalClock.at(ctx, Timestamp.wholeSeconds(ctx, timestamp));
    return PyDate.of(ctx, cls, LocalDate.ofEpochDay(Math.floorDiv(local, PyTimeDelta.DAY_SECONDS)));
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "The local date of today.")
  static PyObject today(PyContext ctx, PyTypeObject cls) {
    PyObject now = ctx.PyObject_CallMethod(ctx.PyImport_ImportModule("time"), "time");
    return ctx.PyObject_CallMethod(cls, "fromtimestamp", now);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(ordinal, /)",
      doc = "The date of a day number, where 1 January 1 is day 1.")
  static PyObject fromordinal(PyContext ctx, PyTypeObject cls, PyObject ordinal) {
    int n = CInt.of(ctx, ordinal);
    if (n < 1) {
      throw ctx.PyErr_Format(PyExc.ValueError, "ordinal must be >= 1");
    }
    return PyDate.of(ctx, cls, Fields.ofOrdinal(n));
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "The date that a text in ISO 8601 format means.")
  static PyObject fromisoformat(PyContext ctx, PyTypeObject cls, PyObject text) {
    IsoParser s = IsoParser.of(ctx, text);
    int n = s.length();
    int[] d = n == 7 || n == 8 || n == 10 ? s.date(0, n) : null;
    if (d == null) {
      throw IsoParser.invalid(ctx, text);
    }
    return PyDate.of(ctx, cls, d[0], d[1], d[2]);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(year, week, day)",
      doc = "The date of a day of a week of a year as ISO 8601 counts them.")
  static PyObject fromisocalendar(
      PyContext ctx, PyTypeObject cls, PyObject year, PyObject week, PyObject day) {
    int y;
    int w;
    int d;
    try {
      y = CInt.of(ctx, year);
      w = CInt.of(ctx, week);
      d = CInt.of(ctx, day);
    } catch (PyError e) {
      if (!ctx.PyErr_ExceptionMatches(e, PyExc.OverflowError)) {
        throw e;
      }
      throw ctx.PyErr_Format(PyExc.ValueError, "ISO calendar component out of range");
    }
    Fields.checkYear(ctx, y);
    if (w < 1 || w > weeks(y)) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Invalid week: " + w);
    }
    if (d < 1 || d > 7) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Invalid weekday: " + d + " (range is [1, 7])");
    }
    return PyDate.of(ctx, cls, ofWeek(y, w, d));
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
  static PyObject strptime(PyContext ctx, PyTypeObject cls, PyObject string, PyObject format) {
    return parse(ctx, cls, "_strptime_datetime_date", string, format);
  }

  /** Has a function of module {@code _strptime} read an instance of {@code cls}. */
  static PyObject parse(
      PyContext ctx, PyTypeObject cls, String function, PyObject string, PyObject format) {
    if (!ctx.PyUnicode_Check(string)) {
      throw ctx.PyArg_BadArgument("strptime", "argument 1", "str", string);
    }
    if (!ctx.PyUnicode_Check(format)) {
      throw ctx.PyArg_BadArgument("strptime", "argument 2", "str", format);
    }
    PyObject module = ctx.PyImport_ImportModule("_strptime");
    return ctx.PyObject_CallFunctionObjArgs(
        ctx.PyObject_GetAttrString(module, function), cls, string, format);
  }
}
