package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code reversed}, for sequences that have no {@code __reversed__} of their own. */
@org.boiga.api.annotation.PyType(
    name = "reversed",
    doc = "An iterator over a sequence from its last item to its first.")
public final class PyReversed extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyReversedTable(), PyBaseObject.TYPE);

  /** Empty after the end where nobody else iterates. */
  private PyObject sequence;

  /** Index of the next item; -1 when exhausted. */
  private long index;

  private PyReversed(ThreadState ts, PyType cls, PyObject sequence, long length) {
    super(ts, cls);
    this.sequence = ts.keep(sequence);
    index = length - 1;
  }

  @PySlot(signature = "(object, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject object) {
    PyType t = PyType.of(object);
    PyObject own = t.lookup(Names.__reversed__);
    if (own != null && own != Py.None) {
      return Calls.call(ts, Attributes.bind(ts, own, object, t));
    }
    if (own == Py.None || t.slot(Slot.GETITEM) == null || object instanceof PyDict) {
      throw PyErr.typeError(ts, "'" + t.name() + "' object is not reversible");
    }
    return new PyReversed(ts, cls, object, Sequences.length(ts, object));
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    long i = index;
    if (i < 0) {
      finish(ts);
      return null;
    }
    try {
      PyObject v = Sequences.getItem(ts, ts.hold(sequence), Py.int_(i));
      index = i - 1;
      return v;
    } catch (PyException e) {
      finish(ts);
      if (!e.matches(PyExc.IndexError) && !e.matches(PyExc.StopIteration)) {
        throw e;
      }
      return null;
    }
  }

  private void finish(ThreadState ts) {
    index = -1;
    if (isConfined(ts)) {
      sequence = ts.swap(sequence, PyTuple.EMPTY);
    }
  }

  @PyMethod(doc = "Estimate the number of items left.")
  long __length_hint__(ThreadState ts) {
    long left = index + 1;
    return left == 0 || Sequences.length(ts, sequence) < left ? 0 : left;
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    long i = index;
    return i < 0
        ? PyTuple.of(ts, type(), PyTuple.of(ts, PyTuple.EMPTY))
        : PyTuple.of(ts, type(), PyTuple.of(ts, sequence), Py.int_(i));
  }

  @PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, long state) {
    if (index < 0) {
      return;
    }
    long n = Sequences.length(ts, sequence);
    index = Math.max(-1, Math.min(state, n - 1));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(sequence);
  }
}
