package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** Other layouts for the memory of a memoryview. */
final class MemoryViewCast {
  private static final int MOST_DIMENSIONS = 64;

  private MemoryViewCast() {}

  /** The layout with the order of dimensions reversed. */
  static BufferLayout transposed(BufferLayout l) {
    int n = l.dimensions();
    long[] shape = new long[n];
    long[] strides = new long[n];
    for (int i = 0; i < n; i++) {
      shape[i] = l.shape()[n - 1 - i];
      strides[i] = l.strides()[n - 1 - i];
    }
    return new BufferLayout(l.format(), l.itemSize(), l.offset(), shape, strides);
  }

  @PyMethod(
      signature = "(format, shape=<unrepresentable>)",
      doc = "A view of the same memory in another format or shape.")
  static PyObject cast(ThreadState ts, PyMemoryView self, String format, PyObject shape) {
    BufferLayout l = self.layout(ts);
    if (!l.isCContiguous()) {
      throw PyErr.typeError(ts, "memoryview: casts are restricted to C-contiguous views");
    }
    if ((shape != null || l.dimensions() != 1) && l.count() == 0) {
      throw PyErr.typeError(ts, "memoryview: cannot cast view with zeros in shape or strides");
    }
    PyObject[] lengths = shape == null ? null : shape(ts, l, shape);
    int size = MemoryItem.size(format);
    int sourceSize = MemoryItem.size(l.format());
    if (sourceSize < 0) {
      throw notNative(ts, "source");
    }
    if (size < 0) {
      throw notNative(ts, "destination");
    }
    if (!MemoryItem.isByte(l.plainFormat().charAt(0))
        && !MemoryItem.isByte(format.charAt(format.length() - 1))) {
      throw PyErr.typeError(ts, "memoryview: cannot cast between two non-byte formats");
    }
    long length = l.byteLength();
    if (length % size != 0) {
      throw PyErr.typeError(ts, "memoryview: length is not a multiple of itemsize");
    }
    long[] dimensions =
        lengths == null ? new long[] {length / size} : dimensions(ts, lengths, size, length);
    return self.with(ts, BufferLayout.of(format, size, l.offset(), dimensions), self.readOnly());
  }

  private static PyException notNative(ThreadState ts, String which) {
    return PyErr.valueError(
        ts,
        "memoryview: "
            + which
            + " format must be a native single character format prefixed with an optional '@'");
  }

  private static PyObject[] shape(ThreadState ts, BufferLayout l, PyObject shape) {
    if (!(shape instanceof PyList || shape instanceof PyTuple)) {
      throw PyErr.typeError(ts, "shape must be a list or a tuple");
    }
    PyObject[] items = Iteration.toArray(ts, shape);
    if (items.length > MOST_DIMENSIONS) {
      throw PyErr.valueError(
          ts, "memoryview: number of dimensions must not exceed " + MOST_DIMENSIONS);
    }
    if (l.dimensions() != 1 && items.length != 1) {
      throw PyErr.typeError(ts, "memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    return items;
  }

  private static long[] dimensions(ThreadState ts, PyObject[] items, int size, long length) {
    long[] shape = new long[items.length];
    long total = size;
    for (int i = 0; i < items.length; i++) {
      if (!(items[i] instanceof PyInt n)) {
        throw PyErr.typeError(ts, "memoryview.cast(): elements of shape must be integers");
      }
      if (!n.isLong() || n.longValue() <= 0) {
        throw PyErr.valueError(ts, "memoryview.cast(): elements of shape must be integers > 0");
      }
      shape[i] = n.longValue();
      if (Math.multiplyHigh(total, shape[i]) != 0 || total * shape[i] < 0) {
        throw PyErr.valueError(ts, "memoryview.cast(): product(shape) > SSIZE_MAX");
      }
      total *= shape[i];
    }
    if (total != length) {
      throw PyErr.typeError(ts, "memoryview: product(shape) * itemsize != buffer size");
    }
    return shape;
  }
}
