package org.boiga.example.ndarray;

import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PySlot;

/** The operators, which work by elements but for {@code @}. */
final class ArrayOperators {
  private ArrayOperators() {}

  private static PyObject binary(PyContext ctx, BinaryOp op, PyObject x, PyObject y) {
    PyObject result = Arithmetic.binary(ctx, op, x, y, null);
    return result == null ? ctx.Py_NotImplemented() : result;
  }

  @PySlot
  static PyObject __add__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.ADD, a, other);
  }

  @PySlot
  static PyObject __radd__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.ADD, other, a);
  }

  @PySlot
  static PyObject __sub__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.SUBTRACT, a, other);
  }

  @PySlot
  static PyObject __rsub__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.SUBTRACT, other, a);
  }

  @PySlot
  static PyObject __mul__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.MULTIPLY, a, other);
  }

  @PySlot
  static PyObject __rmul__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.MULTIPLY, other, a);
  }

  @PySlot
  static PyObject __truediv__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.DIVIDE, a, other);
  }

  @PySlot
  static PyObject __rtruediv__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.DIVIDE, other, a);
  }

  @PySlot
  static PyObject __floordiv__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.FLOOR_DIVIDE, a, other);
  }

  @PySlot
  static PyObject __rfloordiv__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.FLOOR_DIVIDE, other, a);
  }

  @PySlot
  static PyObject __mod__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.REMAINDER, a, other);
  }

  @PySlot
  static PyObject __rmod__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.REMAINDER, other, a);
  }

  @PySlot
  static PyObject __and__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.AND, a, other);
  }

  @PySlot
  static PyObject __rand__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.AND, other, a);
  }

  @PySlot
  static PyObject __or__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.OR, a, other);
  }

  @PySlot
  static PyObject __ror__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.OR, other, a);
  }

  @PySlot
  static PyObject __xor__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.XOR, a, other);
  }

  @PySlot
  static PyObject __rxor__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.XOR, other, a);
  }

  @PySlot
  static PyObject __lshift__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.LEFT_SHIFT, a, other);
  }

  @PySlot
  static PyObject __rlshift__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.LEFT_SHIFT, other, a);
  }

  @PySlot
  static PyObject __rshift__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.RIGHT_SHIFT, a, other);
  }

  @PySlot
  static PyObject __rrshift__(PyContext ctx, NDArray a, PyObject other) {
    return binary(ctx, BinaryOp.RIGHT_SHIFT, other, a);
  }

  @PySlot
  static PyObject __pow__(PyContext ctx, NDArray a, PyObject other, PyObject mod) {
    rejectModulus(ctx, mod);
    return binary(ctx, BinaryOp.POWER, a, other);
  }

  @PySlot
  static PyObject __rpow__(PyContext ctx, NDArray a, PyObject other, PyObject mod) {
    rejectModulus(ctx, mod);
    return binary(ctx, BinaryOp.POWER, other, a);
  }

  private static void rejectModulus(PyContext ctx, PyObject mod) {
    if (!Arguments.isAbsent(ctx, mod)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "pow() of an array takes no modulus");
    }
  }

  private static PyObject divmod(PyContext ctx, PyObject x, PyObject y) {
    PyObject quotient = Arithmetic.binary(ctx, BinaryOp.FLOOR_DIVIDE, x, y, null);
    return quotient == null
        ? ctx.Py_NotImplemented()
        : ctx.PyTuple_Pack(quotient, Arithmetic.binary(ctx, BinaryOp.REMAINDER, x, y, null));
  }

  @PySlot
  static PyObject __divmod__(PyContext ctx, NDArray a, PyObject other) {
    return divmod(ctx, a, other);
  }

  @PySlot
  static PyObject __rdivmod__(PyContext ctx, NDArray a, PyObject other) {
    return divmod(ctx, other, a);
  }

  @PySlot
  static PyObject __matmul__(PyContext ctx, NDArray a, PyObject other) {
    return isArrayLike(ctx, other)
        ? Products.matmul(ctx, a, Arguments.array(ctx, other))
        : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __rmatmul__(PyContext ctx, NDArray a, PyObject other) {
    return isArrayLike(ctx, other)
        ? Products.matmul(ctx, Arguments.array(ctx, other), a)
        : ctx.Py_NotImplemented();
  }

  private static boolean isArrayLike(PyContext ctx, PyObject o) {
    return o instanceof NDArray || ctx.PyList_Check(o) || ctx.PyTuple_Check(o);
  }

  @PySlot
  static PyObject compare(PyContext ctx, NDArray a, PyObject other, PyCompareOp op) {
    BinaryOp by =
        switch (op) {
          case LT -> BinaryOp.LESS;
          case LE -> BinaryOp.LESS_EQUAL;
          case EQ -> BinaryOp.EQUAL;
          case NE -> BinaryOp.NOT_EQUAL;
          case GT -> BinaryOp.GREATER;
          case GE -> BinaryOp.GREATER_EQUAL;
        };
    return binary(ctx, by, a, other);
  }

  @PySlot
  static PyObject __neg__(PyContext ctx, NDArray a) {
    return Arithmetic.unary(ctx, UnaryOp.NEGATIVE, a, null);
  }

  @PySlot
  static PyObject __pos__(PyContext ctx, NDArray a) {
    return Arithmetic.unary(ctx, UnaryOp.POSITIVE, a, null);
  }

  @PySlot
  static PyObject __abs__(PyContext ctx, NDArray a) {
    return Arithmetic.unary(ctx, UnaryOp.ABSOLUTE, a, null);
  }

  @PySlot
  static PyObject __invert__(PyContext ctx, NDArray a) {
    return Arithmetic.unary(ctx, UnaryOp.INVERT, a, null);
  }
}
