package org.boiga.modules.datetime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.modules.time.BrokenDownTime;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/** The class methods that make datetimes. */
final class DateTimeMakers {
  private DateTimeMakers() {}

  private static Timestamp now() {
    Instant i = Instant.now();
    return new Timestamp(i.getEpochSecond(), i.getNano() / 1000);
  }

  private static PyObject of(
      ThreadState ts, PyType cls, Timestamp at, boolean local, PyObject zone) {
    BrokenDownTime t = BrokenDownTime.of(ts, at.seconds(), local);
    LocalDate date = Fields.date(ts, t.fullYear(), t.month() + 1, t.day());
    int second = Math.min(59, t.second()); // perhaps a leap second
    LocalTime time = Fields.time(ts, t.hour(), t.minute(), second, at.microseconds());
    int fold =
        local ? LocalClock.fold(ts, at.seconds(), LocalClock.seconds(date, time)) : 0;
    return PyDateTime.of(ts, cls, date, time, zone, fold);
  }

  private static PyObject in(ThreadState ts, PyType cls, Timestamp at, PyObject tz) {
    PyObject zone = Fields.zone(ts, tz);
    PyObject dt = of(ts, cls, at, zone == Py.None, zone);
    return zone == Py.None ? dt : Calls.method(ts, zone, "fromutc", dt);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(tz=None)",
      doc = "The current time in a zone; the local time without one.")
  static PyObject now(ThreadState ts, PyType cls, PyObject tz) {
    return in(ts, cls, now(), tz);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(timestamp, tz=None)",
      doc = "The time of a POSIX timestamp in a zone; the local time without one.")
  static PyObject fromtimestamp(ThreadState ts, PyType cls, PyObject timestamp, PyObject tz) {
    Fields.zone(ts, tz);
    return in(ts, cls, Timestamp.of(ts, timestamp), tz);
  }

  private static void deprecated(ThreadState ts, String method, String instead) {
    Warnings.warn(
        ts,
        PyExc.DeprecationWarning,
        ("datetime.datetime.%s() is deprecated and scheduled for removal in a future version."
                + " Use timezone-aware objects to represent datetimes in UTC:"
                + " datetime.datetime.%s.")
            .formatted(method, instead),
        1);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "The current time in UTC, without a zone.")
  static PyObject utcnow(ThreadState ts, PyType cls) {
    deprecated(ts, "utcnow", "now(datetime.UTC)");
    return of(ts, cls, now(), false, Py.None);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(timestamp, /)",
      doc = "The time of a POSIX timestamp in UTC, without a zone.")
  static PyObject utcfromtimestamp(ThreadState ts, PyType cls, PyObject timestamp) {
    deprecated(ts, "utcfromtimestamp", "fromtimestamp(t, datetime.UTC)");
    return of(ts, cls, Timestamp.of(ts, timestamp), false, Py.None);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(string, format, /)",
      doc = "Read a datetime from text by a format.")
  static PyObject strptime(ThreadState ts, PyType cls, PyObject string, PyObject format) {
    return DateMakers.parse(ts, cls, "_strptime_datetime_datetime", string, format);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(date, time, tzinfo=<unrepresentable>)",
      doc = "A date and a time together.")
  static PyObject combine(
      ThreadState ts, PyType cls, PyDate date, PyTime time, PyObject tzinfo) {
    return PyDateTime.of(
        ts, cls, date.date, time.time, tzinfo == null ? time.zone : tzinfo, time.fold);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "The datetime that a text in ISO 8601 format means.")
  static PyObject fromisoformat(ThreadState ts, PyType cls, PyObject text) {
    PyStr s = IsoParser.text(ts, text);
    int n = s.length();
    int end = n < 7 ? -1 : IsoParser.dateEnd(s);
    int[] d = end < 0 || end > n ? null : IsoParser.date(s, 0, end);
    IsoParser.Time t =
        d == null
            ? null
            : end == n
                ? new IsoParser.Time(0, 0, 0, 0, Py.None, false)
                : IsoParser.time(ts, s, end + 1);
    if (t == null) {
      throw IsoParser.invalid(ts, s);
    }
    LocalDate date = Fields.date(ts, d[0], d[1], d[2]);
    if (t.nextDay()) {
      date = date.plusDays(1);
      Fields.checkYear(ts, date.getYear());
    }
    LocalTime time = Fields.time(ts, t.hour(), t.minute(), t.second(), t.microsecond());
    return PyDateTime.of(ts, cls, date, time, t.zone(), 0);
  }
}
