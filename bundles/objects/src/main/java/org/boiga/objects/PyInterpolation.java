package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code string.templatelib.Interpolation}: a replacement field of a template string. */
@org.boiga.api.annotation.PyType(
    name = "string.templatelib.Interpolation",
    doc = "A value between the strings of a template, with its expression's text.",
    subclassable = false,
    matchArgs = {"value", "expression", "conversion", "format_spec"})
public final class PyInterpolation extends Counted {
  public static final PyType TYPE = PyType.builtin(new PyInterpolationTable(), PyBaseObject.TYPE);

  private final PyObject value;
  private final PyStr expression;
  private final PyObject conversion;
  private final PyStr formatSpec;

  /** An interpolation whose conversion is a str or None. */
  public PyInterpolation(
      ThreadState ts, PyObject value, PyStr expression, PyObject conversion, PyStr formatSpec) {
    super(ts);
    this.value = ts.keep(value);
    this.expression = ts.keep(expression);
    this.conversion = ts.keep(conversion);
    this.formatSpec = ts.keep(formatSpec);
  }

  @PySlot(signature = "(value, expression='', conversion=None, format_spec='')")
  static PyObject __new__(
      ThreadState ts,
      PyType cls,
      PyObject value,
      PyObject expression,
      PyObject conversion,
      PyObject formatSpec) {
    PyStr text = text(ts, expression, "expression");
    PyObject by = conversion == null ? Py.None : conversion;
    if (by != Py.None) {
      String letter = text(ts, by, "conversion").toString();
      if (!letter.equals("s") && !letter.equals("a") && !letter.equals("r")) {
        throw PyErr.valueError(
            ts, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
      }
    }
    return new PyInterpolation(ts, value, text, by, text(ts, formatSpec, "format_spec"));
  }

  private static PyStr text(ThreadState ts, PyObject o, String parameter) {
    if (o == null) {
      return PyStr.EMPTY;
    }
    if (o instanceof PyStr s) {
      return s;
    }
    throw PyErr.typeError(
        ts,
        "Interpolation() argument '%s' must be str, not %s"
            .formatted(parameter, PyType.of(o).name()));
  }

  /** The value, borrowed. */
  PyObject value() {
    return value;
  }

  @PyGetter(member = true)
  PyObject value(ThreadState ts) {
    return ts.hold(value);
  }

  @PyGetter(member = true)
  PyObject expression(ThreadState ts) {
    return ts.hold(expression);
  }

  @PyGetter(member = true)
  PyObject conversion(ThreadState ts) {
    return ts.hold(conversion);
  }

  @PyGetter(name = "format_spec", member = true)
  PyObject formatSpec(ThreadState ts) {
    return ts.hold(formatSpec);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "Interpolation(%s, %s, %s, %s)"
        .formatted(
            Conversion.repr(ts, value),
            Conversion.repr(ts, expression),
            Conversion.repr(ts, conversion),
            Conversion.repr(ts, formatSpec));
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, TYPE, PyTuple.of(ts, value, expression, conversion, formatSpec));
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias.")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(value);
    v.visit(expression);
    v.visit(conversion);
    v.visit(formatSpec);
  }
}
