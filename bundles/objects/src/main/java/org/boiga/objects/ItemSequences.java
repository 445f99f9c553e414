package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** What list and tuple have in common: order, membership, repr, and the operators of sequences. */
final class ItemSequences {
  private ItemSequences() {}

  /** Lexicographic comparison of tuples, which hold their items. */
  static PyObject compare(ThreadState ts, PyTuple a, PyTuple b, CompareOp op) {
    PyObject[] xs = a.items;
    PyObject[] ys = b.items;
    boolean equality = op == CompareOp.EQ || op == CompareOp.NE;
    if (equality && xs.length != ys.length) {
      return Py.bool(op == CompareOp.NE);
    }
    int n = Math.min(xs.length, ys.length);
    for (int i = a.startsAs(b); i < n; i++) {
      PyObject x = xs[i];
      PyObject y = ys[i];
      if (x.getClass() == SmallInt.class && y.getClass() == SmallInt.class) {
        int order = Long.compare(((SmallInt) x).value, ((SmallInt) y).value);
        if (order != 0) {
          return Py.bool(op.test(order));
        }
      } else if (!sameNested(ts, x, y)) {
        return equality ? Py.bool(op == CompareOp.NE) : compareNested(ts, x, y, op);
      }
    }
    return Py.bool(op.test(Integer.compare(xs.length, ys.length)));
  }

  private static boolean sameNested(ThreadState ts, PyObject x, PyObject y) {
    ts.enterNative(" in comparison");
    try {
      return Comparison.same(ts, x, y);
    } finally {
      ts.leaveNative();
    }
  }

  private static PyObject compareNested(ThreadState ts, PyObject x, PyObject y, CompareOp op) {
    ts.enterNative(" in comparison");
    try {
      return Comparison.compare(ts, x, y, op);
    } finally {
      ts.leaveNative();
    }
  }

  /** Lexicographic comparison of lists, which may change meanwhile. */
  static PyObject compare(ThreadState ts, PyList a, PyList b, CompareOp op) {
    boolean equality = op == CompareOp.EQ || op == CompareOp.NE;
    if (equality && a.size() != b.size()) {
      return Py.bool(op == CompareOp.NE);
    }
    ts.enterNative(" in comparison");
    try {
      for (int i = 0; ; i++) {
        int mark = ts.mark();
        PyObject x = a.getOrNull(ts, i);
        PyObject y = b.getOrNull(ts, i);
        if (x == null || y == null) {
          ts.release(mark);
          return Py.bool(op.test(Integer.compare(a.size(), b.size())));
        }
        if (!Comparison.same(ts, x, y)) {
          if (i >= a.size() || i >= b.size()) {
            continue; // the comparison took them away
          }
          if (equality) {
            ts.release(mark);
            return Py.bool(op == CompareOp.NE);
          }
          return ts.release(mark, Comparison.compare(ts, x, y, op));
        }
        ts.release(mark);
      }
    } finally {
      ts.leaveNative();
    }
  }

  /** The first index in the range whose item is or equals {@code x}, or -1. */
  static int find(ThreadState ts, Items s, PyObject x, long from, long to) {
    for (int i = (int) Math.min(from, Integer.MAX_VALUE); i < to; i++) {
      int mark = ts.mark();
      PyObject item = s.getOrNull(ts, i);
      boolean same = item != null && Comparison.same(ts, item, x);
      ts.release(mark);
      if (same) {
        return i;
      }
      if (item == null) {
        return -1;
      }
    }
    return -1;
  }

  /** {@code s.index(x, start, stop)}; absent bounds are null. */
  static long index(
      ThreadState ts, Items s, String type, PyObject x, PyObject start, PyObject stop) {
    long from = PySlice.indexOrDefault(ts, start, 0);
    long to = PySlice.indexOrDefault(ts, stop, Long.MAX_VALUE);
    long n = s.size();
    int i =
        find(ts, s, x, from < 0 ? Math.max(0, from + n) : from, to < 0 ? Math.max(0, to + n) : to);
    if (i < 0) {
      throw PyErr.valueError(ts, type + ".index(x): x not in " + type);
    }
    return i;
  }

