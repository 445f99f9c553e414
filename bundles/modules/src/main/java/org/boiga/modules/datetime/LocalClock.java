package org.boiga.modules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.modules.time.BrokenDownTime;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

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
  private static long at(ThreadState ts, long utc) {
    BrokenDownTime t = BrokenDownTime.of(ts, utc, true);
    Fields.checkYear(ts, t.fullYear());
    long day = LocalDate.of(t.fullYear(), t.month() + 1, t.day()).toEpochDay();
    return day * DAY + t.hour() * 3600L + t.minute() * 60L + t.second();
  }

  /** Whether a local time is the later one of two points in time that have it. */
  static int fold(ThreadState ts, long utc, long local) {
    long gone = local - at(ts, utc - DAY) - DAY;
    return gone < 0 && at(ts, utc + gone) == local ? 1 : 0;
  }

  /** The point in time of a local time; {@code fold} chooses where it is skipped or repeated. */
  static long toUtc(ThreadState ts, long local, int fold) {
    long a = at(ts, local) - local;
    long first = local - a;
    long again = at(ts, first);
    long b;
    if (again == local) {
      // One solution; the other, if any, has the offset of a day earlier or later.
      long other = first + (fold == 0 ? -DAY : DAY);
      b = at(ts, other) - other;
      if (a == b) {
        return first;
      }
    } else {
      b = again - first;
    }
    long second = local - b;
    if (at(ts, second) == local) {
      return second;
    }
    if (again == local) {
      return first;
    }
    return fold == 0 ? Math.max(first, second) : Math.min(first, second);
  }

  /** The zone as it is at a point in time. */
  static PyTimeZone zone(ThreadState ts, long utc) {
    BrokenDownTime t = BrokenDownTime.of(ts, utc, true);
    PyTimeDelta offset = PyTimeDelta.of(ts, 0, t.offset(), 0);
    return PyTimeZone.of(ts, offset, PyStr.of(t.zoneName()));
  }

  /** The zone as it is at a local time. */
  static PyTimeZone zone(ThreadState ts, PyDateTime dt) {
    long local = seconds(dt.date, dt.time);
    int fold = dt.fold;
    long utc = toUtc(ts, local, fold);
    long other = toUtc(ts, local, 1 - fold);
    return zone(ts, other != utc && other > utc == (fold == 1) ? other : utc);
  }
}
