package org.boiga.example.ndarray;

import static java.util.stream.Collectors.joining;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypes;

/** Shapes, axes and types as functions take them. */
final class Arguments {
  private Arguments() {}

  static PyObject tuple(PyContext ctx, int... values) {
    PyObject[] items = new PyObject[values.length];
    for (int d = 0; d < items.length; d++) {
      items[d] = ctx.PyLong_FromLong(values[d]);
    }
    return ctx.PyTuple_Pack(items);
  }

  static boolean isAbsent(PyContext ctx, PyObject o) {
    return o == null || ctx.Py_IsNone(o);
  }

  /** An int or a sequence of ints. */
  static int[] ints(PyContext ctx, PyObject o) {
    if (ctx.PyIndex_Check(o) && !(o instanceof NDArray a && a.data.ndim() > 0)) {
      return new int[] {ctx.PyLong_AsInt(o)};
    }
    PyObject[] items = ctx.PySequence_ToArray(o);
    int[] values = new int[items.length];
    for (int d = 0; d < values.length; d++) {
      values[d] = ctx.PyLong_AsInt(items[d]);
    }
    return values;
  }

  /** A shape as one argument or as several ones. */
  static int[] ints(PyContext ctx, PyObject[] args) {
    return args.length == 1 ? ints(ctx, args[0]) : ints(ctx, ctx.PyTuple_Pack(args));
  }

  static int axis(PyContext ctx, PyObject axis, int ndim) {
    return axis(ctx, ctx.PyLong_AsLong(axis), ndim);
  }

  static int axis(PyContext ctx, long axis, int ndim) {
    int found = Shape.axis(axis, ndim);
    if (found < 0) {
      throw ctx.PyErr_Format(
          State.of(ctx).axisError(),
          "axis %d is out of bounds for array of dimension %d",
          axis,
          ndim);
    }
    return found;
  }

  /** None for all axes, one axis, or a tuple of them; ascending. */
  static int[] axes(PyContext ctx, PyObject axes, int ndim) {
    if (isAbsent(ctx, axes)) {
      return IntStream.range(0, ndim).toArray();
    }
    int[] found = IntStream.of(ints(ctx, axes)).map(a -> axis(ctx, a, ndim)).sorted().toArray();
    for (int i = 1; i < found.length; i++) {
      if (found[i] == found[i - 1]) {
        throw ctx.PyErr_Format(PyExc.ValueError, "duplicate value in 'axis'");
      }
    }
    return found;
  }

  /** The shape that operands are broadcast to. */
  static int[] broadcast(PyContext ctx, Strided... operands) {
    int[] common = Shape.SCALAR;
    for (Strided a : operands) {
      common = common == null ? null : Shape.broadcast(common, a.shape());
    }
    if (common == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "operands could not be broadcast together with shapes %s",
          Stream.of(operands).map(a -> Shape.text(a.shape())).collect(joining(" ")));
    }
    return common;
  }

  /** A type by object, name or Python type; {@code absent} for None. */
  static DType dtype(PyContext ctx, PyObject o, DType absent) {
    if (isAbsent(ctx, o)) {
      return absent;
    }
    if (o instanceof DTypeObject d) {
      return d.type;
    }
    if (ctx.Py_Is(o, ctx.PyType_Builtin(PyTypes.PyFloat_Type))) {
      return DType.FLOAT64;
    }
    if (ctx.Py_Is(o, ctx.PyType_Builtin(PyTypes.PyLong_Type))) {
      return DType.INT64;
    }
    if (ctx.Py_Is(o, ctx.PyType_Builtin(PyTypes.PyBool_Type))) {
      return DType.BOOL;
    }
    if (!ctx.PyUnicode_Check(o)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "Cannot interpret '%s' as a data type",
          ctx.PyUnicode_AsString(ctx.PyObject_Repr(o)));
    }
    String name = ctx.PyUnicode_AsString(o);
    DType found = DType.named(name);
    if (found == null) {
      throw ctx.PyErr_Format(PyExc.TypeError, "data type '%s' not understood", name);
    }
    return found;
  }

  /** An array as it is, or made of what is given. */
  static NDArray array(PyContext ctx, PyObject o) {
    return o instanceof NDArray a ? a : Creation.converted(ctx, o, null);
  }

  static NDArray out(PyContext ctx, PyObject out) {
    if (isAbsent(ctx, out)) {
      return null;
    }
    if (out instanceof NDArray a) {
      return a;
    }
    throw ctx.PyErr_Format(PyExc.TypeError, "return arrays must be of ArrayType");
  }

  static PyError outOfBounds(PyContext ctx, long v, DType type) {
    return ctx.PyErr_Format(
        PyExc.OverflowError, "Python integer %d out of bounds for %s", v, type.text);
  }
}
