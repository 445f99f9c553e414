package org.boiga.modules.datetime;

import java.time.LocalTime;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code datetime.time}. */
@org.boiga.api.annotation.PyType(
    name = "datetime.time",
    doc = "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object",
    parts = {TimeSlots.class, TimeMethods.class})
public final class PyTime extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyTimeTable(), PyBaseObject.TYPE);

  /** The last microsecond of a day. */
  static final LocalTime MAX = Fields.ofMicroseconds(PyTimeDelta.DAY - 1);

  static {
    TYPE.constant("min", new PyTime(LocalTime.MIDNIGHT));
    TYPE.constant("max", new PyTime(MAX));
    TYPE.constant("resolution", new PyTimeDelta(0, 0, 1));
  }

  final LocalTime time;

  /** None or a {@code tzinfo}. */
  final PyObject zone;

  /** 1 for the later one of two times of a day that are the same. */
  volatile int fold;

  /** 0 until it is asked for. */
  long hash;

  PyTime(ThreadState ts, PyType cls, LocalTime time, PyObject zone, int fold) {
    super(ts, cls);
    this.time = time;
    this.zone = ts.keep(zone);
    this.fold = fold;
  }

  /** A constant, never counted. */
  private PyTime(LocalTime time) {
    super(TYPE);
    this.time = time;
    zone = Py.None;
  }

  static PyTime of(ThreadState ts, LocalTime time, PyObject zone, int fold) {
    return new PyTime(ts, TYPE, time, zone, fold);
  }

  /** A time of {@code cls} as its constructor makes it; the fields are not checked yet. */
  static PyObject of(
      ThreadState ts,
      PyType cls,
      int hour,
      int minute,
      int second,
      int microsecond,
      PyObject zone,
      int fold) {
    if (cls == TYPE) {
      LocalTime t = Fields.time(ts, hour, minute, second, microsecond);
      return of(ts, t, Fields.zone(ts, zone), Fields.checkFold(ts, fold));
    }
    PyObject r =
        Calls.call(
            ts,
            cls,
            Py.int_(hour),
            Py.int_(minute),
            Py.int_(second),
            Py.int_(microsecond),
            zone);
    if (r instanceof PyTime t) {
      t.fold = Fields.checkFold(ts, fold);
    }
    return r;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(zone);
  }
}
