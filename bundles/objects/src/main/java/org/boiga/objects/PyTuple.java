package org.boiga.objects;

import org.boiga.api.PyTupleObject;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code tuple}. */
@org.boiga.api.annotation.PyType(
    name = "tuple",
    doc = "An immutable sequence.",
    parts = {TupleMethods.class})
public sealed class PyTuple extends Counted implements PyTupleObject, Items
    permits TupleInstance, StructSequence {
  public static final PyType TYPE =
      PyType.builtin(new PyTupleTable(), PyBaseObject.TYPE).matchedAs(PyType.SEQUENCE);
  public static final PyTuple EMPTY = new PyTuple(new PyObject[0]);

  /** The items, never changed after construction. */
  final PyObject[] items;

  /**
   * Makes a tuple of {@code items}, which are borrowed; the array becomes the tuple's own. Held by
   * the current scope.
   */
  PyTuple(ThreadState ts, PyObject[] items) {
    super(ts);
    this.items = items;
    for (PyObject o : items) {
      ts.keep(o);
    }
  }

  /** A tuple of leaves that is itself never counted, such as a constant or a list of names. */
  private PyTuple(PyObject[] items) {
    this.items = items;
  }

  /** A tuple that takes over the references in {@code owned}, and the array. */
  static PyTuple ofOwned(ThreadState ts, PyObject[] owned) {
    return owned.length == 0 ? EMPTY : new PyTuple(owned, ts);
  }

  private PyTuple(PyObject[] owned, ThreadState ts) {
    super(ts);
    items = owned;
  }

  /** A tuple of all items of an iterable; the iterable itself if it is a plain tuple. */
  public static PyTuple from(ThreadState ts, PyObject iterable) {
    return iterable.getClass() == PyTuple.class
        ? (PyTuple) iterable
        : iterable.getClass() == PyList.class
            ? ofOwned(ts, ((PyList) iterable).copyOwned(ts))
            : of(ts, Iteration.toArray(ts, iterable));
  }

  /** A tuple of {@code items}, which are borrowed; the array becomes the tuple's own. */
  public static PyTuple of(ThreadState ts, PyObject... items) {
    return items.length == 0 ? EMPTY : new PyTuple(ts, items);
  }

  /** A constant tuple, never counted; all items are leaves or such tuples. */
  public static PyTuple constant(PyObject... items) {
    return items.length == 0 ? EMPTY : new PyTuple(items);
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public PyObject getOrNull(ThreadState ts, int i) {
    return i < items.length ? items[i] : null;
  }

  /** Item {@code i}, which is in range; borrowed from the tuple. */
  public PyObject at(int i) {
    return items[i];
  }

  /** A copy of the items. */
  public PyObject[] toArray() {
    return items.clone();
  }

  /** How many items at the beginning are ints and strs with the values of those of {@code o}. */
  final int startsAs(PyTuple o) {
    PyObject[] xs = items;
    PyObject[] ys = o.items;
    int n = Math.min(xs.length, ys.length);
    for (int i = 0; i < n; i++) {
      PyObject x = xs[i];
      PyObject y = ys[i];
      if (x.getClass() == SmallInt.class && y.getClass() == SmallInt.class) {
        if (((SmallInt) x).value != ((SmallInt) y).value) {
          return i;
        }
      } else if (x.getClass() != PyStr.class || y.getClass() != PyStr.class || !x.equals(y)) {
        return i;
      }
    }
    return n;
  }

  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  /** The hash of several values: a simplified form of xxHash64, as CPython computes it. */
  static long mix(ThreadState ts, PyObject... values) {
    long h = PRIME_5;
    for (PyObject o : values) {
      h += Comparison.hash(ts, o) * PRIME_2;
      h = Long.rotateLeft(h, 31) * PRIME_1;
    }
    return h;
  }

  /** The hash of the items, never -1. */
  long hash(ThreadState ts) {
    long h = mix(ts, items) + (items.length ^ PRIME_5 ^ 3527539L);
    return h == -1 ? 1546275796L : h;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean mayFormCycle() {
    for (PyObject o : items) {
      if (o instanceof Counted c && !c.isUncounted()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void traverse(Visitor v) {
    v.visitAllBackwards(items, items.length);
  }
}
