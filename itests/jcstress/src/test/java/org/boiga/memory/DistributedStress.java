package org.boiga.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Threads count for themselves while another one puts the counts together. */
@ManualCounting("tests counting")
public class DistributedStress {
  /** The base goes while another thread has a reference of its own count. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The one that gathered had the last word.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The other thread handed over, then dropped.")
  @Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "The other thread has yet to hand over.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once.")
  @State
  public static class BaseGoes extends Contest {
    public BaseGoes() {
      super(CountingPolicy.ATOMIC);
      registry.distributed.distribute(probe);
      probe.incref(second);
    }

    @Actor
    public void gatherer() {
      probe.decref(first);
    }

    @Actor
    public void other() {
      probe.incref(second);
      second.safepoint();
      probe.decref(second);
      probe.decref(second);
    }

    @Arbiter
    public void check(II_Result r) {
      settle(r);
    }
  }

  /** Two threads drop from the base; both find the same last reference, or one does. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One thread gathered.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The other one did.")
  @Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "One of them has yet to hand over.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once.")
  @State
  public static class BothDrop extends Contest {
    public BothDrop() {
      super(CountingPolicy.ATOMIC);
      give();
      registry.distributed.distribute(probe);
    }

    @Actor
    public void one() {
      probe.incref(first);
      probe.decref(first);
      probe.decref(first);
      first.safepoint();
    }

    @Actor
    public void other() {
      probe.decref(second);
      second.safepoint();
    }

    @Arbiter
    public void check(II_Result r) {
      settle(r);
    }
  }

  /** The count is distributed while a thread drops the reference that kept the object alive. */
  @JCStressTest
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "The one that distributed dropped the last one.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The other thread did.")
  @Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "One of them has yet to hand over.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once.")
  @State
  public static class Distributes extends Contest {
    public Distributes() {
      super(CountingPolicy.ATOMIC);
      give();
    }

    @Actor
    public void one() {
      registry.distributed.distribute(probe);
      probe.decref(first);
      first.safepoint();
    }

    @Actor
    public void other() {
      probe.incref(second);
      probe.decref(second);
      probe.decref(second);
      second.safepoint();
    }

    @Arbiter
    public void check(II_Result r) {
      settle(r);
    }
  }
}
