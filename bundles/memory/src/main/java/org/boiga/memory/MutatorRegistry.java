package org.boiga.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.memory.Counters.Counter;

/** The threads that run Python code in this process, by id. Safe on every thread. */
public final class MutatorRegistry {
  private final ConcurrentHashMap<Integer, Mutator> running = new ConcurrentHashMap<>();
  private final AtomicInteger lastId = new AtomicInteger();

  /** What was done for these threads so far. */
  final Counters counters = new Counters();

  public final World world = new World(this);
  public final Reaper reaper = new Reaper(this);
  final DistributedCounts distributed = new DistributedCounts(this);
  public final CycleCollector cycles = new CycleCollector(this);

  int register(Mutator m) {
    int id = lastId.incrementAndGet();
    running.put(id, m);
    return id;
  }

  void unregister(Mutator m) {
    m.mergeQueue.close(m);
    running.remove(m.id);
  }

  /** Takes out a mutator whose interpreter has ended. */
  void forget(Mutator m) {
    running.remove(m.id);
  }

  /**
   * Ends what serves these threads, after the last of them that is to end in order. Those that are
   * left unwind where they would touch Python objects.
   */
  public void close() {
    world.end();
    reaper.close();
  }

  /** A live view of the running mutators. */
  public Collection<Mutator> running() {
    return running.values();
  }

  /** All counters by name, and the length of the queues now. */
  public Map<String, Long> memoryCounters() {
    Map<String, Long> all = counters.all();
    all.put("queue_length", (long) queueLength());
    return all;
  }

  /** How many objects wait for their owners to merge them; inexact while threads run. */
  private int queueLength() {
    return running.values().stream().mapToInt(m -> m.mergeQueue.length()).sum();
  }

  /** Merges the queues of all mutators; stops the world for those of others. */
  void mergeAll(Mutator m, long patience) {
    m.mergeQueue.drain(m);
    if (queueLength() == 0) {
      return;
    }
    List<Counted> gone = new ArrayList<>();
    world.stopTheWorld(
        m, patience, () -> running.values().forEach(other -> other.mergeQueue.merge(gone::add, m)));
    gone.forEach(c -> c.lastReferenceGone(m));
  }

  /** Has every object count in one place, for those who compare counts; stops the world. */
  public void settle(Mutator m) {
    mergeAll(m, Long.MAX_VALUE);
    List<Counted> gone = new ArrayList<>();
    world.stopTheWorld(m, () -> gone.addAll(distributed.gatherAll()));
    gone.forEach(c -> c.lastReferenceGone(m));
  }

  /** Has the owner merge {@code c}, or merges it here where the owner has ended or is idle. */
  void enqueue(int owner, Counted c, Mutator dropping) {
    Mutator m = running.get(owner);
    if (m == null) {
      c.mergeQueued(dropping);
      return;
    }
    MergeQueue.Added added = m.mergeQueue.add(c);
    counters.increment(added == MergeQueue.Added.QUEUED ? Counter.QUEUED : Counter.MERGED);
    switch (added) {
      case QUEUED -> m.requestPoll(Mutator.POLL_MERGE);
      case ALIVE -> c.becomeCandidate(dropping);
      case DEAD -> c.lastReferenceGone(dropping);
    }
  }
}
