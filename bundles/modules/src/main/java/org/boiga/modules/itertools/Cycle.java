package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyList;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.cycle}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.cycle",
    doc = "The items of an iterable again and again.",
    parts = {SelfIterator.class})
public final class Cycle extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new CycleTable(), PyBaseObject.TYPE);

  private final PyObject iterator;
  private final PyList saved;

  /** Whether all items are saved. */
  private boolean complete;

  private int index;

  private Cycle(ThreadState ts, PyType cls, PyObject iterator) {
    super(ts, cls);
    this.iterator = ts.keep(iterator);
    saved = ts.keep(new PyList(ts));
  }

  @PySlot(signature = "(iterable, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable) {
    return new Cycle(ts, cls, Iteration.iter(ts, iterable));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    if (!complete) {
      PyObject item = Iteration.next(ts, iterator);
      if (item != null) {
        saved.append(ts, item);
        return item;
      }
      complete = true;
    }
    int i = index;
    int n = saved.size();
    if (n == 0) {
      return null;
    }
    index = i + 1 >= n ? 0 : i + 1;
    return saved.getOrNull(ts, i);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(iterator);
    v.visit(saved);
  }
}
