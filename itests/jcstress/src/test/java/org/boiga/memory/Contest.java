package org.boiga.memory;

import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads of an interpreter of their own and an object. jcstress makes a state on one thread
 * and has actors work on it on others, so that mutators belong to the state.
 */
@ManualCounting("tests counting")
abstract class Contest {
  /** Who finalised the object. */
  static final int FIRST = 1;

  static final int SECOND = 2;
  static final int LATER = 3;

  final MutatorRegistry registry = new MutatorRegistry();
  final Mutator first;
  final Mutator second;

  /** With one reference, which belongs to the first thread. */
  final Probe probe;

  private int finalisedBy;

  Contest(CountingPolicy policy) {
    first = new Mutator(registry, policy) {};
    second = new Mutator(registry, policy) {};
    registry.world.attach(first);
    registry.world.attach(second);
    probe = first.keep(new Probe(first));
    first.release(0);
  }

  /** Adds a reference, for whichever thread, that the first one has counted. */
  final void give() {
    probe.incref(first);
  }

  /** What others left to be done at safepoints, and what came of the object. */
  final void settle(II_Result r) {
    int before = probe.times();
    first.safepoint();
    second.safepoint();
    r.r1 = probe.times();
    r.r2 = before == 0 ? LATER : probe.thread() == first.id ? FIRST : SECOND;
    if (r.r1 == 0 || !probe.isDead() || probe.refcount() != 0) {
      r.r2 = 0;
    }
  }
}
