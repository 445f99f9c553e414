package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code list_reverseiterator}. */
@org.boiga.api.annotation.PyType(name = "list_reverseiterator", subclassable = false)
public final class PyListReverseIterator extends Counted {
  public static final PyType TYPE =
      PyType.builtin(new PyListReverseIteratorTable(), PyBaseObject.TYPE);

  private PyList list;

  /** Index of the next item; -1 when exhausted. */
  private int index;

  PyListReverseIterator(ThreadState ts, PyList list) {
    super(ts);
    this.list = ts.keep(list);
    index = list.size() - 1;
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  public PyObject __next__(ThreadState ts) {
    int i = index;
    PyObject v = list.getOrNull(ts, i);
    index = v == null ? -1 : i - 1;
    if (v == null && isConfined(ts)) {
      list = ts.swap(list, PyList.NOTHING);
    }
    return v;
  }

  @PyMethod(doc = "Estimate the number of items left.")
  long __length_hint__(ThreadState ts) {
    int i = index;
    return i >= list.size() ? 0 : i + 1;
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject reversed = Iteration.builtin(ts, "reversed");
    int i = index;
    return i < 0
        ? PyTuple.of(ts, reversed, PyTuple.of(ts, new PyList(ts)))
        : PyTuple.of(ts, reversed, PyTuple.of(ts, list), Py.int_(i));
  }

  @PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, long state) {
    if (index >= 0) {
      index = (int) Math.max(-1, Math.min(state, list.size() - 1));
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
