package org.boiga.modules.datetime;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code datetime.timezone}: a fixed offset from UTC, perhaps with a name. */
@org.boiga.api.annotation.PyType(
    name = "datetime.timezone",
    doc = "Fixed offset from UTC implementation of tzinfo.",
    subclassable = false)
public final class PyTimeZone extends PyTzInfo {
  public static final PyType TYPE = PyType.builtin(new PyTimeZoneTable(), PyTzInfo.TYPE);

  private static final int LARGEST = 23 * 3600 + 59 * 60;

  public static final PyTimeZone UTC;

  static {
    UTC = new PyTimeZone(PyTimeDelta.ZERO);
    TYPE.constant("utc", UTC);
    TYPE.constant(
        "min", new PyTimeZone(new PyTimeDelta(-1, (int) PyTimeDelta.DAY_SECONDS - LARGEST, 0)));
    TYPE.constant("max", new PyTimeZone(new PyTimeDelta(0, LARGEST, 0)));
  }

  final PyTimeDelta offset;

  /** Null if the zone has no name of its own. */
  private final PyStr name;

  /** A constant, never counted. */
  private PyTimeZone(PyTimeDelta offset) {
    super(TYPE);
    this.offset = offset;
    name = null;
  }

  private PyTimeZone(ThreadState ts, PyTimeDelta offset, PyStr name) {
    super(ts, TYPE);
    this.offset = ts.keep(offset);
    this.name = name;
  }

  /** The zone of an offset; {@code name} may be null. */
  static PyTimeZone of(ThreadState ts, PyTimeDelta offset, PyStr name) {
    if (name == null && offset.isZero()) {
      return UTC;
    }
    Zones.checkOffset(ts, offset);
    return new PyTimeZone(ts, offset, name);
  }

  @PySlot(signature = "(offset, name=None)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject offset, PyObject name) {
    if (!(offset instanceof PyTimeDelta d)) {
      throw Args.badArgument(ts, "timezone", "argument 1", "datetime.timedelta", offset);
    }
    if (name != null && !(name instanceof PyStr)) {
      throw Args.badArgument(ts, "timezone", "argument 2", "str", name);
    }
    return of(ts, d, (PyStr) name);
  }

  private static void checkTime(ThreadState ts, PyObject dt, String method) {
    if (dt != Py.None && !(dt instanceof PyDateTime)) {
      throw PyErr.typeError(
          ts,
          "%s(dt) argument must be a datetime instance or None, not %s"
              .formatted(method, PyType.of(dt).name()));
    }
  }

  private String name() {
    return name != null
        ? name.toString()
        : offset.isZero() ? "UTC" : "UTC" + Zones.format(offset, ":");
  }

  @Override
  @PyMethod(signature = "(object, /)", doc = "The name, or UTC with the offset.")
  protected PyObject tzname(ThreadState ts, PyObject dt) {
    checkTime(ts, dt, "tzname");
    return name != null ? name : PyStr.of(name());
  }

  @Override
  @PyMethod(signature = "(object, /)", doc = "The fixed offset.")
  protected PyObject utcoffset(ThreadState ts, PyObject dt) {
    checkTime(ts, dt, "utcoffset");
    return ts.hold(offset);
  }

  @Override
  @PyMethod(signature = "(object, /)", doc = "None.")
  protected PyObject dst(ThreadState ts, PyObject dt) {
    checkTime(ts, dt, "dst");
    return Py.None;
  }

  @Override
  @PyMethod(signature = "(object, /)", doc = "A time in UTC as a time in the zone.")
  protected PyObject fromutc(ThreadState ts, PyObject dt) {
    return DateTimeSlots.shifted(ts, checkUtc(ts, dt), offset);
  }

  @PyMethod(doc = "The arguments that make the object again.")
  PyObject __getinitargs__(ThreadState ts) {
    return name == null ? PyTuple.of(ts, offset) : PyTuple.of(ts, offset, name);
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    return (op == CompareOp.EQ || op == CompareOp.NE) && other instanceof PyTimeZone z
        ? Py.bool(op.test(offset.compareTo(z.offset)))
        : Py.NotImplemented;
  }

  @PySlot
  long __hash__(ThreadState ts) {
    return Comparison.hash(ts, offset);
  }

  @PySlot
  PyObject __repr__(ThreadState ts) {
    if (this == UTC) {
      return PyStr.of("datetime.timezone.utc");
    }
    PyStr start = PyStr.of(TYPE.name() + "(" + Conversion.repr(ts, offset));
    return name == null
        ? PyStr.of(start + ")")
        : PyStr.of(start + ", " + Conversion.repr(ts, name) + ")");
  }

  @PySlot
  PyObject __str__(ThreadState ts) {
    return name != null ? name : PyStr.of(name());
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(offset);
  }
}
