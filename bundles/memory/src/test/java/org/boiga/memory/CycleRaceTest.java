package org.boiga.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Threads link and unlink objects while one collects. */
@ManualCounting("tests counting")
class CycleRaceTest {
  private static final int THREADS = 3;
  private static final int ROUNDS = 10_000;

  private final MutatorRegistry registry = new MutatorRegistry();
  private final AtomicInteger finalized = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  /** A thread that collects when it has many candidates. */
  private static final class Collecting extends Mutator {
    Collecting(MutatorRegistry registry) {
      super(registry, CountingPolicy.BIASED);
    }

    @Override
    protected void collectCycles() {
      registry.cycles.collectSome(this, null, null);
    }
  }

  @Test
  void nothingInUseIsCollectedAndEverythingIsFinalisedOnce() throws Exception {
    Mutator m = new Collecting(registry);
    registry.world.attach(m);
    Node shared = new Node(m, "shared", log);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int seed = i;
      threads.add(Thread.ofPlatform().start(() -> work(shared, new Random(seed))));
    }
    int collected = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      collected += registry.cycles.collect(m, null, null).unreachable();
      m.safepoint();
      registry.world.detach(m);
      Thread.sleep(1);
      registry.world.attach(m);
    }
    m.safepoint();
    m.release(0);
    collected += registry.cycles.collect(m, null, null).unreachable();

    assertThat(failure.get()).isNull();
    assertThat(collected).isPositive();
    assertThat(finalized).hasValue(made.get());
    m.end();
    registry.world.detach(m);
  }

  private void work(Node shared, Random random) {
    Mutator m = new Collecting(registry);
    registry.world.attach(m);
    try {
      List<Node> kept = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        kept.add(m.keep(ring(m, shared, 1 + random.nextInt(4))));
        m.release(0);
        if (kept.size() > 10) {
          Node drop = kept.remove(random.nextInt(kept.size()));
          assertThat(drop.isFinalized()).isFalse();
          drop.decref(m);
        }
        if (m.pollRequested()) {
          m.safepoint();
        }
      }
      for (Node n : kept) {
        assertThat(n.isFinalized()).isFalse();
        n.decref(m);
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    } finally {
      m.end();
      registry.world.detach(m);
    }
  }

  /** A ring of objects that also refer to one that all threads share. */
  private Node ring(Mutator m, Node shared, int length) {
    Node first = node(m, shared);
    Node last = first;
    for (int i = 1; i < length; i++) {
      Node next = node(m, shared);
      last.to(m, next);
      last = next;
    }
    return last.to(m, first);
  }

  private Node node(Mutator m, Node shared) {
    made.incrementAndGet();
    Node n = new Node(m, "n", log).to(m, shared);
    n.finalizer = (t, self) -> finalized.incrementAndGet();
    return n;
  }
}
