package org.boiga.objects;

import org.boiga.memory.PyObject;

/** The algebra of sets. Operands that are not sets are any iterables. */
final class SetOperations {
  private SetOperations() {}

  /** Adds the items of {@code other}. */
  static void update(ThreadState ts, PyAnySet s, PyObject other) {
    if (s == other) {
      return;
    }
    int mark = ts.mark();
    if (other instanceof PyAnySet o && iteratesPlainly(o)) {
      s.addAll(ts, o);
    } else if (other instanceof PyDict d && DictMethods.iteratesPlainly(d)) {
      PyDict.Snapshot items = d.snapshot(ts);
      s.reserve(items.size());
      for (int i = 0; i < items.size(); i++) {
        s.addItem(ts, items.keys()[i], items.hashes()[i]);
      }
    } else {
      Iteration.drain(ts, Iteration.iter(ts, other), x -> s.addItem(ts, x));
    }
    ts.release(mark);
  }

  static boolean iteratesPlainly(PyAnySet s) {
    return s.getClass() == PySet.class
        || s.getClass() == PyFrozenSet.class
        || s.type().slot(org.boiga.api.Slot.ITER) == PySet.TYPE.slot(org.boiga.api.Slot.ITER)
        || s.type().slot(org.boiga.api.Slot.ITER) == PyFrozenSet.TYPE.slot(org.boiga.api.Slot.ITER);
  }

  /** A new set of the plain type that {@code like} has or derives from. */
  static PyAnySet emptyLike(ThreadState ts, PyAnySet like) {
    return like instanceof PySet ? new PySet(ts) : new PyFrozenSet(ts);
  }

  /** A copy of the plain type that {@code s} has or derives from. */
  static PyAnySet copy(ThreadState ts, PyAnySet s) {
    PyAnySet r = emptyLike(ts, s);
    int mark = ts.mark();
    r.addAll(ts, s);
    ts.release(mark);
    return r;
  }

  static PyAnySet intersection(ThreadState ts, PyAnySet s, PyObject other) {
    if (s == other) {
      return copy(ts, s);
    }
    PyAnySet r = emptyLike(ts, s);
    if (other instanceof PyAnySet o) {
      PyAnySet small = o.size() > s.size() ? s : o;
      PyAnySet large = small == o ? s : o;
      int mark = ts.mark();
      PyAnySet.Snapshot items = small.snapshot(ts);
      for (int i = 0; i < items.items().length; i++) {
        if (large.contains(ts, items.items()[i], items.hashes()[i])) {
          r.addItem(ts, items.items()[i], items.hashes()[i]);
        }
      }
      ts.release(mark);
    } else {
      Iteration.drain(
          ts,
          Iteration.iter(ts, other),
          x -> {
            long h = PyAnySet.hashOf(ts, x);
            if (s.contains(ts, x, h)) {
              r.addItem(ts, x, h);
            }
          });
    }
    return r;
  }

  static PyAnySet difference(ThreadState ts, PyAnySet s, PyObject other) {
    boolean set = other instanceof PyAnySet;
    if (!set && !(other instanceof PyDict)
        || s.size() >> 2 > (set ? ((PyAnySet) other).size() : ((PyDict) other).size())) {
      PyAnySet r = copy(ts, s);
      differenceUpdate(ts, r, other);
      return r;
    }
    PyAnySet r = emptyLike(ts, s);
    int mark = ts.mark();
    PyAnySet.Snapshot items = s.snapshot(ts);
    for (int i = 0; i < items.items().length; i++) {
      PyObject x = items.items()[i];
      long h = items.hashes()[i];
      boolean in =
          set ? ((PyAnySet) other).contains(ts, x, h) : ((PyDict) other).containsKey(ts, x, h);
      if (!in) {
        r.addItem(ts, x, h);
      }
    }
    ts.release(mark);
    return r;
  }

  static void differenceUpdate(ThreadState ts, PyAnySet s, PyObject other) {
    if (s == other) {
      s.removeAll(ts);
    } else if (other instanceof PyAnySet o) {
      int mark = ts.mark();
      PyAnySet.Snapshot items = o.snapshot(ts);
      for (int i = 0; i < items.items().length; i++) {
        s.removeItem(ts, items.items()[i], items.hashes()[i]);
      }
      ts.release(mark);
    } else {
      Iteration.drain(
          ts, Iteration.iter(ts, other), x -> s.removeItem(ts, x, PyAnySet.hashOf(ts, x)));
    }
  }

  static void symmetricDifferenceUpdate(ThreadState ts, PyAnySet s, PyObject other) {
    if (s == other) {
      s.removeAll(ts);
      return;
    }
    int mark = ts.mark();
    PyAnySet o = other instanceof PyAnySet a ? a : PySet.from(ts, other);
    PyAnySet.Snapshot items = o.snapshot(ts);
    for (int i = 0; i < items.items().length; i++) {
      PyObject x = items.items()[i];
      long h = items.hashes()[i];
      if (!s.removeItem(ts, x, h)) {
        s.addItem(ts, x, h);
      }
    }
    ts.release(mark);
  }

  static boolean isSubset(ThreadState ts, PyAnySet a, PyAnySet b) {
    return a.size() <= b.size() && all(ts, a, b, true);
  }

  /** Whether every item of {@code a} is in {@code b}, or for false, none. */
  static boolean all(ThreadState ts, PyAnySet a, PyAnySet b, boolean in) {
    int mark = ts.mark();
    PyAnySet.Snapshot items = a.snapshot(ts);
    boolean all = true;
    for (int i = 0; all && i < items.items().length; i++) {
      all = b.contains(ts, items.items()[i], items.hashes()[i]) == in;
    }
    ts.release(mark);
    return all;
  }

  static boolean isDisjoint(ThreadState ts, PyAnySet s, PyObject other) {
    if (s == other) {
      return s.size() == 0;
    }
    if (other instanceof PyAnySet o) {
      return o.size() > s.size() ? all(ts, s, o, false) : all(ts, o, s, false);
    }
    boolean[] disjoint = {true};
    Iteration.forEach(ts, other, x -> disjoint[0] = !s.contains(ts, x, PyAnySet.hashOf(ts, x)));
    return disjoint[0];
  }
}
