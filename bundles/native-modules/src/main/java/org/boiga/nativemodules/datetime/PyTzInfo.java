package org.boiga.nativemodules.datetime;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/**
 * {@code datetime.tzinfo}: the base of time zones. Types of other extensions derive from it, so
 * that its methods take any object for receiver.
 */
@PyType(
    name = "datetime.tzinfo",
    doc = "Abstract base class for time zone info objects.",
    weaklyReferable = false)
public class PyTzInfo extends PyNativeObject {
  PyTzInfo(PyContext ctx, PyTypeObject cls) {
    super(ctx, cls);
  }

  @PySlot
  static PyObject __new__(
      PyContext ctx, PyTypeObject cls, PyObject[] args, int start, int n, PyObject kwnames) {
    return new PyTzInfo(ctx, cls);
  }

  private static PyError missing(PyContext ctx, String method) {
    return ctx.PyErr_Format(
        PyExc.NotImplementedError, "a tzinfo subclass must implement %s()", method);
  }

  @PyMethod(signature = "(object, /)", doc = "The name of the zone at a time.")
  static PyObject tzname(PyContext ctx, PyObject self, PyObject dt) {
    throw missing(ctx, "tzname");
  }

  @PyMethod(signature = "(object, /)", doc = "How far the zone is ahead of UTC at a time.")
  static PyObject utcoffset(PyContext ctx, PyObject self, PyObject dt) {
    throw missing(ctx, "utcoffset");
  }

  @PyMethod(signature = "(object, /)", doc = "How much of the offset is daylight saving.")
  static PyObject dst(PyContext ctx, PyObject self, PyObject dt) {
    throw missing(ctx, "dst");
  }

  /** A time in UTC that is labelled with the zone. */
  static PyDateTime checkUtc(PyContext ctx, PyObject zone, PyObject o) {
    if (!(o instanceof PyDateTime dt)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "fromutc: argument must be a datetime");
    }
    if (dt.zone(ctx) != zone) {
      throw ctx.PyErr_Format(PyExc.ValueError, "fromutc: dt.tzinfo is not self");
    }
    return dt;
  }

  @PyMethod(signature = "(object, /)", doc = "A time in UTC as a time in the zone.")
  static PyObject fromutc(PyContext ctx, PyObject self, PyObject object) {
    PyDateTime dt = checkUtc(ctx, self, object);
    PyTimeDelta offset = Zones.utcOffset(ctx, self, dt);
    if (offset == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, "fromutc: non-None utcoffset() result required");
    }
    PyTimeDelta saving = Zones.dst(ctx, self, dt);
    if (saving == null) {
      throw ctx.PyErr_Format(PyExc.ValueError, "fromutc: non-None dst() result required");
    }
    PyObject local = DateTimeSlots.shifted(ctx, dt, offset.minus(ctx, saving));
    saving = Zones.dst(ctx, self, local);
    if (saving == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "fromutc: tz.dst() gave inconsistent results; cannot convert");
    }
    return saving.isZero() || !(local instanceof PyDateTime standard)
        ? local
        : DateTimeSlots.shifted(ctx, standard, saving);
  }

  @PyMethod(doc = "How to make the object again.")
  static PyObject __reduce__(PyContext ctx, PyObject self) {
    PyObject getArgs = ctx.PyObject_GetOptionalAttrString(self, "__getinitargs__");
    PyObject args = getArgs == null ? ctx.PyTuple_Pack() : ctx.PyObject_CallNoArgs(getArgs);
    return ctx.PyTuple_Pack(ctx.Py_TYPE(self), args, ctx.PyObject_CallMethod(self, "__getstate__"));
  }
}
