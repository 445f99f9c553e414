package org.boiga.api.context;

import java.math.RoundingMode;
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

  /** Something to wait for, which touches no Python object. */
  @FunctionalInterface
  interface Wait {
    /**
     * Waits, with the thread detached.
     *
     * @param nanos how long at most; negative for ever
     * @return whether it came
     */
    boolean await(long nanos) throws InterruptedException;
  }

  /**
   * Waits with the thread detached, for as long as it takes or at most for a time. A signal ends
   * the wait for as long as its handler runs; what the handler raises ends it for good. In C:
   * {@code PyThread_acquire_lock_timed} in a loop with {@code Py_MakePendingCalls}.
   *
   * @param nanos how long at most; negative for ever
   * @return whether what it waited for came
   */
  boolean await(long nanos, Wait wait);

  /**
   * A number of seconds as nanoseconds ({@code _PyTime_FromSecondsObject}). TypeError for what is
   * no number, ValueError for a NaN, OverflowError for what is out of range.
   */
  long PyTime_FromSecondsObject(PyObject o, RoundingMode rounding);

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
