package org.boiga.objects;

import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * Stands where functions have the dict of built-in names, if the {@code __builtins__} of their
 * globals is an object of another type. Itself it is empty, and no program sees it.
 */
public final class BuiltinsMapping extends PyDict {
  private final PyObject mapping;

  BuiltinsMapping(ThreadState ts, PyObject mapping) {
    super(ts);
    this.mapping = ts.keep(mapping);
  }

  /** What a program has as {@code __builtins__}, for the built-ins of a function; borrowed. */
  public static PyObject unwrap(PyDict builtins) {
    return builtins instanceof BuiltinsMapping b ? b.mapping : builtins;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(mapping);
  }
}
