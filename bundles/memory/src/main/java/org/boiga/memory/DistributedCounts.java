package org.boiga.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts of objects that several threads use all the time, so that they would pass the cache line
 * of an atomic count to and fro: each thread counts for itself, in an array of its own. An idea of
 * sloppy counters (Boyd-Wickizer et al., OSDI 2010), but exact.
 *
 * <p>The object keeps a base, and each thread has what it added and has not dropped, never less
 * than zero: a thread that has nothing left drops from the base, atomically. While the base is not
 * zero, the object is in use, and nobody needs the sum. Who would bring it to zero <em>gathers</em>
 * instead: the object counts atomically again, all threads hand over what they have, those that run
 * at their next safepoint, and whoever is last knows the total.
 */
@ManualCounting("implements counting")
final class DistributedCounts {
  /** Objects at a time, at most. */
  private static final int MOST = 4096;

  private final MutatorRegistry registry;

  /** The objects by number; guarded by this, as the numbers. */
  private Counted[] objects = new Counted[16];

  private final Deque<Integer> free = new ArrayDeque<>();
  private int n;

  DistributedCounts(MutatorRegistry registry) {
    this.registry = registry;
  }

  /** Distributes the count of a merged object to which the caller has a reference. */
  synchronized void distribute(Counted c) {
    if (free.isEmpty() && n == MOST) {
      return;
    }
    int i = free.isEmpty() ? n++ : free.pop();
    if (!c.distribute(i)) {
      free.push(i);
      return;
    }
    if (i >= objects.length) {
      objects = java.util.Arrays.copyOf(objects, objects.length * 2);
    }
    objects[i] = c;
    registry.counters.increment(Counters.Counter.DISTRIBUTED);
  }

  private synchronized Counted object(int i) {
    return objects[i];
  }

  private synchronized void release(int i) {
    objects[i] = null;
    free.push(i);
  }

  /** The base of an object that has this number is gone: finds out what the threads have. */
  void gather(Counted c, int number, Mutator m) {
    registry.counters.increment(Counters.Counter.GATHERED);
    Gathering g = new Gathering(c, number);
    for (Mutator other : registry.running()) {
      if (other != m) {
        g.expected.incrementAndGet();
        if (other.mergeQueue.handOver(g, other)) {
          g.expected.decrementAndGet();
        } else {
          other.requestPoll(Mutator.POLL_MERGE);
        }
      }
    }
    g.take(m);
    g.finish(m);
  }

  /** One object whose count is being put together. */
  final class Gathering {
    private final Counted object;
    private final int number;

    /** Threads that have not handed over what they have. */
    private final AtomicInteger expected = new AtomicInteger(1);

    private Gathering(Counted object, int number) {
      this.object = object;
      this.number = number;
    }

    /** Takes what a thread has: the calling one, or one that touches no objects meanwhile. */
    void take(Mutator m) {
      object.addGathered(m.takeDistributed(number));
    }

    /** One more thread has handed over; the last one ends the gathering, and maybe the object. */
    void finish(Mutator m) {
      if (expected.decrementAndGet() == 0) {
        boolean last = object.endGathering();
        release(number);
        if (last) {
          object.lastReferenceGone(m);
        } else {
          object.becomeCandidate(m);
        }
      }
    }
  }

  /** Adds what a thread that ends has to the bases. */
  void leave(Mutator m) {
    for (int i = 0; i < m.distributedLength(); i++) {
      int count = m.takeDistributed(i);
      if (count != 0) {
        object(i).addGathered(count);
      }
    }
  }

  /**
   * Puts all counts together, with the world stopped.
   *
   * @return the objects that nobody refers to: {@link Counted#lastReferenceGone} is to follow
   */
  synchronized List<Counted> gatherAll() {
    List<Counted> gone = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Counted c = objects[i];
      if (c != null) {
        for (Mutator m : registry.running()) {
          c.addGathered(m.takeDistributed(i));
        }
        if (c.endGathering()) {
          gone.add(c);
        }
        objects[i] = null;
      }
    }
    registry.running().forEach(m -> m.mergeQueue.forgetGatherings());
    free.clear();
    n = 0;
    return gone;
  }
}
