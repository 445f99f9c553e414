package org.boiga.modules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Dates and times as text and as {@code struct_time}. */
final class Text {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private Text() {}

  static String date(LocalDate d) {
    StringBuilder b = new StringBuilder(10);
    digits(b, d.getYear(), 4);
    digits(b.append('-'), d.getMonthValue(), 2);
    digits(b.append('-'), d.getDayOfMonth(), 2);
    return b.toString();
  }

  /** A time in ISO 8601 format with as many parts as {@code timespec} says. */
  static String time(ThreadState ts, LocalTime t, String timespec) {
    StringBuilder b = new StringBuilder(15);
    int us = Fields.microsecond(t);
    int parts =
        switch (timespec) {
          case "auto" -> us == 0 ? 3 : 5;
          case "hours" -> 1;
          case "minutes" -> 2;
          case "seconds" -> 3;
          case "milliseconds" -> 4;
          case "microseconds" -> 5;
          default -> throw PyErr.valueError(ts, "Unknown timespec value");
        };
    digits(b, t.getHour(), 2);
    if (parts > 1) {
      digits(b.append(':'), t.getMinute(), 2);
    }
    if (parts > 2) {
      digits(b.append(':'), t.getSecond(), 2);
    }
    if (parts == 4) {
      digits(b.append('.'), us / 1000, 3);
    } else if (parts == 5) {
      digits(b.append('.'), us, 6);
    }
    return b.toString();
  }

  private static void digits(StringBuilder b, int value, int n) {
    String s = Integer.toString(value);
    b.repeat('0', Math.max(0, n - s.length())).append(s);
  }

  static String ctime(LocalDate d, LocalTime t) {
    return "%s %s %2d %02d:%02d:%02d %04d"
        .formatted(
            DAYS[d.getDayOfWeek().getValue() - 1],
            MONTHS[d.getMonthValue() - 1],
            d.getDayOfMonth(),
            t.getHour(),
            t.getMinute(),
            t.getSecond(),
            d.getYear());
  }

  /** Ends what a repr shows with fold and zone, where they are not what they are by default. */
  static String repr(ThreadState ts, StringBuilder fields, int fold, PyObject zone) {
    if (fold != 0) {
      fields.append(", fold=1");
    }
    if (zone != Py.None) {
      fields.append(", tzinfo=").append(Conversion.repr(ts, zone));
    }
    return fields.append(')').toString();
  }

  static PyObject structTime(ThreadState ts, LocalDate d, LocalTime t, int dst) {
    PyObject type =
        Attributes.get(ts, ts.interp.evaluator.importModule(ts, "time"), "struct_time");
    PyTuple fields =
        PyTuple.of(
            ts,
            Py.int_(d.getYear()),
            Py.int_(d.getMonthValue()),
            Py.int_(d.getDayOfMonth()),
            Py.int_(t.getHour()),
            Py.int_(t.getMinute()),
            Py.int_(t.getSecond()),
            Py.int_(d.getDayOfWeek().getValue() - 1),
            Py.int_(d.getDayOfYear()),
            Py.int_(dst));
    return Calls.call(ts, type, fields);
  }
}
