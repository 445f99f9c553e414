package org.boiga.objects;

import java.math.BigInteger;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code range}. A leaf: it refers to nothing but ints. */
@org.boiga.api.annotation.PyType(
    name = "range",
    doc =
        "range(stop)\nrange(start, stop[, step])\n\n"
            + "The ints from start to before stop, in steps.",
    subclassable = false)
public final class PyRange extends PyObject {
  public static final PyType TYPE =
      PyType.builtin(new PyRangeTable(), PyBaseObject.TYPE).matchedAs(PyType.SEQUENCE);

  private final PyInt start;
  private final PyInt stop;
  private final PyInt step;
  private final PyInt length;

  /** {@code step} is not zero. */
  PyRange(PyInt start, PyInt stop, PyInt step) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    length = length(start, stop, step);
  }

  private static PyInt length(PyInt start, PyInt stop, PyInt step) {
    if (start.isLong() && stop.isLong() && step.isLong()) {
      long from = start.longValue();
      long to = stop.longValue();
      long by = step.longValue();
      long distance = by > 0 ? to - from : from - to;
      boolean any = by > 0 ? from < to : from > to;
      if (!any) {
        return Py.int_(0);
      }
      if (distance > 0 && by != Long.MIN_VALUE) {
        return Py.int_((distance - 1) / Math.abs(by) + 1);
      }
    }
    BigInteger by = step.bigValue();
    BigInteger distance = stop.bigValue().subtract(start.bigValue());
    if (distance.signum() != by.signum()) {
      return Py.int_(0);
    }
    return PyInt.of(distance.abs().subtract(BigInteger.ONE).divide(by.abs()).add(BigInteger.ONE));
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "range", kwnames);
    }
    if (n == 0 || n > 3) {
      throw Args.expected(ts, "range", 1, 3, n);
    }
    PyInt from = n == 1 ? Py.int_(0) : Numbers.index(ts, args[start]).exact();
    PyInt to = Numbers.index(ts, args[n == 1 ? start : start + 1]).exact();
    PyInt by = n < 3 ? Py.int_(1) : Numbers.index(ts, args[start + 2]).exact();
    if (by.isLong() && by.longValue() == 0) {
      throw PyErr.valueError(ts, "range() arg 3 must not be zero");
    }
    return new PyRange(from, to, by);
  }

  @PyGetter(member = true)
  PyObject start(ThreadState ts) {
    return start;
  }

  @PyGetter(member = true)
  PyObject stop(ThreadState ts) {
    return stop;
  }

  @PyGetter(member = true)
  PyObject step(ThreadState ts) {
    return step;
  }

  @PySlot
  long __len__(ThreadState ts) {
    if (!length.isLong()) {
      throw PyErr.overflowError(ts, "Python int too large to convert to C ssize_t");
    }
    return length.longValue();
  }

  @PySlot
  boolean __bool__(ThreadState ts) {
    return !isEmpty();
  }

  private boolean isEmpty() {
    return length.isLong() && length.longValue() == 0;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "range("
        + start.bigValue()
        + ", "
        + stop.bigValue()
        + (step.isLong() && step.longValue() == 1 ? "" : ", " + step.bigValue())
        + ")";
  }

  // Items ----------------------------------------------------------------------------------------

  private PyInt at(BigInteger i) {
    return PyInt.of(start.bigValue().add(i.multiply(step.bigValue())));
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject key) {
    if (key instanceof PySlice s) {
      PySlice.Exact e = s.exact(ts, length.bigValue());
      return new PyRange(at(e.start()), at(e.stop()), PyInt.of(step.bigValue().multiply(e.step())));
    }
    if (!Numbers.isIndex(key)) {
      throw PyErr.typeError(
          ts, "range indices must be integers or slices, not " + PyType.of(key).name());
    }
    BigInteger i = Numbers.index(ts, key).bigValue();
    BigInteger n = length.bigValue();
    BigInteger k = i.signum() < 0 ? i.add(n) : i;
    if (k.signum() < 0 || k.compareTo(n) >= 0) {
      throw PyErr.indexError(ts, "range object index out of range");
    }
    return at(k);
  }

  /** The index of an int, or null if it is not in the range. */
  private BigInteger find(PyInt value) {
    BigInteger[] q =
        value.bigValue().subtract(start.bigValue()).divideAndRemainder(step.bigValue());
    return q[1].signum() == 0 && q[0].signum() >= 0 && q[0].compareTo(length.bigValue()) < 0
        ? q[0]
        : null;
  }

  private static boolean isPlainInt(PyObject o) {
    return o instanceof PyInt && !(o instanceof IntInstance);
  }

  @PySlot
  boolean __contains__(ThreadState ts, PyObject item) {
    if (isPlainInt(item)) {
      return find((PyInt) item) != null;
    }
    boolean[] found = {false};
    Iteration.forEach(ts, this, x -> !(found[0] = Comparison.same(ts, x, item)));
    return found[0];
  }

  @PyMethod(signature = "(object, /)", doc = "Return how often a value occurs.")
  long count(ThreadState ts, PyObject object) {
    if (isPlainInt(object)) {
      return find((PyInt) object) == null ? 0 : 1;
    }
    long[] n = {0};
    Iteration.forEach(
        ts,
        this,
        x -> {
          n[0] += Comparison.same(ts, x, object) ? 1 : 0;
          return true;
        });
    return n[0];
  }

  @PyMethod(signature = "(object, /)", doc = "Return the index of a value.")
  PyObject index(ThreadState ts, PyObject object) {
    if (isPlainInt(object)) {
      BigInteger i = find((PyInt) object);
      if (i == null) {
        throw PyErr.valueError(ts, "range.index(x): x not in range");
      }
      return PyInt.of(i);
    }
    long[] i = {0};
    boolean[] found = {false};
    Iteration.forEach(
        ts,
        this,
        x -> {
          found[0] = Comparison.same(ts, x, object);
          i[0] += found[0] ? 0 : 1;
          return !found[0];
        });
    if (!found[0]) {
      throw PyErr.valueError(ts, "sequence.index(x): x not in sequence");
    }
    return Py.int_(i[0]);
  }

  // Comparison -----------------------------------------------------------------------------------

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyRange r)) {
      return Py.NotImplemented;
    }
    return Py.bool(sameItems(r) == (op == CompareOp.EQ));
  }

  private boolean sameItems(PyRange r) {
    if (!same(length, r.length)) {
      return false;
    }
    return isEmpty()
        || same(start, r.start)
            && (length.longValue() == 1 && length.isLong() || same(step, r.step));
  }

  private static boolean same(PyInt a, PyInt b) {
    return a.isLong() == b.isLong()
        && (a.isLong() ? a.longValue() == b.longValue() : a.bigValue().equals(b.bigValue()));
  }

  @PySlot
  long __hash__(ThreadState ts) {
    boolean one = length.isLong() && length.longValue() == 1;
    return PyTuple.of(ts, length, isEmpty() ? Py.None : start, isEmpty() || one ? Py.None : step)
        .hash(ts);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, TYPE, PyTuple.of(ts, start, stop, step));
  }

  // Iteration ------------------------------------------------------------------------------------

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return iterator(start, step);
  }

  @PyMethod(doc = "Return an iterator from the last int to the first.")
  PyObject __reversed__(ThreadState ts) {
    BigInteger last = length.bigValue().subtract(BigInteger.ONE);
    return iterator(at(last), PyInt.of(step.bigValue().negate()));
  }

  private PyObject iterator(PyInt from, PyInt by) {
    // Both the last int and the one behind it must fit.
    if (from.isLong()
        && by.isLong()
        && length.isLong()
        && from.bigValue().add(by.bigValue().multiply(length.bigValue())).bitLength() < 64) {
      return new PyRangeIterator(from.longValue(), by.longValue(), length.longValue());
    }
    return new PyLongRangeIterator(from.bigValue(), by.bigValue(), length.bigValue());
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
