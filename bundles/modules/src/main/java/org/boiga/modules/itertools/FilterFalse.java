package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.filterfalse}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.filterfalse",
    doc = "The items for which a function, or the item itself, is false.",
    parts = {SelfIterator.class})
public final class FilterFalse extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new FilterFalseTable(), PyBaseObject.TYPE);

  private final PyObject function;
  private final PyObject iterator;

  private FilterFalse(ThreadState ts, PyType cls, PyObject function, PyObject iterator) {
    super(ts, cls);
    this.function = ts.keep(function);
    this.iterator = ts.keep(iterator);
  }

  @PySlot(signature = "(function, iterable, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject function, PyObject iterable) {
    return new FilterFalse(ts, cls, function, Iteration.iter(ts, iterable));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    while (true) {
      int mark = ts.mark();
      PyObject item = Iteration.next(ts, iterator);
      if (item == null) {
        return null;
      }
      if (!Comparison.truth(ts, function == Py.None ? item : Calls.call(ts, function, item))) {
        return ts.release(mark, item);
      }
      ts.release(mark);
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
    v.visit(iterator);
  }
}
