package org.boiga.modules.math;

import java.util.Arrays;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.DoubleDouble;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.ThreadState;

/** Sums and products of many numbers. */
final class Summation {
  private Summation() {}

  // fsum -----------------------------------------------------------------------------------------

  /** Sums exactly, by partial sums that do not overlap (Shewchuk 1997), and rounds once. */
  static double fsum(ThreadState ts, PyObject iterable) {
    Partials p = new Partials();
    Iteration.forEach(
        ts,
        iterable,
        o -> {
          p.add(ts, Args.toDouble(ts, o));
          return true;
        });
    return p.result(ts);
  }

  private static final class Partials {
    private double[] partials = new double[32];
    private int n;
    private double specials;
    private double infinities;

    void add(ThreadState ts, double value) {
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
          throw PyErr.overflowError(ts, "intermediate overflow in fsum");
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

    double result(ThreadState ts) {
      if (specials != 0) {
        if (Double.isNaN(infinities)) {
          throw PyErr.valueError(ts, "-inf + inf in fsum");
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

  static PyObject prod(ThreadState ts, PyObject iterable, PyObject start) {
    PyObject product = start;
    PyObject it = Iteration.iter(ts, iterable);
    while (true) {
      int mark = ts.mark();
      PyObject item = Iteration.next(ts, it);
      if (item == null) {
        return product;
      }
      product = ts.release(mark, multiply(ts, product, item));
    }
  }

  private static PyObject multiply(ThreadState ts, PyObject a, PyObject b) {
    return isInt(a) && isInt(b)
        ? PyInt.mul((PyInt) a, (PyInt) b)
        : Numbers.binary(ts, a, b, Slot.MUL, "*");
  }

  private static boolean isInt(PyObject o) {
    return o.type() == PyInt.TYPE;
  }

  private static boolean isFloat(PyObject o) {
    return o.type() == PyFloat.TYPE;
  }

  // sumprod --------------------------------------------------------------------------------------

  /** Sums products, those of ints and floats without intermediate rounding. */
  static PyObject sumprod(ThreadState ts, PyObject p, PyObject q) {
    PyObject pi = Iteration.iter(ts, p);
    PyObject qi = Iteration.iter(ts, q);
    ProductSum sum = new ProductSum();
    PyObject total = Py.int_(0);
    while (true) {
      int mark = ts.mark();
      PyObject a = Iteration.next(ts, pi);
      PyObject b = Iteration.next(ts, qi);
      if (a == null != (b == null)) {
        throw PyErr.valueError(ts, "Inputs are not the same length");
      }
      if (a == null) {
        return sum.addTo(ts, total);
      }
      if (!sum.add(ts, a, b)) {
        PyObject before = sum.addTo(ts, total);
        sum.end();
        total =
            ts.release(
                mark,
                Numbers.binary(ts, before, Numbers.binary(ts, a, b, Slot.MUL, "*"), Slot.ADD, "+"));
      }
    }
  }

  /** Ints that fit a long first, floats and ints after these; anything else ends both. */
  private static final class ProductSum {
    private PyInt ints;
    private boolean onlyInts = true;
    private boolean ended;
    private boolean floats;
    private double hi;
    private double lo;
    private double tiny;

    boolean add(ThreadState ts, PyObject a, PyObject b) {
      if (ended) {
        return false;
      }
      if (onlyInts && isInt(a) && isInt(b)) {
        PyInt product = PyInt.mul((PyInt) a, (PyInt) b);
        PyInt sum = ints == null ? product : PyInt.add(ints, product);
        if (((PyInt) a).isLong() && ((PyInt) b).isLong() && product.isLong() && sum.isLong()) {
          ints = sum;
          return true;
        }
      }
      onlyInts = false;
      boolean real =
          isFloat(a) && (isFloat(b) || b instanceof PyInt) || isFloat(b) && a instanceof PyInt;
      return real && addProduct(Args.toDouble(ts, a), Args.toDouble(ts, b));
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

    PyObject addTo(ThreadState ts, PyObject total) {
      PyObject r = total;
      if (ints != null) {
        r = Numbers.binary(ts, r, ints, Slot.ADD, "+");
      }
      if (floats) {
        DoubleDouble last = DoubleDouble.sum(lo, hi);
        r = Numbers.binary(ts, r, Py.float_(tiny + last.lo() + last.hi()), Slot.ADD, "+");
      }
      return r;
    }

    void end() {
      ended = true;
      ints = null;
      floats = false;
    }
  }
}
