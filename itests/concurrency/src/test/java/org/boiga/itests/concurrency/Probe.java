package org.boiga.itests.concurrency;

import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;

/** An object that counts how often it is finalised. */
final class Probe extends Counted {
  final AtomicInteger finalised = new AtomicInteger();

  Probe(Mutator m) {
    super(m);
  }

  @Override
  public PyObject type() {
    return PyBaseObject.TYPE;
  }

  @Override
  protected boolean hasFinalizer() {
    return true;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    finalised.incrementAndGet();
  }
}
