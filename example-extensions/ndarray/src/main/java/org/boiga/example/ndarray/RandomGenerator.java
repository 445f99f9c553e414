package org.boiga.example.ndarray;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/** Arrays of random numbers; the same ones for the same seed. Threads share it under its lock. */
@PyType(
    name = "ndarray.Generator",
    doc = "Makes arrays of random numbers, the same ones for the same seed.",
    subclassable = false)
final class RandomGenerator extends PyNativeObject {
  private final Xoshiro bits;

  private RandomGenerator(PyContext ctx, PyTypeObject type, long seed) {
    super(ctx, type);
    bits = new Xoshiro(seed);
  }

  @PySlot(signature = "(seed=None)")
  static PyObject __new__(PyContext ctx, PyTypeObject type, PyObject seed) {
    long s = Arguments.isAbsent(ctx, seed) ? System.nanoTime() : ctx.PyLong_AsLong(seed);
    return new RandomGenerator(ctx, type, s);
  }

  /** New elements in the shape that is asked for; without one there is a single number. */
  private PyObject filled(PyContext ctx, DType type, PyObject size, Filling fill) {
    int[] shape = Arguments.isAbsent(ctx, size) ? Shape.SCALAR : Arguments.ints(ctx, size);
    NDArray a = NDArray.allocate(ctx, type, shape);
    Work.run(
        ctx,
        a.data.size(),
        () -> {
          synchronized (bits) {
            fill.run(a.data);
          }
        });
    return a.orScalar(ctx);
  }

  private interface Filling {
    void run(Strided a);
  }

  private static double[] doubles(Strided a) {
    return (double[]) a.memory().array();
  }

  @PyMethod(signature = "(size=None)", doc = "Numbers from 0 to before 1, all equally likely.")
  PyObject random(PyContext ctx, PyObject size) {
    return uniform(ctx, 0, 1, size);
  }

  @PyMethod(
      signature = "(low=0.0, high=1.0, size=None)",
      doc = "Numbers from low to before high, all equally likely.")
  PyObject uniform(PyContext ctx, double low, double high, PyObject size) {
    return filled(
        ctx,
        DType.FLOAT64,
        size,
        a -> {
          double[] to = doubles(a);
          for (int i = 0; i < to.length; i++) {
            to[i] = low + (high - low) * bits.nextDouble();
          }
        });
  }

  @PyMethod(
      signature = "(loc=0.0, scale=1.0, size=None)",
      doc = "Numbers of a normal distribution.")
  PyObject normal(PyContext ctx, double loc, double scale, PyObject size) {
    if (scale < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "scale < 0");
    }
    return filled(
        ctx,
        DType.FLOAT64,
        size,
        a -> {
          double[] to = doubles(a);
          for (int i = 0; i < to.length; i++) {
            to[i] = loc + scale * bits.nextGaussian();
          }
        });
  }

  @PyMethod(
      signature = "(low, high=None, size=None)",
      doc = "Ints from low to before high, from 0 to before low if there is no high.")
  PyObject integers(PyContext ctx, long low, PyObject high, PyObject size) {
    boolean one = Arguments.isAbsent(ctx, high);
    long from = one ? 0 : low;
    long to = one ? low : ctx.PyLong_AsLong(high);
    if (from >= to) {
      throw ctx.PyErr_Format(PyExc.ValueError, one ? "high <= 0" : "low >= high");
    }
    return filled(
        ctx,
        DType.INT64,
        size,
        a -> {
          long[] elements = (long[]) a.memory().array();
          for (int i = 0; i < elements.length; i++) {
            elements[i] = from + bits.nextLong(to - from);
          }
        });
  }

  @PyMethod(doc = "An array's first axis, or the ints before a number, in random order.")
  PyObject permutation(PyContext ctx, PyObject x) {
    NDArray a =
        ctx.PyLong_Check(x)
            ? (NDArray) Creation.arange(ctx, x, null, null, null)
            : Arguments.array(ctx, x);
    if (a.data.ndim() == 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "x must be an integer or at least 1-dimensional");
    }
    int n = a.data.shape()[0];
    long[] order = new long[n];
    java.util.Arrays.setAll(order, i -> i);
    synchronized (bits) {
      for (int i = n - 1; i > 0; i--) {
        int k = (int) bits.nextLong(i + 1);
        long swapped = order[i];
        order[i] = order[k];
        order[k] = swapped;
      }
    }
    NDArray key = NDArray.owning(ctx, Strided.over(Memory.of(order), DType.INT64, n));
    return Indexing.get(ctx, a, key);
  }
}
