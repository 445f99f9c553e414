package org.boiga.modules.datetime;

import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

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
  static PyTimeDelta utcOffset(ThreadState ts, PyObject zone, PyObject at) {
    return zone instanceof PyTimeZone z
        ? ts.hold(z.offset)
        : duration(ts, zone, "utcoffset", at);
  }

  /** The part of the offset that is daylight saving, or null. */
  static PyTimeDelta dst(ThreadState ts, PyObject zone, PyObject at) {
    return zone instanceof PyTimeZone ? null : duration(ts, zone, "dst", at);
  }

  private static PyTimeDelta duration(ThreadState ts, PyObject zone, String method, PyObject at) {
    if (zone == Py.None) {
      return null;
    }
    PyObject r = Calls.method(ts, zone, method, at);
    if (r == Py.None) {
      return null;
    }
    if (!(r instanceof PyTimeDelta d)) {
      throw PyErr.typeError(
          ts,
          "tzinfo.%s() must return None or timedelta, not '%s'"
              .formatted(method, PyType.of(r).name()));
    }
    checkOffset(ts, d);
    return d;
  }

  /** ValueError unless an offset is less than a day. */
  static void checkOffset(ThreadState ts, PyTimeDelta d) {
    if (d.days < -1 || d.days > 0 || d.days == -1 && d.seconds == 0 && d.microseconds == 0) {
      throw PyErr.valueError(
          ts,
          "offset must be a timedelta strictly between -timedelta(hours=24) and"
              + " timedelta(hours=24), not "
              + Conversion.repr(ts, d));
    }
  }

  /** The name of a zone, a str or None. */
  static PyObject name(ThreadState ts, PyObject zone, PyObject at) {
    if (zone == Py.None) {
      return Py.None;
    }
    PyObject r = Calls.method(ts, zone, "tzname", at);
    if (r != Py.None && !(r instanceof PyStr)) {
      throw PyErr.typeError(
          ts,
          "tzinfo.tzname() must return None or a string, not '%s'"
              .formatted(PyType.of(r).name()));
    }
    return r;
  }

  static PyObject orNone(PyTimeDelta d) {
    return d == null ? Py.None : d;
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
