package org.boiga.modules.datetime;

import java.time.LocalTime;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.modules.support.CInt;
import org.boiga.objects.Py;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Methods of times. */
final class TimeMethods {
  /** First protocol of pickles that has the fold. */
  static final int FOLD_PROTOCOL = 4;

  private static final String FIELDS =
      "(hour=unchanged, minute=unchanged, second=unchanged, microsecond=unchanged,"
          + " tzinfo=unchanged, *, fold=unchanged)";

  private TimeMethods() {}

  @PyGetter
  static int hour(ThreadState ts, PyTime self) {
    return self.time.getHour();
  }

  @PyGetter
  static int minute(ThreadState ts, PyTime self) {
    return self.time.getMinute();
  }

  @PyGetter
  static int second(ThreadState ts, PyTime self) {
    return self.time.getSecond();
  }

  @PyGetter
  static int microsecond(ThreadState ts, PyTime self) {
    return Fields.microsecond(self.time);
  }

  @PyGetter
  static PyObject tzinfo(ThreadState ts, PyTime self) {
    return ts.hold(self.zone);
  }

  @PyGetter
  static int fold(ThreadState ts, PyTime self) {
    return self.fold;
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(string, format, /)",
      doc = "Read a time from text by a format.")
  static PyObject strptime(ThreadState ts, PyType cls, PyObject string, PyObject format) {
    return DateMakers.parse(ts, cls, "_strptime_datetime_time", string, format);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "The time that a text in ISO 8601 format means.")
  static PyObject fromisoformat(ThreadState ts, PyType cls, PyObject text) {
    PyStr s = IsoParser.text(ts, text);
    IsoParser.Time t = IsoParser.time(ts, s, s.length() > 0 && s.at(0) == 'T' ? 1 : 0);
    if (t == null) {
      throw IsoParser.invalid(ts, s);
    }
    return PyTime.of(ts, cls, t.hour(), t.minute(), t.second(), t.microsecond(), t.zone(), 0);
  }

  @PyMethod(
      signature = "(timespec='auto')",
      doc = "The time in ISO 8601 format, with the parts that timespec says.")
  static String isoformat(ThreadState ts, PyTime self, String timespec) {
    String time = Text.time(ts, self.time, timespec);
    return time + Zones.format(Zones.utcOffset(ts, self.zone, Py.None), ":");
  }

  @PyMethod(signature = "(format)", doc = "The time as text by a format.")
  static PyObject strftime(ThreadState ts, PyTime self, PyObject format) {
    LocalTime t = self.time;
    PyTuple tuple =
        PyTuple.of(
            ts,
            Py.int_(1900),
            Py.int_(1),
            Py.int_(1),
            Py.int_(t.getHour()),
            Py.int_(t.getMinute()),
            Py.int_(t.getSecond()),
            Py.int_(0),
            Py.int_(1),
            Py.int_(-1));
    return Strftime.format(ts, self, format, tuple, Py.None);
  }

  @PyMethod(signature = "(format, /)", doc = "As strftime; as str for an empty format.")
  static PyObject __format__(ThreadState ts, PyTime self, PyObject format) {
    return Strftime.format(ts, self, format);
  }

  @PyMethod(doc = "The zone's offset from UTC, or None.")
  static PyObject utcoffset(ThreadState ts, PyTime self) {
    return Zones.orNone(Zones.utcOffset(ts, self.zone, Py.None));
  }

  @PyMethod(doc = "The zone's name, or None.")
  static PyObject tzname(ThreadState ts, PyTime self) {
    return Zones.name(ts, self.zone, Py.None);
  }

  @PyMethod(doc = "The zone's daylight saving, or None.")
  static PyObject dst(ThreadState ts, PyTime self) {
    return Zones.orNone(Zones.dst(ts, self.zone, Py.None));
  }

  @PyMethod(signature = FIELDS, doc = "The time with other fields.")
  static PyObject replace(
      ThreadState ts,
      PyTime self,
      PyObject hour,
      PyObject minute,
      PyObject second,
      PyObject microsecond,
      PyObject tzinfo,
      PyObject fold) {
    LocalTime t = self.time;
    int h = Fields.field(ts, hour, t.getHour());
    int m = Fields.field(ts, minute, t.getMinute());
    int s = Fields.field(ts, second, t.getSecond());
    int us = Fields.field(ts, microsecond, Fields.microsecond(t));
    int f = Fields.field(ts, fold, self.fold);
    return PyTime.of(ts, self.type(), h, m, s, us, tzinfo == null ? self.zone : tzinfo, f);
  }

  @PyMethod(signature = FIELDS, doc = "As replace, for copy.replace.")
  static PyObject __replace__(
      ThreadState ts,
      PyTime self,
      PyObject hour,
      PyObject minute,
      PyObject second,
      PyObject microsecond,
      PyObject tzinfo,
      PyObject fold) {
    return replace(ts, self, hour, minute, second, microsecond, tzinfo, fold);
  }

  private static PyObject reduce(ThreadState ts, PyTime self, int protocol) {
    PyObject packed = TimeSlots.packed(self, protocol >= FOLD_PROTOCOL);
    return PyTuple.of(
        ts,
        self.type(),
        self.zone == Py.None ? PyTuple.of(ts, packed) : PyTuple.of(ts, packed, self.zone));
  }

  @PyMethod(signature = "(protocol, /)", doc = "How to make the object again.")
  static PyObject __reduce_ex__(ThreadState ts, PyTime self, PyObject protocol) {
    return reduce(ts, self, CInt.of(ts, protocol));
  }

  @PyMethod(doc = "How to make the object again.")
  static PyObject __reduce__(ThreadState ts, PyTime self) {
    return reduce(ts, self, 2);
  }
}
