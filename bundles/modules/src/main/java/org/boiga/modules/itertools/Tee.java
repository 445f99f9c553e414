package org.boiga.modules.itertools;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools._tee}: one of several iterators over what another iterator gives once. */
@org.boiga.api.annotation.PyType(
    name = "itertools._tee",
    doc = "An iterator that can be copied.",
    parts = {SelfIterator.class})
public final class Tee extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new TeeTable(), PyBaseObject.TYPE).weaklyReferable();

  private final PyCell data;
  private int index;

  private Tee(ThreadState ts, PyType cls, PyObject data, int index) {
    super(ts, cls);
    this.data = ts.keep(new PyCell(ts, data));
    this.index = index;
  }

  static Tee of(ThreadState ts, PyType cls, PyObject iterable) {
    return iterable instanceof Tee t
        ? t.copy(ts)
        : new Tee(ts, cls, new TeeData(ts, Iteration.iter(ts, iterable)), 0);
  }

  @PySlot(signature = "(iterable, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable) {
    return of(ts, cls, iterable);
  }

  private Tee copy(ThreadState ts) {
    return new Tee(ts, type(), data.get(ts), index);
  }

  @PyMethod(doc = "Return an independent iterator at the same place.")
  PyObject __copy__(ThreadState ts) {
    return copy(ts);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int mark = ts.mark();
    TeeData d = (TeeData) data.get(ts);
    int i = index;
    if (TeeData.isLast(i)) {
      d = d.next(ts);
      data.set(ts, d);
      index = i = 0;
    }
    PyObject item = d.get(ts, i);
    if (item != null) {
      index = i + 1;
    }
    return ts.release(mark, item);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(data);
  }
}
