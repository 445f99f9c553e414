package org.boiga.memory;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The floor under counting: where the JVM finds an object with a pending finaliser unreachable
 * although its count is not zero, the finaliser still runs, late, on a Python thread at a
 * safepoint.
 *
 * <p>The reaper holds the object's state but not the object that refers to it; from the state it
 * makes a new object for the finaliser. Thus a missed decrement, or the policy {@link
 * CountingPolicy#OFF}, delays finalisation and never loses it.
 */
@ManualCounting("holds the object that stands in for a lost one")
public final class Reaper {
  private final MutatorRegistry registry;

  /** While used memory is above this share of the most, garbage in cycles is not to wait. */
  private static final double SCARCE = 0.6;

  private final ReferenceQueue<Object> unreachable = new ReferenceQueue<>();

  /** Cleared by each of the JVM's collections; null while nobody needs to know of them. */
  private volatile Reference<Object> collectionWatch;

  private final Set<Registration> registrations = ConcurrentHashMap.newKeySet();
  private final Queue<Registration> pending = new ConcurrentLinkedQueue<>();
  private final AtomicLong registered = new AtomicLong();
  private volatile long beforeProgram;
  private Thread thread;
  private boolean closed;

  Reaper(MutatorRegistry registry) {
    this.registry = registry;
  }

  /** Watches one object; {@link #cancel} when its finaliser has run in time. */
  public final class Registration extends PhantomReference<Counted> {
    private static final Comparator<Registration> BY_AGE = Comparator.comparingLong(r -> r.age);

    private final Function<Mutator, ? extends Counted> standIn;
    private final long age = registered.incrementAndGet();

    /** In checked mode, which keeps all objects, the one that is watched; else null. */
    private final Counted kept;

    private Registration(Counted watched, Function<Mutator, ? extends Counted> standIn) {
      super(watched, unreachable);
      this.standIn = standIn;
      kept = RefCheck.ENABLED ? watched : null;
    }

    /** Grows from one registration to the next. */
    public long age() {
      return age;
    }

    /**
     * The object is about to be finalised in time. Safe on every thread.
     *
     * @return false if an object that stands in for it has been finalised already
     */
    public boolean cancel() {
      boolean first = registrations.remove(this);
      clear(); // not before: it would look unreachable to a thread that collects
      return first;
    }
  }

  /**
   * Watches {@code o}, whose finaliser has not run.
   *
   * @param standIn makes an object with the same state on the thread that finalises; must not refer
   *     to {@code o}
   */
  public Registration watch(Counted o, Function<Mutator, ? extends Counted> standIn) {
    startThread();
    var r = new Registration(o, standIn);
    registrations.add(r);
    return r;
  }

  private synchronized void startThread() {
    if (thread == null && !closed) {
      thread = Thread.ofPlatform().daemon().name("boiga-reaper").start(this::collect);
    }
  }

  /** Ends the thread that watches. */
  synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Moves what the JVM found unreachable to a Python thread, which alone may run finalisers. */
  private void collect() {
    while (true) {
      try {
        if (unreachable.remove() instanceof Registration r) {
          pending.add(r);
          requestPoll(Mutator.POLL_LATE);
        } else {
          collectionWatch = new WeakReference<>(new Object(), unreachable);
          relieveMemory();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Any of them may be waiting for something: whoever comes first does the work. */
  private void requestPoll(int bits) {
    for (Mutator m : registry.running()) {
      m.requestPoll(bits);
    }
  }

  /**
   * From now on memory that becomes scarce has threads collect cycles: candidates may hold large
   * objects that only the JVM knows to be large.
   */
  void watchMemory() {
    if (collectionWatch == null) {
      collectionWatch = new WeakReference<>(new Object(), unreachable);
      startThread();
    }
  }

  private void relieveMemory() {
    Runtime jvm = Runtime.getRuntime();
    if (jvm.totalMemory() - jvm.freeMemory() > SCARCE * jvm.maxMemory()
        && registry.cycles.hasRested()) {
      requestPoll(Mutator.POLL_COLLECT);
    }
  }

  /** Runs the finalisers of all lost objects found so far; on a Python thread. */
  public void finalizePending(Mutator m) {
    for (Registration r = pending.poll(); r != null; r = pending.poll()) {
      if (registrations.remove(r)) {
        finalizeLate(r, m);
      }
    }
  }

  /**
   * Runs the finalisers of all objects that the JVM's last collection found unreachable, oldest
   * first, without waiting for the JVM to say so; on a Python thread.
   *
   * @return how many there were
   */
  public int finalizeUnreachable(Mutator m) {
    int n = 0;
    for (Registration r : registrations.stream().sorted(Registration.BY_AGE).toList()) {
      if (r.refersTo(null) && registrations.remove(r)) {
        finalizeLate(r, m);
        n++;
      }
    }
    return n;
  }

  private void finalizeLate(Registration r, Mutator m) {
    registry.counters.increment(Counters.Counter.FINALIZED_LATE);
    if (r.kept != null) {
      RefCheck.untrack(r.kept); // the stand-in accounts for what it refers to
    }
    int mark = m.mark();
    r.standIn.apply(m).finalizeLate(m);
    m.release(mark);
  }

  /** How many objects wait for their finalisers. */
  public int watched() {
    return registrations.size();
  }

  /** Whether objects of the program wait for their finalisers. */
  public boolean isWatching() {
    return registrations.stream().anyMatch(r -> r.age > beforeProgram);
  }

  /**
   * From now on objects count as the program's: those that exist already, such as the standard
   * streams, are not finalised by {@link #finalizeAll}.
   */
  public void started() {
    beforeProgram = registered.get();
  }

  /** At exit: runs the finalisers of objects that still wait for one, oldest first. */
  public void finalizeAll(Mutator m, Predicate<Registration> which) {
    finalizePending(m);
    for (Registration r : registrations.stream().sorted(Registration.BY_AGE).toList()) {
      if (r.age > beforeProgram && which.test(r) && registrations.remove(r)) {
        finalizeLate(r, m);
      }
    }
  }

  /** Whether any object waits for {@link #finalizePending}. */
  public boolean hasPending() {
    return !pending.isEmpty();
  }
}
