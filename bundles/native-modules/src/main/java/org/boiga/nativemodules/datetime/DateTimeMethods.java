package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyMethod;

/** Methods of datetimes. */
final class DateTimeMethods {
  private static final String FIELDS =
      "(year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged,"
          + " second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)";

  private DateTimeMethods() {}

  @PyMethod(doc = "The date.")
  static PyObject date(PyContext ctx, PyDateTime self) {
    return PyDate.of(ctx, self.date);
  }

  @PyMethod(doc = "The time of the day, without its zone.")
  static PyObject time(PyContext ctx, PyDateTime self) {
    return PyTime.of(ctx, self.time, ctx.Py_None(), self.fold);
  }

  @PyMethod(doc = "The time of the day, with its zone.")
  static PyObject timetz(PyContext ctx, PyDateTime self) {
    return PyTime.of(ctx, self.time, self.zone(ctx), self.fold);
  }

  @PyMethod(doc = "The datetime as text such as 'Thu Jan  2 03:04:05 2020'.")
  static String ctime(PyContext ctx, PyDateTime self) {
    return Text.ctime(self.date, self.time);
  }

  @PyMethod(doc = "The datetime as struct_time.")
  static PyObject timetuple(PyContext ctx, PyDateTime self) {
    PyTimeDelta saving = Zones.dst(ctx, self.zone(ctx), self);
    return Text.structTime(
        ctx, self.date, self.time, saving == null ? -1 : saving.isZero() ? 0 : 1);
  }

  @PyMethod(doc = "The datetime in UTC as struct_time.")
  static PyObject utctimetuple(PyContext ctx, PyDateTime self) {
    PyTimeDelta offset = Zones.utcOffset(ctx, self.zone(ctx), self);
    PyDateTime plain = PyDateTime.of(ctx, self.date, self.time, ctx.Py_None(), 0);
    if (offset != null) {
      plain = (PyDateTime) DateTimeSlots.shifted(ctx, plain, offset.negated(ctx));
    }
    return Text.structTime(ctx, plain.date, plain.time, 0);
  }

  @PyMethod(doc = "The POSIX timestamp; a time without a zone is local.")
  static PyObject timestamp(PyContext ctx, PyDateTime self) {
    if (!ctx.Py_IsNone(self.zone(ctx))) {
      return DateTimeSlots.difference(ctx, self, State.of(ctx).epoch).totalSeconds(ctx);
    }
    long utc = LocalClock.toUtc(ctx, LocalClock.seconds(self.date, self.time), self.fold);
    return ctx.PyFloat_FromDouble(utc + Fields.microsecond(self.time) / 1e6);
  }

  @PyMethod(
      signature = "(sep='T', timespec='auto')",
      doc = "The datetime in ISO 8601 format, with the parts of the time that timespec says.")
  static PyObject isoformat(PyContext ctx, PyDateTime self, PyObject sep, String timespec) {
    int separator = sep == null ? 'T' : character(ctx, sep);
    String time = Text.time(ctx, self.time, timespec);
    String offset = Zones.format(Zones.utcOffset(ctx, self.zone(ctx), self), ":");
    return ctx.PyUnicode_FromString(
        Text.date(self.date) + Character.toString(separator) + time + offset);
  }

  private static int character(PyContext ctx, PyObject o) {
    if (!ctx.PyUnicode_Check(o)) {
      throw ctx.PyArg_BadArgument("isoformat", "argument 1", "a unicode character", o);
    }
    long length = ctx.PyUnicode_GetLength(o);
    if (length != 1) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "isoformat() argument 1 must be a unicode character, not a string of length " + length);
    }
    return ctx.PyUnicode_ReadChar(o, 0);
  }

  @PyMethod(signature = FIELDS, doc = "The datetime with other fields.")
  static PyObject replace(
      PyContext ctx,
      PyDateTime self,
      PyObject year,
      PyObject month,
      PyObject day,
      PyObject hour,
      PyObject minute,
      PyObject second,
      PyObject microsecond,
      PyObject tzinfo,
      PyObject fold) {
    LocalDate d = self.date;
    LocalTime t = self.time;
    int y = Fields.field(ctx, year, d.getYear());
    int mo = Fields.field(ctx, month, d.getMonthValue());
    int dd = Fields.field(ctx, day, d.getDayOfMonth());
    int h = Fields.field(ctx, hour, t.getHour());
    int m = Fields.field(ctx, minute, t.getMinute());
    int s = Fields.field(ctx, second, t.getSecond());
    int us = Fields.field(ctx, microsecond, Fields.microsecond(t));
    int f = Fields.field(ctx, fold, self.fold);
    return PyDateTime.of(
        ctx,
        ctx.Py_TYPE(self),
        Fields.date(ctx, y, mo, dd),
        Fields.time(ctx, h, m, s, us),
        tzinfo == null ? self.zone(ctx) : tzinfo,
        f);
  }

  @PyMethod(signature = FIELDS, doc = "As replace, for copy.replace.")
  static PyObject __replace__(
      PyContext ctx,
      PyDateTime self,
      PyObject year,
      PyObject month,
      PyObject day,
      PyObject hour,
      PyObject minute,
      PyObject second,
      PyObject microsecond,
      PyObject tzinfo,
      PyObject fold) {
    return replace(ctx, self, year, month, day, hour, minute, second, microsecond, tzinfo, fold);
  }

  @PyMethod(
      signature = "(tz=None)",
      doc = "The same point in time in another zone; in the local one without an argument.")
  static PyObject astimezone(PyContext ctx, PyDateTime self, PyObject tz) {
    PyObject zone = State.of(ctx).zone(ctx, tz);
    PyObject own = ctx.Py_IsNone(self.zone(ctx)) ? LocalClock.zone(ctx, self) : self.zone(ctx);
    if (own == zone) {
      return self;
    }
    PyTimeDelta offset = Zones.utcOffset(ctx, own, self);
    if (offset == null) {
      own = LocalClock.zone(ctx, self);
      if (own == zone) {
        return self;
      }
      offset = Zones.utcOffset(ctx, own, self);
    }
    PyDateTime utc =
        (PyDateTime)
            DateTimeSlots.shifted(
                ctx,
                PyDateTime.of(ctx, self.date, self.time, State.of(ctx).utc, 0),
                offset.negated(ctx));
    if (ctx.Py_IsNone(zone)) {
      zone = LocalClock.zone(ctx, LocalClock.seconds(utc.date, utc.time));
    }
    PyObject labelled = PyDateTime.of(ctx, ctx.Py_TYPE(self), utc.date, utc.time, zone, 0);
    return ctx.PyObject_CallMethod(zone, "fromutc", labelled);
  }
}
