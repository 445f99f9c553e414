package org.boiga.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is collected, when finalisers run and what they may do. */
@ManualCounting("tests counting")
class CycleCollectorTest {
  private final MutatorRegistry registry = new MutatorRegistry();
  private final Mutator m = mutator(CountingPolicy.BIASED);
  private final List<String> log = new ArrayList<>();

  private Mutator mutator(CountingPolicy policy) {
    Mutator m = new Mutator(registry, policy) {};
    registry.world.attach(m);
    return m;
  }

  @AfterEach
  void close() {
    m.end();
    registry.world.detach(m);
  }

  private Node node(String name) {
    return new Node(m, name, log);
  }

  private Node finalized(String name) {
    Node n = node(name);
    n.finalizer = (t, self) -> {};
    return n;
  }

  /** Ends the scopes, then collects. */
  private int collect() {
    m.release(0);
    return registry.cycles.collect(m, null, null).unreachable();
  }

  @Test
  void anObjectThatRefersToItselfIsCollected() {
    Node a = node("a");
    a.to(m, a);

    assertThat(collect()).isEqualTo(1);
    assertThat(a.isDead()).isTrue();
    assertThat(collect()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = CountingPolicy.class,
      names = {"BIASED", "ATOMIC"})
  void aRingIsCollectedWithWhatHangsOffIt(CountingPolicy policy) {
    Mutator other = mutator(policy);
    Node a = new Node(other, "a", log);
    Node b = new Node(other, "b", log);
    Node chain = new Node(other, "chain", log);
    Node end = new Node(other, "end", log);
    a.to(other, b, chain);
    b.to(other, a);
    chain.to(other, end);
    other.release(0);

    registry.world.detach(other); // as while it blocks
    assertThat(collect()).isEqualTo(4);
    registry.world.attach(other);

    assertThat(List.of(a, b, chain, end)).allMatch(Counted::isDead);
    assertThat(List.of(a, b, chain, end)).allMatch(n -> n.refcount() == 0);
    other.end();
    registry.world.detach(other);
  }

  @Test
  void whatIsReferredToFromElsewhereStaysWithAllItLeadsTo() {
    Node root = node("root");
    Node a = node("a");
    Node b = node("b");
    Node c = node("c");
    m.keep(root);
    root.to(m, a);
    a.to(m, b);
    b.to(m, a, c);
    c.to(m, c);

    assertThat(collect()).isZero();
    assertThat(List.of(a.refcount(), b.refcount(), c.refcount())).containsExactly(2, 1, 2);

    root.clear(m);
    assertThat(collect()).isEqualTo(3);
    root.decref(m);
    assertThat(root.isDead()).isTrue();
  }

  @Test
  void aCollectedRingDropsWhatElsewhereIsInUse() {
    Node used = m.keep(node("used"));
    Node a = node("a");
    a.to(m, a, used);

    assertThat(collect()).isEqualTo(1);
    assertThat(used.refcount()).isEqualTo(1);
    used.decref(m);
  }

  @Test
  void weakReferencesFromElsewhereCallBackBeforeFinalisersRun() {
    Node watcher = m.keep(node("watcher"));
    Node a = finalized("a");
    Node b = finalized("b");
    a.to(m, b);
    b.to(m, a);
    a.referrer = watcher;
    b.referrer = a;

    assertThat(collect()).isEqualTo(2);
    assertThat(log).containsExactly("call back for a", "finalise a", "finalise b");
    watcher.decref(m);
  }

  @Test
  void aFinaliserSeesItsNeighboursWhole() {
    Node a = finalized("a");
    Node b = finalized("b");
    a.to(m, b);
    b.to(m, a);
    a.finalizer = (t, self) -> self.clear(t); // b has no reference left but the collector's
    b.finalizer = (t, self) -> assertThat(self.references()).containsExactly(a);

    assertThat(collect()).isEqualTo(2);
    assertThat(log).containsExactly("finalise a", "finalise b");
  }

  @Test
  void whatAFinaliserMakesReachableStaysAndIsFinalisedOnce() {
    Node root = m.keep(node("root"));
    Node a = finalized("a");
    Node cargo = finalized("cargo");
    Node other = finalized("other");
    a.to(m, a, cargo);
    cargo.to(m, cargo);
    other.to(m, a, other);
    a.finalizer = (t, self) -> root.to(t, self);

    assertThat(collect()).isEqualTo(1);
    assertThat(other.isDead()).isTrue();
    assertThat(List.of(a, cargo)).noneMatch(Counted::isDead);
    assertThat(a.refcount()).isEqualTo(2);
    assertThat(log).containsExactlyInAnyOrder("finalise a", "finalise cargo", "finalise other");

    log.clear();
    root.clear(m);
    assertThat(collect()).isEqualTo(2);
    assertThat(List.of(a, cargo)).allMatch(Counted::isDead);
    assertThat(log).isEmpty();
    root.decref(m);
  }

  @Test
  void aFinaliserMayCollect() {
    Node a = finalized("a");
    a.to(m, a);
    a.finalizer =
        (t, self) -> assertThat(registry.cycles.collect(t, null, null).unreachable()).isZero();

    assertThat(collect()).isEqualTo(1);
  }

  @Test
  void whatIsSavedStaysAfterItsFinaliser() {
    List<Counted> saved = new ArrayList<>();
    Node a = finalized("a");
    a.to(m, a);
    m.release(0);

    int n = registry.cycles.collect(m, null, c -> saved.add(m.keep(c))).unreachable();

    assertThat(n).isEqualTo(1);
    assertThat(saved).containsExactly(a);
    assertThat(a.isDead()).isFalse();
    assertThat(a.refcount()).isEqualTo(2);
    a.decref(m);
    assertThat(collect()).isEqualTo(1);
    assertThat(log).containsExactly("finalise a");
  }

  @Test
  void aFrozenObjectIsNotCollectedUntilItThaws() {
    Node a = node("a");
    a.to(m, a);
    m.release(0);
    registry.cycles.freeze(m, List::of);
    assertThat(collect()).isZero();

    registry.cycles.unfreeze(m, List::of);
    assertThat(collect()).isEqualTo(1);
  }

  @Test
  void theCandidatesOfAThreadThatEndedAreCollected() {
    Mutator other = mutator(CountingPolicy.BIASED);
    Node a = new Node(other, "a", log);
    a.to(other, a);
    other.end();
    registry.world.detach(other);

    assertThat(collect()).isEqualTo(1);
    assertThat(a.isDead()).isTrue();
  }

  @Test
  void aRingOfObjectsOfSeveralThreadsIsCollected() {
    Mutator other = mutator(CountingPolicy.BIASED);
    Node a = node("a");
    Node b = new Node(other, "b", log);
    m.keep(b); // as if it had come through a shared container
    a.to(m, b);
    b.to(other, a);
    b.decref(m);
    m.release(0);
    other.release(0);

    registry.world.detach(other);
    assertThat(collect()).isEqualTo(2);
    assertThat(List.of(a, b)).allMatch(n -> n.isDead() && n.refcount() == 0);
    registry.world.attach(other);
    other.end();
    registry.world.detach(other);
  }

  @Test
  void aReferenceThatWaitsToBeMergedDoesNotHinder() {
    Mutator other = mutator(CountingPolicy.BIASED);
    Node a = new Node(other, "a", log);
    a.to(other, a);
    other.keep(a);
    other.release(0);
    a.decref(m); // which the other counted

    registry.world.detach(other);
    assertThat(collect()).isEqualTo(1);
    registry.world.attach(other);
    other.end();
    registry.world.detach(other);
  }

  @Test
  void candidatesThatAreDroppedMayBecomeCandidatesAgain() {
    Node a = node("a");
    a.to(m, a);
    m.keep(a);
    m.release(0);
    registry.cycles.dropCandidates(m, 0);
    assertThat(collect()).isZero();

    a.decref(m);
    assertThat(collect()).isEqualTo(1);
  }

  @Test
  void objectsThatDieLeaveTheBuffer() {
    for (int i = 0; i < 10_000; i++) {
      Node a = node("a");
      m.keep(a).decref(m); // a candidate
      m.release(0);
    }
    assertThat(registry.cycles.candidates()).isZero();
  }

  @Test
  void aLongChainNeedsNoDeepStack() {
    Node first = node("first");
    Node last = first;
    for (int i = 0; i < 200_000; i++) {
      Node next = node("next");
      last.to(m, next);
      last = next;
    }
    last.to(m, first);

    assertThat(collect()).isEqualTo(200_001);
    assertThat(first.isDead()).isTrue();
    assertThat(last.isDead()).isTrue();
  }
}
