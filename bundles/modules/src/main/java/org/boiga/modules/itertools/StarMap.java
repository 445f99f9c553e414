package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.starmap}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.starmap",
    doc = "The results of a function whose arguments are the items of each item.",
    parts = {SelfIterator.class})
public final class StarMap extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new StarMapTable(), PyBaseObject.TYPE);

  private final PyObject function;
  private final PyObject iterator;

  private StarMap(ThreadState ts, PyType cls, PyObject function, PyObject iterator) {
    super(ts, cls);
    this.function = ts.keep(function);
    this.iterator = ts.keep(iterator);
  }

  @PySlot(signature = "(function, iterable, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject function, PyObject iterable) {
    return new StarMap(ts, cls, function, Iteration.iter(ts, iterable));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int mark = ts.mark();
    PyObject item = Iteration.next(ts, iterator);
    return item == null
        ? null
        : ts.release(mark, Calls.call(ts, function, Iteration.toArray(ts, item)));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
    v.visit(iterator);
  }
}
