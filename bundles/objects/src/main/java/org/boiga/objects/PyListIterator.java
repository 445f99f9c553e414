package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * {@code list_iterator}. Threads that share one may see an item twice or miss one, as in CPython;
 * where threads share one, the list stays referenced until the iterator goes, so that no reader
 * needs a lock.
 */
@org.boiga.api.annotation.PyType(name = "list_iterator", subclassable = false)
public final class PyListIterator extends Counted {
  public static final PyType TYPE = PyType.builtin(new PyListIteratorTable(), PyBaseObject.TYPE);

  private PyList list;

  /** Index of the next item; -1 when exhausted. */
  private int index;

  PyListIterator(ThreadState ts, PyList list) {
    super(ts);
    this.list = ts.keep(list);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  public PyObject __next__(ThreadState ts) {
    int i = index;
    if (i < 0) {
      return null;
    }
    PyObject v = list.getOrNull(ts, i);
    if (v == null) {
      index = -1;
      if (isConfined(ts)) {
        list = ts.swap(list, PyList.NOTHING);
      }
      return null;
    }
    index = i + 1;
    return v;
  }

  @PyMethod(doc = "Estimate the number of items left.")
  long __length_hint__(ThreadState ts) {
    int i = index;
    return i < 0 ? 0 : Math.max(0, list.size() - i);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject iter = Iteration.builtin(ts, "iter");
    int i = index;
    return i < 0
        ? PyTuple.of(ts, iter, PyTuple.of(ts, new PyList(ts)))
        : PyTuple.of(ts, iter, PyTuple.of(ts, list), Py.int_(i));
  }

  @PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, long state) {
    if (index >= 0) {
      index = (int) Math.max(0, Math.min(state, list.size()));
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(list);
  }
}
