package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.Iteration;
import org.boiga.objects.ThreadState;

/** The iteration step of {@code for}. */
final class Loops {
  private Loops() {}

  /** The next item, owned, or null when the iterator is exhausted. */
  static PyObject next(ThreadState ts, PyObject iterator) {
    int mark = ts.mark();
    PyObject v = Iteration.next(ts, iterator);
    if (v == null) {
      ts.release(mark);
      return null;
    }
    return ts.take(mark, v);
  }
}
