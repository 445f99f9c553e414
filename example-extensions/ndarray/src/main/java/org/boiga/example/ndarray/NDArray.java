package org.boiga.example.ndarray;

import java.util.Arrays;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyBufferExporter;
import org.boiga.api.PyBufferInfo;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyField;
import org.boiga.api.PyFinalizable;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/**
 * An array as Python sees it. What it tells of its elements' places never changes; the elements do,
 * and as in C it is the program's business that no two threads write one element at a time.
 */
@PyType(
    name = "ndarray.ndarray",
    doc = "An array of any number of dimensions, of elements of one type.",
    subclassable = false,
    parts = {
      ArrayOperators.class,
      InPlaceOperators.class,
      ArrayMethods.class,
      ArrayReductions.class,
      ArrayConversions.class
    })
final class NDArray extends PyNativeObject implements PyFinalizable, PyBufferExporter {
  final Strided data;
  final boolean writable;

  /** The array whose memory this one shows, if it is not its own. */
  private final PyField base = field();

  /** Where the memory goes when it is not needed any more, or null if it came from elsewhere. */
  private final MemoryPool pool;

  /** What an exporter of the memory is held by, or null. */
  private final PyBuffer buffer;

  private NDArray(PyContext ctx, Strided data, boolean writable, MemoryPool pool, PyBuffer buffer) {
    super(ctx);
    this.data = data;
    this.writable = writable;
    this.pool = pool;
    this.buffer = buffer;
  }

  /** An array whose memory nobody else has. */
  static NDArray owning(PyContext ctx, Strided data) {
    return new NDArray(ctx, data, true, State.of(ctx).pool(), null);
  }

