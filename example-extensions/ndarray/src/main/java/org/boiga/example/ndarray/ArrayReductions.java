package org.boiga.example.ndarray;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyMethod;

/** Methods that make one element of all along some axes. */
final class ArrayReductions {
  private static final String REDUCTION = "(axis=None, *, keepdims=False)";

  private ArrayReductions() {}

  /** The reduction along None, an axis or a tuple of them. */
  static PyObject reduce(PyContext ctx, Reduction op, NDArray a, PyObject axis, boolean keepdims) {
    return reduced(ctx, op, a, axis, keepdims).orScalar(ctx);
  }

  private static NDArray reduced(
      PyContext ctx, Reduction op, NDArray a, PyObject axis, boolean keepdims) {
    int ndim = a.data.ndim();
    int[] gone = Arguments.axes(ctx, axis, ndim);
    int[] kept =
        IntStream.range(0, ndim).filter(d -> IntStream.of(gone).noneMatch(g -> g == d)).toArray();
    Strided ordered =
        a.data.transposed(IntStream.concat(IntStream.of(kept), IntStream.of(gone)).toArray());
    if (!op.hasIdentity() && IntStream.of(gone).anyMatch(d -> a.data.shape()[d] == 0)) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "zero-size array to reduction operation %s which has no identity",
          op == Reduction.MIN ? "minimum" : "maximum");
    }
    int[] shape = Arrays.copyOf(ordered.shape(), kept.length);
    NDArray result = NDArray.allocate(ctx, op.result(a.data.type()), shape);
    Work.run(ctx, a.data.size(), () -> op.apply(ordered, kept.length, result.data));
    return keepdims ? withAxes(ctx, result, gone) : result;
  }

  private static NDArray withAxes(PyContext ctx, NDArray a, int[] axes) {
    Strided s = a.data;
    for (int axis : axes) {
      s = s.expanded(axis);
    }
    return a.view(ctx, s);
  }

  @PyMethod(signature = REDUCTION, doc = "The sum along axes.")
  static PyObject sum(PyContext ctx, NDArray a, PyObject axis, boolean keepdims) {
    return reduce(ctx, Reduction.SUM, a, axis, keepdims);
  }

  @PyMethod(signature = REDUCTION, doc = "The product along axes.")
  static PyObject prod(PyContext ctx, NDArray a, PyObject axis, boolean keepdims) {
    return reduce(ctx, Reduction.PROD, a, axis, keepdims);
  }

  @PyMethod(signature = REDUCTION, doc = "The least element along axes.")
  static PyObject min(PyContext ctx, NDArray a, PyObject axis, boolean keepdims) {
    return reduce(ctx, Reduction.MIN, a, axis, keepdims);
  }

  @PyMethod(signature = REDUCTION, doc = "The greatest element along axes.")
  static PyObject max(PyContext ctx, NDArray a, PyObject axis, boolean keepdims) {
    return reduce(ctx, Reduction.MAX, a, axis, keepdims);
  }

  @PyMethod(signature = REDUCTION, doc = "Whether an element along axes is not zero.")
  static PyObject any(PyContext ctx, NDArray a, PyObject axis, boolean keepdims) {
    return reduce(ctx, Reduction.ANY, a, axis, keepdims);
  }

  @PyMethod(signature = REDUCTION, doc = "Whether no element along axes is zero.")
  static PyObject all(PyContext ctx, NDArray a, PyObject axis, boolean keepdims) {
    return reduce(ctx, Reduction.ALL, a, axis, keepdims);
  }

  // Made of others -------------------------------------------------------------------------------

  @PyMethod(signature = REDUCTION, doc = "The mean along axes.")
  static PyObject mean(PyContext ctx, NDArray a, PyObject axis, boolean keepdims) {
    NDArray floats = a.data.type().isFloating() ? a : NDArray.copyOf(ctx, a.data, DType.FLOAT64);
    NDArray sum = reduced(ctx, Reduction.SUM, floats, axis, keepdims);
    return divided(ctx, sum, count(ctx, a, axis)).orScalar(ctx);
  }

  private static NDArray divided(PyContext ctx, NDArray sum, double n) {
    Strided divisor = Strided.over(Memory.of(n), DType.FLOAT64).broadcastTo(sum.data.shape());
    Elementwise.apply(BinaryOp.DIVIDE, sum.data.type(), sum.data, divisor, sum.data);
    return sum;
  }

  private static double count(PyContext ctx, NDArray a, PyObject axis) {
    double n = 1;
    for (int d : Arguments.axes(ctx, axis, a.data.ndim())) {
      n *= a.data.shape()[d];
    }
    return n;
  }

  @PyMethod(
      signature = "(axis=None, *, ddof=0.0, keepdims=False)",
      doc = "The variance along axes: the mean of squares of what differs from the mean.")
  static PyObject var(PyContext ctx, NDArray a, PyObject axis, double ddof, boolean keepdims) {
    return variance(ctx, a, axis, ddof, keepdims).orScalar(ctx);
  }

  @PyMethod(
      signature = "(axis=None, *, ddof=0.0, keepdims=False)",
      doc = "The standard deviation along axes.")
  static PyObject std(PyContext ctx, NDArray a, PyObject axis, double ddof, boolean keepdims) {
    NDArray v = variance(ctx, a, axis, ddof, keepdims);
    Elementwise.apply(UnaryOp.SQRT, v.data.type(), v.data, v.data);
    return v.orScalar(ctx);
  }

  private static NDArray variance(
      PyContext ctx, NDArray a, PyObject axis, double ddof, boolean keepdims) {
    DType type = a.data.type().isFloating() ? a.data.type() : DType.FLOAT64;
    NDArray difference = NDArray.copyOf(ctx, a.data, type);
    NDArray mean =
        divided(ctx, reduced(ctx, Reduction.SUM, difference, axis, true), count(ctx, a, axis));
    Strided d = difference.data;
    Strided m = mean.data.broadcastTo(d.shape());
    Work.run(
        ctx,
        d.size(),
        () -> {
          Elementwise.apply(BinaryOp.SUBTRACT, type, d, m, d);
          Elementwise.apply(BinaryOp.MULTIPLY, type, d, d, d);
        });
    NDArray sum = reduced(ctx, Reduction.SUM, difference, axis, keepdims);
    return divided(ctx, sum, Math.max(count(ctx, a, axis) - ddof, 0));
  }

  // Indices --------------------------------------------------------------------------------------

  @PyMethod(
      signature = REDUCTION,
      doc = "The index of the first of the least elements, of all or along an axis.")
  static PyObject argmin(PyContext ctx, NDArray a, PyObject axis, boolean keepdims) {
    return extremeIndex(ctx, a, axis, keepdims, true);
  }

  @PyMethod(
      signature = REDUCTION,
      doc = "The index of the first of the greatest elements, of all or along an axis.")
  static PyObject argmax(PyContext ctx, NDArray a, PyObject axis, boolean keepdims) {
    return extremeIndex(ctx, a, axis, keepdims, false);
  }

  private static PyObject extremeIndex(
      PyContext ctx, NDArray a, PyObject axis, boolean keepdims, boolean least) {
    boolean all = Arguments.isAbsent(ctx, axis);
    int along = all ? 0 : Arguments.axis(ctx, axis, a.data.ndim());
    Strided rows = all ? a.data.expanded(0) : a.data.withLast(along);
    int[] outer = all ? Shape.SCALAR : Arrays.copyOf(rows.shape(), rows.ndim() - 1);
    int each = all ? a.data.size() : a.data.shape()[along];
    if (each == 0) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "attempt to get %s of an empty sequence", least ? "argmin" : "argmax");
    }
    NDArray result = NDArray.allocate(ctx, DType.INT64, outer);
    Work.run(
        ctx,
        a.data.size(),
        () -> {
          if (all) {
            long best = Reduction.extremeIndex(a.data, least);
            Elements.set(result.data.memory(), DType.INT64, 0, best);
          } else {
            Rows.forEach(
                rows,
                result.data,
                (row, at) ->
                    Elements.set(
                        result.data.memory(),
                        DType.INT64,
                        at,
                        (long) Reduction.extremeIndex(row, least)));
          }
        });
    if (!keepdims) {
      return result.orScalar(ctx);
    }
    return withAxes(
        ctx, result, all ? IntStream.range(0, a.data.ndim()).toArray() : new int[] {along});
  }

  @PyMethod(signature = "(axis=None)", doc = "The sums of the elements so far.")
  static PyObject cumsum(PyContext ctx, NDArray a, PyObject axis) {
    NDArray from = Arguments.isAbsent(ctx, axis) ? ArrayMethods.ravel(ctx, a) : a;
    int along = Arguments.isAbsent(ctx, axis) ? 0 : Arguments.axis(ctx, axis, a.data.ndim());
    NDArray sums = NDArray.copyOf(ctx, from.data, Reduction.SUM.result(a.data.type()));
    for (int i = 1; i < from.data.shape()[along]; i++) {
      Strided here = sums.data.at(along, i);
      Elementwise.apply(BinaryOp.ADD, here.type(), sums.data.at(along, i - 1), here, here);
    }
    return sums;
  }
}
