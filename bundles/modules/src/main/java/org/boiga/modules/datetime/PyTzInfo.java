package org.boiga.modules.datetime;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code datetime.tzinfo}: the base of time zones. */
@org.boiga.api.annotation.PyType(
    name = "datetime.tzinfo",
    doc = "Abstract base class for time zone info objects.")
public class PyTzInfo extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyTzInfoTable(), PyBaseObject.TYPE);

  private static final PyStr GETINITARGS = PyStr.interned("__getinitargs__");

  protected PyTzInfo(ThreadState ts, PyType cls) {
    super(ts, cls);
  }

  /** A constant, never counted. */
  protected PyTzInfo(PyType cls) {
    super(cls);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyTzInfo(ts, cls);
  }

  private static PyException missing(ThreadState ts, String method) {
    return PyErr.notImplementedError(
        ts, "a tzinfo subclass must implement %s()".formatted(method));
  }

  @PyMethod(signature = "(object, /)", doc = "The name of the zone at a time.")
  protected PyObject tzname(ThreadState ts, PyObject dt) {
    throw missing(ts, "tzname");
  }

  @PyMethod(signature = "(object, /)", doc = "How far the zone is ahead of UTC at a time.")
  protected PyObject utcoffset(ThreadState ts, PyObject dt) {
    throw missing(ts, "utcoffset");
  }

  @PyMethod(signature = "(object, /)", doc = "How much of the offset is daylight saving.")
  protected PyObject dst(ThreadState ts, PyObject dt) {
    throw missing(ts, "dst");
  }

  /** A time in UTC that is labelled with this zone. */
  protected final PyDateTime checkUtc(ThreadState ts, PyObject o) {
    if (!(o instanceof PyDateTime dt)) {
      throw PyErr.typeError(ts, "fromutc: argument must be a datetime");
    }
    if (dt.zone != this) {
      throw PyErr.valueError(ts, "fromutc: dt.tzinfo is not self");
    }
    return dt;
  }

  @PyMethod(signature = "(object, /)", doc = "A time in UTC as a time in the zone.")
  protected PyObject fromutc(ThreadState ts, PyObject object) {
    PyDateTime dt = checkUtc(ts, object);
    PyTimeDelta offset = Zones.utcOffset(ts, this, dt);
    if (offset == null) {
      throw PyErr.valueError(ts, "fromutc: non-None utcoffset() result required");
    }
    PyTimeDelta saving = Zones.dst(ts, this, dt);
    if (saving == null) {
      throw PyErr.valueError(ts, "fromutc: non-None dst() result required");
    }
    PyObject local = DateTimeSlots.shifted(ts, dt, offset.minus(ts, saving));
    saving = Zones.dst(ts, this, local);
    if (saving == null) {
      throw PyErr.valueError(
          ts, "fromutc: tz.dst() gave inconsistent results; cannot convert");
    }
    return saving.isZero() || !(local instanceof PyDateTime standard)
        ? local
        : DateTimeSlots.shifted(ts, standard, saving);
  }

  @PyMethod(doc = "How to make the object again.")
  protected PyObject __reduce__(ThreadState ts) {
    PyObject getArgs = Attributes.getOrNull(ts, this, GETINITARGS);
    PyObject args = getArgs == null ? PyTuple.EMPTY : Calls.call(ts, getArgs);
    return PyTuple.of(ts, type(), args, Calls.method(ts, this, "__getstate__"));
  }
}
