package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code filter}. */
@org.boiga.api.annotation.PyType(
    name = "filter",
    doc = "An iterator over the items for which a function, or the item itself, is true.")
public final class PyFilter extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyFilterTable(), PyBaseObject.TYPE);

  private final PyObject function;
  private final PyObject iterator;

  private PyFilter(ThreadState ts, PyType cls, PyObject function, PyObject iterator) {
    super(ts, cls);
    this.function = ts.keep(function);
    this.iterator = ts.keep(iterator);
  }

  @PySlot(signature = "(function, iterable, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject function, PyObject iterable) {
    return new PyFilter(ts, cls, function, Iteration.iter(ts, iterable));
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    boolean itself = function == Py.None || function == PyBool.TYPE;
    while (true) {
      int mark = ts.mark();
      PyObject item = Iteration.next(ts, iterator);
      if (item == null) {
        return null;
      }
      if (Comparison.truth(ts, itself ? item : Calls.call(ts, function, item))) {
        return ts.release(mark, item);
      }
      ts.release(mark);
    }
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, type(), PyTuple.of(ts, function, iterator));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
    v.visit(iterator);
  }
}
