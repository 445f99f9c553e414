package org.boiga.modules.array;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code array.arrayiterator}. */
@org.boiga.api.annotation.PyType(
    name = "array.arrayiterator",
    subclassable = false,
    parts = {SelfIterator.class})
public final class PyArrayIterator extends SpinLock {
  static final PyType TYPE = PyType.builtin(new PyArrayIteratorTable(), PyBaseObject.TYPE);

  private final PyArray array;
  private volatile long next;
  private volatile boolean exhausted;

  PyArrayIterator(ThreadState ts, PyArray array) {
    super(ts);
    this.array = ts.keep(array);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(array);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    if (exhausted) {
      return null;
    }
    lock();
    long i = next++;
    unlock();
    PyObject v = array.getOrNull(ts, i);
    exhausted |= v == null;
    return v;
  }

  @PyMethod(doc = "How to make the iterator again.")
  PyObject __reduce__(ThreadState ts) {
    PyObject iter = Iteration.builtin(ts, "iter");
    if (exhausted) {
      return PyTuple.of(ts, iter, PyTuple.of(ts, PyTuple.EMPTY));
    }
    PyObject args = PyTuple.of(ts, array);
    return PyTuple.of(ts, iter, args, Py.int_(next));
  }

  @PyMethod(signature = "(state, /)", doc = "Go on from a place.")
  void __setstate__(ThreadState ts, PyObject state) {
    next = Math.clamp(Numbers.clampedIndex(ts, state), 0, array.size());
  }
}
