package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code set_iterator}. */
@org.boiga.api.annotation.PyType(name = "set_iterator", subclassable = false)
public final class PySetIterator extends Counted {
  public static final PyType TYPE = PyType.builtin(new PySetIteratorTable(), PyBaseObject.TYPE);

  private PyAnySet set;

  /** The set's size when the iterator was made; -1 when exhausted, -2 after a change of size. */
  private int size;

  /** The slot to look at next. */
  private int slot;

  private int left;

  PySetIterator(ThreadState ts, PyAnySet set) {
    super(ts);
    this.set = ts.keep(set);
    size = set.size();
    left = size;
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  public PyObject __next__(ThreadState ts) {
    int expected = size; // another thread may exhaust the iterator meanwhile
    if (expected == -1) {
      return null;
    }
    if (set.size() != expected) {
      size = -2; // stays an error
      throw PyErr.runtimeError(ts, "Set changed size during iteration");
    }
    while (true) {
      PyAnySet.Table t = set.table();
      int s = slot;
      if (s >= t.capacity()) {
        size = -1;
        if (isConfined(ts)) {
          set = ts.swap(set, PyFrozenSet.NOTHING);
        }
        return null;
      }
      slot = s + 1;
      PyObject k = set.hold(ts, t, s);
      if (k != null) {
        left--;
        return k;
      }
      if (set.table() != t) {
        slot = s; // look again in the new table
      }
    }
  }

  @PyMethod(doc = "Estimate the number of items left.")
  long __length_hint__(ThreadState ts) {
    return size == set.size() ? Math.max(0, left) : 0;
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyList rest = new PyList(ts);
    PyAnySet savedSet = ts.hold(set);
    int savedSize = size;
    int savedSlot = slot;
    int savedLeft = left;
    for (PyObject o; (o = __next__(ts)) != null; ) {
      rest.append(ts, o);
    }
    set = ts.swap(set, savedSet);
    size = savedSize;
    slot = savedSlot;
    left = savedLeft;
    return PyTuple.of(ts, Iteration.builtin(ts, "iter"), PyTuple.of(ts, rest));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(set);
  }
}
