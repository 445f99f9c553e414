package org.boiga.example.ndarray;

import java.util.stream.IntStream;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyMethod;

/** Methods that show elements by another shape, copy them or put them in order. */
final class ArrayMethods {
  private ArrayMethods() {}

  @PyMethod(
      signature = "(*shape)",
      doc = "The elements in another shape, of which one dimension may be -1.")
  static PyObject reshape(PyContext ctx, NDArray a, PyObject[] shape) {
    return reshaped(ctx, a, Arguments.ints(ctx, shape));
  }

  static NDArray reshaped(PyContext ctx, NDArray a, int[] wanted) {
    int[] shape = Shape.resolve(wanted, a.data.size());
    if (shape == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "cannot reshape array of size %d into shape %s",
          a.data.size(),
          Shape.text(wanted));
    }
    NDArray gapless = a.data.isContiguous() ? a : NDArray.copyOf(ctx, a.data, a.data.type());
    return gapless.view(ctx, gapless.data.reshaped(shape));
  }

  @PyMethod(
      signature = "(*axes)",
      doc = "The array with its axes in another order, by default reversed.")
  static PyObject transpose(PyContext ctx, NDArray a, PyObject[] axes) {
    int ndim = a.data.ndim();
    if (axes.length == 0 || axes.length == 1 && ctx.Py_IsNone(axes[0])) {
      return a.view(ctx, a.data.reversedAxes());
    }
    int[] order =
        IntStream.of(Arguments.ints(ctx, axes)).map(x -> Arguments.axis(ctx, x, ndim)).toArray();
    if (order.length != ndim) {
      throw ctx.PyErr_Format(PyExc.ValueError, "axes don't match array");
    }
    if (IntStream.of(order).distinct().count() != ndim) {
      throw ctx.PyErr_Format(PyExc.ValueError, "repeated axis in transpose");
    }
    return a.view(ctx, a.data.transposed(order));
  }

  @PyMethod(doc = "The array with two axes exchanged.")
  static PyObject swapaxes(PyContext ctx, NDArray a, long axis1, long axis2) {
    int one = Arguments.axis(ctx, axis1, a.data.ndim());
    int two = Arguments.axis(ctx, axis2, a.data.ndim());
    int[] order = IntStream.range(0, a.data.ndim()).toArray();
    order[one] = two;
    order[two] = one;
    return a.view(ctx, a.data.transposed(order));
  }

  @PyMethod(doc = "All elements along one axis; a view if they have no gaps.")
  static NDArray ravel(PyContext ctx, NDArray a) {
    return reshaped(ctx, a, new int[] {a.data.size()});
  }

  @PyMethod(doc = "A copy of all elements along one axis.")
  static PyObject flatten(PyContext ctx, NDArray a) {
    NDArray copy = NDArray.copyOf(ctx, a.data, a.data.type());
    return reshaped(ctx, copy, new int[] {a.data.size()});
  }

  @PyMethod(signature = "(axis=None)", doc = "The array without axes of length 1.")
  static PyObject squeeze(PyContext ctx, NDArray a, PyObject axis) {
    Strided s = a.data;
    if (Arguments.isAbsent(ctx, axis)) {
      int[] kept = IntStream.range(0, s.ndim()).filter(d -> s.shape()[d] != 1).toArray();
      return a.view(ctx, s.transposed(kept));
    }
    int[] gone = Arguments.axes(ctx, axis, s.ndim());
    if (IntStream.of(gone).anyMatch(d -> s.shape()[d] != 1)) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "cannot select an axis to squeeze out which has size not equal to one");
    }
    int[] kept =
        IntStream.range(0, s.ndim())
            .filter(d -> IntStream.of(gone).noneMatch(g -> g == d))
            .toArray();
    return a.view(ctx, s.transposed(kept));
  }

  @PyMethod(signature = "(dtype, copy=True)", doc = "The elements converted to a type.")
  static PyObject astype(PyContext ctx, NDArray a, PyObject dtype, boolean copy) {
    DType type = Arguments.dtype(ctx, dtype, DType.FLOAT64);
    return !copy && type == a.data.type() ? a : NDArray.copyOf(ctx, a.data, type);
  }

  @PyMethod(doc = "A copy, without gaps.")
  static PyObject copy(PyContext ctx, NDArray a) {
    return NDArray.copyOf(ctx, a.data, a.data.type());
  }

  @PyMethod(doc = "A copy, for module copy.")
  static PyObject __copy__(PyContext ctx, NDArray a) {
    return copy(ctx, a);
  }

  @PyMethod(doc = "A copy, for module copy.")
  static PyObject __deepcopy__(PyContext ctx, NDArray a, PyObject memo) {
    return copy(ctx, a);
  }

  @PyMethod(doc = "Sets all elements to a number.")
  static void fill(PyContext ctx, NDArray a, PyObject value) {
    a.requireWritable(ctx);
    Indexing.assign(ctx, a.data, value);
  }

  @PyMethod(signature = "(axis=-1)", doc = "Sorts the elements along an axis, in place.")
  static void sort(PyContext ctx, NDArray a, long axis) {
    a.requireWritable(ctx);
    int along = Arguments.axis(ctx, axis, a.data.ndim());
    Work.run(ctx, a.data.size(), () -> Sorting.sort(a.data.withLast(along)));
  }

  @PyMethod(
      signature = "(axis=-1)",
      doc = "The indices that sort the elements along an axis; equal ones keep their order.")
  static PyObject argsort(PyContext ctx, NDArray a, long axis) {
    int along = Arguments.axis(ctx, axis, a.data.ndim());
    NDArray result = NDArray.allocate(ctx, DType.INT64, a.data.shape());
    Work.run(
        ctx,
        a.data.size(),
        () -> Sorting.argsort(a.data.withLast(along), result.data.withLast(along)));
    return result;
  }

  @PyMethod(doc = "For each axis the indices of the elements that are not zero.")
  static PyObject nonzero(PyContext ctx, NDArray a) {
    Strided[] found = Masks.nonzeroArrays(a.data);
    PyObject[] arrays = new PyObject[found.length];
    for (int d = 0; d < arrays.length; d++) {
      arrays[d] = NDArray.owning(ctx, found[d]);
    }
    return ctx.PyTuple_Pack(arrays);
  }

  @PyMethod(signature = "(min=None, max=None)", doc = "The elements within limits.")
  static PyObject clip(PyContext ctx, NDArray a, PyObject min, PyObject max) {
    PyObject low =
        Arguments.isAbsent(ctx, min)
            ? a
            : MathFunctions.binary(ctx, BinaryOp.MAXIMUM, a, min, null);
    return Arguments.isAbsent(ctx, max)
        ? low
        : MathFunctions.binary(ctx, BinaryOp.MINIMUM, low, max, null);
  }

  @PyMethod(doc = "The product of matrices, or the inner product of vectors.")
  static PyObject dot(PyContext ctx, NDArray a, PyObject other) {
    return Products.dot(ctx, a, Arguments.array(ctx, other));
  }
}
