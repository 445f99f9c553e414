package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;

/**
 * The local time zone, of which the C library tells only the local time of a point in time. Local
 * times are numbers of seconds as if they were UTC.
 */
final class LocalClock {
  /** No change of the offset is larger. */
  private static final long DAY = PyTimeDelta.DAY_SECONDS;

  private LocalClock() {}

  static long seconds(LocalDate d, LocalTime t) {
    return d.toEpochDay() * DAY + t.toSecondOfDay();
  }

  /** The local time at a point in time. */
  static long at(PyContext ctx, long utc) {
    LocalDateTime t = ctx.PyTime_localtime(utc);
    Fields.checkYear(ctx, t.getYear());
    return seconds(t.toLocalDate(), t.toLocalTime());
  }

  /** Whether a local time is the later one of two points in time that have it. */
  static int fold(PyContext ctx, long utc, long local) {
    long gone = local - at(ctx, utc - DAY) - DAY;
    return gone < 0 && at(ctx, utc + gone) == local ? 1 : 0;
  }

  /** The point in time of a local time; {@code fold} chooses where it is skipped or repeated. */
  static long toUtc(PyContext ctx, long local, int fold) {
    long a = at(ctx, local) - local;
    long first = local - a;
    long again = at(ctx, first);
    long b;
    if (again == local) {
      // One solution; the other, if any, has the offset of a day earlier or later.
      long other = first + (fold == 0 ? -DAY : DAY);
      b = at(ctx, other) - other;
      if (a == b) {
        return first;
      }
    } else {
      b = again - first;
    }
    long second = local - b;
    if (at(ctx, second) == local) {
      return second;
    }
    if (again == local) {
      return first;
    }
    return fold == 0 ? Math.max(first, second) : Math.min(first, second);
  }

  /** The zone as it is at a point in time. */
  static PyTimeZone zone(PyContext ctx, long utc) {
    PyObject time = ctx.PyImport_ImportModule("time");
    PyObject t = ctx.PyObject_CallMethod(time, "localtime", ctx.PyLong_FromLong(utc));
    long seconds = ctx.PyLong_AsLong(ctx.PyObject_GetAttrString(t, "tm_gmtoff"));
    PyTimeDelta offset = PyTimeDelta.of(ctx, 0, seconds, 0);
    return PyTimeZone.of(ctx, State.of(ctx), offset, ctx.PyObject_GetAttrString(t, "tm_zone"));
  }

  /** The zone as it is at a local time. */
  static PyTimeZone zone(PyContext ctx, PyDateTime dt) {
    long local = seconds(dt.date, dt.time);
    int fold = dt.fold;
    long utc = toUtc(ctx, local, fold);
    long other = toUtc(ctx, local, 1 - fold);
    return zone(ctx, other != utc && other > utc == (fold == 1) ? other : utc);
  }
}
