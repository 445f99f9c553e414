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

/** {@code itertools.takewhile}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.takewhile",
    doc = "The items before the first for which the predicate is false.",
    parts = {SelfIterator.class})
public final class TakeWhile extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new TakeWhileTable(), PyBaseObject.TYPE);

  private final PyObject predicate;
  private final PyObject iterator;
  private boolean ended;

  private TakeWhile(ThreadState ts, PyType cls, PyObject predicate, PyObject iterator) {
    super(ts, cls);
    this.predicate = ts.keep(predicate);
    this.iterator = ts.keep(iterator);
  }

  @PySlot(signature = "(predicate, iterable, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject predicate, PyObject iterable) {
    return new TakeWhile(ts, cls, predicate, Iteration.iter(ts, iterable));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    if (ended) {
      return null;
    }
    PyObject item = Iteration.next(ts, iterator);
    if (item == null || Comparison.truth(ts, Calls.call(ts, predicate, item))) {
      return item;
    }
    ended = true;
    return null;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(predicate);
    v.visit(iterator);
  }
}
