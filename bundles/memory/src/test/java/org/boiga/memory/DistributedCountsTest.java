package org.boiga.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An object that threads count for themselves ends exactly when nobody refers to it. */
@ManualCounting("tests counting")
class DistributedCountsTest {
  private final MutatorRegistry registry = new MutatorRegistry();
  private final Mutator m = mutator();
  private final Mutator other = mutator();
  private final List<String> log = new ArrayList<>();
  private Node object;

  private Mutator mutator() {
    Mutator m = new Mutator(registry, CountingPolicy.BIASED) {};
    registry.world.attach(m);
    return m;
  }

  /** An object with one reference, which no thread has counted. */
  @BeforeEach
  void distribute() {
    object = m.keep(new Node(m, "a", log));
    object.finalizer = (t, self) -> {};
    object.incref(m);
    m.release(0);
    object.decref(other); // of those that m has counted: m merges
    m.safepoint();
    registry.distributed.distribute(object);
  }

  private boolean isFinalized() {
    return !log.isEmpty();
  }

  @Test
  void theLastReferenceEndsItAtOnceWhereOtherThreadsTouchNothing() {
    object.incref(other);
    object.incref(other);
    object.decref(other);
    object.decref(other);
    registry.world.detach(other);

    object.decref(m);

    assertThat(log).containsExactly("finalise a");
    assertThat(object.isDead()).isTrue();
  }

  @Test
  void whatAnotherThreadHoldsKeepsIt() {
    object.incref(other);

    object.decref(m);
    assertThat(isFinalized()).isFalse();
    other.safepoint();
    assertThat(isFinalized()).isFalse();
    assertThat(object.refcount()).isEqualTo(1);

    object.decref(other);
    assertThat(isFinalized()).isTrue();
  }

  @Test
  void aRunningThreadHandsOverAtItsSafepoint() {
    object.decref(m);
    assertThat(isFinalized()).isFalse();

    other.safepoint();
    assertThat(log).containsExactly("finalise a");
  }

  @Test
  void aReferenceMayBeDroppedByAnotherThreadThanTheOneThatAddedIt() {
    object.incref(other);
    object.decref(m); // the base
    object.decref(m); // what the other thread has added
    assertThat(isFinalized()).isFalse();

    other.safepoint();
    assertThat(isFinalized()).isTrue();
  }

  @Test
  void aReaderWithoutALockGetsItWhileCountsArePutTogether() {
    object.decref(m);
    assertThat(object.tryIncref(m)).isTrue();

    other.safepoint();
    assertThat(isFinalized()).isFalse();
    object.decref(m);
    assertThat(isFinalized()).isTrue();
    assertThat(object.tryIncref(m)).isFalse();
  }

  @Test
  void aThreadThatEndsLeavesWhatItHas() {
    object.incref(other);
    other.end();
    registry.world.detach(other);

    object.decref(m);
    assertThat(isFinalized()).isFalse();
    object.decref(m);
    assertThat(isFinalized()).isTrue();
  }

  @Test
  void aCollectionPutsCountsTogether() {
    object.incref(m);
    object.to(m, object);
    registry.world.detach(other);
    object.decref(m);
    object.decref(m);
    assertThat(isFinalized()).isFalse();

    assertThat(registry.cycles.collect(m, null, null).unreachable()).isEqualTo(1);
    assertThat(log).containsExactly("finalise a");
  }
}
