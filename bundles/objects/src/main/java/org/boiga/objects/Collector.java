package org.boiga.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.boiga.memory.Counted;
import org.boiga.memory.CycleCollector;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;

/**
 * An interpreter's garbage collector as {@code gc} shows it: when it works, what it tells, and what
 * it has done. Cycles of counted objects are found by {@link CycleCollector}; what only the JVM can
 * find (instances that are not counted, cycles through classes and functions) by {@link
 * JvmCollection}, in full collections.
 */
@ManualCounting("the interpreter owns the two lists")
public final class Collector implements Roots {
  public static final int GENERATIONS = 3;
  public static final int OLDEST = 2;

  public static final int DEBUG_STATS = 1;
  public static final int DEBUG_COLLECTABLE = 1 << 1;
  public static final int DEBUG_UNCOLLECTABLE = 1 << 2;
  public static final int DEBUG_SAVEALL = 1 << 5;
  public static final int DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

  /** While collection is off, candidates wait for {@code gc.collect()}, but not all the memory. */
  private static final int MOST_WAITING = 1 << 16;

  private static final long[] DEFAULT_THRESHOLDS = {2000, 10, 0};

  /** Figures of one generation. */
  public record Stats(long collections, long collected) {}

  private volatile boolean enabled = true;
  private volatile long[] thresholds = DEFAULT_THRESHOLDS;
  private volatile int debug;
  private volatile int frozen;
  private final long[] collections = new long[GENERATIONS];
  private final long[] collected = new long[GENERATIONS];

  /** Collections of each generation since the last one of the next. */
  private final int[] counts = new int[GENERATIONS];

  private PyList callbacks;
  private PyList garbage;

  /** What existed before the program started. */
  private int watchedBefore;

  Collector() {}

  /** The collector of the interpreter that runs on this thread. */
  public static Collector of(ThreadState ts) {
    return ts.interp.collector;
  }

  /** The program starts: what exists by now needs no collections of its own. */
  public void started(ThreadState ts) {
    ts.registry.reaper.started();
    ts.registry.cycles.started(ts);
    watchedBefore = watched(ts);
  }

  /** {@code gc.callbacks}. */
  public synchronized PyList callbacks(ThreadState ts) {
    if (callbacks == null) {
      callbacks = ts.keep(new PyList(ts));
    }
    return callbacks;
  }

  /** {@code gc.garbage}. */
  public synchronized PyList garbage(ThreadState ts) {
    if (garbage == null) {
      garbage = ts.keep(new PyList(ts));
    }
    return garbage;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(callbacks);
    v.visit(garbage);
  }

