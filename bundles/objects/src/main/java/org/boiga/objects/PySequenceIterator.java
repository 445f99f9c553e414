package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** The iterator over an object that has {@code __getitem__} but no {@code __iter__}. */
@org.boiga.api.annotation.PyType(name = "iterator", subclassable = false)
public final class PySequenceIterator extends Counted {
  public static final PyType TYPE =
      PyType.builtin(new PySequenceIteratorTable(), PyBaseObject.TYPE);

  private PyObject sequence;

  /** Index of the next item; -1 when exhausted. */
  private long index;

  PySequenceIterator(ThreadState ts, PyObject sequence) {
    super(ts);
    this.sequence = ts.keep(sequence);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    long i = index;
    if (i < 0) {
      return null;
    }
    if (i == Long.MAX_VALUE) {
      throw PyErr.overflowError(ts, "iter index too large");
    }
    try {
      PyObject v =
          sequence instanceof IndexedItems s
              ? s.itemAt(ts, i)
              : Sequences.getItem(ts, sequence, Py.int_(i));
      index = i + 1;
      return v;
    } catch (PyException e) {
      if (!e.matches(PyExc.IndexError) && !e.matches(PyExc.StopIteration)) {
        throw e;
      }
      index = -1;
      if (isConfined(ts)) {
        sequence = ts.swap(sequence, Py.None);
      }
      return null;
    }
  }

  @PyMethod(doc = "Estimate the number of items left.")
  PyObject __length_hint__(ThreadState ts) {
    long i = index;
    if (i < 0) {
      return Py.int_(0);
    }
    SlotFunction len = PyType.of(sequence).slot(Slot.LEN);
    return len == null ? Py.NotImplemented : Py.int_(Math.max(0, len.number(ts, sequence) - i));
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject iter = Iteration.builtin(ts, "iter");
    long i = index;
    return i < 0
        ? PyTuple.of(ts, iter, PyTuple.of(ts, PyTuple.EMPTY))
        : PyTuple.of(ts, iter, PyTuple.of(ts, sequence), Py.int_(i));
  }

  @PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, long state) {
    if (index >= 0) {
      index = Math.max(0, state);
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(sequence);
  }
}
