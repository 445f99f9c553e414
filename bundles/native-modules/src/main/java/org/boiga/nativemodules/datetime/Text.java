package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.nativemodules.support.Texts;

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
  static String time(PyContext ctx, LocalTime t, String timespec) {
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
          default -> throw ctx.PyErr_Format(PyExc.ValueError, "Unknown timespec value");
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

  /** Ends a repr with the time, less what has its default. */
  static String repr(PyContext ctx, StringBuilder b, Timed self) {
    LocalTime t = self.time();
    b.append(t.getHour()).append(", ").append(t.getMinute());
    if (t.getSecond() != 0 || t.getNano() != 0) {
      b.append(", ").append(t.getSecond());
    }
    if (t.getNano() != 0) {
      b.append(", ").append(Fields.microsecond(t));
    }
    if (self.fold() != 0) {
      b.append(", fold=1");
    }
    PyObject zone = self.zone(ctx);
    if (!ctx.Py_IsNone(zone)) {
      b.append(", tzinfo=").append(Texts.repr(ctx, zone));
    }
    return b.append(')').toString();
  }

  static PyObject structTime(PyContext ctx, LocalDate d, LocalTime t, int dst) {
    PyObject type = ctx.PyObject_GetAttrString(ctx.PyImport_ImportModule("time"), "struct_time");
    PyObject fields =
        ctx.PyTuple_Pack(
            ctx.PyLong_FromLong(d.getYear()),
            ctx.PyLong_FromLong(d.getMonthValue()),
            ctx.PyLong_FromLong(d.getDayOfMonth()),
            ctx.PyLong_FromLong(t.getHour()),
            ctx.PyLong_FromLong(t.getMinute()),
            ctx.PyLong_FromLong(t.getSecond()),
            ctx.PyLong_FromLong(d.getDayOfWeek().getValue() - 1),
            ctx.PyLong_FromLong(d.getDayOfYear()),
            ctx.PyLong_FromLong(dst));
    return ctx.PyObject_CallFunctionObjArgs(type, fields);
  }
}
