package org.boiga.objects;

import org.boiga.memory.PyObject;

/** A sequence whose items are other objects to iteration than to subscription. */
public interface IndexedItems {
  /**
   * The item at {@code i} as iteration gives it.
   *
   * @throws PyException IndexError at the end
   */
  PyObject itemAt(ThreadState ts, long i);
}
