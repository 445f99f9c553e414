package org.boiga.example.ndarray;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyFunction;

/** Methods as functions, which take anything that an array can be made of. */
final class ArrayFunctions {
  private static final String REDUCTION = "(a, axis=None, *, keepdims=False)";

  private ArrayFunctions() {}

  private static NDArray array(PyContext ctx, PyObject a) {
    return Arguments.array(ctx, a);
  }

  @PyFunction(signature = REDUCTION, doc = "The sum along axes.")
  static PyObject sum(PyContext ctx, PyObject a, PyObject axis, boolean keepdims) {
    return ArrayReductions.sum(ctx, array(ctx, a), axis, keepdims);
  }

  @PyFunction(signature = REDUCTION, doc = "The product along axes.")
  static PyObject prod(PyContext ctx, PyObject a, PyObject axis, boolean keepdims) {
    return ArrayReductions.prod(ctx, array(ctx, a), axis, keepdims);
  }

  @PyFunction(signature = REDUCTION, doc = "The least element along axes.")
  static PyObject min(PyContext ctx, PyObject a, PyObject axis, boolean keepdims) {
    return ArrayReductions.min(ctx, array(ctx, a), axis, keepdims);
  }

  @PyFunction(signature = REDUCTION, doc = "The greatest element along axes.")
  static PyObject max(PyContext ctx, PyObject a, PyObject axis, boolean keepdims) {
    return ArrayReductions.max(ctx, array(ctx, a), axis, keepdims);
  }

  @PyFunction(signature = REDUCTION, doc = "Whether an element along axes is not zero.")
  static PyObject any(PyContext ctx, PyObject a, PyObject axis, boolean keepdims) {
    return ArrayReductions.any(ctx, array(ctx, a), axis, keepdims);
  }

  @PyFunction(signature = REDUCTION, doc = "Whether no element along axes is zero.")
  static PyObject all(PyContext ctx, PyObject a, PyObject axis, boolean keepdims) {
    return ArrayReductions.all(ctx, array(ctx, a), axis, keepdims);
  }

  @PyFunction(signature = REDUCTION, doc = "The mean along axes.")
  static PyObject mean(PyContext ctx, PyObject a, PyObject axis, boolean keepdims) {
    return ArrayReductions.mean(ctx, array(ctx, a), axis, keepdims);
  }

  @PyFunction(signature = REDUCTION, doc = "The index of the least element.")
  static PyObject argmin(PyContext ctx, PyObject a, PyObject axis, boolean keepdims) {
    return ArrayReductions.argmin(ctx, array(ctx, a), axis, keepdims);
  }

  @PyFunction(signature = REDUCTION, doc = "The index of the greatest element.")
  static PyObject argmax(PyContext ctx, PyObject a, PyObject axis, boolean keepdims) {
    return ArrayReductions.argmax(ctx, array(ctx, a), axis, keepdims);
  }

  @PyFunction(
      signature = "(a, axis=None, *, ddof=0.0, keepdims=False)",
      doc = "The variance along axes.")
  static PyObject var(PyContext ctx, PyObject a, PyObject axis, double ddof, boolean keepdims) {
    return ArrayReductions.var(ctx, array(ctx, a), axis, ddof, keepdims);
  }

  @PyFunction(
      signature = "(a, axis=None, *, ddof=0.0, keepdims=False)",
      doc = "The standard deviation along axes.")
  static PyObject std(PyContext ctx, PyObject a, PyObject axis, double ddof, boolean keepdims) {
    return ArrayReductions.std(ctx, array(ctx, a), axis, ddof, keepdims);
  }

  @PyFunction(signature = "(a, axis=None)", doc = "The sums of the elements so far.")
  static PyObject cumsum(PyContext ctx, PyObject a, PyObject axis) {
    return ArrayReductions.cumsum(ctx, array(ctx, a), axis);
  }

  @PyFunction(signature = "(a, axis=-1)", doc = "A copy with the elements in order along an axis.")
  static PyObject sort(PyContext ctx, PyObject a, long axis) {
    NDArray given = array(ctx, a);
    NDArray copy = NDArray.copyOf(ctx, given.data, given.data.type());
    ArrayMethods.sort(ctx, copy, axis);
    return copy;
  }

