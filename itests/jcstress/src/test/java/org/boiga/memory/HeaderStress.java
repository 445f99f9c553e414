package org.boiga.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** References that two threads add and drop: the last one finalises the object, and once. */
@ManualCounting("tests counting")
public class HeaderStress {
  /** The owner counted two references that the other thread drops besides one of its own. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The owner dropped the last one.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The other thread dropped the last one.")
  @Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "The owner was asked to merge.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once.")
  @State
  public static class BiasedCounts extends Contest {
    public BiasedCounts() {
      super(CountingPolicy.BIASED);
      give();
      give();
    }

    @Actor
    public void owner() {
      probe.incref(first);
      probe.decref(first);
      probe.decref(first);
      first.safepoint();
    }

    @Actor
    public void other() {
      probe.incref(second);
      probe.decref(second);
      probe.decref(second);
      probe.decref(second);
    }

    @Arbiter
    public void check(II_Result r) {
      settle(r);
    }
  }

  /** The owner only drops; the other thread has a reference that it counted itself. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The owner dropped the last one.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The other thread dropped the last one.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once.")
  @State
  public static class EndOfBias extends Contest {
    public EndOfBias() {
      super(CountingPolicy.BIASED);
      probe.incref(second);
    }

    @Actor
    public void owner() {
      probe.decref(first);
    }

    @Actor
    public void other() {
      probe.incref(second);
      probe.decref(second);
      probe.decref(second);
    }

    @Arbiter
    public void check(II_Result r) {
      settle(r);
    }
  }

  /** Nobody owns the object. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One thread dropped the last one.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "The other one did.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once.")
  @State
  public static class AtomicCounts extends Contest {
    public AtomicCounts() {
      super(CountingPolicy.ATOMIC);
      give();
    }

    @Actor
    public void one() {
      probe.incref(first);
      probe.decref(first);
      probe.decref(first);
    }

    @Actor
    public void other() {
      probe.incref(second);
      probe.decref(second);
      probe.decref(second);
    }

    @Arbiter
    public void check(II_Result r) {
      settle(r);
    }
  }
}
