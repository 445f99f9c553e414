package org.boiga.example.ndarray;

import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PySlot;

/** The augmented assignments, which put results into the array itself. */
final class InPlaceOperators {
  private InPlaceOperators() {}

  private static PyObject apply(PyContext ctx, BinaryOp op, NDArray a, PyObject other) {
    PyObject result = Arithmetic.binary(ctx, op, a, other, a);
    return result == null ? ctx.Py_NotImplemented() : result;
  }

  @PySlot
  static PyObject __iadd__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.ADD, a, other);
  }

  @PySlot
  static PyObject __isub__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.SUBTRACT, a, other);
  }

  @PySlot
  static PyObject __imul__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.MULTIPLY, a, other);
  }

  @PySlot
  static PyObject __itruediv__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.DIVIDE, a, other);
  }

  @PySlot
  static PyObject __ifloordiv__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.FLOOR_DIVIDE, a, other);
  }

  @PySlot
  static PyObject __imod__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.REMAINDER, a, other);
  }

  @PySlot
  static PyObject __iand__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.AND, a, other);
  }

  @PySlot
  static PyObject __ior__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.OR, a, other);
  }

  @PySlot
  static PyObject __ixor__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.XOR, a, other);
  }

  @PySlot
  static PyObject __ilshift__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.LEFT_SHIFT, a, other);
  }

  @PySlot
  static PyObject __irshift__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.RIGHT_SHIFT, a, other);
  }

  @PySlot
  static PyObject __ipow__(PyContext ctx, NDArray a, PyObject other) {
    return apply(ctx, BinaryOp.POWER, a, other);
  }
}
