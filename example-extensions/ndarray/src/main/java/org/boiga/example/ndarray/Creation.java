package org.boiga.example.ndarray;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyFunction;

/** Functions that make arrays of numbers, of sequences and of other objects' memory. */
final class Creation {
  private Creation() {}

  @PyFunction(
      signature = "(object, dtype=None, *, copy=True)",
      doc = "An array of nested sequences of numbers, of a buffer or of another array.")
  static PyObject array(PyContext ctx, PyObject object, PyObject dtype, boolean copy) {
    DType type = Arguments.dtype(ctx, dtype, null);
    NDArray a = object instanceof NDArray given ? given : converted(ctx, object, type);
    boolean shared = a == object || ctx.PyObject_CheckBuffer(object);
    boolean other = type != null && type != a.data.type();
    return shared && copy || other ? NDArray.copyOf(ctx, a.data, other ? type : a.data.type()) : a;
  }

  @PyFunction(
      signature = "(object, dtype=None)",
      doc = "An array of the object, which shares the memory of an array or a buffer.")
  static PyObject asarray(PyContext ctx, PyObject object, PyObject dtype) {
    return array(ctx, object, dtype, false);
  }

  /** An array of what is none: over a buffer's memory, else of a type if one is wanted. */
  static NDArray converted(PyContext ctx, PyObject o, DType wanted) {
    if (ctx.PyObject_CheckBuffer(o)) {
      return ofBuffer(ctx, o);
    }
    return NDArray.owning(ctx, Nested.of(ctx, o, wanted));
  }

  private static NDArray ofBuffer(PyContext ctx, PyObject o) {
    PyBuffer b = ctx.PyObject_GetBuffer(o, PyBuffer.FULL_RO);
    boolean kept = false;
    try {
      DType type = DType.ofFormat(b.format(), b.itemsize());
      if (type == null) {
        throw ctx.PyErr_Format(PyExc.ValueError, "buffer of format '%s' has no dtype", b.format());
      }
      int[] shape = Arrays.stream(b.shape()).mapToInt(Math::toIntExact).toArray();
      if (!Shape.isContiguous(shape, b.strides(), type.itemsize)) {
        Memory copy = Memory.of(MemorySegment.ofArray(ctx.PyBuffer_ToByteArray(b)));
        return NDArray.owning(ctx, Strided.over(copy, type, shape));
      }
      NDArray a = NDArray.over(ctx, b, Strided.over(Memory.of(b.memory()), type, shape));
      kept = true;
      return a;
    } finally {
      if (!kept) {
        b.close();
      }
    }
  }

  @PyFunction(
      signature = "(buffer, dtype=None, count=-1, offset=0)",
      doc = "An array over the bytes of a buffer.")
  static PyObject frombuffer(
      PyContext ctx, PyObject buffer, PyObject dtype, long count, long offset) {
    DType type = Arguments.dtype(ctx, dtype, DType.FLOAT64);
    PyBuffer b = ctx.PyObject_GetBuffer(buffer, PyBuffer.SIMPLE);
    boolean kept = false;
    try {
      long bytes = b.len() - offset;
      if (offset < 0 || bytes < 0) {
        throw ctx.PyErr_Format(
            PyExc.ValueError,
            "offset must be non-negative and no greater than buffer length (%d)",
            b.len());
      }
      if (count < 0 && bytes % type.itemsize != 0) {
        throw ctx.PyErr_Format(PyExc.ValueError, "buffer size must be a multiple of element size");
      }
      if (count > bytes / type.itemsize) {
        throw ctx.PyErr_Format(PyExc.ValueError, "buffer is smaller than requested size");
      }
      int n = Math.toIntExact(count < 0 ? bytes / type.itemsize : count);
      NDArray a =
          NDArray.over(ctx, b, Strided.over(Memory.of(b.memory()), type, n).shifted(offset));
      kept = true;
      return a;
    } finally {
      if (!kept) {
        b.close();
      }
    }
  }

  // Of one number --------------------------------------------------------------------------------

  @PyFunction(signature = "(shape, dtype=None)", doc = "An array of zeros.")
  static PyObject zeros(PyContext ctx, PyObject shape, PyObject dtype) {
    NDArray a = empty(ctx, shape, dtype);
    a.data.memory().segment().fill((byte) 0);
    return a;
  }

  @PyFunction(signature = "(shape, dtype=None)", doc = "An array of any content.")
  static NDArray empty(PyContext ctx, PyObject shape, PyObject dtype) {
    return NDArray.allocate(
        ctx, Arguments.dtype(ctx, dtype, DType.FLOAT64), Arguments.ints(ctx, shape));
  }

  @PyFunction(signature = "(shape, dtype=None)", doc = "An array of ones.")
  static PyObject ones(PyContext ctx, PyObject shape, PyObject dtype) {
    return filledWithOnes(empty(ctx, shape, dtype));
  }

  @PyFunction(
      signature = "(shape, fill_value, dtype=None)",
      doc = "An array of one number, or of what is broadcast to its shape.")
  static PyObject full(PyContext ctx, PyObject shape, PyObject value, PyObject dtype) {
    Strided v = Arguments.array(ctx, value).data;
    NDArray a =
        NDArray.allocate(ctx, Arguments.dtype(ctx, dtype, v.type()), Arguments.ints(ctx, shape));
    Indexing.assign(ctx, a.data, value);
    return a;
  }

