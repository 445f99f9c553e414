package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.pairwise}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.pairwise",
    doc = "The pairs of neighbouring items.",
    parts = {SelfIterator.class})
public final class Pairwise extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PairwiseTable(), PyBaseObject.TYPE);

  private final PyObject iterator;

  /** The item before the next; empty before the first. */
  private final PyCell before;

  private Pairwise(ThreadState ts, PyType cls, PyObject iterator) {
    super(ts, cls);
    this.iterator = ts.keep(iterator);
    before = ts.keep(new PyCell(ts, null));
  }

  @PySlot(signature = "(iterable, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable) {
    return new Pairwise(ts, cls, Iteration.iter(ts, iterable));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int mark = ts.mark();
    PyObject old = before.get(ts);
    if (old == null) {
      old = Iteration.next(ts, iterator);
      if (old == null) {
        return null;
      }
      before.set(ts, old);
    }
    PyObject now = Iteration.next(ts, iterator);
    before.set(ts, now);
    return now == null ? null : ts.release(mark, PyTuple.of(ts, old, now));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(iterator);
    v.visit(before);
  }
}
