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

  /** Null once exhausted. */
  private PyArray array;

  private long next;

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

  /** The array, held by the scope, or null. */
  private PyArray array(ThreadState ts) {
    lock();
    PyArray a = array;
    if (a != null) {
      a.increfPublished(ts);
    }
    unlock();
    ts.holdOwned(a);
    return a;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    PyArray a = array(ts);
    if (a == null) {
      return null;
    }
    lock();
    long i = next++;
    unlock();
    PyObject v = a.getOrNull(ts, i);
    if (v == null) {
      lock();
      PyArray old = array;
      array = null;
      unlock();
      ts.holdOwned(old);
    }
    return v;
  }

  @PyMethod(doc = "How to make the iterator again.")
  PyObject __reduce__(ThreadState ts) {
    PyObject iter = Iteration.builtin(ts, "iter");
    PyArray a = array(ts);
    if (a == null) {
      return PyTuple.of(ts, iter, PyTuple.of(ts, PyTuple.EMPTY));
    }
    PyObject args = PyTuple.of(ts, a);
    return PyTuple.of(ts, iter, args, Py.int_(next));
  }

  @PyMethod(signature = "(state, /)", doc = "Go on from a place.")
  void __setstate__(ThreadState ts, PyObject state) {
    long to = Numbers.clampedIndex(ts, state);
    PyArray a = array(ts);
    if (a != null) {
      lock();
      next = Math.clamp(to, 0, a.size());
      unlock();
    }
  }
}
