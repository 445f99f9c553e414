package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code string.templatelib.Interpolation}: a replacement field of a template string (PEP 750). */
@org.boiga.api.annotation.PyType(
    name = "string.templatelib.Interpolation",
    doc = "A replacement field of a template string.",
    subclassable = false,
    matchArgs = {"value", "expression", "conversion", "format_spec"})
public final class PyInterpolation extends PyInstance {
  public static final PyType TYPE =
      PyType.builtinLike(
          new PyInterpolationTable(),
          PyBaseObject.TYPE,
          "value",
          "expression",
          "conversion",
          "format_spec");

  private static final int VALUE = 0;
  private static final int EXPRESSION = 1;
  private static final int CONVERSION = 2;
  private static final int FORMAT_SPEC = 3;

  /** Makes an interpolation; the conversion is a str or None. */
  public PyInterpolation(
      ThreadState ts,
      PyObject value,
      PyObject expression,
      PyObject conversion,
      PyObject formatSpec) {
    super(ts, TYPE);
    setSlot(ts, VALUE, value);
    setSlot(ts, EXPRESSION, expression);
    setSlot(ts, CONVERSION, conversion);
    setSlot(ts, FORMAT_SPEC, formatSpec);
  }

  @PySlot(signature = "(value, expression='', conversion=None, format_spec='')")
  static PyObject __new__(
      ThreadState ts,
      PyType cls,
      PyObject value,
      PyObject expression,
      PyObject conversion,
      PyObject formatSpec) {
    return new PyInterpolation(
        ts,
        value,
        str(ts, "expression", expression),
        conversion == null || conversion == Py.None ? Py.None : conversion(ts, conversion),
        str(ts, "format_spec", formatSpec));
  }

  private static PyStr str(ThreadState ts, String name, PyObject o) {
    if (o == null) {
      return PyStr.EMPTY;
    }
    if (!(o instanceof PyStr s)) {
      throw Args.badArgument(ts, "Interpolation", "argument '" + name + "'", "str", o);
    }
    return s;
  }

  private static PyStr conversion(ThreadState ts, PyObject o) {
    PyStr s = str(ts, "conversion", o);
    boolean valid = s.length() == 1 && "sra".indexOf(s.at(0)) >= 0;
    if (!valid) {
      throw PyErr.valueError(
          ts, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
    }
    return s;
  }

  /** The value of the field's expression, held by the current scope. */
  public PyObject value(ThreadState ts) {
    return getSlot(ts, VALUE);
  }

  private String repr(ThreadState ts, int slot) {
    return Conversion.repr(ts, getSlot(ts, slot)).toString();
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "Interpolation(%s, %s, %s, %s)"
        .formatted(
            repr(ts, VALUE), repr(ts, EXPRESSION), repr(ts, CONVERSION), repr(ts, FORMAT_SPEC));
  }

  @PyMethod(doc = "What pickle needs to make the interpolation again.")
  PyObject __reduce__(ThreadState ts) {
    PyTuple args =
        PyTuple.of(
            ts,
            getSlot(ts, VALUE),
            getSlot(ts, EXPRESSION),
            getSlot(ts, CONVERSION),
            getSlot(ts, FORMAT_SPEC));
    return PyTuple.of(ts, TYPE, args);
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias.")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }
}
