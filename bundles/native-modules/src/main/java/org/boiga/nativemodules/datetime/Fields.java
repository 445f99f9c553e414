package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.nativemodules.support.CInt;

/** Checks of the fields that dates and times are made of, and their packed form. */
final class Fields {
  static final int MIN_YEAR = 1;
  static final int MAX_YEAR = 9999;

  /** Day number of 31 December 9999. */
  static final int MAX_ORDINAL = 3652059;

  /** Day number of 1 January 1970, where 1 January 1 is day 1. */
  private static final int EPOCH_ORDINAL = 719163;

  private static final int NANOS = 1000;

  /** Beyond these days from the epoch are years that {@link LocalDate} does not have. */
  private static final long MAX_CIVIL_DAY = 365_000_000_000L;

  private static final int EOVERFLOW = 75;

  private Fields() {}

  // Dates ----------------------------------------------------------------------------------------

  static LocalDate date(PyContext ctx, int year, int month, int day) {
    checkYear(ctx, year);
    check(ctx, "month", month, 1, 12);
    int days = YearMonth.of(year, month).lengthOfMonth();
    if (day < 1 || day > days) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "day %d must be in range 1..%d for month %d in year %d"
              .formatted(day, days, month, year));
    }
    return LocalDate.of(year, month, day);
  }

  static void checkYear(PyContext ctx, long year) {
    check(ctx, "year", year, MIN_YEAR, MAX_YEAR);
  }

  private static void check(PyContext ctx, String name, long value, int min, int max) {
    if (value < min || value > max) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "%s must be in %d..%d, not %d".formatted(name, min, max, value));
    }
  }

  /** The number of a day, counted from 1 for 1 January 1. */
  static int ordinal(LocalDate d) {
    return (int) d.toEpochDay() + EPOCH_ORDINAL;
  }

  /** The day of a number, which may lie outside the years that dates have. */
  static LocalDate ofOrdinal(long n) {
    return LocalDate.ofEpochDay(n - EPOCH_ORDINAL);
  }

  /** ValueError unless the year of a day is one that dates have. */
  static void checkEpochDay(PyContext ctx, long day) {
    long ordinal = day + EPOCH_ORDINAL;
    if (ordinal < 1 || ordinal > MAX_ORDINAL) {
      if (Math.abs(day) > MAX_CIVIL_DAY) {
        throw ctx.PyErr_SetFromErrno(EOVERFLOW, "Value too large for defined data type", null);
      }
      checkYear(ctx, LocalDate.ofEpochDay(day).getYear());
    }
  }

  /** The day of a number that arithmetic gave. */
  static LocalDate ofComputedOrdinal(PyContext ctx, long n) {
    if (n < 1 || n > MAX_ORDINAL) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "date value out of range");
    }
    return ofOrdinal(n);
  }

  // Times ----------------------------------------------------------------------------------------

  static LocalTime time(PyContext ctx, int hour, int minute, int second, int microsecond) {
    check(ctx, "hour", hour, 0, 23);
    check(ctx, "minute", minute, 0, 59);
    check(ctx, "second", second, 0, 59);
    check(ctx, "microsecond", microsecond, 0, 999_999);
    return LocalTime.of(hour, minute, second, microsecond * NANOS);
  }

  static int checkFold(PyContext ctx, int fold) {
    if (fold != 0 && fold != 1) {
      throw ctx.PyErr_Format(PyExc.ValueError, "fold must be either 0 or 1, not " + fold);
    }
    return fold;
  }

  static int microsecond(LocalTime t) {
    return t.getNano() / NANOS;
  }

  /** Microseconds since midnight. */
  static long microseconds(LocalTime t) {
    return t.toNanoOfDay() / NANOS;
  }

  /** The time less what is no whole microsecond. */
  static LocalTime whole(LocalTime t) {
    return t.truncatedTo(ChronoUnit.MICROS);
  }

  static LocalTime ofMicroseconds(long us) {
    return LocalTime.ofNanoOfDay(us * NANOS);
  }

  // Arguments ------------------------------------------------------------------------------------

  /** A field given as an argument, or what it is if the argument was omitted. */
  static int field(PyContext ctx, PyObject o, int otherwise) {
    return o == null ? otherwise : CInt.of(ctx, o);
  }

  // Packed form ----------------------------------------------------------------------------------

  /** Writes a date to four bytes. */
  static void pack(LocalDate d, byte[] to, int at) {
    to[at] = (byte) (d.getYear() >> 8);
    to[at + 1] = (byte) d.getYear();
    to[at + 2] = (byte) d.getMonthValue();
    to[at + 3] = (byte) d.getDayOfMonth();
  }

  /** Writes a time to six bytes. */
  static void pack(LocalTime t, byte[] to, int at) {
    int us = microsecond(t);
    to[at] = (byte) t.getHour();
    to[at + 1] = (byte) t.getMinute();
    to[at + 2] = (byte) t.getSecond();
    to[at + 3] = (byte) (us >> 16);
    to[at + 4] = (byte) (us >> 8);
    to[at + 5] = (byte) us;
  }

  /**
   * Reads a date. Only the month has been looked at; a day that the month does not have counts on
   * into the next, so that no packed form fails.
   */
  static LocalDate unpackDate(byte[] b, int monthMask) {
    int year = (b[0] & 0xFF) << 8 | b[1] & 0xFF;
    return LocalDate.of(year, b[2] & monthMask, 1).plusDays((b[3] & 0xFF) - 1);
  }

  /** Reads a time; what is beyond the end of the day counts on from its beginning. */
  static LocalTime unpackTime(byte[] b, int at, int hourMask) {
    int us = (b[at + 3] & 0xFF) << 16 | (b[at + 4] & 0xFF) << 8 | b[at + 5] & 0xFF;
    return LocalTime.MIDNIGHT
        .plusHours(b[at] & hourMask)
        .plusMinutes(b[at + 1] & 0xFF)
        .plusSeconds(b[at + 2] & 0xFF)
        .plus(us, ChronoUnit.MICROS);
  }

  /**
   * The packed form that a constructor got instead of fields, or null if that is not what it got. A
   * str is such bytes of a pickle that another version of Python made.
   *
   * @param mark index of the byte that tells packed forms from other strings
   * @param type what is made, for the error message
   */
  static byte[] packed(
      PyContext ctx, PyObject o, int length, int mark, int mask, int min, int max, String type) {
    if (ctx.PyBytes_Check(o)) {
      byte[] b = ctx.PyBytes_AsByteArray(o);
      return b.length == length && (b[mark] & mask) >= min && (b[mark] & mask) <= max ? b : null;
    }
    if (!ctx.PyUnicode_Check(o) || ctx.PyUnicode_GetLength(o) != length) {
      return null;
    }
    int marked = ctx.PyUnicode_ReadChar(o, mark) & ~(0xFF - mask);
    if (marked < min || marked > max) {
      return null;
    }
    try {
      return ctx.PyUnicode_AsEncodedString(o, "latin-1", "strict");
    } catch (PyError e) {
      if (!ctx.PyErr_ExceptionMatches(e, PyExc.UnicodeEncodeError)) {
        throw e;
      }
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "Failed to encode latin1 string when unpickling a %s object. pickle.load(data,"
                  .formatted(type)
              + " encoding='latin1') is assumed.");
    }
  }

  /** The state argument of a constructor that follows the packed form. */
  static PyObject packedZone(PyContext ctx, PyObject[] args, int start, int n) {
    PyObject zone = n > 1 ? args[start + 1] : ctx.Py_None();
    if (!ctx.Py_IsNone(zone) && !State.of(ctx).PyTZInfo_Check(ctx, zone)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "bad tzinfo state arg");
    }
    return zone;
  }
}
