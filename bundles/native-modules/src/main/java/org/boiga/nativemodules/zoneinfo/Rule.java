package org.boiga.nativemodules.zoneinfo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * Standard and daylight saving time by the rules of a POSIX TZ string.
 *
 * @param start when daylight saving begins, in standard time
 * @param end when it ends, in daylight saving time
 */
record Rule(LocalTimeType standard, LocalTimeType saving, Change start, Change end)
    implements After {

  /** When the type changes in a year. */
  sealed interface Change {
    /** Local time in seconds since the epoch. */
    long in(int year);
  }

  private static final long DAY = 86_400;

  /**
   * A day of a year. As in CPython, a day that is counted from 0 comes a day early, and leap days
   * count from day 59 on.
   *
   * @param day from 1 without leap days if {@code julian}, else from 0
   * @param time seconds after midnight, perhaps negative
   */
  record DayOfYear(int day, boolean julian, int time) implements Change {
    private static final int AFTER_FEBRUARY = 59;

    @Override
    public long in(int year) {
      LocalDate first = LocalDate.of(year, 1, 1);
      int n = julian && day >= AFTER_FEBRUARY && first.isLeapYear() ? day : day - 1;
      return (first.toEpochDay() + n) * DAY + time;
    }
  }

  /**
   * A weekday of a month.
   *
   * @param week 5 for the last one
   * @param weekday 0 for Sunday
   * @param time seconds after midnight, perhaps negative
   */
  record DayOfMonth(int month, int week, int weekday, int time) implements Change {
    @Override
    public long in(int year) {
      DayOfWeek day = DayOfWeek.of(weekday == 0 ? 7 : weekday);
      LocalDate first = YearMonth.of(year, month).atDay(1);
      LocalDate d =
          first.with(
              week == 5
                  ? TemporalAdjusters.lastInMonth(day)
                  : TemporalAdjusters.dayOfWeekInMonth(week, day));
      return d.toEpochDay() * DAY + time;
    }
  }

  private int difference() {
    return saving.offset() - standard.offset();
  }

  private static boolean within(long t, long start, long end) {
    return start < end ? start <= t && t < end : t < end || start <= t;
  }

  /** The type at a local time. */
  LocalTimeType at(long local, int year, int fold) {
    long from = start.in(year);
    long to = end.in(year);
    // Local times that are skipped or repeated belong to what the fold chooses.
    if ((fold == 1) == difference() >= 0) {
      to -= difference();
    } else {
      from += difference();
    }
    return within(local, from, to) ? saving : standard;
  }

  /** The type at a point in time. */
  LocalTimeType atUtc(long utc, int year) {
    long from = start.in(year) - standard.offset();
    long to = end.in(year) - saving.offset();
    return within(utc, from, to) ? saving : standard;
  }

  /** Whether the local time of a point in time is repeated, and this is the later one. */
  boolean isFold(long utc, int year) {
    int d = difference();
    long from = d > 0 ? end.in(year) - saving.offset() : start.in(year) - standard.offset();
    return from <= utc && utc < from + Math.abs(d);
  }
}
