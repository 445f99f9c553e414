package org.boiga.compiler.symtable;

/** Where a name of a scope lives; the order is that of CPython's numbers, from 1. */
public enum Resolution {
  /** In this scope alone. */
  LOCAL,
  /** In the module, since a {@code global} statement says so. */
  GLOBAL_EXPLICIT,
  /** In the module or the built-ins, since no enclosing scope binds it. */
  GLOBAL_IMPLICIT,
  /** In an enclosing function. */
  FREE,
  /** In this scope, and an inner one uses it. */
  CELL
}
