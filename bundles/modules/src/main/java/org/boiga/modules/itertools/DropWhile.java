package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.dropwhile}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.dropwhile",
    doc = "The items from the first on for which the predicate is false.",
    parts = {SelfIterator.class})
public final class DropWhile extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new DropWhileTable(), PyBaseObject.TYPE);

  private final PyObject predicate;
  private final PyObject iterator;
  private boolean started;

  private DropWhile(ThreadState ts, PyType cls, PyObject predicate, PyObject iterator) {
    super(ts, cls);
    this.predicate = ts.keep(predicate);
    this.iterator = ts.keep(iterator);
  }

  @PySlot(signature = "(predicate, iterable, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject predicate, PyObject iterable) {
    return new DropWhile(ts, cls, predicate, Iteration.iter(ts, iterable));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    while (true) {
      int mark = ts.mark();
      PyObject item = Iteration.next(ts, iterator);
      if (item == null || started) {
        return item;
      }
      if (!Comparison.truth(ts, Calls.call(ts, predicate, item))) {
        started = true;
        return ts.release(mark, item);
      }
      ts.release(mark);
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(predicate);
    v.visit(iterator);
  }
}
