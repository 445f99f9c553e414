package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.api.PyContext;
import org.boiga.api.PyField;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyType;

/** {@code datetime.datetime}. */
@PyType(
    name = "datetime.datetime",
    doc =
        "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\n"
            + "A date and a time, perhaps in a time zone.",
    weaklyReferable = false,
    parts = {DateTimeSlots.class, DateTimeMakers.class, DateTimeMethods.class, Timed.class})
public final class PyDateTime extends PyDate implements Timed {
  final LocalTime time;

  /** A zone that need not be owned: None, or one that is immortal. */
  private final PyObject constantZone;

  /** Owns the zone if there is no constant one, else null. */
  private final PyField zone;

  /** 1 for the later one of two points in time that have the same local time. */
  volatile int fold;

  PyDateTime(
      PyContext ctx, PyTypeObject cls, LocalDate date, LocalTime time, PyObject zone, int fold) {
    super(ctx, cls, date);
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
    return this;
  }

  @Override
  public PyObject packed(PyContext ctx, boolean withFold) {
    return DateTimeSlots.packed(ctx, this, withFold);
  }

  static PyDateTime of(PyContext ctx, LocalDate date, LocalTime time, PyObject zone, int fold) {
    return new PyDateTime(ctx, State.of(ctx).datetime, date, time, zone, fold);
  }

  /** A datetime of {@code cls} as its constructor makes it. */
  static PyObject of(
      PyContext ctx, PyTypeObject cls, LocalDate date, LocalTime time, PyObject zone, int fold) {
    State state = State.of(ctx);
    if (cls == state.datetime) {
      PyObject z = state.zone(ctx, zone);
      return new PyDateTime(ctx, cls, date, time, z, Fields.checkFold(ctx, fold));
    }
    PyObject r =
        ctx.PyObject_CallFunctionObjArgs(
            cls,
            ctx.PyLong_FromLong(date.getYear()),
            ctx.PyLong_FromLong(date.getMonthValue()),
            ctx.PyLong_FromLong(date.getDayOfMonth()),
            ctx.PyLong_FromLong(time.getHour()),
            ctx.PyLong_FromLong(time.getMinute()),
            ctx.PyLong_FromLong(time.getSecond()),
            ctx.PyLong_FromLong(Fields.microsecond(time)),
            zone);
    if (r instanceof PyDateTime d) {
      d.fold = Fields.checkFold(ctx, fold);
    }
    return r;
  }
}
