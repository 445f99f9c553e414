package org.boiga.nativemodules.datetime;

import java.time.LocalTime;
import org.boiga.api.PyContext;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyType;

/** {@code datetime.time}. */
@PyType(
    name = "datetime.time",
    doc = "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object",
    weaklyReferable = false,
    parts = {TimeSlots.class, TimeMethods.class, Timed.class})
public final class PyTime extends PyNativeObject implements Timed {
  /** The last microsecond of a day. */
  static final LocalTime MAX = Fields.ofMicroseconds(PyTimeDelta.DAY - 1);

  final LocalTime time;

  /** A zone that need not be owned: None, or one that is immortal. */
  private final PyObject constantZone;

  /** Owns the zone if there is no constant one, else null. */
  private final PyField zone;

  /** 1 for the later one of two times of a day that are the same. */
  volatile int fold;

  /** 0 until it is asked for. */
  long hash;

  PyTime(PyContext ctx, PyTypeObject cls, LocalTime time, PyObject zone, int fold) {
    super(ctx, cls);
    this.time = time;
    this.fold = fold;
    boolean constant = PyTimeZone.isConstant(ctx, zone);
    constantZone = constant ? zone : null;
    this.zone = constant ? null : field(ctx, zone);
  }

  @Override
  public LocalTime time() {
    return time;
  }

  @Override
  public PyObject zone(PyContext ctx) {
    return zone == null ? constantZone : zone.get(ctx);
  }

  @Override
  public int fold() {
    return fold;
  }

  @Override
  public PyObject moment(PyContext ctx) {
    return ctx.Py_None();
  }

  @Override
  public PyObject packed(PyContext ctx, boolean withFold) {
    return TimeSlots.packed(ctx, this, withFold);
  }

  static PyTime of(PyContext ctx, LocalTime time, PyObject zone, int fold) {
    return new PyTime(ctx, State.of(ctx).time, time, zone, fold);
  }

  /** A time of {@code cls} as its constructor makes it; the fields are not checked yet. */
  static PyObject of(
      PyContext ctx,
      PyTypeObject cls,
      int hour,
      int minute,
      int second,
      int microsecond,
      PyObject zone,
      int fold) {
    State state = State.of(ctx);
    if (cls == state.time) {
      LocalTime t = Fields.time(ctx, hour, minute, second, microsecond);
      return new PyTime(ctx, cls, t, state.zone(ctx, zone), Fields.checkFold(ctx, fold));
    }
    PyObject r =
        ctx.PyObject_CallFunctionObjArgs(
            cls,
            ctx.PyLong_FromLong(hour),
            ctx.PyLong_FromLong(minute),
            ctx.PyLong_FromLong(second),
            ctx.PyLong_FromLong(microsecond),
            zone);
    if (r instanceof PyTime t) {
      t.fold = Fields.checkFold(ctx, fold);
    }
    return r;
  }
}
