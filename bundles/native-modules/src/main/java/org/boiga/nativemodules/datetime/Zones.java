package org.boiga.nativemodules.datetime;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.nativemodules.support.Texts;

/** What time zones are asked, with checks of what they answer; and offsets as text. */
final class Zones {
  private Zones() {}

  /**
   * The offset from UTC.
   *
   * @param zone None or a {@code tzinfo}
   * @param at a {@code datetime}, or None for a time of day
   * @return null for None
   */
  static PyTimeDelta utcOffset(PyContext ctx, PyObject zone, PyObject at) {
    return zone instanceof PyTimeZone z ? z.offset(ctx) : duration(ctx, zone, "utcoffset", at);
  }

  /** The part of the offset that is daylight saving, or null. */
  static PyTimeDelta dst(PyContext ctx, PyObject zone, PyObject at) {
    return zone instanceof PyTimeZone ? null : duration(ctx, zone, "dst", at);
  }

  private static PyTimeDelta duration(PyContext ctx, PyObject zone, String method, PyObject at) {
    if (ctx.Py_IsNone(zone)) {
      return null;
    }
    PyObject r = ctx.PyObject_CallMethod(zone, method, at);
    if (ctx.Py_IsNone(r)) {
      return null;
    }
    if (!(r instanceof PyTimeDelta d)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "tzinfo.%s() must return None or timedelta, not '%s'"
              .formatted(method, ctx.PyObject_TypeName(r)));
    }
    checkOffset(ctx, d);
    return d;
  }

  /** ValueError unless an offset is less than a day. */
  static void checkOffset(PyContext ctx, PyTimeDelta d) {
    if (d.days < -1 || d.days > 0 || d.days == -1 && d.seconds == 0 && d.microseconds == 0) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "offset must be a timedelta strictly between -timedelta(hours=24) and"
              + " timedelta(hours=24), not "
              + Texts.repr(ctx, d));
    }
  }

  /** The name of a zone, a str or None. */
  static PyObject name(PyContext ctx, PyObject zone, PyObject at) {
    if (ctx.Py_IsNone(zone)) {
      return ctx.Py_None();
    }
    PyObject r = ctx.PyObject_CallMethod(zone, "tzname", at);
    if (!ctx.Py_IsNone(r) && !ctx.PyUnicode_Check(r)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "tzinfo.tzname() must return None or a string, not '%s'"
              .formatted(ctx.PyObject_TypeName(r)));
    }
    return r;
  }

  static PyObject orNone(PyContext ctx, PyTimeDelta d) {
    return d == null ? ctx.Py_None() : d;
  }

  /** An offset as sign, hours, minutes, and what else is not zero; empty for null. */
  static String format(PyTimeDelta offset, String separator) {
    if (offset == null) {
      return "";
    }
    boolean negative = offset.days < 0;
    long seconds = offset.toSeconds();
    int us = offset.microseconds;
    if (negative) {
      seconds = -seconds - (us > 0 ? 1 : 0);
      us = us > 0 ? (int) PyTimeDelta.SECOND - us : 0;
    }
    StringBuilder b = new StringBuilder();
    b.append(negative ? '-' : '+').append("%02d".formatted(seconds / 3600));
    b.append(separator).append("%02d".formatted(seconds / 60 % 60));
    if (seconds % 60 != 0 || us != 0) {
      b.append(separator).append("%02d".formatted(seconds % 60));
    }
    if (us != 0) {
      b.append(".%06d".formatted(us));
    }
    return b.toString();
  }
}
