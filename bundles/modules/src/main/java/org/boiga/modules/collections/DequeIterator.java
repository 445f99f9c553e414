package org.boiga.modules.collections;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code collections._deque_iterator}. */
@org.boiga.api.annotation.PyType(
    name = "collections._deque_iterator",
    subclassable = false,
    parts = {SelfIterator.class})
public final class DequeIterator extends Counted {
  public static final PyType TYPE = PyType.builtin(new DequeIteratorTable(), PyBaseObject.TYPE);

  private final Deque deque;
  private final long changes;
  private int left;

  DequeIterator(ThreadState ts, Deque deque, long skip) {
    super(ts);
    this.deque = ts.keep(deque);
    changes = deque.changes();
    left = (int) Math.max(0, deque.size() - Math.max(0, skip));
  }

  @PySlot(signature = "(deque, index=0, /)")
  static PyObject __new__(ThreadState ts, PyType cls, Deque deque, long index) {
    return new DequeIterator(ts, deque, index);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    if (deque.changes() != changes) {
      left = 0;
      throw PyErr.runtimeError(ts, "deque mutated during iteration");
    }
    int n = left;
    if (n == 0) {
      return null;
    }
    left = n - 1;
    return deque.getOrNull(ts, deque.size() - n);
  }

  @PyMethod(doc = "Return the number of items left.")
  long __length_hint__(ThreadState ts) {
    return left;
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, TYPE, PyTuple.of(ts, deque, Py.int_(deque.size() - left)));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(deque);
  }
}
