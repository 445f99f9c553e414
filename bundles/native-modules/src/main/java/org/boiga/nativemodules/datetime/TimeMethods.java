package org.boiga.nativemodules.datetime;

import java.time.LocalTime;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;

/** Methods of times. */
final class TimeMethods {
  private static final String FIELDS =
      "(hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged,"
          + " tzinfo=unchanged, *, fold=unchanged)";

  private TimeMethods() {}

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(string, format, /)",
      doc = "Read a time from text by a format.")
  static PyObject strptime(PyContext ctx, PyTypeObject cls, PyObject string, PyObject format) {
    return DateMakers.parse(ctx, cls, "_strptime_datetime_time", string, format);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "The time that a text in ISO 8601 format means.")
  static PyObject fromisoformat(PyContext ctx, PyTypeObject cls, PyObject text) {
    IsoParser s = IsoParser.of(ctx, text);
    IsoParser.Time t = s.time(ctx, s.startsWith('T') ? 1 : 0);
    if (t == null) {
      throw IsoParser.invalid(ctx, text);
    }
    return PyTime.of(ctx, cls, t.hour(), t.minute(), t.second(), t.microsecond(), t.zone(), 0);
  }

  @PyMethod(
      signature = "(timespec='auto')",
      doc = "The time in ISO 8601 format, with the parts that timespec says.")
  static String isoformat(PyContext ctx, PyTime self, String timespec) {
    String time = Text.time(ctx, self.time, timespec);
    return time + Zones.format(Zones.utcOffset(ctx, self.zone(ctx), ctx.Py_None()), ":");
  }

  @PyMethod(signature = "(format)", doc = "The time as text by a format.")
  static PyObject strftime(PyContext ctx, PyTime self, PyObject format) {
    LocalTime t = self.time;
    PyObject tuple =
        ctx.PyTuple_Pack(
            ctx.PyLong_FromLong(1900),
            ctx.PyLong_FromLong(1),
            ctx.PyLong_FromLong(1),
            ctx.PyLong_FromLong(t.getHour()),
            ctx.PyLong_FromLong(t.getMinute()),
            ctx.PyLong_FromLong(t.getSecond()),
            ctx.PyLong_FromLong(0),
            ctx.PyLong_FromLong(1),
            ctx.PyLong_FromLong(-1));
    return Strftime.format(ctx, self, format, tuple, ctx.Py_None());
  }

  @PyMethod(signature = "(format, /)", doc = "As strftime; as str for an empty format.")
  static PyObject __format__(PyContext ctx, PyTime self, PyObject format) {
    return Strftime.format(ctx, self, format);
  }

  @PyMethod(signature = FIELDS, doc = "The time with other fields.")
  static PyObject replace(
      PyContext ctx,
      PyTime self,
      PyObject hour,
      PyObject minute,
      PyObject second,
      PyObject microsecond,
      PyObject tzinfo,
      PyObject fold) {
    LocalTime t = self.time;
    int h = Fields.field(ctx, hour, t.getHour());
    int m = Fields.field(ctx, minute, t.getMinute());
    int s = Fields.field(ctx, second, t.getSecond());
    int us = Fields.field(ctx, microsecond, Fields.microsecond(t));
    int f = Fields.field(ctx, fold, self.fold);
    return PyTime.of(
        ctx, ctx.Py_TYPE(self), h, m, s, us, tzinfo == null ? self.zone(ctx) : tzinfo, f);
  }

  @PyMethod(signature = FIELDS, doc = "As replace, for copy.replace.")
  static PyObject __replace__(
      PyContext ctx,
      PyTime self,
      PyObject hour,
      PyObject minute,
      PyObject second,
      PyObject microsecond,
      PyObject tzinfo,
      PyObject fold) {
    return replace(ctx, self, hour, minute, second, microsecond, tzinfo, fold);
  }
}
