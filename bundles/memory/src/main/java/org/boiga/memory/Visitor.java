package org.boiga.memory;

/** Receives the references that an object owns; see {@link Counted#traverse}. */
@FunctionalInterface
public interface Visitor {

  /**
   * Visits one owned reference.
   *
   * @param o the object referred to, or null, which is ignored
   */
  void visit(PyObject o);

  /** Visits the first {@code n} elements of {@code a}; nulls are ignored. */
  default void visitAll(PyObject[] a, int n) {
    for (int i = 0; i < n; i++) {
      visit(a[i]);
    }
  }

  /** As {@link #visitAll}, from the last on: the order in which CPython's sequences let go. */
  default void visitAllBackwards(PyObject[] a, int n) {
    for (int i = n - 1; i >= 0; i--) {
      visit(a[i]);
    }
  }
}
