package org.boiga.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A reference that a module owns in one interpreter, for the module's state: an exception type that
 * it made, an imported function, a cache. Dropped when the interpreter ends. Safe on every thread.
 */
@ProviderType
public interface PyGlobal {
  /** The value, held by the current scope; null if there is none. */
  PyObject get(PyContext ctx);

  /** Replaces the value; null clears it. */
  void set(PyContext ctx, PyObject value);
}
