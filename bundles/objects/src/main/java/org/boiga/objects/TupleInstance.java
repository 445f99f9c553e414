package org.boiga.objects;

import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.memory.WeakCallbacks;

/** An instance of a Python class that derives from tuple. */
public final class TupleInstance extends PyTuple implements Shaped {
  private final PyInstance body;

  TupleInstance(ThreadState ts, PyType type, PyObject[] items) {
    super(ts, items);
    body = PyInstance.bodyOfCounted(type);
  }

  @Override
  public PyType type() {
    return body.type();
  }

  @Override
  public PyInstance body() {
    return body;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    body.traverse(v);
  }

  @Override
  protected boolean hasFinalizer() {
    return body.hasFinalizer();
  }

  @Override
  protected void runFinalizer(Mutator m) {
    Finalization.run((ThreadState) m, this, type().slot(org.boiga.api.Slot.DEL));
  }

  @Override
  protected void clearWeakReferences(Mutator m, WeakCallbacks callbacks) {
    body.clearWeakReferences(m, callbacks);
  }
}
