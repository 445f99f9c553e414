package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** The iterator over a memoryview of one dimension. */
@org.boiga.api.annotation.PyType(name = "memory_iterator", subclassable = false)
public final class PyMemoryIterator extends Counted {
  public static final PyType TYPE = PyType.builtin(new PyMemoryIteratorTable(), PyBaseObject.TYPE);

  private final PyMemoryView view;
  private int index;

  PyMemoryIterator(ThreadState ts, PyMemoryView view) {
    super(ts);
    this.view = ts.keep(view);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(view);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int i = index;
    if (i < 0 || i >= view.layout(ts).shape()[0]) {
      index = -1;
      return null;
    }
    index = i + 1;
    return MemoryViewItems.item(ts, view, i);
  }
}
