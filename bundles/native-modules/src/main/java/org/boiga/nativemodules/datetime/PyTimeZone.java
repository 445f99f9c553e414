package org.boiga.nativemodules.datetime;

import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyField;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.Texts;

/** {@code datetime.timezone}: a fixed offset from UTC, perhaps with a name. */
@PyType(
    name = "datetime.timezone",
    doc = "Fixed offset from UTC implementation of tzinfo.",
    subclassable = false,
    weaklyReferable = false)
public final class PyTimeZone extends PyTzInfo {
  static final int LARGEST = 23 * 3600 + 59 * 60;

  /** The offset's value, for which no reference is needed. */
  final PyTimeDelta value;

  private final boolean constant;
  private final PyField offset;

  /** Null if the zone has no name of its own. */
  private final PyField name;

  private PyTimeZone(
      PyContext ctx, PyTypeObject cls, PyTimeDelta offset, PyObject name, boolean constant) {
    super(ctx, cls);
    value = offset;
    this.constant = constant;
    this.offset = field(ctx, offset);
    this.name = name == null ? null : field(ctx, name);
  }

  /** A zone that is going to be immortal, for the running module. */
  static PyTimeZone constant(PyContext ctx, PyTimeDelta offset) {
    return new PyTimeZone(ctx, ctx.PyType_FromClass(PyTimeZone.class), offset, null, true);
  }

  /** Whether a zone is None or immortal, so that nobody has to own it. */
  static boolean isConstant(PyContext ctx, PyObject zone) {
    return ctx.Py_IsNone(zone) || zone instanceof PyTimeZone z && z.constant;
  }

  /** The zone of an offset; {@code name} may be null. */
  static PyTimeZone of(PyContext ctx, State state, PyTimeDelta offset, PyObject name) {
    if (name == null && offset.isZero()) {
      return state.utc;
    }
    Zones.checkOffset(ctx, offset);
    return new PyTimeZone(ctx, state.timezone, offset, name, false);
  }

  @PySlot(signature = "(offset, name=None)")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, PyObject offset, PyObject name) {
    if (!(offset instanceof PyTimeDelta d)) {
      throw ctx.PyArg_BadArgument("timezone", "argument 1", "datetime.timedelta", offset);
    }
    if (name != null && !ctx.PyUnicode_Check(name)) {
      throw ctx.PyArg_BadArgument("timezone", "argument 2", "str", name);
    }
    return of(ctx, State.of(ctx), d, name);
  }

  private static void checkTime(PyContext ctx, PyObject dt, String method) {
    if (!ctx.Py_IsNone(dt) && !(dt instanceof PyDateTime)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "%s(dt) argument must be a datetime instance or None, not %s",
          method,
          ctx.PyObject_TypeName(dt));
    }
  }

  /** The offset, held by the scope. */
  PyTimeDelta offset(PyContext ctx) {
    return (PyTimeDelta) offset.get(ctx);
  }

  private PyObject name(PyContext ctx) {
    return name != null
        ? name.get(ctx)
        : ctx.PyUnicode_FromString(value.isZero() ? "UTC" : "UTC" + Zones.format(value, ":"));
  }

  @PyMethod(signature = "(object, /)", doc = "The name, or UTC with the offset.")
  PyObject tzname(PyContext ctx, PyObject dt) {
    checkTime(ctx, dt, "tzname");
    return name(ctx);
  }

  @PyMethod(signature = "(object, /)", doc = "The fixed offset.")
  PyObject utcoffset(PyContext ctx, PyObject dt) {
    checkTime(ctx, dt, "utcoffset");
    return offset(ctx);
  }

  @PyMethod(signature = "(object, /)", doc = "None.")
  PyObject dst(PyContext ctx, PyObject dt) {
    checkTime(ctx, dt, "dst");
    return ctx.Py_None();
  }

  @PyMethod(signature = "(object, /)", doc = "A time in UTC as a time in the zone.")
  PyObject fromutc(PyContext ctx, PyObject dt) {
    return DateTimeSlots.shifted(ctx, checkUtc(ctx, this, dt), value);
  }

  @PyMethod(doc = "The arguments that make the object again.")
  PyObject __getinitargs__(PyContext ctx) {
    return name == null
        ? ctx.PyTuple_Pack(offset(ctx))
        : ctx.PyTuple_Pack(offset(ctx), name.get(ctx));
  }

  @PySlot
  PyObject compare(PyContext ctx, PyObject other, PyCompareOp op) {
    return (op == PyCompareOp.EQ || op == PyCompareOp.NE) && other instanceof PyTimeZone z
        ? ctx.PyBool_FromBoolean(op.of(value.compareTo(z.value)))
        : ctx.Py_NotImplemented();
  }

  @PySlot
  long __hash__(PyContext ctx) {
    return ctx.PyObject_Hash(offset(ctx));
  }

  @PySlot
  String __repr__(PyContext ctx) {
    if (this == State.of(ctx).utc) {
      return "datetime.timezone.utc";
    }
    String start = ctx.PyObject_TypeName(this) + "(" + Texts.repr(ctx, offset(ctx));
    return name == null ? start + ")" : start + ", " + Texts.repr(ctx, name.get(ctx)) + ")";
  }

  @PySlot
  PyObject __str__(PyContext ctx) {
    return name(ctx);
  }
}
