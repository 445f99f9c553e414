package org.boiga.objects;

import java.math.BigInteger;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;

/** The built-in functions that iterate. */
final class BuiltinAggregates {
  private BuiltinAggregates() {}

  @PyFunction(signature = "(obj, /)", doc = "The number of items in a container.")
  static long len(ThreadState ts, PyObject o) {
    return Sequences.length(ts, o);
  }

  @PyFunction(doc = "An iterator over an object, or over a function's results up to a sentinel.")
  static PyObject iter(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "iter", kwnames);
    }
    if (n < 1 || n > 2) {
      throw Args.expected(ts, "iter", 1, 2, n);
    }
    if (n == 1) {
      return Iteration.iter(ts, args[start]);
    }
    if (!Calls.isCallable(args[start])) {
      throw PyErr.typeError(ts, "iter(v, w): v must be callable");
    }
    return new PyCallableIterator(ts, args[start], args[start + 1]);
  }

  @PyFunction(doc = "The next item of an iterator; a default where it is exhausted.")
  static PyObject next(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "next", kwnames);
    }
    if (n < 1 || n > 2) {
      throw Args.expected(ts, "next", 1, 2, n);
    }
    ts.stopValue(null);
    PyObject v = Iteration.next(ts, args[start]);
    if (v != null) {
      return v;
    }
    PyObject value = ts.takeStopValue();
    if (n == 1) {
      throw PyErr.stopIteration(ts, value);
    }
    return ts.hold(args[start + 1]);
  }

  @PyFunction(signature = "(async_iterable, /)", doc = "An asynchronous iterator over an object.")
  static PyObject aiter(ThreadState ts, PyObject o) {
    SlotFunction f = PyType.of(o).slot(Slot.AITER);
    if (f == null) {
      throw PyErr.typeError(ts, "'" + PyType.of(o).name() + "' object is not an async iterable");
    }
    PyObject it = f.unary(ts, o);
    if (PyType.of(it).slot(Slot.ANEXT) == null) {
      throw PyErr.typeError(
          ts, "aiter() returned not an async iterator of type '" + PyType.of(it).name() + "'");
    }
    return it;
  }

  @PyFunction(doc = "Awaitable of the next item; a default where there is none.")
  static PyObject anext(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "anext", kwnames);
    }
    if (n < 1 || n > 2) {
      throw Args.expected(ts, "anext", 1, 2, n);
    }
    PyObject it = args[start];
    SlotFunction f = PyType.of(it).slot(Slot.ANEXT);
    if (f == null) {
      throw PyErr.typeError(ts, "'" + PyType.of(it).name() + "' object is not an async iterator");
    }
    PyObject awaitable = f.unary(ts, it);
    return n == 1 ? awaitable : new PyAnextAwaitable(ts, awaitable, args[start + 1]);
  }

  @PyFunction(signature = "(iterable, /)", doc = "Whether all items are true.")
  static boolean all(ThreadState ts, PyObject iterable) {
    boolean[] all = {true};
    Iteration.forEach(ts, iterable, x -> all[0] = Comparison.truth(ts, x));
    return all[0];
  }

  @PyFunction(signature = "(iterable, /)", doc = "Whether any item is true.")
  static boolean any(ThreadState ts, PyObject iterable) {
    boolean[] any = {false};
    Iteration.forEach(ts, iterable, x -> !(any[0] = Comparison.truth(ts, x)));
    return any[0];
  }

  @PyFunction(
      signature = "(iterable, /, *, key=None, reverse=False)",
      doc = "A sorted list of the items.")
  static PyObject sorted(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n != 1) {
      throw Args.expected(ts, "sorted", 1, 1, n);
    }
    PyList l = PyList.from(ts, args[start]);
    Calls.call(ts, Attributes.get(ts, l, "sort"), args, start + 1, 0, kwnames);
    return l;
  }

  // Extremes -------------------------------------------------------------------------------------

  @PyFunction(doc = "The smallest item or argument.")
  static PyObject min(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return extreme(ts, "min", CompareOp.LT, args, start, n, kwnames);
  }

  @PyFunction(doc = "The largest item or argument.")
  static PyObject max(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return extreme(ts, "max", CompareOp.GT, args, start, n, kwnames);
  }

  private static PyObject extreme(
      ThreadState ts,
      String name,
      CompareOp better,
      PyObject[] args,
      int start,
      int n,
      PyTuple kwnames) {
    PyObject key = null;
    PyObject fallback = null;
    int keywords = kwnames == null ? 0 : kwnames.size();
    for (int k = 0; k < keywords; k++) {
      PyObject v = args[start + n + k];
      switch (kwnames.at(k).toString()) {
        case "key" -> key = v == Py.None ? null : v;
        case "default" -> fallback = v;
        default ->
            throw PyErr.typeError(
                ts, name + "() got an unexpected keyword argument '" + kwnames.at(k) + "'");
      }
    }
    if (n == 0) {
      throw PyErr.typeError(ts, name + " expected at least 1 argument, got 0");
    }
    if (n > 1 && fallback != null) {
      throw PyErr.typeError(
          ts, "Cannot specify a default for " + name + "() with multiple positional arguments");
    }
    PyObject it = n == 1 ? Iteration.iter(ts, args[start]) : null;
    PyObject best = null;
    PyObject bestKey = null;
    for (int i = 0; ; i++) {
      int mark = ts.mark();
      PyObject item;
      if (it != null) {
        item = Iteration.next(ts, it);
      } else {
        item = i < n ? args[start + i] : null;
      }
      if (item == null) {
        break;
      }
      PyObject itemKey = key == null ? item : Calls.call(ts, key, item);
      if (best == null || Comparison.test(ts, itemKey, bestKey, better)) {
        // What was the best before stays held a while longer: rounds that improve are rare.
        best = item;
        bestKey = itemKey;
      } else {
        ts.release(mark);
      }
    }
    if (best == null) {
      if (fallback == null) {
        throw PyErr.valueError(ts, name + "() iterable argument is empty");
      }
      best = fallback;
    }
    return ts.hold(best);
  }

  // Sums -----------------------------------------------------------------------------------------

  @PyFunction(signature = "(iterable, /, start=0)", doc = "The sum of a start value and the items.")
  static PyObject sum(ThreadState ts, PyObject iterable, PyObject start) {
    PyObject total = start == null ? Py.int_(0) : start;
    PyObject it = Iteration.iter(ts, iterable);
    String joined =
        switch (total) {
          case PyStr _ -> "strings [use ''";
          case PyBytes _ -> "bytes [use b''";
          case PyByteArray _ -> "bytearray [use b''";
          default -> null;
        };
    if (joined != null) {
      throw PyErr.typeError(ts, "sum() can't sum " + joined + ".join(seq) instead]");
    }
    SlotFunction next = PyType.of(it).slot(Slot.NEXT);
    PyObject item = null;
    if (PyType.of(total) == PyInt.TYPE) {
      IntSum s = new IntSum(((PyInt) total).bigValue());
      while ((item = next.unary(ts, it)) != null && isInt(item)) {
        s.add((PyInt) item);
      }
      total = s.total();
      if (item == null) {
        return total;
      }
      total = Numbers.binary(ts, total, item, Slot.ADD, "+");
    }
    if (total.getClass() == PyFloat.class) {
      FloatSum s = new FloatSum(((PyFloat) total).value);
      while ((item = next.unary(ts, it)) != null && s.add(item)) {}
      total = s.total();
      if (item == null) {
        return total;
      }
      total = Numbers.binary(ts, total, item, Slot.ADD, "+");
    }
    if (total.getClass() == PyComplex.class) {
      PyComplex c = (PyComplex) total;
      FloatSum real = new FloatSum(c.real);
      FloatSum imaginary = new FloatSum(c.imag);
      while ((item = next.unary(ts, it)) != null) {
        if (item.getClass() == PyComplex.class) {
          real.add(((PyComplex) item).real);
          imaginary.add(((PyComplex) item).imag);
        } else if (!real.add(item)) {
          break;
        }
      }
      total = new PyComplex(real.value(), imaginary.value());
      if (item == null) {
        return total;
      }
      total = Numbers.binary(ts, total, item, Slot.ADD, "+");
    }
    int mark = ts.mark();
    while ((item = next.unary(ts, it)) != null) {
      total = ts.release(mark, Numbers.binary(ts, total, item, Slot.ADD, "+"));
    }
    return total;
  }

  private static boolean isInt(PyObject o) {
    return o instanceof SmallInt || o instanceof BigInt || o instanceof PyBool;
  }

  private static final class IntSum {
    private BigInteger big = BigInteger.ZERO;
    private long small;

    IntSum(BigInteger start) {
      big = start;
    }

    void add(PyInt i) {
      long v = i.longValue();
      long sum = small + v;
      if (!i.isLong()) {
        big = big.add(i.bigValue());
      } else if (((small ^ sum) & (v ^ sum)) < 0) {
        big = big.add(BigInteger.valueOf(small)).add(BigInteger.valueOf(v));
        small = 0;
      } else {
        small = sum;
      }
    }

    PyInt total() {
      return big.signum() == 0 ? PyInt.of(small) : PyInt.of(big.add(BigInteger.valueOf(small)));
    }
  }

  /** Neumaier's compensated summation, as CPython sums floats since 3.12. */
  private static final class FloatSum {
    private double high;
    private double low;

    FloatSum(double start) {
      high = start;
    }

    boolean add(PyObject o) {
      if (o.getClass() == PyFloat.class) {
        add(((PyFloat) o).value);
        return true;
      }
      if (isInt(o) && ((PyInt) o).isLong()) {
        add((double) ((PyInt) o).longValue());
        return true;
      }
      return false;
    }

    void add(double x) {
      double t = high + x;
      low += Math.abs(high) >= Math.abs(x) ? (high - t) + x : (x - t) + high;
      high = t;
    }

    double value() {
      // With infinities and NaNs the compensation is NaN and must not count.
      return low != 0 && Double.isFinite(low) ? high + low : high;
    }

    PyFloat total() {
      return new PyFloat(value());
    }
  }
}
