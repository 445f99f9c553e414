package org.boiga.example.ndarray;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

/** Makes elements of nested sequences of numbers, in one pass over them. */
final class Nested {
  private final PyContext ctx;
  private final boolean floatsWanted;
  private final int[] shape = new int[Shape.MOST_DIMENSIONS];
  private int known;
  private int depthOfNumbers = -1;
  private DType type;
  private boolean floating;
  private long[] longs = new long[8];
  private double[] doubles = {};
  private int size;

  private Nested(PyContext ctx, DType wanted) {
    this.ctx = ctx;
    floatsWanted = wanted != null && wanted.isFloating();
  }

  /** The elements in memory of their own, of the type that is wanted if there is one. */
  static Strided of(PyContext ctx, PyObject o, DType wanted) {
    Nested nested = new Nested(ctx, wanted);
    nested.add(o, 0);
    return nested.finish(wanted);
  }

  private void add(PyObject o, int depth) {
    if (ctx.PyFloat_Check(o)) {
      addDouble(ctx.PyFloat_AsDouble(o), DType.FLOAT64, depth);
    } else if (ctx.PyBool_Check(o)) {
      addLong(ctx.PyLong_AsLong(o), DType.BOOL, depth);
    } else if (ctx.PyLong_Check(o)) {
      if ((floating || floatsWanted) && !ctx.PyLong_FitsLong(o)) {
        addDouble(ctx.PyLong_AsDouble(o), DType.FLOAT64, depth);
      } else {
        addLong(ctx.PyLong_AsLong(o), DType.INT64, depth);
      }
    } else if (o instanceof NDArray a) {
      addArray(a.data, depth);
    } else if (ctx.PyUnicode_Check(o) || ctx.PyBytes_Check(o)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "array elements must be numbers, not '%s'", ctx.PyObject_TypeName(o));
    } else if (ctx.PySequence_Check(o)) {
      addSequence(o, depth);
    } else {
      PyObject number = ctx.PyNumber_Float(o);
      addDouble(ctx.PyFloat_AsDouble(number), DType.FLOAT64, depth);
    }
  }

  private void addSequence(PyObject o, int depth) {
    PyObject[] items = ctx.PySequence_ToArray(o);
    enter(depth, items.length);
    for (PyObject item : items) {
      add(item, depth + 1);
    }
  }

  private void addArray(Strided a, int depth) {
    for (int d = 0; d < a.ndim(); d++) {
      enter(depth + d, a.shape()[d]);
    }
    Cursor elements = new Cursor(a);
    double[] d = new double[1];
    long[] l = new long[1];
    for (int i = a.size(); i > 0; i--) {
      if (a.type().isFloating()) {
        elements.read(d, 1);
        addDouble(d[0], a.type(), depth + a.ndim());
      } else {
        elements.read(l, 1);
        addLong(l[0], a.type(), depth + a.ndim());
      }
    }
  }

  /** A sequence of {@code n} items at that depth, which must be like its neighbours. */
  private void enter(int depth, int n) {
    if (depth == Shape.MOST_DIMENSIONS
        || depth < known && shape[depth] != n
        || depthOfNumbers >= 0 && depth >= depthOfNumbers) {
      throw inhomogeneous(depth);
    }
    if (depth == known) {
      shape[known++] = n;
    }
  }

  private PyError inhomogeneous(int depth) {
    return ctx.PyErr_Format(
        PyExc.ValueError,
        "setting an array element with a sequence. The requested array has an inhomogeneous shape"
            + " after %d dimensions. The detected shape was %s + inhomogeneous part.",
        depth,
        Shape.text(Arrays.copyOf(shape, Math.min(depth, known))));
  }

  private void numberAt(int depth, DType t) {
    if (depthOfNumbers < 0 && depth == known) {
      depthOfNumbers = depth;
    } else if (depth != depthOfNumbers) {
      throw inhomogeneous(depth);
    }
    type = type == null ? t : DType.promote(type, t);
  }

  private void addLong(long v, DType t, int depth) {
    if (floating) {
      addDouble(v, t, depth);
      return;
    }
    numberAt(depth, t);
    if (size == longs.length) {
      longs = Arrays.copyOf(longs, size * 2);
    }
    longs[size++] = v;
  }

  private void addDouble(double v, DType t, int depth) {
    numberAt(depth, t);
    if (!floating) {
      floating = true;
      doubles = new double[longs.length];
      for (int i = 0; i < size; i++) {
        doubles[i] = longs[i];
      }
      longs = null;
    }
    if (size == doubles.length) {
      doubles = Arrays.copyOf(doubles, size * 2);
    }
    doubles[size++] = v;
  }

  private Strided finish(DType wanted) {
    DType result = wanted != null ? wanted : type == null ? DType.FLOAT64 : type;
    int[] dimensions = Arrays.copyOf(shape, known);
    if (floating) {
      if (result.isInteger()) {
        rejectNotFinite();
      }
      double[] exact = doubles.length == size ? doubles : Arrays.copyOf(doubles, size);
      return as(result, Strided.over(Memory.of(exact), DType.FLOAT64, dimensions));
    }
    for (int i = 0; i < size && result.isInteger(); i++) {
      if (!result.holds(longs[i])) {
        throw Arguments.outOfBounds(ctx, longs[i], result);
      }
    }
    long[] exact = longs.length == size ? longs : Arrays.copyOf(longs, size);
    return as(result, Strided.over(Memory.of(exact), DType.INT64, dimensions));
  }

  private void rejectNotFinite() {
    for (int i = 0; i < size; i++) {
      if (!Double.isFinite(doubles[i])) {
        throw Double.isNaN(doubles[i])
            ? ctx.PyErr_Format(PyExc.ValueError, "cannot convert float NaN to integer")
            : ctx.PyErr_Format(PyExc.OverflowError, "cannot convert float infinity to integer");
      }
    }
  }

  private static Strided as(DType type, Strided elements) {
    return elements.type() == type
        ? elements
        : elements.copied(Memory.allocate(type, elements.size()), type);
  }
}
