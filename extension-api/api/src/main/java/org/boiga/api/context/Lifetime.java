package org.boiga.api.context;

import org.boiga.api.PyCriticalSection;
import org.boiga.api.PyDetached;
import org.boiga.api.PyInterpreter;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;
import org.osgi.annotation.versioning.ProviderType;

/** How long references live, and what threads do. */
@ProviderType
public interface Lifetime {
  /** Opens a scope for references that are to go before the call ends. */
  PyScope scope();

  /** Begins a critical section over an object ({@code Py_BEGIN_CRITICAL_SECTION}). */
  PyCriticalSection criticalSection(PyObject o);

  /** Detaches the thread: {@code try (var detached = ctx.detach()) { block(); }}. */
  PyDetached detach();

  /**
   * Handles what waits for this thread: signals, a request to stop at a safepoint. For loops that
   * compute for long without detaching.
   */
  void PyErr_CheckSignals();

  /** The interpreter, for threads that Python did not start. */
  PyInterpreter interpreter();

  /** {@code weakref.ref(o, callback)}; the callback may be null. */
  PyObject PyWeakref_NewRef(PyObject o, PyObject callback);

  /** The referent, held by the scope, or null if it is gone. */
  PyObject PyWeakref_GetRef(PyObject reference);
}
