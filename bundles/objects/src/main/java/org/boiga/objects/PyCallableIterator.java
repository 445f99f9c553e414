package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code callable_iterator}: what {@code iter(callable, sentinel)} makes. */
@org.boiga.api.annotation.PyType(name = "callable_iterator", subclassable = false)
public final class PyCallableIterator extends Counted {
  public static final PyType TYPE =
      PyType.builtin(new PyCallableIteratorTable(), PyBaseObject.TYPE);

  private PyObject callable;
  private PyObject sentinel;
  private boolean exhausted;

  public PyCallableIterator(ThreadState ts, PyObject callable, PyObject sentinel) {
    super(ts);
    this.callable = ts.keep(callable);
    this.sentinel = ts.keep(sentinel);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    if (exhausted) {
      return null;
    }
    PyObject v;
    try {
      v = Calls.call(ts, callable);
    } catch (PyException e) {
      if (!e.matches(PyExc.StopIteration)) {
        throw e;
      }
      return exhausted(ts);
    }
    if (exhausted) {
      return null; // the call exhausted this iterator itself
    }
    if (Comparison.same(ts, sentinel, v)) {
      return exhausted(ts);
    }
    return v;
  }

  private PyObject exhausted(ThreadState ts) {
    exhausted = true;
    if (isConfined(ts)) {
      callable = ts.swap(callable, Py.None);
      sentinel = ts.swap(sentinel, Py.None);
    }
    return null;
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject iter = Iteration.builtin(ts, "iter");
    return exhausted
        ? PyTuple.of(ts, iter, PyTuple.of(ts, PyTuple.EMPTY))
        : PyTuple.of(ts, iter, PyTuple.of(ts, callable, sentinel));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(callable);
    v.visit(sentinel);
  }
}
