package org.boiga.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.boiga.memory.Counters.Counter;

/**
 * Collects cycles: finds those that nobody refers to, and does what Python promises about them in
 * the order of PEP 442. The world is stopped while it looks and runs while it calls Python code.
 *
 * <ol>
 *   <li>{@link TrialDeletion} from the candidates of all threads;
 *   <li>weak references to what is unreachable are cleared, all of them before any is called back;
 *   <li>finalisers run, each once in the life of its object;
 *   <li>what finalisers made reachable again, and what it leads to, stays;
 *   <li>the rest drops what it refers to.
 * </ol>
 */
@ManualCounting("holds what it found unreachable")
public final class CycleCollector {
  /** Candidates of a thread between two automatic collections, at least. */
  private static final int DEFAULT_THRESHOLD = 2000;

  /** How long to rest after a collection that scarce memory asked for, in its own times. */
  private static final int REST = 10;

  /** An automatic collection waits so long for the other threads, then leaves it for later. */
  private static final long SHORT_PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);

  /** A thread may be in native code that takes long. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  private static final Counted[] NONE = {};

  private final MutatorRegistry registry;

  /** Held by the thread that collects, also while it runs finalisers. */
  private final ReentrantLock collecting = new ReentrantLock();

  /** Candidates of threads that have ended; guarded by itself unless the world is stopped. */
  private final List<Counted> orphans = new ArrayList<>();

  private volatile int orphaned;

  /** Candidates that are frozen; used with the world stopped. */
  private final List<Counted> frozen = new ArrayList<>();

  private volatile int threshold = DEFAULT_THRESHOLD;

  /** Grows with the objects that a collection goes through, so that they cost little on average. */
  private volatile int limit = DEFAULT_THRESHOLD;

  private volatile boolean mayFinalize;

  /** When memory that is scarce may ask for a collection again, of {@link System#nanoTime}. */
  private volatile long restUntil = System.nanoTime();

  CycleCollector(MutatorRegistry registry) {
    this.registry = registry;
  }

  /**
   * What a collection came to.
   *
   * @param unreachable how many objects were collected, or saved instead
   * @param survivors the candidates that are in use; empty after an automatic collection
   */
  public record Result(int unreachable, Counted[] survivors) {
    private static final Result NOTHING = new Result(0, NONE);
  }

  // When -----------------------------------------------------------------------------------------

  /** Has threads ask for a collection when they have so many candidates; 0 for never. */
  public void setThreshold(int threshold) {
    this.threshold = threshold;
    limit = threshold;
  }

  /** How many candidates the running threads have; inexact while they run. */
  public int candidates() {
    int n = 0;
    for (Mutator m : registry.running()) {
      n += m.candidates.size();
    }
    return n;
  }

  boolean isFull(CandidateBuffer b) {
    return threshold > 0 && b.size() + orphaned >= limit;
  }

  /** Takes over the candidates of a thread that ends. */
  void adopt(CandidateBuffer b) {
    synchronized (orphans) {
      orphans.removeIf(Counted::isDead);
      b.moveTo(orphans::add);
      orphaned = orphans.size();
    }
  }

  /**
   * Notes how long a collection has taken that found nothing. Where live objects fill the memory, a
   * tenth of the time goes into collections and not more.
   */
  public void rest(long nanos) {
    restUntil = System.nanoTime() + REST * nanos;
  }

  boolean hasRested() {
    return System.nanoTime() - restUntil >= 0;
  }

  /** The program starts: what exists by now needs no collections of its own. */
  public void started(Mutator m) {
    m.candidates.drop();
    registry.reaper.watchMemory();
    mayFinalize = false;
  }

  /** Something exists whose end a program can notice and that nobody registers, as generators. */
  public void noteFinalizable() {
    if (!mayFinalize) {
      mayFinalize = true;
    }
  }

  /** Whether {@link #noteFinalizable} was called. */
  public boolean mayFinalize() {
    return mayFinalize;
  }

  /**
   * Forgets the candidates of this thread and of those that ended, if they are more than {@code
   * most}: nobody would notice whether the JVM frees what is unreachable or a collection does. Each
   * may become a candidate again.
   */
  public void dropCandidates(Mutator m, int most) {
    if (m.candidates.size() + orphaned > most) {
      m.candidates.drop();
      if (orphaned > most) {
        registry.world.stopTheWorld(m, SHORT_PATIENCE, this::dropOrphans);
      }
    }
  }

  private void dropOrphans() {
    orphans.forEach(Counted::leaveBuffers);
    orphans.clear();
    orphaned = 0;
  }

  // Freezing -------------------------------------------------------------------------------------

  /**
   * Keeps objects out of collections.
   *
   * @param reachable finds all that are in use, with the world stopped; those that candidates lead
   *     to are frozen too
   */
  public void freeze(Mutator m, Supplier<List<Counted>> reachable) {
    registry.world.stopTheWorld(
        m,
        () -> {
          takeCandidates(frozen::add);
          Counted.freezeAll(frozen, true);
          Counted.freezeAll(reachable.get(), true);
        });
  }

  /** Takes back {@link #freeze}; what was a candidate is one again. */
  public void unfreeze(Mutator m, Supplier<List<Counted>> reachable) {
    registry.world.stopTheWorld(
        m,
        () -> {
          Counted.freezeAll(frozen, false);
          Counted.freezeAll(reachable.get(), false);
          frozen.forEach(c -> c.becomeCandidate(m));
          frozen.clear();
        });
  }

  /** Takes the candidates of all threads; with the world stopped. */
  private void takeCandidates(Consumer<Counted> taker) {
    for (Mutator other : registry.running()) {
      other.candidates.moveTo(taker);
    }
    orphans.forEach(taker);
    orphans.clear();
    orphaned = 0;
  }

  // Collecting -----------------------------------------------------------------------------------

  /**
   * Collects because candidates are many. Runs Python code.
   *
   * @param finder is told what is unreachable, or null
   * @param saver gets what would be collected and has to keep it, or null to collect it
   * @return how many objects were unreachable; 0 if nothing was done
   */
  public int collectSome(Mutator m, Consumer<Counted> finder, Consumer<Counted> saver) {
    if (collecting.isHeldByCurrentThread() || !collecting.tryLock()) {
      return 0;
    }
    try {
      return new Collection(m, finder, saver, false).run(SHORT_PATIENCE).unreachable;
    } finally {
      collecting.unlock();
    }
  }

  /**
   * Collects all cycles that candidates lead to. Runs Python code. Does nothing where a finaliser
   * of a collection calls it.
   *
   * @param finder is told what is unreachable, or null
   * @param saver gets what would be collected and has to keep it, or null to collect it
   */
  public Result collect(Mutator m, Consumer<Counted> finder, Consumer<Counted> saver) {
    if (!begin(m)) {
      return Result.NOTHING;
    }
    try {
      registry.mergeAll(m, PATIENCE);
      return new Collection(m, finder, saver, true).run(PATIENCE);
    } finally {
      collecting.unlock();
    }
  }

  /** Waits for the collection of another thread, but not for ever: it may wait for this thread. */
  private boolean begin(Mutator m) {
    if (collecting.isHeldByCurrentThread()) {
      return false;
    }
    if (collecting.tryLock()) {
      return true;
    }
    registry.world.detach(m);
    try {
      return collecting.tryLock(PATIENCE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      registry.world.attach(m);
    }
  }

  /** Whether this thread is collecting and runs a finaliser or callback. */
  public boolean isCollecting() {
    return collecting.isHeldByCurrentThread();
  }

  /** Runs those finalisers of objects that have not run yet, oldest first. */
  public void finalizeAll(Mutator m, List<Counted> objects) {
    int mark = m.mark();
    for (Counted c :
        objects.stream()
            .filter(Counted::awaitsFinalizer)
            .sorted(Comparator.comparingLong(Counted::age))
            .toList()) {
      c.finalizeCondemned(m);
      m.release(mark);
    }
  }

  /** One collection. */
  private final class Collection {
    private final Mutator m;
    private final Consumer<Counted> finder;
    private final Consumer<Counted> saver;
    private final boolean wantsSurvivors;
    private final List<WeakCallbacks.Callback> callbacks = new ArrayList<>();
    private Counted[] survivors = NONE;
    private Counted[] condemned = NONE;
    private List<Counted> gone = List.of();
    private boolean executed;

    Collection(
        Mutator m, Consumer<Counted> finder, Consumer<Counted> saver, boolean wantsSurvivors) {
      this.m = m;
      this.finder = finder;
      this.saver = saver;
      this.wantsSurvivors = wantsSurvivors;
    }

    Result run(long patience) {
      boolean stopped = registry.world.stopTheWorld(m, patience, this::find);
      gone.forEach(c -> c.lastReferenceGone(m));
      if (!stopped || condemned.length == 0) {
        return new Result(0, survivors);
      }
      if (!executed) {
        finalizeAll();
      }
      int tracked = (int) Arrays.stream(condemned).filter(Counted::mayFormCycle).count();
      if (executed) {
        int mark = m.mark();
        for (Counted c : condemned) {
          c.tearDown(m);
          m.release(mark);
        }
      }
      int found = executed || saver != null ? tracked : 0;
      registry.counters.add(Counter.COLLECTED, found);
      return new Result(found, survivors);
    }

    private void finalizeAll() {
      int mark = m.mark();
      try {
        if (finder != null) {
          Arrays.stream(condemned).forEach(finder);
        }
        callBack();
        CycleCollector.this.finalizeAll(m, List.of(condemned));
        if (!registry.world.stopTheWorld(m, PATIENCE, this::judge)) {
          return;
        }
        if (!executed) {
          Arrays.stream(condemned).forEach(saver);
        }
      } finally {
        if (!executed) { // saved, or cut short
          Arrays.stream(condemned).forEach(this::spare);
        }
        m.release(mark);
      }
    }

    /** Finds what is unreachable and takes it out of everybody's reach. */
    private void find() {
      registry.counters.increment(Counter.COLLECTIONS);
      gone = registry.distributed.gatherAll();
      TrialDeletion trial = new TrialDeletion();
      try {
        takeCandidates(
            c -> {
              if (c.isFrozen()) {
                frozen.add(c);
              } else {
                trial.addRoot(c);
              }
            });
        frozen.removeIf(Counted::isDead);
        registry.counters.add(Counter.CANDIDATES, trial.size());
        trial.reachAll();
        trial.scan();
      } finally {
        trial.end();
      }
      registry.counters.add(Counter.TRAVERSED, trial.size());
      condemned = trial.dead();
      survivors = wantsSurvivors ? trial.aliveRoots() : NONE;
      limit = Math.max(threshold, (trial.size() - condemned.length) / 2);
      boolean finalizers = false;
      for (Counted c : condemned) {
        c.condemn(m);
        finalizers |= c.awaitsFinalizer();
      }
      for (Counted c : condemned) {
        c.clearWeakReferences(m, this::postpone);
      }
      if (!finalizers && callbacks.isEmpty() && finder == null && saver == null) {
        executeAll();
      }
    }

    /** Weak references that are unreachable themselves are not called back. */
    private void postpone(WeakCallbacks.Callback w) {
      if (w instanceof Counted c && !c.isCondemned()) {
        m.keep(c);
        callbacks.add(w);
      }
    }

    private void callBack() {
      int mark = m.mark();
      callbacks.forEach(w -> m.holdOwned((Counted) w));
      callbacks.forEach(w -> w.callBack(m));
      m.release(mark);
    }

    /** Looks once more which of the condemned objects nobody refers to, and ends their life. */
    private void judge() {
      TrialDeletion trial = new TrialDeletion();
      try {
        for (Counted c : condemned) {
          trial.addRoot(c);
        }
        trial.reachRoots(1);
        trial.scan();
      } finally {
        trial.end();
      }
      for (Counted c : trial.alive()) {
        spare(c);
      }
      condemned = trial.dead();
      for (Counted c : condemned) {
        c.clearWeakReferences(m, w -> {});
      }
      if (saver == null) {
        executeAll();
      }
    }

    private void executeAll() {
      executed = true;
      for (Counted c : condemned) {
        c.execute();
      }
    }

    private void spare(Counted c) {
      c.spare();
      m.holdOwned(c);
    }
  }
}
