package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyListIterator;
import org.boiga.objects.PyRangeIterator;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/** The iteration step of {@code for}. */
final class Loops {
  private Loops() {}

  /** The next item, owned, or null when the iterator is exhausted. */
  static PyObject next(ThreadState ts, PyObject iterator) {
    if (iterator.getClass() == PyRangeIterator.class) {
      PyRangeIterator r = (PyRangeIterator) iterator;
      long left = r.remaining;
      if (left <= 0) {
        return null;
      }
      long v = r.next;
      r.remaining = left - 1;
      r.next = v + r.step;
      return new SmallInt(v);
    }
    int mark = ts.mark();
    PyObject v =
        iterator.getClass() == PyListIterator.class
            ? ((PyListIterator) iterator).__next__(ts)
            : Iteration.next(ts, iterator);
    if (v == null) {
      if (ts.stopValue != null && !ts.interp.isInstrumenting()) {
        ts.takeStopValue(); // nobody asks for it
      }
      ts.release(mark);
      return null;
    }
    return ts.take(mark, v);
  }
}
