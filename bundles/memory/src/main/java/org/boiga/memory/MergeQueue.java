package org.boiga.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The objects of one owner of which another thread dropped a reference that the owner had counted.
 * Each holds the reference that was dropped.
 */
final class MergeQueue {
  private List<Counted> queued = new ArrayList<>();
  private List<DistributedCounts.Gathering> gatherings = new ArrayList<>(0);
  private boolean closed;
  private boolean idle;

  /** What has become of an object that was added. */
  enum Added {
    /** The owner will merge it. */
    QUEUED,

    /** It is merged and has references left. */
    ALIVE,

    /** It is merged and nobody refers to it: the caller is to finalise it. */
    DEAD
  }

  /**
   * Adds an object, from any thread. Where the owner has ended or does not touch objects now, it is
   * merged at once instead, so that it does not have to wait for the owner.
   */
  synchronized Added add(Counted c) {
    if (closed || idle) {
      return c.merge() ? Added.DEAD : Added.ALIVE;
    }
    queued.add(c);
    return Added.QUEUED;
  }

  /**
   * Has the owner hand over what it counts of an object, from any thread.
   *
   * @return true if that is done, since the owner does not touch objects now
   */
  synchronized boolean handOver(DistributedCounts.Gathering g, Mutator owner) {
    if (closed) {
      return true;
    }
    if (idle) {
      g.take(owner);
      return true;
    }
    gatherings.add(g);
    return false;
  }

  /** With the world stopped: all counts have been put together. */
  synchronized void forgetGatherings() {
    gatherings.clear();
  }

  private synchronized List<DistributedCounts.Gathering> takeGatherings(Mutator m) {
    List<DistributedCounts.Gathering> taken = gatherings;
    gatherings = new ArrayList<>(0);
    taken.forEach(g -> g.take(m));
    return taken;
  }

  /** Says whether the owner touches no object from now on. By the owner. */
  synchronized void setIdle(boolean idle) {
    this.idle = idle;
  }

  /** As {@link #setIdle}, unless the owner has something to merge; whether that was so. */
  synchronized boolean setIdleIfEmpty() {
    idle = queued.isEmpty() && gatherings.isEmpty();
    return idle;
  }

  private synchronized List<Counted> takeAll() {
    List<Counted> taken = queued;
    queued = new ArrayList<>();
    return taken;
  }

  /** Does what others asked for, on the owner's thread. */
  void drain(Mutator m) {
    for (DistributedCounts.Gathering g : takeGatherings(m)) {
      g.finish(m);
    }
    for (Counted c : takeAll()) {
      c.mergeQueued(m);
    }
  }

  /** Merges what is queued, with the world stopped; {@code gone} gets what nobody refers to now. */
  void merge(Consumer<Counted> gone, Mutator m) {
    for (Counted c : takeAll()) {
      m.registry.counters.increment(Counters.Counter.MERGED);
      if (c.merge()) {
        gone.accept(c);
      } else {
        c.becomeCandidate(m);
      }
    }
  }

  /** Refuses further objects and merges those that are queued, again and again until none is. */
  void close(Mutator m) {
    while (true) {
      drain(m);
      synchronized (this) {
        if (queued.isEmpty() && gatherings.isEmpty()) {
          m.registry.distributed.leave(m);
          closed = true;
          return;
        }
      }
    }
  }

  synchronized int length() {
    return queued.size();
  }
}
