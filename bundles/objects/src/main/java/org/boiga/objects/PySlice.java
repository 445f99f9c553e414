package org.boiga.objects;

import java.math.BigInteger;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code slice}. */
@org.boiga.api.annotation.PyType(
    name = "slice",
    doc =
        "slice(stop)\nslice(start, stop[, step])\n\n"
            + "What is between brackets in a[start:stop:step].",
    subclassable = false)
public final class PySlice extends Counted {
  public static final PyType TYPE = PyType.builtin(new PySliceTable(), PyBaseObject.TYPE);

  public final PyObject start;
  public final PyObject stop;
  public final PyObject step;

  /** Makes a slice of borrowed bounds, None where they are absent; held by the current scope. */
  public PySlice(ThreadState ts, PyObject start, PyObject stop, PyObject step) {
    super(ts);
    this.start = ts.keep(start);
    this.stop = ts.keep(stop);
    this.step = ts.keep(step);
  }

  /** The slice's numbers, not yet related to a length; the extremes of long stand for beyond. */
  public record Bounds(long start, long stop, long step) {

    /** The items of a sequence of {@code length} items that the slice selects. */
    public Indices within(long length) {
      long first = clamp(start, length);
      long last = clamp(stop, length);
      long count = 0;
      if (step > 0 && first < last) {
        count = (last - first - 1) / step + 1;
      } else if (step < 0 && last < first) {
        count = (first - last - 1) / -step + 1;
      }
      return new Indices(first, last, step, (int) count);
    }

    private long clamp(long i, long length) {
      if (i < 0) {
        i += length;
        return i >= 0 ? i : step < 0 ? -1 : 0;
      }
      return i < length ? i : step < 0 ? length - 1 : length;
    }
  }

  /**
   * The indices {@code start}, {@code start + step}, ... before {@code stop}; there are {@code
   * count}.
   */
  public record Indices(long start, long stop, long step, int count) {

    /** The same indices in ascending order. */
    public Indices ascending() {
      return step > 0 ? this : new Indices(start + step * (count - 1L), start + 1, -step, count);
    }
  }

  /** The bounds as numbers. Calls {@code __index__}, so do it before looking at a length. */
  public Bounds bounds(ThreadState ts) {
    long by = 1;
    if (step != Py.None) {
      by = Math.max(index(ts, step), -Long.MAX_VALUE);
      if (by == 0) {
        throw stepIsZero(ts);
      }
    }
    long from = start == Py.None ? (by < 0 ? Long.MAX_VALUE : 0) : index(ts, start);
    long to = stop == Py.None ? (by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : index(ts, stop);
    return new Bounds(from, to, by);
  }

  /** The items of a sequence of {@code length} items that the slice selects. */
  public Indices indices(ThreadState ts, long length) {
    return bounds(ts).within(length);
  }

  private static PyException stepIsZero(ThreadState ts) {
    return PyErr.valueError(ts, "slice step cannot be zero");
  }

  private static long index(ThreadState ts, PyObject o) {
    requireIndex(ts, o);
    return Numbers.clampedIndex(ts, o);
  }

  private static void requireIndex(ThreadState ts, PyObject o) {
    if (!Numbers.isIndex(o)) {
      throw PyErr.typeError(
          ts, "slice indices must be integers or None or have an __index__ method");
    }
  }

  /** The value of a parameter such as start of {@code list.index}; null gives the default. */
  public static long indexOrDefault(ThreadState ts, PyObject o, long absent) {
    if (o == null) {
      return absent;
    }
    if (!Numbers.isIndex(o)) {
      throw PyErr.typeError(ts, "slice indices must be integers or have an __index__ method");
    }
    return Numbers.clampedIndex(ts, o);
  }

  @org.boiga.api.annotation.PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "slice", kwnames);
    }
    return switch (n) {
      case 1 -> new PySlice(ts, Py.None, args[start], Py.None);
      case 2 -> new PySlice(ts, args[start], args[start + 1], Py.None);
      case 3 -> new PySlice(ts, args[start], args[start + 1], args[start + 2]);
      default -> throw Args.expected(ts, "slice", 1, 3, n);
    };
  }

  @org.boiga.api.annotation.PyGetter(member = true)
  PyObject start(ThreadState ts) {
    return ts.hold(start);
  }

  @org.boiga.api.annotation.PyGetter(member = true)
  PyObject stop(ThreadState ts) {
    return ts.hold(stop);
  }

  @org.boiga.api.annotation.PyGetter(member = true)
  PyObject step(ThreadState ts) {
    return ts.hold(step);
  }

  @org.boiga.api.annotation.PyMethod(
      signature = "(len, /)",
      doc = "Start, stop and step for a sequence of that length, as a tuple.")
  PyObject indices(ThreadState ts, PyObject len) {
    BigInteger n = Numbers.index(ts, len).bigValue();
    if (n.signum() < 0) {
      throw PyErr.valueError(ts, "length should not be negative");
    }
    Exact e = exact(ts, n);
    return PyTuple.of(ts, PyInt.of(e.start), PyInt.of(e.stop), PyInt.of(e.step));
  }

  /** Bounds for a length of any size. */
  record Exact(BigInteger start, BigInteger stop, BigInteger step) {}

  /** As {@link #indices(ThreadState, long)} for lengths and bounds of any size. */
  Exact exact(ThreadState ts, BigInteger length) {
    BigInteger by = BigInteger.ONE;
    if (step != Py.None) {
      by = exactIndex(ts, step);
      if (by.signum() == 0) {
        throw stepIsZero(ts);
      }
    }
    boolean down = by.signum() < 0;
    BigInteger lower = down ? BigInteger.ONE.negate() : BigInteger.ZERO;
    BigInteger upper = down ? length.subtract(BigInteger.ONE) : length;
    BigInteger from = down ? upper : lower;
    if (start != Py.None) {
      from = clamp(exactIndex(ts, start), length, lower, upper);
    }
    BigInteger to = down ? lower : upper;
    if (stop != Py.None) {
      to = clamp(exactIndex(ts, stop), length, lower, upper);
    }
    return new Exact(from, to, by);
  }

  private static BigInteger exactIndex(ThreadState ts, PyObject o) {
    requireIndex(ts, o);
    return Numbers.index(ts, o).bigValue();
  }

  private static BigInteger clamp(
      BigInteger i, BigInteger length, BigInteger lower, BigInteger upper) {
    return i.signum() < 0 ? i.add(length).max(lower) : i.min(upper);
  }

  @org.boiga.api.annotation.PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (!(other instanceof PySlice s)) {
      return Py.NotImplemented;
    }
    if (this == s) {
      return Py.bool(op.test(0));
    }
    return ItemSequences.compare(ts, parts(ts), s.parts(ts), op);
  }

  private PyTuple parts(ThreadState ts) {
    return PyTuple.of(ts, start, stop, step);
  }

  @org.boiga.api.annotation.PySlot
  long __hash__(ThreadState ts) {
    long h = PyTuple.mix(ts, start, stop, step);
    return h == -1 ? 1546275796L : h;
  }

  @org.boiga.api.annotation.PySlot
  String __repr__(ThreadState ts) {
    return "slice("
        + Conversion.repr(ts, start)
        + ", "
        + Conversion.repr(ts, stop)
        + ", "
        + Conversion.repr(ts, step)
        + ")";
  }

  @org.boiga.api.annotation.PyMethod
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, TYPE, parts(ts));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(start);
    v.visit(stop);
    v.visit(step);
  }
}
