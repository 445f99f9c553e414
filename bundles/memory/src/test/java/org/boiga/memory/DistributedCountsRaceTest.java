package org.boiga.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Threads read an object from a place where another thread replaces it now and then. */
@ManualCounting("tests counting")
class DistributedCountsRaceTest {
  private static final int READERS = 3;
  private static final int OBJECTS = 400;

  private final MutatorRegistry registry = new MutatorRegistry();
  private final AtomicInteger finalized = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  /** What readers find, with one reference; the lock is a container's. */
  private volatile Node place;

  private final Object lock = new Object();
  private volatile boolean done;

  @Test
  void noReaderHoldsAnObjectThatWasFinalised() throws Exception {
    List<Thread> threads = new ArrayList<>();
    Mutator m = mutator();
    place = node(m);
    for (int i = 0; i < READERS; i++) {
      threads.add(Thread.ofPlatform().start(this::read));
    }
    for (int i = 1; i < OBJECTS; i++) {
      registry.world.detach(m);
      Thread.sleep(1);
      registry.world.attach(m);
      Node old = place;
      synchronized (lock) {
        place = node(m);
      }
      old.decref(m);
      m.safepoint();
    }
    done = true;
    registry.world.detach(m);
    for (Thread t : threads) {
      t.join();
    }
    registry.world.attach(m);
    m.safepoint();
    assertThat(failure.get()).isNull();
    assertThat(registry.counters.get(Counters.Counter.DISTRIBUTED)).isPositive();
    assertThat(finalized).hasValue(OBJECTS - 1);
    place.decref(m);
    assertThat(finalized).hasValue(OBJECTS);
    m.end();
    registry.world.detach(m);
  }

  private Mutator mutator() {
    Mutator m = new Mutator(registry, CountingPolicy.ATOMIC) {};
    registry.world.attach(m);
    return m;
  }

  /** An object with one reference. */
  private Node node(Mutator m) {
    Node n = m.keep(new Node(m, "n", log));
    n.finalizer = (t, self) -> finalized.incrementAndGet();
    m.release(0);
    return n;
  }

  private void read() {
    Mutator m = mutator();
    try {
      while (!done) {
        for (int i = 0; i < 1000; i++) {
          Node n = place;
          if (!n.tryIncref(m)) {
            synchronized (lock) {
              n = place;
              n.increfPublished(m);
            }
          }
          if (i % 16 == 0) {
            registry.distributed.distribute(n);
          }
          assertThat(n.isFinalized()).isFalse();
          n.decref(m);
        }
        if (m.pollRequested()) {
          m.safepoint();
        }
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    } finally {
      m.end();
      registry.world.detach(m);
    }
  }
}
