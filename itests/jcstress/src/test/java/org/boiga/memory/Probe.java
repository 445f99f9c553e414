package org.boiga.memory;

import java.util.concurrent.atomic.AtomicInteger;

/** An object that tells how often, and on which thread, it was finalised. */
@ManualCounting("tests counting")
final class Probe extends Counted {
  private final AtomicInteger times = new AtomicInteger();
  private volatile int thread;

  Probe(Mutator m) {
    super(m);
  }

  /** How often the finaliser ran. */
  int times() {
    return times.get();
  }

  /** The id of the mutator that ran it last. */
  int thread() {
    return thread;
  }

  @Override
  public PyObject type() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected boolean hasFinalizer() {
    return true;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    thread = m.id;
    times.incrementAndGet();
  }
}
