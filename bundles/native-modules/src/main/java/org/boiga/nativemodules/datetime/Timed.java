package org.boiga.nativemodules.datetime;

import java.time.LocalTime;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.nativemodules.support.CInt;

/** What times and datetimes have in common: a time of the day, a zone and a fold. */
interface Timed extends PyObject {
  /** First protocol of pickles that has the fold. */
  int FOLD_PROTOCOL = 4;

  LocalTime time();

  /** None or a {@code tzinfo}. */
  PyObject zone(PyContext ctx);

  int fold();

  /** What the zone's methods are asked about: None if there is no date. */
  PyObject moment(PyContext ctx);

  /** The packed form, which has the fold only if the protocol of pickles is new enough. */
  PyObject packed(PyContext ctx, boolean fold);

  @PyGetter
  default int hour(PyContext ctx) {
    return time().getHour();
  }

  @PyGetter
  default int minute(PyContext ctx) {
    return time().getMinute();
  }

  @PyGetter
  default int second(PyContext ctx) {
    return time().getSecond();
  }

  @PyGetter
  default int microsecond(PyContext ctx) {
    return Fields.microsecond(time());
  }

  @PyGetter
  default PyObject tzinfo(PyContext ctx) {
    return zone(ctx);
  }

  @PyGetter
  default int fold(PyContext ctx) {
    return fold();
  }

  @PyMethod(doc = "The zone's offset from UTC, or None.")
  default PyObject utcoffset(PyContext ctx) {
    return Zones.orNone(ctx, Zones.utcOffset(ctx, zone(ctx), moment(ctx)));
  }

  @PyMethod(doc = "The zone's name, or None.")
  default PyObject tzname(PyContext ctx) {
    return Zones.name(ctx, zone(ctx), moment(ctx));
  }

  @PyMethod(doc = "The zone's daylight saving, or None.")
  default PyObject dst(PyContext ctx) {
    return Zones.orNone(ctx, Zones.dst(ctx, zone(ctx), moment(ctx)));
  }

  private PyObject reduce(PyContext ctx, int protocol) {
    PyObject packed = packed(ctx, protocol >= FOLD_PROTOCOL);
    return ctx.PyTuple_Pack(
        ctx.Py_TYPE(this),
        ctx.Py_IsNone(zone(ctx)) ? ctx.PyTuple_Pack(packed) : ctx.PyTuple_Pack(packed, zone(ctx)));
  }

  @PyMethod(signature = "(protocol, /)", doc = "How to make the object again.")
  default PyObject __reduce_ex__(PyContext ctx, PyObject protocol) {
    return reduce(ctx, CInt.of(ctx, protocol));
  }

  @PyMethod(doc = "How to make the object again.")
  default PyObject __reduce__(PyContext ctx) {
    return reduce(ctx, 2);
  }
}
