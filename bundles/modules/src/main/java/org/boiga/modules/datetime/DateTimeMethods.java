package org.boiga.modules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.modules.support.CInt;
import org.boiga.objects.Args;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Methods of datetimes. */
final class DateTimeMethods {
  private static final String FIELDS =
      "(year=unchanged, month=unchanged, day=unchanged, hour=unchanged, minute=unchanged,"
          + " second=unchanged, microsecond=unchanged, tzinfo=unchanged, *, fold=unchanged)";

  private DateTimeMethods() {}

  @PyGetter
  static int hour(ThreadState ts, PyDateTime self) {
    return self.time.getHour();
  }

  @PyGetter
  static int minute(ThreadState ts, PyDateTime self) {
    return self.time.getMinute();
  }

  @PyGetter
  static int second(ThreadState ts, PyDateTime self) {
    return self.time.getSecond();
  }

  @PyGetter
  static int microsecond(ThreadState ts, PyDateTime self) {
    return Fields.microsecond(self.time);
  }

  @PyGetter
  static PyObject tzinfo(ThreadState ts, PyDateTime self) {
    return ts.hold(self.zone);
  }

  @PyGetter
  static int fold(ThreadState ts, PyDateTime self) {
    return self.fold;
  }

  @PyMethod(doc = "The date.")
  static PyObject date(ThreadState ts, PyDateTime self) {
    return PyDate.of(ts, self.date);
  }

  @PyMethod(doc = "The time of the day, without its zone.")
  static PyObject time(ThreadState ts, PyDateTime self) {
    return PyTime.of(ts, self.time, Py.None, self.fold);
  }

  @PyMethod(doc = "The time of the day, with its zone.")
  static PyObject timetz(ThreadState ts, PyDateTime self) {
    return PyTime.of(ts, self.time, self.zone, self.fold);
  }

  @PyMethod(doc = "The datetime as text such as 'Thu Jan  2 03:04:05 2020'.")
  static String ctime(ThreadState ts, PyDateTime self) {
    return Text.ctime(self.date, self.time);
  }

  @PyMethod(doc = "The datetime as struct_time.")
  static PyObject timetuple(ThreadState ts, PyDateTime self) {
    PyTimeDelta saving = Zones.dst(ts, self.zone, self);
    return Text.structTime(
        ts, self.date, self.time, saving == null ? -1 : saving.isZero() ? 0 : 1);
  }

  @PyMethod(doc = "The datetime in UTC as struct_time.")
  static PyObject utctimetuple(ThreadState ts, PyDateTime self) {
    PyTimeDelta offset = Zones.utcOffset(ts, self.zone, self);
    PyDateTime plain = PyDateTime.of(ts, self.date, self.time, Py.None, 0);
    if (offset != null) {
      plain = (PyDateTime) DateTimeSlots.shifted(ts, plain, offset.negated(ts));
    }
    return Text.structTime(ts, plain.date, plain.time, 0);
  }

  @PyMethod(doc = "The POSIX timestamp; a time without a zone is local.")
  static PyObject timestamp(ThreadState ts, PyDateTime self) {
    if (self.zone != Py.None) {
      return DateTimeSlots.difference(ts, self, PyDateTime.EPOCH).totalSeconds(ts);
    }
    long utc = LocalClock.toUtc(ts, LocalClock.seconds(self.date, self.time), self.fold);
    return new PyFloat(utc + Fields.microsecond(self.time) / 1e6);
  }

  @PyMethod(
      signature = "(sep='T', timespec='auto')",
      doc = "The datetime in ISO 8601 format, with the parts of the time that timespec says.")
  static PyObject isoformat(
      ThreadState ts, PyDateTime self, PyObject sep, String timespec) {
    int separator = sep == null ? 'T' : character(ts, sep);
    String time = Text.time(ts, self.time, timespec);
    String offset = Zones.format(Zones.utcOffset(ts, self.zone, self), ":");
    return PyStr.of(Text.date(self.date) + Character.toString(separator) + time + offset);
  }

  private static int character(ThreadState ts, PyObject o) {
    if (!(o instanceof PyStr s)) {
      throw Args.badArgument(ts, "isoformat", "argument 1", "a unicode character", o);
    }
    if (s.length() != 1) {
      throw PyErr.typeError(
          ts,
          "isoformat() argument 1 must be a unicode character, not a string of length "
              + s.length());
    }
    return s.at(0);
  }

