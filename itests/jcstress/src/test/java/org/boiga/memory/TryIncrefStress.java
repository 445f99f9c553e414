package org.boiga.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A reader without a lock, or a weak reference, takes a reference while another thread drops the
 * last one: it gets a whole object, or none.
 */
@ManualCounting("tests counting")
public class TryIncrefStress {
  private static final int REFUSED = 0;
  private static final int WHOLE = 1;
  private static final int FINALISED = 2;

  /** One object, and a reader of it; the second number is how often it was finalised. */
  abstract static class Reading extends Contest {
    Reading(CountingPolicy policy) {
      super(policy);
    }

    final int read() {
      if (!probe.tryIncref(second)) {
        return REFUSED;
      }
      int seen = probe.isFinalized() ? FINALISED : WHOLE;
      probe.decref(second);
      return seen;
    }

    final void count(II_Result r) {
      int seen = r.r1;
      settle(r);
      r.r2 = r.r2 == 0 ? 0 : r.r1;
      r.r1 = seen;
    }
  }

  /** The thread that made the object drops it. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The object was dying.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The reader kept it for a while.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once, or read after that.")
  @State
  public static class OfOwner extends Reading {
    public OfOwner() {
      super(CountingPolicy.BIASED);
      probe.publish(first);
    }

    @Actor
    public void drop() {
      probe.decref(first);
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = read();
    }

    @Arbiter
    public void check(II_Result r) {
      count(r);
    }
  }

  /** Nobody has read the object before: the reader may be refused though it lives. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The reader is to take the lock.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Others had counted it by then.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once, or read after that.")
  @State
  public static class OfUnpublished extends Reading {
    public OfUnpublished() {
      super(CountingPolicy.BIASED);
    }

    @Actor
    public void drop() {
      probe.publish(first);
      probe.decref(first);
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = read();
    }

    @Arbiter
    public void check(II_Result r) {
      count(r);
    }
  }

  /** Nobody owns the object. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The object was dying.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The reader kept it for a while.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once, or read after that.")
  @State
  public static class OfMerged extends Reading {
    public OfMerged() {
      super(CountingPolicy.ATOMIC);
    }

    @Actor
    public void drop() {
      probe.decref(first);
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = read();
    }

    @Arbiter
    public void check(II_Result r) {
      count(r);
    }
  }

  /** Threads count for themselves; the base is dropped, so that counts are put together. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The object was dying.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The reader kept it for a while.")
  @Outcome(expect = FORBIDDEN, desc = "Not finalised once, or read after that.")
  @State
  public static class OfDistributed extends Reading {
    public OfDistributed() {
      super(CountingPolicy.ATOMIC);
      registry.distributed.distribute(probe);
    }

    @Actor
    public void drop() {
      probe.decref(first);
    }

    @Actor
    public void read(II_Result r) {
      second.safepoint();
      r.r1 = read();
      second.safepoint();
    }

    @Arbiter
    public void check(II_Result r) {
      count(r);
    }
  }
}
