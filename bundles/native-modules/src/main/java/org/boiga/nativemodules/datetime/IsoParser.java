package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.nativemodules.support.Texts;

/** Reads dates and times in ISO 8601 formats, as leniently as CPython does. */
final class IsoParser {
  /** What the digits of a fraction have to be multiplied by, by their number. */
  private static final int[] FRACTIONS = {1_000_000, 100_000, 10_000, 1000, 100, 10, 1};

  private final int[] text;

  private IsoParser(int[] text) {
    this.text = text;
  }

  /** A parser of the argument's text. */
  static IsoParser of(PyContext ctx, PyObject o) {
    if (!ctx.PyUnicode_Check(o)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "fromisoformat: argument must be str");
    }
    int[] text = new int[(int) ctx.PyUnicode_GetLength(o)];
    for (int i = 0; i < text.length; i++) {
      text[i] = ctx.PyUnicode_ReadChar(o, i);
    }
    return new IsoParser(text);
  }

  static PyError invalid(PyContext ctx, PyObject text) {
    return ctx.PyErr_Format(PyExc.ValueError, "Invalid isoformat string: " + Texts.repr(ctx, text));
  }

  int length() {
    return text.length;
  }

  boolean startsWith(int c) {
    return text.length > 0 && text[0] == c;
  }

  /** The character at {@code i}, or -1 from {@code end} on. */
  private int at(int i, int end) {
    return i < end ? text[i] : -1;
  }

  /** The number that {@code n} digits mean, or -1 if they are not all digits. */
  private int digits(int from, int n, int end) {
    int v = 0;
    for (int i = from; i < from + n; i++) {
      int c = at(i, end);
      if (c < '0' || c > '9') {
        return -1;
      }
      v = v * 10 + c - '0';
    }
    return v;
  }

  // Dates ----------------------------------------------------------------------------------------

  /** Year, month and day, which are not checked yet; null if the text is no date. */
  int[] date(int from, int end) {
    int year = digits(from, 4, end);
    int i = from + 4;
    boolean separated = at(i, end) == '-';
    i += separated ? 1 : 0;
    if (year < 0) {
      return null;
    }
    if (at(i, end) == 'W') {
      return week(year, i + 1, end, separated);
    }
    int month = digits(i, 2, end);
    i += 2;
    if (separated && at(i++, end) != '-') {
      return null;
    }
    int day = digits(i, 2, end);
    return month < 0 || day < 0 || i + 2 != end ? null : new int[] {year, month, day};
  }

  private int[] week(int year, int from, int end, boolean separated) {
    int week = digits(from, 2, end);
    int i = from + 2;
    int day = 1;
    if (i < end) {
      if (separated && at(i++, end) != '-') {
        return null;
      }
      day = digits(i, 1, end);
    }
    boolean valid =
        year >= Fields.MIN_YEAR && week >= 1 && week <= DateMakers.weeks(year) && day >= 1;
    if (!valid || day > 7) {
      return null;
    }
    LocalDate d = DateMakers.ofWeek(year, week, day);
    return new int[] {d.getYear(), d.getMonthValue(), d.getDayOfMonth()};
  }

  /** Where the date ends in the text of date and time, which has at least seven characters. */
  int dateEnd() {
    int n = text.length;
    if (n == 7) {
      return 7;
    }
    if (text[4] == '-') {
      if (text[5] != 'W') {
        return 10;
      }
      // YYYY-Www, or YYYY-Www-D; a hyphen before two digits separates the time.
      if (n > 8 && text[8] == '-') {
        return n == 9 ? -1 : n > 10 && digits(10, 1, n) >= 0 ? 8 : 10;
      }
      return 8;
    }
    if (text[4] != 'W') {
      return 8;
    }
    // YYYYWww or YYYYWwwD: what follows has an even number of digits.
    int i = 7;
    while (digits(i, 1, n) >= 0) {
      i++;
    }
    return i < 9 ? i : i % 2 == 0 ? 7 : 8;
  }

  // Times ----------------------------------------------------------------------------------------

  /**
   * A time that was read; hours and so on are not checked yet.
   *
   * @param nextDay whether it is the end of a day, which is the beginning of the next
   */
  record Time(int hour, int minute, int second, int microsecond, PyObject zone, boolean nextDay) {}

  /** Reads a time; null if the text is none. */
  Time time(PyContext ctx, int from) {
    int n = text.length;
    int zoneAt = from;
    while (zoneAt < n && "+-Z".indexOf(text[zoneAt]) < 0) {
      zoneAt++;
    }
    int[] t = clock(from, zoneAt);
    if (t == null || zoneAt == n && t[4] != n) {
      return null;
    }
    PyObject zone = ctx.Py_None();
    if (zoneAt < n) {
      zone = zone(ctx, zoneAt);
      if (zone == null) {
        return null;
      }
    }
    boolean end = t[0] == 24;
    if (end && (t[1] != 0 || t[2] != 0 || t[3] != 0)) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "minute, second, and microsecond must be 0 when hour is 24");
    }
    return new Time(end ? 0 : t[0], t[1], t[2], t[3], zone, end);
  }

  private PyTimeZone zone(PyContext ctx, int from) {
    int n = text.length;
    if (text[from] == 'Z') {
      return from + 1 == n ? State.of(ctx).utc : null;
    }
    int[] t = clock(from + 1, n);
    if (t == null || t[4] != n) {
      return null;
    }
    long seconds = t[0] * 3600L + t[1] * 60L + t[2];
    if (seconds == 0) {
      return State.of(ctx).utc;
    }
    int sign = text[from] == '-' ? -1 : 1;
    return PyTimeZone.of(
        ctx, State.of(ctx), PyTimeDelta.of(ctx, 0, sign * seconds, sign * (long) t[3]), null);
  }

  /**
   * Reads hours, minutes, seconds and a fraction, with colons or without.
   *
   * @return with the index of what follows at the end, or null
   */
  private int[] clock(int from, int end) {
    int[] t = new int[5];
    int i = from;
    boolean separated = true;
    for (int part = 0; part < 3; part++) {
      t[part] = digits(i, 2, end);
      i += 2;
      if (t[part] < 0) {
        return null;
      }
      t[4] = i;
      if (i == end) {
        return t;
      }
      int c = text[i];
      if (part == 0) {
        separated = c == ':';
      }
      if (i + 1 == end) {
        return t;
      }
      if (separated && c == ':') {
        if (part == 2) {
          return null;
        }
        i++;
      } else if (c == '.' || c == ',') {
        if (part < 2) {
          return null;
        }
        i++;
        break;
      } else if (separated) {
        return null;
      }
    }
    int digits = Math.min(6, end - i);
    t[3] = digits(i, digits, end);
    if (t[3] < 0) {
      return null;
    }
    t[3] *= FRACTIONS[digits];
    i += digits;
    while (digits(i, 1, end) >= 0) {
      i++;
    }
    t[4] = i;
    return t;
  }
}
