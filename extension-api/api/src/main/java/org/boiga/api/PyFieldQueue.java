package org.boiga.api;

import org.boiga.api.spi.Owned;
import org.osgi.annotation.versioning.ProviderType;

/**
 * References to Python objects that an extension's object owns, first in first out: what in C is an
 * array or a list of {@code PyObject *} with {@code tp_traverse} and {@code tp_clear}.
 *
 * <p>Safe on every thread: each operation is one step. None calls Python code or stops at a
 * safepoint, so that an object may use it under a lock of its own, and none throws.
 */
@ProviderType
public interface PyFieldQueue extends Owned {
  /** Appends an object, of which the queue takes a reference of its own. */
  void add(PyContext ctx, PyObject o);

  /**
   * Removes the first object; null if there is none. The queue's reference goes to the current
   * scope.
   */
  PyObject poll(PyContext ctx);

  int size();
}
