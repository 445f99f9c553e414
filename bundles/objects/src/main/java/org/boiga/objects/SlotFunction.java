package org.boiga.objects;

import org.boiga.memory.PyObject;

/**
 * The implementation of a type slot. One abstract class with a method for each shape of {@link
 * org.boiga.api.Slot.Shape}, rather than an interface each, so that types keep their slots in one
 * array and calling one needs no cast. Results are held by the caller's scope.
 */
public abstract class SlotFunction {
  private static AssertionError wrongShape() {
    return new AssertionError("slot called with another shape");
  }

  public PyObject unary(ThreadState ts, PyObject self) {
    throw wrongShape();
  }

  public PyObject binary(ThreadState ts, PyObject self, PyObject other) {
    throw wrongShape();
  }

  public PyObject ternary(ThreadState ts, PyObject self, PyObject a, PyObject b) {
    throw wrongShape();
  }

  public void store(ThreadState ts, PyObject self, PyObject key, PyObject value) {
    throw wrongShape();
  }

  public void remove(ThreadState ts, PyObject self, PyObject key) {
    throw wrongShape();
  }

  public long number(ThreadState ts, PyObject self) {
    throw wrongShape();
  }

  public boolean test(ThreadState ts, PyObject self) {
    throw wrongShape();
  }

  public boolean contains(ThreadState ts, PyObject self, PyObject item) {
    throw wrongShape();
  }

  /** See {@link Evaluator#call} for the meaning of the arguments. */
  public PyObject call(
      ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
    throw wrongShape();
  }
}
