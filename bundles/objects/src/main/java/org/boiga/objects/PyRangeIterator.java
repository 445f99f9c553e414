package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code range_iterator} over ints that fit a long. The interpreter's loops use the fields. */
@org.boiga.api.annotation.PyType(name = "range_iterator", subclassable = false)
public final class PyRangeIterator extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyRangeIteratorTable(), PyBaseObject.TYPE);

  /** The next int, if any is left. */
  public long next;

  public final long step;

  /** How many ints are left. */
  public long remaining;

  public PyRangeIterator(long first, long step, long count) {
    this.next = first;
    this.step = step;
    this.remaining = count;
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  public PyObject __next__(ThreadState ts) {
    long left = remaining;
    if (left <= 0) {
      return null;
    }
    remaining = left - 1;
    long v = next;
    next = v + step;
    return Py.int_(v);
  }

  @PyMethod(doc = "Return the number of ints left.")
  long __length_hint__(ThreadState ts) {
    return remaining;
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyRange rest = new PyRange(Py.int_(next), Py.int_(next + step * remaining), Py.int_(step));
    return PyTuple.of(ts, Iteration.builtin(ts, "iter"), PyTuple.of(ts, rest), Py.None);
  }

  @PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, long state) {
    long skip = Math.max(0, Math.min(state, remaining));
    next += skip * step;
    remaining -= skip;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
