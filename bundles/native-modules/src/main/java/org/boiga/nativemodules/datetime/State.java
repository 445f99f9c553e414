package org.boiga.nativemodules.datetime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.boiga.api.PyContext;
import org.boiga.api.PyDateTime_CAPI;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;

/**
 * The types and constants of an interpreter's module, and what other extensions do with them: they
 * call while their module is the running one, so that nothing here asks for the module's state.
 */
final class State implements PyDateTime_CAPI {
  final PyTypeObject date;
  final PyTypeObject datetime;
  final PyTypeObject time;
  final PyTypeObject timedelta;
  final PyTypeObject tzinfo;
  final PyTypeObject timezone;
  final PyTypeObject isoCalendarDate;

  /** Durations, zone and point in time that live as long as the types. */
  final PyTimeDelta zero;

  final PyTimeZone utc;

  /** The first second that POSIX counts. */
  final PyDateTime epoch;

  State(PyContext ctx) {
    date = ctx.PyType_FromClass(PyDate.class);
    datetime = ctx.PyType_FromClass(PyDateTime.class);
    time = ctx.PyType_FromClass(PyTime.class);
    timedelta = ctx.PyType_FromClass(PyTimeDelta.class);
    tzinfo = ctx.PyType_FromClass(PyTzInfo.class);
    timezone = ctx.PyType_FromClass(PyTimeZone.class);
    isoCalendarDate = ctx.PyType_FromClass(IsoCalendarDate.class);
    zero = delta(ctx, 0, 0, 0);
    utc = ctx.PyUnstable_SetImmortal(PyTimeZone.constant(ctx, zero));
    epoch =
        ctx.PyUnstable_SetImmortal(
            new PyDateTime(ctx, datetime, LocalDate.EPOCH, LocalTime.MIDNIGHT, utc, 0));
    addConstants(ctx);
  }

  /** The state of the running module. */
  static State of(PyContext ctx) {
    return ctx.PyModule_GetState(State.class);
  }

  private PyTimeDelta delta(PyContext ctx, int days, int seconds, int microseconds) {
    return ctx.PyUnstable_SetImmortal(new PyTimeDelta(ctx, timedelta, days, seconds, microseconds));
  }

  private void addConstants(PyContext ctx) {
    LocalDate first = LocalDate.of(Fields.MIN_YEAR, 1, 1);
    LocalDate last = LocalDate.of(Fields.MAX_YEAR, 12, 31);
    PyObject none = ctx.Py_None();
    LocalTime midnight = LocalTime.MIDNIGHT;
    LocalTime end = PyTime.MAX;
    PyTimeDelta microsecond = delta(ctx, 0, 0, 1);
    int second = (int) PyTimeDelta.SECOND - 1;
    int day = (int) PyTimeDelta.DAY_SECONDS;
    constant(ctx, date, "min", new PyDate(ctx, date, first));
    constant(ctx, date, "max", new PyDate(ctx, date, last));
    constant(ctx, date, "resolution", delta(ctx, 1, 0, 0));
    constant(ctx, datetime, "min", new PyDateTime(ctx, datetime, first, midnight, none, 0));
    constant(ctx, datetime, "max", new PyDateTime(ctx, datetime, last, end, none, 0));
    constant(ctx, datetime, "resolution", microsecond);
    constant(ctx, time, "min", new PyTime(ctx, time, midnight, none, 0));
    constant(ctx, time, "max", new PyTime(ctx, time, end, none, 0));
    constant(ctx, time, "resolution", microsecond);
    constant(ctx, timedelta, "min", delta(ctx, -PyTimeDelta.MAX_DAYS, 0, 0));
    constant(ctx, timedelta, "max", delta(ctx, PyTimeDelta.MAX_DAYS, day - 1, second));
    constant(ctx, timedelta, "resolution", microsecond);
    int largest = PyTimeZone.LARGEST;
    constant(ctx, timezone, "utc", utc);
    constant(ctx, timezone, "min", PyTimeZone.constant(ctx, delta(ctx, -1, day - largest, 0)));
    constant(ctx, timezone, "max", PyTimeZone.constant(ctx, delta(ctx, 0, largest, 0)));
  }