  @PyFunction(signature = "(a, dtype=None)", doc = "An array of zeros like another one.")
  static PyObject zeros_like(PyContext ctx, NDArray a, PyObject dtype) {
    DType type = Arguments.dtype(ctx, dtype, a.data.type());
    return NDArray.owning(ctx, Strided.zeros(type, a.data.shape()));
  }

  @PyFunction(signature = "(a, dtype=None)", doc = "An array of ones like another one.")
  static PyObject ones_like(PyContext ctx, NDArray a, PyObject dtype) {
    DType type = Arguments.dtype(ctx, dtype, a.data.type());
    return filledWithOnes(NDArray.allocate(ctx, type, a.data.shape()));
  }

  private static NDArray filledWithOnes(NDArray a) {
    a.data.assign(Strided.over(Memory.of(1L), DType.INT64).broadcastTo(a.data.shape()));
    return a;
  }

  @PyFunction(
      signature = "(n, m=None, k=0, dtype=None)",
      doc = "Ones on a diagonal, zeros elsewhere.")
  static PyObject eye(PyContext ctx, int n, PyObject m, int k, PyObject dtype) {
    int columns = Arguments.isAbsent(ctx, m) ? n : ctx.PyLong_AsInt(m);
    NDArray a = NDArray.allocate(ctx, Arguments.dtype(ctx, dtype, DType.FLOAT64), n, columns);
    a.data.memory().segment().fill((byte) 0);
    for (int i = Math.max(0, -k); i < n && i + k < columns; i++) {
      long at = i * a.data.strides()[0] + (i + k) * a.data.strides()[1];
      Elements.set(a.data.memory(), a.data.type(), at, 1L);
    }
    return a;
  }

  // Sequences of numbers -------------------------------------------------------------------------

  @PyFunction(
      signature = "(start, stop=None, step=1, dtype=None)",
      doc = "Numbers from start to before stop; from 0 if there is one only.")
  static PyObject arange(
      PyContext ctx, PyObject start, PyObject stop, PyObject step, PyObject dtype) {
    boolean one = Arguments.isAbsent(ctx, stop);
    PyObject from = one ? ctx.PyLong_FromLong(0) : start;
    PyObject to = one ? start : stop;
    PyObject by = step == null ? ctx.PyLong_FromLong(1) : step;
    if (ctx.PyLong_Check(from) && ctx.PyLong_Check(to) && ctx.PyLong_Check(by)) {
      return range(
          ctx, ctx.PyLong_AsLong(from), ctx.PyLong_AsLong(to), ctx.PyLong_AsLong(by), dtype);
    }
    double first = ctx.PyFloat_AsDouble(from);
    double delta = ctx.PyFloat_AsDouble(by);
    double count = delta == 0 ? -1 : Math.ceil((ctx.PyFloat_AsDouble(to) - first) / delta);
    if (delta == 0 || !(count < Integer.MAX_VALUE)) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          delta == 0 ? "arange() step must not be zero" : "Maximum allowed size exceeded");
    }
    double[] elements = new double[(int) Math.max(0, count)];
    Arrays.setAll(elements, i -> first + i * delta);
    return as(ctx, Strided.over(Memory.of(elements), DType.FLOAT64, elements.length), dtype);
  }

  private static PyObject range(PyContext ctx, long from, long to, long by, PyObject dtype) {
    if (by == 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "arange() step must not be zero");
    }
    double count = Math.ceil(((double) to - from) / by);
    if (count > Integer.MAX_VALUE - 16) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Maximum allowed size exceeded");
    }
    long[] elements = new long[(int) Math.max(0, count)];
    Arrays.setAll(elements, i -> from + i * by);
    return as(ctx, Strided.over(Memory.of(elements), DType.INT64, elements.length), dtype);
  }

  @PyFunction(
      signature = "(start, stop, num=50, *, endpoint=True, dtype=None)",
      doc = "Numbers at equal distances.")
  static PyObject linspace(
      PyContext ctx, double start, double stop, int num, boolean endpoint, PyObject dtype) {
    if (num < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Number of samples, %d, must be non-negative.", num);
    }
    double[] elements = new double[num];
    int parts = endpoint ? num - 1 : num;
    double step = (stop - start) / parts;
    Arrays.setAll(elements, i -> i == 0 ? start : start + i * step);
    if (endpoint && num > 1) {
      elements[num - 1] = stop;
    }
    return as(ctx, Strided.over(Memory.of(elements), DType.FLOAT64, num), dtype);
  }

  private static PyObject as(PyContext ctx, Strided elements, PyObject dtype) {
    DType type = Arguments.dtype(ctx, dtype, elements.type());
    return type == elements.type()
        ? NDArray.owning(ctx, elements)
        : NDArray.copyOf(ctx, elements, type);
  }

  @PyFunction(doc = "For pickle: an array of a shape, a type's name and bytes.")
  static PyObject _rebuild(PyContext ctx, PyObject shape, String dtype, PyObject content) {
    int[] dimensions = Arguments.ints(ctx, shape);
    NDArray a =
        NDArray.allocate(
            ctx, Arguments.dtype(ctx, ctx.PyUnicode_FromString(dtype), null), dimensions);
    byte[] bytes = ctx.PyBytes_AsByteArray(content);
    if (bytes.length != (long) a.data.size() * a.data.type().itemsize) {
      throw ctx.PyErr_Format(PyExc.ValueError, "content does not fit the shape");
    }
    a.data.memory().segment().copyFrom(MemorySegment.ofArray(bytes));
    return a;
  }
}