  /** A new array of any content. */
  static NDArray allocate(PyContext ctx, DType type, int... shape) {
    int size = Shape.size(shape);
    if (size < 0) {
      for (int n : shape) {
        if (n < 0) {
          throw ctx.PyErr_Format(PyExc.ValueError, "negative dimensions are not allowed");
        }
      }
      throw ctx.PyErr_Format(
          PyExc.ValueError, "array is too big; it has more elements than an array can have");
    }
    if (shape.length > Shape.MOST_DIMENSIONS) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "maximum supported dimension for an ndarray is %d, found %d",
          Shape.MOST_DIMENSIONS,
          shape.length);
    }
    return owning(ctx, Strided.over(State.of(ctx).pool().take(type, size), type, shape));
  }

  /** A copy of that type. */
  static NDArray copyOf(PyContext ctx, Strided from, DType type) {
    NDArray copy = allocate(ctx, type, from.shape());
    Work.run(ctx, copy.data.size(), () -> copy.data.assign(from));
    return copy;
  }

  /** An array over memory that is exported until the array goes. */
  static NDArray over(PyContext ctx, PyBuffer buffer, Strided data) {
    return new NDArray(ctx, data, !buffer.readonly(), null, buffer);
  }

  /** Another array over this one's memory. */
  NDArray view(PyContext ctx, Strided part) {
    return view(ctx, part, writable);
  }

  /** A view whose elements cannot be assigned, since several of them are one. */
  NDArray readOnlyView(PyContext ctx, Strided part) {
    return view(ctx, part, false);
  }

  private NDArray view(PyContext ctx, Strided part, boolean assignable) {
    NDArray view = new NDArray(ctx, part, assignable, null, null);
    PyObject owner = base.get(ctx);
    view.base.set(ctx, owner == null ? this : owner);
    return view;
  }

  /** An element, or what has no axes, as a Python number. */
  static PyObject scalar(PyContext ctx, Memory m, DType type, long at) {
    return switch (type) {
      case BOOL -> ctx.PyBool_FromBoolean(Elements.getLong(m, type, at) != 0);
      case FLOAT32, FLOAT64 -> ctx.PyFloat_FromDouble(Elements.getDouble(m, type, at));
      default -> ctx.PyLong_FromLong(Elements.getLong(m, type, at));
    };
  }

  /** A result: a number if it has no axes. */
  PyObject orScalar(PyContext ctx) {
    return data.ndim() > 0 ? this : scalar(ctx, data.memory(), data.type(), data.offset());
  }

  void requireWritable(PyContext ctx) {
    if (!writable) {
      throw ctx.PyErr_Format(PyExc.ValueError, "assignment destination is read-only");
    }
  }

  @Override
  public void dealloc(PyContext ctx) {
    if (buffer != null) {
      buffer.close();
    } else if (pool != null) {
      pool.give(data.memory());
    }
  }

  /** The memory for others, which stays where it is as long as the array is there. */
  @Override
  public PyBufferInfo bf_getbuffer(PyContext ctx, int flags) {
    return new PyBufferInfo(
        data.memory().segment(),
        !writable,
        data.type().format,
        data.type().itemsize,
        data.offset(),
        Arrays.stream(data.shape()).asLongStream().toArray(),
        data.strides());
  }

  @PySlot(signature = "(shape, dtype=None)")
  static PyObject __new__(PyContext ctx, PyTypeObject type, PyObject shape, PyObject dtype) {
    return Creation.zeros(ctx, shape, dtype);
  }

  // Attributes -----------------------------------------------------------------------------------

  @PyGetter(doc = "The length of each axis.")
  PyObject shape(PyContext ctx) {
    return Arguments.tuple(ctx, data.shape());
  }

  @PyGetter(doc = "Bytes from one element to the next along each axis.")
  PyObject strides(PyContext ctx) {
    PyObject[] items = new PyObject[data.ndim()];
    for (int d = 0; d < items.length; d++) {
      items[d] = ctx.PyLong_FromLong(data.strides()[d]);
    }
    return ctx.PyTuple_Pack(items);
  }

  @PyGetter(doc = "The number of axes.")
  int ndim(PyContext ctx) {
    return data.ndim();
  }

  @PyGetter(doc = "The number of elements.")
  int size(PyContext ctx) {
    return data.size();
  }

  @PyGetter(doc = "Bytes of one element.")
  int itemsize(PyContext ctx) {
    return data.type().itemsize;
  }

  @PyGetter(doc = "Bytes of all elements.")
  long nbytes(PyContext ctx) {
    return (long) data.size() * data.type().itemsize;
  }

  @PyGetter(doc = "The type of the elements.")
  PyObject dtype(PyContext ctx) {
    return State.of(ctx).dtype(ctx, data.type());
  }

  @PyGetter(doc = "The array whose memory this one shows, or None.")
  PyObject base(PyContext ctx) {
    PyObject owner = base.get(ctx);
    return owner != null ? owner : buffer != null ? buffer.obj() : ctx.Py_None();
  }

  @PyGetter(doc = "Whether elements can be assigned.")
  boolean writeable(PyContext ctx) {
    return writable;
  }

  @PyGetter(name = "T", doc = "The array with its axes reversed.")
  PyObject transposed(PyContext ctx) {
    return view(ctx, data.reversedAxes());
  }

  // A sequence -----------------------------------------------------------------------------------

  @PySlot
  long __len__(PyContext ctx) {
    if (data.ndim() == 0) {
      throw ctx.PyErr_Format(PyExc.TypeError, "len() of unsized object");
    }
    return data.shape()[0];
  }

  @PySlot
  PyObject __getitem__(PyContext ctx, PyObject key) {
    return Indexing.get(ctx, this, key);
  }

  @PySlot
  void __setitem__(PyContext ctx, PyObject key, PyObject value) {
    Indexing.set(ctx, this, key, value);
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    if (data.ndim() == 0) {
      throw ctx.PyErr_Format(PyExc.TypeError, "iteration over a 0-d array");
    }
    return new ArrayIterator(ctx, this);
  }

  /** A part of the first axis: a number or a view. */
  PyObject item(PyContext ctx, int i) {
    if (data.ndim() == 1) {
      return scalar(ctx, data.memory(), data.type(), data.offset() + i * data.strides()[0]);
    }
    return view(ctx, data.at(0, i));
  }

  @PySlot
  boolean __contains__(PyContext ctx, PyObject item) {
    PyObject equal = Arithmetic.binary(ctx, BinaryOp.EQUAL, this, item, null);
    return equal instanceof NDArray a
        ? ctx.PyObject_IsTrue(ArrayReductions.reduce(ctx, Reduction.ANY, a, null, false))
        : equal != null && ctx.PyObject_IsTrue(equal);
  }
}