  private static void constant(PyContext ctx, PyTypeObject type, String name, PyObject value) {
    ctx.PyType_AddConstant(type, name, ctx.PyUnstable_SetImmortal(value));
  }

  // Checks ---------------------------------------------------------------------------------------

  @Override
  public boolean PyDate_Check(PyObject o) {
    return o instanceof PyDate;
  }

  @Override
  public boolean PyDateTime_Check(PyObject o) {
    return o instanceof PyDateTime;
  }

  @Override
  public boolean PyDateTime_CheckExact(PyContext ctx, PyObject o) {
    return ctx.Py_TYPE(o) == datetime;
  }

  @Override
  public boolean PyTime_Check(PyObject o) {
    return o instanceof PyTime;
  }

  @Override
  public boolean PyDelta_Check(PyObject o) {
    return o instanceof PyTimeDelta;
  }

  @Override
  public boolean PyTZInfo_Check(PyContext ctx, PyObject o) {
    return ctx.PyObject_TypeCheck(o, tzinfo);
  }

  /** A time zone argument: None for null; TypeError if it is no {@code tzinfo}. */
  PyObject zone(PyContext ctx, PyObject o) {
    if (o == null || ctx.Py_IsNone(o)) {
      return ctx.Py_None();
    }
    if (PyTZInfo_Check(ctx, o)) {
      return o;
    }
    throw ctx.PyErr_Format(
        PyExc.TypeError,
        "tzinfo argument must be None or of a tzinfo subclass, not type '%s'",
        ctx.PyObject_TypeName(o));
  }

  // Makers ---------------------------------------------------------------------------------------

  @Override
  public PyObject PyDate_FromDate(PyContext ctx, int year, int month, int day) {
    return new PyDate(ctx, date, Fields.date(ctx, year, month, day));
  }

  @Override
  public PyObject PyDateTime_FromDateAndTime(
      PyContext ctx, LocalDate d, LocalTime t, PyObject zone, int fold) {
    Fields.checkYear(ctx, d.getYear());
    PyObject z = zone(ctx, zone);
    return new PyDateTime(ctx, datetime, d, Fields.whole(t), z, Fields.checkFold(ctx, fold));
  }

  @Override
  public PyObject PyTime_FromTime(PyContext ctx, LocalTime t, PyObject zone, int fold) {
    PyObject z = zone(ctx, zone);
    return new PyTime(ctx, time, Fields.whole(t), z, Fields.checkFold(ctx, fold));
  }

  @Override
  public PyObject PyDelta_FromDSU(PyContext ctx, int days, int seconds, int microseconds) {
    return PyTimeDelta.of(ctx, timedelta, days, seconds, microseconds);
  }

  @Override
  public PyObject PyTimeZone_FromOffsetAndName(PyContext ctx, PyObject offset, String name) {
    PyObject n = name == null ? null : ctx.PyUnicode_FromString(name);
    return PyTimeZone.of(ctx, this, (PyTimeDelta) offset, n);
  }

  @Override
  public PyObject PyDateTime_TimeZone_UTC() {
    return utc;
  }

  // Fields ---------------------------------------------------------------------------------------

  @Override
  public LocalDate PyDate_AsLocalDate(PyObject o) {
    return ((PyDate) o).date;
  }

  @Override
  public LocalTime PyTime_AsLocalTime(PyObject o) {
    return o instanceof PyDateTime d ? d.time : ((PyTime) o).time;
  }

  @Override
  public int PyDateTime_GET_FOLD(PyObject o) {
    return o instanceof PyDateTime d ? d.fold : ((PyTime) o).fold;
  }

  @Override
  public PyObject PyDateTime_GET_TZINFO(PyContext ctx, PyObject o) {
    return o instanceof PyDateTime d ? d.zone(ctx) : ((PyTime) o).zone(ctx);
  }

  @Override
  public int PyDelta_GET_DAYS(PyObject o) {
    return ((PyTimeDelta) o).days;
  }

  @Override
  public int PyDelta_GET_SECONDS(PyObject o) {
    return ((PyTimeDelta) o).seconds;
  }

  @Override
  public int PyDelta_GET_MICROSECONDS(PyObject o) {
    return ((PyTimeDelta) o).microseconds;
  }
}
