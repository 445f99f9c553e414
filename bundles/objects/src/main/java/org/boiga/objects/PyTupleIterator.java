package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code tuple_iterator}. */
@org.boiga.api.annotation.PyType(name = "tuple_iterator", subclassable = false)
public final class PyTupleIterator extends Counted {
  public static final PyType TYPE = PyType.builtin(new PyTupleIteratorTable(), PyBaseObject.TYPE);

  private PyTuple tuple;
  private int index;

  PyTupleIterator(ThreadState ts, PyTuple tuple) {
    super(ts);
    this.tuple = ts.keep(tuple);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  public PyObject __next__(ThreadState ts) {
    int i = index;
    PyTuple t = tuple;
    if (i >= t.items.length) {
      if (isConfined(ts)) {
        tuple = ts.swap(t, PyTuple.EMPTY);
      }
      return null;
    }
    index = i + 1;
    return ts.hold(t.items[i]);
  }

  @PyMethod(doc = "Estimate the number of items left.")
  long __length_hint__(ThreadState ts) {
    return Math.max(0, tuple.size() - index);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject iter = Iteration.builtin(ts, "iter");
    int i = index;
    return i >= tuple.size()
        ? PyTuple.of(ts, iter, PyTuple.of(ts, PyTuple.EMPTY))
        : PyTuple.of(ts, iter, PyTuple.of(ts, tuple), Py.int_(i));
  }

  @PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, long state) {
    index = (int) Math.max(0, Math.min(state, tuple.size()));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(tuple);
  }
}