  // Settings -------------------------------------------------------------------------------------

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean on) {
    enabled = on;
  }

  public int debug() {
    return debug;
  }

  public void setDebug(int flags) {
    debug = flags;
  }

  public long[] thresholds() {
    return thresholds;
  }

  public void setThresholds(ThreadState ts, long[] thresholds) {
    this.thresholds = thresholds;
    ts.registry.cycles.setThreshold(Math.clamp(thresholds[0], 0, Integer.MAX_VALUE));
  }

  /** {@code gc.freeze()}. */
  public void freeze(ThreadState ts) {
    frozen = Heap.freeze(ts);
  }

  /** {@code gc.unfreeze()}. */
  public void unfreeze(ThreadState ts) {
    Heap.unfreeze(ts);
    frozen = 0;
  }

  /** How many objects were frozen. */
  public int frozen() {
    return frozen;
  }

  // Figures --------------------------------------------------------------------------------------

  /** Figures by generation. */
  public synchronized List<Stats> stats() {
    List<Stats> all = new ArrayList<>();
    for (int i = 0; i < GENERATIONS; i++) {
      all.add(new Stats(collections[i], collected[i]));
    }
    return all;
  }

  /** Candidates, then collections of each generation since the last one of the next. */
  public synchronized long[] counts(ThreadState ts) {
    return new long[] {ts.registry.cycles.candidates(), counts[1], counts[2]};
  }

  private synchronized void account(int generation, int found) {
    collections[generation]++;
    collected[generation] += found;
    if (generation < OLDEST) {
      counts[generation + 1]++;
    }
    for (int i = 0; i <= generation; i++) {
      counts[i] = 0;
    }
  }

  // Collecting -----------------------------------------------------------------------------------

  /**
   * Collects now. Runs Python code: callbacks and finalisers.
   *
   * @param generation with {@link #OLDEST} the JVM collects too
   * @return how many unreachable objects were found; 0 where a finaliser of a collection calls
   */
  public static int collect(ThreadState ts, int generation) {
    return ts.registry.cycles.isCollecting() ? 0 : of(ts).collectReporting(ts, generation, false);
  }

  /** Collects at exit, where {@code gc.callbacks} are not called; see {@link #collect}. */
  public static void collectAtExit(ThreadState ts, int generation) {
    of(ts).collectAll(ts, generation);
  }

  /** Collects because candidates are many or memory is scarce, if that is of any use. */
  void collectIfDue(ThreadState ts) {
    CycleCollector cycles = ts.registry.cycles;
    long start = System.nanoTime();
    if (!enabled) {
      cycles.dropCandidates(ts, MOST_WAITING);
    } else if (!cycles.mayFinalize() && watched(ts) <= watchedBefore) {
      cycles.dropCandidates(ts, 0);
    } else if (!cycles.isCollecting()) {
      int mark = ts.mark();
      int found = collectReporting(ts, 0, true);
      ts.release(mark);
      if (found > 0) {
        return;
      }
    }
    cycles.rest(System.nanoTime() - start);
  }

  /** How many objects there are whose end a program can notice. */
  private static int watched(ThreadState ts) {
    return ts.registry.reaper.watched() + WeakReferences.toCounted(ts.interp);
  }

  private int collectReporting(ThreadState ts, int generation, boolean automatic) {
    call(ts, "start", generation, 0);
    CollectionReport report = (debug & DEBUG_STATS) != 0 ? new CollectionReport(generation) : null;
    int found = automatic ? collectSome(ts) : collectAll(ts, generation);
    account(generation, found);
    if (report != null) {
      report.end(ts, found);
    }
    call(ts, "stop", generation, found);
    return found;
  }

  private int collectSome(ThreadState ts) {
    return ts.registry.cycles.collectSome(ts, finder(ts), saver(ts));
  }

  private int collectAll(ThreadState ts, int generation) {
    CycleCollector.Result r = ts.registry.cycles.collect(ts, finder(ts), saver(ts));
    int found = r.unreachable();
    return generation < OLDEST ? found : found + JvmCollection.run(ts, r.survivors());
  }

  /** Takes note of what is unreachable, or null. */
  private Consumer<Counted> finder(ThreadState ts) {
    return (debug & DEBUG_COLLECTABLE) == 0 ? null : c -> CollectionReport.collectable(ts, c);
  }

  /** Keeps what is unreachable instead of collecting it, or null. */
  private Consumer<Counted> saver(ThreadState ts) {
    return (debug & DEBUG_SAVEALL) == 0 ? null : c -> garbage(ts).append(ts, c);
  }

  private void call(ThreadState ts, String phase, int generation, int found) {
    if (callbacks == null || callbacks.size() == 0) {
      return;
    }
    for (PyObject callback : callbacks.toArray(ts)) {
      int mark = ts.mark();
      PyDict info = new PyDict(ts);
      info.put(ts, PyStr.interned("generation"), Py.int_(generation));
      info.put(ts, PyStr.interned("collected"), Py.int_(found));
      info.put(ts, PyStr.interned("uncollectable"), Py.int_(0));
      try {
        Calls.call(ts, callback, PyStr.interned(phase), info);
      } catch (PyException e) {
        Unraisable.report(ts, e, "Exception ignored while calling GC callback", callback);
      }
      ts.release(mark);
    }
  }
}
