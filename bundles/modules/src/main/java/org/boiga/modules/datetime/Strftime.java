package org.boiga.modules.datetime;

import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.Sequences;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/**
 * Formatting by {@code time.strftime}, for which the directives that it does not know are replaced
 * first: microseconds, zone, and years that the C library does not fill with zeros.
 */
final class Strftime {
  private final ThreadState ts;
  private final PyObject self;
  private final PyObject zone;
  private final PyObject zoneArgument;
  private final PyObject timeTuple;
  private final PyObject strftime;

  private Strftime(ThreadState ts, PyObject self, PyObject timeTuple, PyObject zoneArgument) {
    this.ts = ts;
    this.self = self;
    this.timeTuple = timeTuple;
    this.zoneArgument = zoneArgument;
    zone =
        switch (self) {
          case PyDateTime d -> d.zone;
          case PyTime t -> t.zone;
          default -> Py.None;
        };
    strftime = Attributes.get(ts, ts.interp.evaluator.importModule(ts, "time"), "strftime");
  }

  /** What {@code __format__} gives. */
  static PyObject format(ThreadState ts, PyObject self, PyObject format) {
    if (!(format instanceof PyStr f)) {
      throw Args.badArgument(ts, "__format__", "argument 1", "str", format);
    }
    return f.length() == 0 ? Conversion.str(ts, self) : Calls.method(ts, self, "strftime", f);
  }

  /**
   * What {@code strftime} gives.
   *
   * @param zoneArgument what the methods of the zone get
   */
  static PyObject format(
      ThreadState ts, PyObject self, PyObject format, PyObject timeTuple, PyObject zoneArgument) {
    if (!(format instanceof PyStr f)) {
      throw Args.badArgument(ts, "strftime", "argument 1", "str", format);
    }
    Strftime s = new Strftime(ts, self, timeTuple, zoneArgument);
    return Calls.call(ts, s.strftime, s.replaced(f), timeTuple);
  }

  private PyStr replaced(PyStr format) {
    StrBuilder b = new StrBuilder(format.length() + 16);
    int n = format.length();
    for (int i = 0; i < n; i++) {
      int c = format.at(i);
      if (c != '%' || i + 1 == n) {
        b.append(c);
        continue;
      }
      int directive = format.at(++i);
      PyStr with = null;
      if (directive == ':' && i + 1 < n && format.at(i + 1) == 'z') {
        with = PyStr.of(offset(":"));
        i++;
      } else {
        with = replacement(directive);
      }
      if (with == null) {
        b.append('%').append(directive);
      } else {
        b.append(with);
      }
    }
    return b.toStr();
  }

  private PyStr replacement(int directive) {
    return switch (directive) {
      case 'f' -> PyStr.of("%06d".formatted(microsecond()));
      case 'z' -> PyStr.of(offset(""));
      case 'Z' -> zoneName();
      case 'Y', 'G', 'F', 'C' -> year(directive);
      default -> null;
    };
  }

  private int microsecond() {
    return switch (self) {
      case PyDateTime d -> Fields.microsecond(d.time);
      case PyTime t -> Fields.microsecond(t.time);
      default -> 0;
    };
  }

  private String offset(String separator) {
    return Zones.format(Zones.utcOffset(ts, zone, zoneArgument), separator);
  }

  private PyStr zoneName() {
    PyObject name = Zones.name(ts, zone, zoneArgument);
    if (name == Py.None) {
      return PyStr.EMPTY;
    }
    PyObject escaped = Calls.method(ts, name, "replace", PyStr.of("%"), PyStr.of("%%"));
    if (!(escaped instanceof PyStr s)) {
      throw PyErr.of(ts, PyExc.TypeError, "tzname.replace() did not return a string");
    }
    return s;
  }

  /** A directive that begins with the year, or null for years that need no zeros. */
  private PyStr year(int directive) {
    long year = Args.toLong(ts, Sequences.getItem(ts, timeTuple, Py.int_(0)));
    if (year >= 1000) {
      return null;
    }
    if (directive == 'G') {
      PyObject text = Calls.call(ts, strftime, PyStr.of("%G"), timeTuple);
      year = ((PyInt) Calls.call(ts, PyInt.TYPE, PyTuple.of(ts, text), null)).longValue();
    }
    return PyStr.of(
        switch (directive) {
          case 'C' -> "%02d".formatted(year / 100);
          case 'F' -> "%04d-%%m-%%d".formatted(year);
          default -> "%04d".formatted(year);
        });
  }
}