  @PyFunction(signature = "(a, axis=-1)", doc = "The indices that sort the elements along an axis.")
  static PyObject argsort(PyContext ctx, PyObject a, long axis) {
    return ArrayMethods.argsort(ctx, array(ctx, a), axis);
  }

  @PyFunction(doc = "For each axis the indices of the elements that are not zero.")
  static PyObject nonzero(PyContext ctx, PyObject a) {
    return ArrayMethods.nonzero(ctx, array(ctx, a));
  }

  @PyFunction(signature = "(a, min=None, max=None)", doc = "The elements within limits.")
  static PyObject clip(PyContext ctx, PyObject a, PyObject min, PyObject max) {
    return ArrayMethods.clip(ctx, array(ctx, a), min, max);
  }

  @PyFunction(signature = "(a, shape)", doc = "The elements in another shape.")
  static PyObject reshape(PyContext ctx, PyObject a, PyObject shape) {
    return ArrayMethods.reshaped(ctx, array(ctx, a), Arguments.ints(ctx, shape));
  }

  @PyFunction(signature = "(a, axes=None)", doc = "The array with its axes in another order.")
  static PyObject transpose(PyContext ctx, PyObject a, PyObject axes) {
    PyObject[] order = axes == null ? new PyObject[0] : new PyObject[] {axes};
    return ArrayMethods.transpose(ctx, array(ctx, a), order);
  }

  @PyFunction(doc = "All elements along one axis.")
  static PyObject ravel(PyContext ctx, PyObject a) {
    return ArrayMethods.ravel(ctx, array(ctx, a));
  }

  @PyFunction(doc = "The array with one more axis, of length 1.")
  static PyObject expand_dims(PyContext ctx, PyObject a, long axis) {
    NDArray given = array(ctx, a);
    int at = Arguments.axis(ctx, axis, given.data.ndim() + 1);
    return given.view(ctx, given.data.expanded(at));
  }

  @PyFunction(doc = "The product of matrices, broadcast over what comes before the last two axes.")
  static PyObject matmul(PyContext ctx, PyObject a, PyObject b) {
    return Products.matmul(ctx, array(ctx, a), array(ctx, b));
  }

  @PyFunction(doc = "The product of matrices, or the inner product of vectors.")
  static PyObject dot(PyContext ctx, PyObject a, PyObject b) {
    return Products.dot(ctx, array(ctx, a), array(ctx, b));
  }

  @PyFunction(doc = "Whether both have the same shape and equal elements.")
  static PyObject array_equal(PyContext ctx, PyObject a, PyObject b) {
    NDArray x = array(ctx, a);
    NDArray y = array(ctx, b);
    if (!Arrays.equals(x.data.shape(), y.data.shape())) {
      return ctx.Py_False();
    }
    NDArray equal = array(ctx, Arithmetic.binary(ctx, BinaryOp.EQUAL, x, y, null));
    return ArrayReductions.all(ctx, equal, null, false);
  }

  @PyFunction(
      signature = "(a, b, rtol=1e-05, atol=1e-08)",
      doc = "Whether no elements differ by more than a tolerance.")
  static boolean allclose(PyContext ctx, PyObject a, PyObject b, double rtol, double atol) {
    Strided x = array(ctx, a).data;
    Strided y = array(ctx, b).data;
    int[] shape = Arguments.broadcast(ctx, x, y);
    Cursor xs = new Cursor(x.broadcastTo(shape));
    Cursor ys = new Cursor(y.broadcastTo(shape));
    double[] p = new double[1];
    double[] q = new double[1];
    for (int i = Shape.size(shape); i > 0; i--) {
      xs.read(p, 1);
      ys.read(q, 1);
      if (p[0] != q[0] && !(Math.abs(p[0] - q[0]) <= atol + rtol * Math.abs(q[0]))) {
        return false;
      }
      if (p[0] != q[0] && Double.isInfinite(q[0])) {
        return false;
      }
    }
    return true;
  }
}
