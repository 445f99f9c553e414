package org.boiga.example.ndarray;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyFunction;

/** Functions that make one array of several ones. */
final class Joining {
  private Joining() {}

  private static Strided[] arrays(PyContext ctx, PyObject sequence, String what) {
    PyObject[] items = ctx.PySequence_ToArray(sequence);
    if (items.length == 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "need at least one array to %s", what);
    }
    return Arrays.stream(items)
        .map(item -> Arguments.array(ctx, item).data)
        .toArray(Strided[]::new);
  }

  @PyFunction(
      signature = "(arrays, axis=0)",
      doc = "The arrays one after the other along an axis; of all elements if that is None.")
  static PyObject concatenate(PyContext ctx, PyObject arrays, PyObject axis) {
    Strided[] parts = arrays(ctx, arrays, "concatenate");
    if (axis != null && ctx.Py_IsNone(axis)) {
      Strided[] flat =
          Arrays.stream(parts).map(p -> p.gapless().reshaped(p.size())).toArray(Strided[]::new);
      return joined(ctx, flat, 0);
    }
    int ndim = parts[0].ndim();
    if (ndim == 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "zero-dimensional arrays cannot be concatenated");
    }
    int along = axis == null ? 0 : Arguments.axis(ctx, axis, ndim);
    for (int k = 1; k < parts.length; k++) {
      checkAlike(ctx, parts[0], parts[k], along, k);
    }
    return joined(ctx, parts, along);
  }

  private static void checkAlike(PyContext ctx, Strided a, Strided b, int along, int k) {
    if (a.ndim() != b.ndim()) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "all the input array dimensions must match, but the array at index 0 has %d dimension(s)"
              + " and the array at index %d has %d dimension(s)",
          a.ndim(),
          k,
          b.ndim());
    }
    for (int d = 0; d < a.ndim(); d++) {
      if (d != along && a.shape()[d] != b.shape()[d]) {
        throw ctx.PyErr_Format(
            PyExc.ValueError,
            "all the input array dimensions except for the concatenation axis must match exactly,"
                + " but along dimension %d, the array at index 0 has size %d and the array at index"
                + " %d has size %d",
            d,
            a.shape()[d],
            k,
            b.shape()[d]);
      }
    }
  }

  private static PyObject joined(PyContext ctx, Strided[] parts, int along) {
    DType type = parts[0].type();
    long length = 0;
    for (Strided part : parts) {
      type = DType.promote(type, part.type());
      length += part.shape()[along];
    }
    int[] shape = parts[0].shape().clone();
    shape[along] = (int) Math.min(length, Integer.MAX_VALUE);
    NDArray result = NDArray.allocate(ctx, type, shape);
    Work.run(
        ctx,
        result.data.size(),
        () -> {
          int start = 0;
          for (Strided part : parts) {
            int n = part.shape()[along];
            result.data.slice(along, start, 1, n).assign(part);
            start += n;
          }
        });
    return result;
  }

  @PyFunction(signature = "(arrays, axis=0)", doc = "The arrays along a new axis.")
  static PyObject stack(PyContext ctx, PyObject arrays, long axis) {
    Strided[] parts = arrays(ctx, arrays, "stack");
    for (Strided part : parts) {
      if (!Arrays.equals(part.shape(), parts[0].shape())) {
        throw ctx.PyErr_Format(PyExc.ValueError, "all input arrays must have the same shape");
      }
    }
    int along = Arguments.axis(ctx, axis, parts[0].ndim() + 1);
    return joined(
        ctx, Arrays.stream(parts).map(p -> p.expanded(along)).toArray(Strided[]::new), along);
  }

  @PyFunction(doc = "The array in a larger shape, its elements repeated without a copy.")
  static PyObject broadcast_to(PyContext ctx, PyObject array, PyObject shape) {
    NDArray a = Arguments.array(ctx, array);
    int[] to = Arguments.ints(ctx, shape);
    Strided spread = a.data.broadcastTo(to);
    if (spread == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "operands could not be broadcast together with remapped shapes [original->remapped]:"
              + " %s and requested shape %s",
          Shape.text(a.data.shape()),
          Shape.text(to));
    }
    return a.readOnlyView(ctx, spread);
  }
}
