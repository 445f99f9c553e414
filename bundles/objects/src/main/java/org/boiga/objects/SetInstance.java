package org.boiga.objects;

import org.boiga.memory.Mutator;
import org.boiga.memory.Visitor;

/** An instance of a Python class that derives from set. */
public final class SetInstance extends PySet implements Shaped {
  private final PyInstance body;

  SetInstance(ThreadState ts, PyType type) {
    super(ts);
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
}