  @PyMethod(doc = "The zone's offset from UTC, or None.")
  static PyObject utcoffset(ThreadState ts, PyDateTime self) {
    return Zones.orNone(Zones.utcOffset(ts, self.zone, self));
  }

  @PyMethod(doc = "The zone's name, or None.")
  static PyObject tzname(ThreadState ts, PyDateTime self) {
    return Zones.name(ts, self.zone, self);
  }

  @PyMethod(doc = "The zone's daylight saving, or None.")
  static PyObject dst(ThreadState ts, PyDateTime self) {
    return Zones.orNone(Zones.dst(ts, self.zone, self));
  }

  @PyMethod(signature = FIELDS, doc = "The datetime with other fields.")
  static PyObject replace(
      ThreadState ts,
      PyDateTime self,
      PyObject year,
      PyObject month,
      PyObject day,
      PyObject hour,
      PyObject minute,
      PyObject second,
      PyObject microsecond,
      PyObject tzinfo,
      PyObject fold) {
    LocalDate d = self.date;
    LocalTime t = self.time;
    int y = Fields.field(ts, year, d.getYear());
    int mo = Fields.field(ts, month, d.getMonthValue());
    int dd = Fields.field(ts, day, d.getDayOfMonth());
    int h = Fields.field(ts, hour, t.getHour());
    int m = Fields.field(ts, minute, t.getMinute());
    int s = Fields.field(ts, second, t.getSecond());
    int us = Fields.field(ts, microsecond, Fields.microsecond(t));
    int f = Fields.field(ts, fold, self.fold);
    return PyDateTime.of(
        ts,
        self.type(),
        Fields.date(ts, y, mo, dd),
        Fields.time(ts, h, m, s, us),
        tzinfo == null ? self.zone : tzinfo,
        f);
  }

  @PyMethod(signature = FIELDS, doc = "As replace, for copy.replace.")
  static PyObject __replace__(
      ThreadState ts,
      PyDateTime self,
      PyObject year,
      PyObject month,
      PyObject day,
      PyObject hour,
      PyObject minute,
      PyObject second,
      PyObject microsecond,
      PyObject tzinfo,
      PyObject fold) {
    return replace(ts, self, year, month, day, hour, minute, second, microsecond, tzinfo, fold);
  }

  @PyMethod(
      signature = "(tz=None)",
      doc = "The same point in time in another zone; in the local one without an argument.")
  static PyObject astimezone(ThreadState ts, PyDateTime self, PyObject tz) {
    PyObject zone = Fields.zone(ts, tz);
    PyObject own = self.zone == Py.None ? LocalClock.zone(ts, self) : self.zone;
    if (own == zone) {
      return self;
    }
    PyTimeDelta offset = Zones.utcOffset(ts, own, self);
    if (offset == null) {
      own = LocalClock.zone(ts, self);
      if (own == zone) {
        return self;
      }
      offset = Zones.utcOffset(ts, own, self);
    }
    PyDateTime utc =
        (PyDateTime)
            DateTimeSlots.shifted(
                ts,
                PyDateTime.of(ts, self.date, self.time, PyTimeZone.UTC, 0),
                offset.negated(ts));
    if (zone == Py.None) {
      zone = LocalClock.zone(ts, LocalClock.seconds(utc.date, utc.time));
    }
    PyObject labelled = PyDateTime.of(ts, self.type(), utc.date, utc.time, zone, 0);
    return Calls.method(ts, zone, "fromutc", labelled);
  }

  private static PyObject reduce(ThreadState ts, PyDateTime self, int protocol) {
    PyObject packed = DateTimeSlots.packed(self, protocol >= TimeMethods.FOLD_PROTOCOL);
    return PyTuple.of(
        ts,
        self.type(),
        self.zone == Py.None ? PyTuple.of(ts, packed) : PyTuple.of(ts, packed, self.zone));
  }

  @PyMethod(signature = "(protocol, /)", doc = "How to make the object again.")
  static PyObject __reduce_ex__(ThreadState ts, PyDateTime self, PyObject protocol) {
    return reduce(ts, self, CInt.of(ts, protocol));
  }

  @PyMethod(doc = "How to make the object again.")
  static PyObject __reduce__(ThreadState ts, PyDateTime self) {
    return reduce(ts, self, 2);
  }
}
