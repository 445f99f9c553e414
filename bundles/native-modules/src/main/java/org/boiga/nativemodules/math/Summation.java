package org.boiga.nativemodules.math;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;
import org.boiga.api.libm.DoubleDouble;

/** Sums and products of many numbers. */
final class Summation {
  private Summation() {}

  // fsum -----------------------------------------------------------------------------------------

  /** Sums exactly, by partial sums that do not overlap (Shewchuk 1997), and rounds once. */
  static double fsum(PyContext ctx, PyObject iterable) {
    Partials p = new Partials();
    ctx.PyIter_ForEach(iterable, o -> p.add(ctx, ctx.PyFloat_AsDouble(o)));
    return p.result(ctx);
  }

  private static final class Partials {
    private double[] partials = new double[32];
    private int n;
    private double specials;
    private double infinities;

    void add(PyContext ctx, double value) {
      double x = value;
      int kept = 0;
      for (int i = 0; i < n; i++) {
        DoubleDouble s = DoubleDouble.sum(x, partials[i]);
        if (s.lo() != 0) {
          partials[kept++] = s.lo();
        }
        x = s.hi();
      }
      n = kept;
      if (!Double.isFinite(x)) {
        if (Double.isFinite(value)) {
          throw ctx.PyErr_Format(PyExc.OverflowError, "intermediate overflow in fsum");
        }
        if (Double.isInfinite(value)) {
          infinities += value;
        }
        specials += value;
        n = 0;
      } else if (x != 0) {
        if (n == partials.length) {
          partials = Arrays.copyOf(partials, 2 * n);
        }
        partials[n++] = x;
      }
    }

    double result(PyContext ctx) {
      if (specials != 0) {
        if (Double.isNaN(infinities)) {
          throw ctx.PyErr_Format(PyExc.ValueError, "-inf + inf in fsum");
        }
        return specials;
      }
      double hi = 0;
      double lo = 0;
      while (n > 0 && lo == 0) {
        DoubleDouble s = DoubleDouble.sum(hi, partials[--n]);
        hi = s.hi();
        lo = s.lo();
      }
      // A tie was rounded to even; what is below it may tell that it is none.
      if (n > 0 && lo != 0 && lo < 0 == partials[n - 1] < 0) {
        double twice = 2 * lo;
        double up = hi + twice;
        if (up - hi == twice) {
          return up;
        }
      }
      return hi;
    }
  }

  // prod -----------------------------------------------------------------------------------------

  static PyObject prod(PyContext ctx, PyObject iterable, PyObject start) {
    PyObject product = start;
    PyObject it = ctx.PyObject_GetIter(iterable);
    while (true) {
      try (PyScope scope = ctx.scope()) {
        PyObject item = ctx.PyIter_Next(it);
        if (item == null) {
          return product;
        }
        product = scope.keep(ctx.PyNumber_Multiply(product, item));
      }
    }
  }

  // sumprod --------------------------------------------------------------------------------------

  /** Sums products, those of ints and floats without intermediate rounding. */
  static PyObject sumprod(PyContext ctx, PyObject p, PyObject q) {
    PyObject pi = ctx.PyObject_GetIter(p);
    PyObject qi = ctx.PyObject_GetIter(q);
    ProductSum sum = new ProductSum();
    PyObject total = ctx.PyLong_FromLong(0);
    while (true) {
      try (PyScope scope = ctx.scope()) {
        PyObject a = ctx.PyIter_Next(pi);
        PyObject b = ctx.PyIter_Next(qi);
        if (a == null != (b == null)) {
          throw ctx.PyErr_Format(PyExc.ValueError, "Inputs are not the same length");
        }
        if (a == null) {
          return scope.keep(sum.addTo(ctx, total));
        }
        if (!sum.add(ctx, a, b)) {
          PyObject before = sum.addTo(ctx, total);
          sum.end();
          total = scope.keep(ctx.PyNumber_Add(before, ctx.PyNumber_Multiply(a, b)));
        }
      }
    }
  }

  /** Ints that fit a long first, floats and ints after these; anything else ends both. */
  private static final class ProductSum {
    private long ints;
    private boolean hasInts;
    private boolean onlyInts = true;
    private boolean ended;
    private boolean floats;
    private double hi;
    private double lo;
    private double tiny;

    boolean add(PyContext ctx, PyObject a, PyObject b) {
      if (ended) {
        return false;
      }
      if (onlyInts && addInts(ctx, a, b)) {
        return true;
      }
      onlyInts = false;
      boolean real =
          ctx.PyFloat_CheckExact(a) && (ctx.PyFloat_CheckExact(b) || isInt(ctx, b))
              || ctx.PyFloat_CheckExact(b) && isInt(ctx, a);
      return real && addProduct(ctx.PyFloat_AsDouble(a), ctx.PyFloat_AsDouble(b));
    }

    private static boolean isInt(PyContext ctx, PyObject o) {
      return ctx.PyLong_CheckExact(o) || ctx.PyBool_Check(o);
    }

    private boolean addInts(PyContext ctx, PyObject a, PyObject b) {
      if (!ctx.PyLong_CheckExact(a)
          || !ctx.PyLong_CheckExact(b)
          || !ctx.PyLong_FitsLong(a)
          || !ctx.PyLong_FitsLong(b)) {
        return false;
      }
      long x = ctx.PyLong_AsLong(a);
      long y = ctx.PyLong_AsLong(b);
      long product = x * y;
      long sum = ints + product;
      if (Math.multiplyHigh(x, y) != product >> 63 || ((ints ^ sum) & (product ^ sum)) < 0) {
        return false;
      }
      ints = sum;
      hasInts = true;
      return true;
    }

    /** False where the sum is not finite. */
    private boolean addProduct(double x, double y) {
      DoubleDouble product = DoubleDouble.product(x, y);
      DoubleDouble high = DoubleDouble.sum(hi, product.hi());
      if (!Double.isFinite(high.hi())) {
        return false;
      }
      DoubleDouble low = DoubleDouble.sum(lo, product.lo());
      DoubleDouble middle = DoubleDouble.sum(low.hi(), high.lo());
      hi = high.hi();
      lo = middle.hi();
      tiny = tiny + low.lo() + middle.lo();
      floats = true;
      return true;
    }

    PyObject addTo(PyContext ctx, PyObject total) {
      PyObject r = total;
      if (hasInts) {
        r = ctx.PyNumber_Add(r, ctx.PyLong_FromLong(ints));
      }
      if (floats) {
        DoubleDouble last = DoubleDouble.sum(lo, hi);
        r = ctx.PyNumber_Add(r, ctx.PyFloat_FromDouble(tiny + last.lo() + last.hi()));
      }
      return r;
    }

    void end() {
      ended = true;
      hasInts = false;
      floats = false;
    }
  }
}
