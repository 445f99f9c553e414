package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code map}. */
@org.boiga.api.annotation.PyType(
    name = "map",
    doc = "An iterator over the results of a function for the items of iterables.")
public final class PyMap extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyMapTable(), PyBaseObject.TYPE);

  private final PyObject function;
  private final ParallelIterators iterators;

  private PyMap(ThreadState ts, PyType cls, PyObject function, PyObject[] its, boolean strict) {
    super(ts, cls);
    this.function = ts.keep(function);
    iterators = new ParallelIterators(ts, "map", its, strict);
  }

  @PySlot(signature = "(function, iterable, /, *iterables, strict=False)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    boolean strict = false;
    if (kwnames != null
        && (cls == TYPE
            || cls.slot(org.boiga.api.Slot.INIT) == TYPE.slot(org.boiga.api.Slot.INIT))) {
      for (int i = 0; i < kwnames.size(); i++) {
        if (!kwnames.at(i).toString().equals("strict")) {
          throw PyErr.typeError(
              ts, "map() got an unexpected keyword argument '" + kwnames.at(i) + "'");
        }
        strict = Comparison.truth(ts, args[start + n + i]);
      }
    }
    if (n < 2) {
      throw PyErr.typeError(ts, "map() must have at least two arguments.");
    }
    PyObject[] its = ParallelIterators.over(ts, args, start + 1, start + n);
    return new PyMap(ts, cls, args[start], its, strict);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int mark = ts.mark();
    PyObject[] items = iterators.next(ts);
    if (items == null) {
      ts.release(mark);
      return null;
    }
    return ts.release(mark, Calls.call(ts, function, items, 0, items.length, null));
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject[] its = iterators.toArray();
    PyObject[] all = new PyObject[its.length + 1];
    all[0] = function;
    System.arraycopy(its, 0, all, 1, its.length);
    PyTuple args = PyTuple.of(ts, all);
    return iterators.strict ? PyTuple.of(ts, type(), args, Py.True) : PyTuple.of(ts, type(), args);
  }

  @PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, PyObject state) {
    iterators.strict = Comparison.truth(ts, state);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
    iterators.traverse(v);
  }
}
