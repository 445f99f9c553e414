package org.boiga.example.ndarray;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

/** Operations by elements on Python objects: types, shapes, memory for the result. */
final class Arithmetic {
  private Arithmetic() {}

  /**
   * The operation on what two operands are broadcast to.
   *
   * @param out where the result goes, or null
   * @return null if an operand is neither an array nor a number
   */
  static PyObject binary(PyContext ctx, BinaryOp op, PyObject x, PyObject y, NDArray out) {
    Operand a = Operand.of(ctx, x);
    Operand b = a == null ? null : Operand.of(ctx, y);
    if (b == null) {
      return null;
    }
    DType computed = op.computedIn(Operand.common(ctx, a, b, op.isPredicate()));
    if (computed == null) {
      throw unsupported(ctx, op);
    }
    int[] shape = Arguments.broadcast(ctx, a.data(), b.data());
    if (op == BinaryOp.POWER && !computed.isFloating()) {
      rejectNegativeExponents(ctx, b.data());
    }
    NDArray result = result(ctx, op.text, op.result(computed), shape, out);
    Strided left = operand(a.data(), result.data);
    Strided right = operand(b.data(), result.data);
    boolean[] byZero = {false};
    Work.run(
        ctx,
        result.data.size(),
        () -> byZero[0] = Elementwise.apply(op, computed, left, right, result.data));
    if (byZero[0]) {
      ctx.PyErr_WarnEx(PyExc.RuntimeWarning, "divide by zero encountered in " + op.text, 1);
    }
    return out != null ? out : result.orScalar(ctx);
  }

  private static PyError unsupported(PyContext ctx, BinaryOp op) {
    if (op == BinaryOp.SUBTRACT) {
      return ctx.PyErr_Format(
          PyExc.TypeError, "boolean subtract is not supported, use `^` or logical_xor instead");
    }
    return unsupported(ctx, op.text);
  }

  static PyError unsupported(PyContext ctx, String function) {
    return ctx.PyErr_Format(
        PyExc.TypeError, "ufunc '%s' not supported for the input types", function);
  }

  private static void rejectNegativeExponents(PyContext ctx, Strided y) {
    Strided least = Strided.zeros(DType.INT64);
    Reduction.MIN.apply(y, 0, least);
    if (least.getLong(0) < 0) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "Integers to negative integer powers are not allowed.");
    }
  }

  /** Where a result goes: a new array, or one that is given, if it fits. */
  static NDArray result(PyContext ctx, String function, DType type, int[] shape, NDArray out) {
    if (out == null) {
      return NDArray.allocate(ctx, type, shape);
    }
    out.requireWritable(ctx);
    if (!Arrays.equals(shape, out.data.shape())) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "non-broadcastable output operand with shape %s doesn't match the broadcast shape %s",
          Shape.text(out.data.shape()),
          Shape.text(shape));
    }
    if (kind(type) > kind(out.data.type())) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s')"
              + " with casting rule 'same_kind'",
          function,
          type.text,
          out.data.type().text);
    }
    return out;
  }

  private static int kind(DType type) {
    return type == DType.BOOL ? 0 : type.isFloating() ? 2 : 1;
  }

  /** An operand in the result's shape, and in memory of its own if the result would change it. */
  static Strided operand(Strided x, Strided result) {
    Strided spread = Arrays.equals(x.shape(), result.shape()) ? x : x.broadcastTo(result.shape());
    return result.sharesDifferently(spread)
        ? x.copied(Memory.allocate(x.type(), x.size()), x.type()).broadcastTo(result.shape())
        : spread;
  }

  static PyObject unary(PyContext ctx, UnaryOp op, PyObject x, NDArray out) {
    Operand a = Operand.of(ctx, x);
    DType computed = a == null ? null : op.computedIn(a.type());
    if (computed == null) {
      throw unsupported(ctx, op.text);
    }
    NDArray result = result(ctx, op.text, op.result(computed), a.data().shape(), out);
    Strided operand = operand(a.data(), result.data);
    UnaryOp done = op == UnaryOp.INVERT && computed == DType.BOOL ? UnaryOp.LOGICAL_NOT : op;
    Work.run(
        ctx, result.data.size(), () -> Elementwise.apply(done, computed, operand, result.data));
    return out != null ? out : result.orScalar(ctx);
  }

  static PyObject where(PyContext ctx, PyObject condition, PyObject x, PyObject y) {
    Operand a = Operand.of(ctx, x);
    Operand b = Operand.of(ctx, y);
    if (a == null || b == null) {
      throw ctx.PyErr_Format(PyExc.TypeError, "where() takes arrays and numbers");
    }
    Strided c = Arguments.array(ctx, condition).data;
    int[] shape = Arguments.broadcast(ctx, c, a.data(), b.data());
    NDArray result = NDArray.allocate(ctx, Operand.common(ctx, a, b, false), shape);
    Strided condition1 = c.broadcastTo(shape);
    Strided left = a.data().broadcastTo(shape);
    Strided right = b.data().broadcastTo(shape);
    Work.run(
        ctx, result.data.size(), () -> Elementwise.where(condition1, left, right, result.data));
    return result.orScalar(ctx);
  }
}
