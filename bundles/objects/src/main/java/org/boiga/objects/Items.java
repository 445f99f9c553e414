package org.boiga.objects;

import org.boiga.memory.PyObject;

/** What {@link ItemSequences} needs of a list or tuple. */
sealed interface Items permits PyList, PyTuple {
  /** Number of items, which may change. */
  int size();

  /** Item {@code i}, held by the current scope or by the sequence; null if there is none by now. */
  PyObject getOrNull(ThreadState ts, int i);
}
