package org.boiga.api;

/** Whether a module needs a lock: the values of the slot {@code Py_mod_gil}. */
public enum Py_mod_gil {
  /**
   * The module's code is not made for threads: no two of its entries run at the same time, in any
   * interpreter. It gives its lock up where it detaches or waits, and where Python code that it
   * calls comes to a safepoint while another thread waits for it; so that it never deadlocks, but
   * may find its state changed after such a call, as with CPython's global lock.
   */
  Py_MOD_GIL_USED,

  /** The module's code runs on any number of threads at once: the default. */
  Py_MOD_GIL_NOT_USED
}
