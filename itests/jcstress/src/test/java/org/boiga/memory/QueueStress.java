package org.boiga.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread drops what the owner counted while the owner begins to wait, goes on, or ends. */
@ManualCounting("tests counting")
public class QueueStress {
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The owner merged its queue.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The owner waited: the dropper merged.")
  @Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "The owner finds it at its next safepoint.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once.")
  @State
  public static class OwnerWaits extends Contest {
    public OwnerWaits() {
      super(CountingPolicy.BIASED);
    }

    @Actor
    public void owner() {
      registry.world.detachMerged(first);
      registry.world.attach(first);
      first.safepoint();
    }

    @Actor
    public void dropper() {
      probe.decref(second);
    }

    @Arbiter
    public void check(II_Result r) {
      settle(r);
    }
  }

  /** The owner uses the object after its wait, while which another thread may merge it. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The owner dropped the last one.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The other thread dropped the last one.")
  @Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "The owner was asked to merge.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once.")
  @State
  public static class OwnerGoesOn extends Contest {
    public OwnerGoesOn() {
      super(CountingPolicy.BIASED);
      give();
      give();
    }

    @Actor
    public void owner() {
      registry.world.detach(first);
      registry.world.attach(first);
      probe.incref(first);
      probe.decref(first);
      probe.decref(first);
      first.safepoint();
    }

    @Actor
    public void dropper() {
      probe.decref(second);
      probe.decref(second);
    }

    @Arbiter
    public void check(II_Result r) {
      settle(r);
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The owner merged its queue at its end.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The owner had ended: the dropper merged.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once, or left in a queue.")
  @State
  public static class OwnerEnds extends Contest {
    public OwnerEnds() {
      super(CountingPolicy.BIASED);
    }

    @Actor
    public void owner() {
      first.end();
    }

    @Actor
    public void dropper() {
      probe.decref(second);
    }

    @Arbiter
    public void check(II_Result r) {
      settle(r);
    }
  }
}
