package org.boiga.api;

/**
 * Whether several interpreters may import a module: the values of the slot {@code
 * Py_mod_multiple_interpreters}.
 */
public enum Py_mod_multiple_interpreters {
  /**
   * One interpreter at a time: while the one lives that imported the module, ImportError in others.
   */
  Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED,

  /** Any number, each with a state of its own. */
  Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED,

  /** Any number: the default, since no interpreter has a lock that it could share. */
  Py_MOD_PER_INTERPRETER_GIL_SUPPORTED
}