  static long count(ThreadState ts, Items s, PyObject x) {
    long n = 0;
    for (int i = find(ts, s, x, 0, Long.MAX_VALUE); i >= 0; ) {
      n++;
      i = find(ts, s, x, i + 1L, Long.MAX_VALUE);
    }
    return n;
  }

  /** The reprs of the items between brackets; {@code recursive} stands for one inside itself. */
  static String repr(
      ThreadState ts, PyObject self, Items s, String open, String close, String recursive) {
    if (!ReprGuard.enter(ts, self)) {
      return recursive;
    }
    try {
      StringBuilder b = new StringBuilder(open);
      for (int i = 0; ; i++) {
        int mark = ts.mark();
        PyObject item = s.getOrNull(ts, i);
        if (item == null) {
          break;
        }
        if (i > 0) {
          b.append(", ");
        }
        b.append(Conversion.repr(ts, item));
        ts.release(mark);
      }
      return b.append(close).toString();
    } finally {
      ReprGuard.leave(ts, self);
    }
  }

  // Operators ------------------------------------------------------------------------------------

  /**
   * What {@code self + other} gives where other is of another type: other's {@code __radd__}, or
   * else an error that says so.
   */
  static PyObject cannotConcatenate(ThreadState ts, PyObject self, PyObject other, String type) {
    PyObject r = reflected(ts, self, other, Slot.RADD);
    if (r == Py.NotImplemented) {
      throw PyErr.typeError(
          ts,
          "can only concatenate %s (not \"%s\") to %s"
              .formatted(type, PyType.of(other).name(), type));
    }
    return r;
  }

  private static PyObject reflected(ThreadState ts, PyObject self, PyObject other, Slot slot) {
    SlotFunction f = PyType.of(other).slot(slot);
    return f == null ? Py.NotImplemented : f.binary(ts, other, self);
  }

  /**
   * The result of {@code self * other} that the other operand's {@code __rmul__} gives, as for
   * arrays with an {@code __index__}; NotImplemented if self is to be repeated.
   */
  static PyObject reflectedMultiply(ThreadState ts, PyObject self, PyObject other) {
    boolean array = PyType.of(other).heap || Numbers.isIndex(other);
    return other instanceof PyInt || !array
        ? Py.NotImplemented
        : reflected(ts, self, other, Slot.RMUL);
  }

  /** The items again and again, with references that the caller owns. */
  static PyObject[] repeatOwned(ThreadState ts, PyObject[] items, long times) {
    int n = items.length;
    if (n == 0 || times == 0) {
      return PyList.NO_ITEMS;
    }
    PyObject[] a = newArray(ts, times > PyList.LARGEST ? Long.MAX_VALUE : n * times);
    System.arraycopy(items, 0, a, 0, n);
    for (int done = n; done < a.length; ) {
      int more = Math.min(done, a.length - done);
      System.arraycopy(a, 0, a, done, more);
      done += more;
    }
    for (PyObject o : items) {
      if (o instanceof org.boiga.memory.Counted c && !c.isUncounted()) {
        for (long k = 0; k < times; k++) {
          ts.keep(o);
        }
      }
    }
    return a;
  }

  /** A new array; MemoryError if it cannot be had. */
  static PyObject[] newArray(ThreadState ts, long n) {
    if (n <= PyList.LARGEST) {
      try {
        return new PyObject[(int) n];
      } catch (OutOfMemoryError e) {
        // too large for this JVM
      }
    }
    throw PyErr.of(ts, PyExc.MemoryError);
  }

  /** References of the caller's own to items that the current scope holds. */
  static PyObject[] owned(ThreadState ts, PyObject[] items) {
    for (PyObject o : items) {
      ts.keep(o);
    }
    return items;
  }

  /** A subscript that is no slice, for messages and conversion. */
  static long subscript(ThreadState ts, PyObject key, String type) {
    if (key instanceof SmallInt i) {
      return i.value;
    }
    if (!Numbers.isIndex(key)) {
      throw PyErr.typeError(
          ts, type + " indices must be integers or slices, not " + PyType.of(key).name());
    }
    return Numbers.sequenceIndex(ts, key);
  }
}
