package org.boiga.nativemodules.datetime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;

/** The class methods that make datetimes. */
final class DateTimeMakers {
  private DateTimeMakers() {}

  private static Timestamp now() {
    Instant i = Instant.now();
    return new Timestamp(i.getEpochSecond(), i.getNano() / 1000);
  }

  private static PyObject of(
      PyContext ctx, PyTypeObject cls, Timestamp at, boolean local, PyObject zone) {
    long seconds = local ? LocalClock.at(ctx, at.seconds()) : at.seconds();
    long day = Math.floorDiv(seconds, PyTimeDelta.DAY_SECONDS);
    Fields.checkEpochDay(ctx, day);
    LocalDate date = LocalDate.ofEpochDay(day);
    long us = Math.floorMod(seconds, PyTimeDelta.DAY_SECONDS) * PyTimeDelta.SECOND;
    LocalTime time = Fields.ofMicroseconds(us + at.microseconds());
    int fold = local ? LocalClock.fold(ctx, at.seconds(), seconds) : 0;
    return PyDateTime.of(ctx, cls, date, time, zone, fold);
  }

  private static PyObject in(PyContext ctx, PyTypeObject cls, Timestamp at, PyObject tz) {
    PyObject zone = State.of(ctx).zone(ctx, tz);
    PyObject dt = of(ctx, cls, at, ctx.Py_IsNone(zone), zone);
    return ctx.Py_IsNone(zone) ? dt : ctx.PyObject_CallMethod(zone, "fromutc", dt);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(tz=None)",
      doc = "The current time in a zone; the local time without one.")
  static PyObject now(PyContext ctx, PyTypeObject cls, PyObject tz) {
    return in(ctx, cls, now(), tz);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(timestamp, tz=None)",
      doc = "The time of a POSIX timestamp in a zone; the local time without one.")
  static PyObject fromtimestamp(PyContext ctx, PyTypeObject cls, PyObject timestamp, PyObject tz) {
    State.of(ctx).zone(ctx, tz);
    return in(ctx, cls, Timestamp.of(ctx, timestamp), tz);
  }

  private static void deprecated(PyContext ctx, String method, String instead) {
    ctx.PyErr_WarnEx(
        PyExc.DeprecationWarning,
        ("datetime.datetime.%s() is deprecated and scheduled for removal in a future version."
                + " Use timezone-aware objects to represent datetimes in UTC:"
                + " datetime.datetime.%s.")
            .formatted(method, instead),
        1);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "The current time in UTC, without a zone.")
  static PyObject utcnow(PyContext ctx, PyTypeObject cls) {
    deprecated(ctx, "utcnow", "now(datetime.UTC)");
    return of(ctx, cls, now(), false, ctx.Py_None());
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(timestamp, /)",
      doc = "The time of a POSIX timestamp in UTC, without a zone.")
  static PyObject utcfromtimestamp(PyContext ctx, PyTypeObject cls, PyObject timestamp) {
    deprecated(ctx, "utcfromtimestamp", "fromtimestamp(t, datetime.UTC)");
    return of(ctx, cls, Timestamp.of(ctx, timestamp), false, ctx.Py_None());
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(string, format, /)",
      doc = "Read a datetime from text by a format.")
  static PyObject strptime(PyContext ctx, PyTypeObject cls, PyObject string, PyObject format) {
    return DateMakers.parse(ctx, cls, "_strptime_datetime_datetime", string, format);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(date, time, tzinfo=<unrepresentable>)",
      doc = "A date and a time together.")
  static PyObject combine(
      PyContext ctx, PyTypeObject cls, PyDate date, PyTime time, PyObject tzinfo) {
    return PyDateTime.of(
        ctx, cls, date.date, time.time, tzinfo == null ? time.zone(ctx) : tzinfo, time.fold);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "The datetime that a text in ISO 8601 format means.")
  static PyObject fromisoformat(PyContext ctx, PyTypeObject cls, PyObject text) {
    IsoParser s = IsoParser.of(ctx, text);
    int n = s.length();
    int end = n < 7 ? -1 : s.dateEnd();
    int[] d = end < 0 || end > n ? null : s.date(0, end);
    IsoParser.Time t =
        d == null
            ? null
            : end == n
                ? new IsoParser.Time(0, 0, 0, 0, ctx.Py_None(), false)
                : s.time(ctx, end + 1);
    if (t == null) {
      throw IsoParser.invalid(ctx, text);
    }
    LocalDate date = Fields.date(ctx, d[0], d[1], d[2]);
    if (t.nextDay()) {
      date = date.plusDays(1);
      Fields.checkYear(ctx, date.getYear());
    }
    LocalTime time = Fields.time(ctx, t.hour(), t.minute(), t.second(), t.microsecond());
    return PyDateTime.of(ctx, cls, date, time, t.zone(), 0);
  }
}
