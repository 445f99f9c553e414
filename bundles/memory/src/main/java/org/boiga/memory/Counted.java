package org.boiga.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The header of an object whose references are counted: biased reference counting after Choi, Shull
 * and Torrellas (PACT 2018), in the form of PEP 703.
 *
 * <p>The thread that made the object owns it and counts in {@code local} with plain arithmetic; all
 * others count atomically in {@code shared}, whose low three bits are a state. The total is the sum
 * of both. {@code shared} may go negative while it is queued: then the owner's local count still
 * contains references that other threads have dropped.
 *
 * <pre>
 *   biased    --another thread drops a reference that it never counted--> queued (on the owner)
 *   biased, queued --the owner reaches zero, or merges its queue--> merged (no owner any more)
 *   merged    --count reaches zero, on any thread--> dead
 *   biased, merged --threads fight over the count--> merged, distributed
 *   distributed --the base reaches zero--> gathering --all threads have handed over--> merged
 * </pre>
 *
 * <p>For the last two lines see {@link DistributedCounts}.
 *
 * <p>An object that survives a decrement may have become part of a cycle that nobody else refers
 * to, and is a <em>candidate</em> then (Bacon and Rajan, ECOOP 2001): it goes to the candidate
 * buffer of the thread that dropped the reference. The sign bit of {@code local} says that the
 * owner has not buffered it, so that the test for zero finds both.
 *
 * <p>The JVM keeps memory safe whatever the counts say: they are there so that finalisers and weak
 * reference callbacks run at the last reference.
 */
@ManualCounting("implements counting")
public abstract class Counted extends PyObject {
  static final int NO_OWNER = 0;
  static final int UNCOUNTED = -1;

  static final int DISTRIBUTED = -2;

  private static final int STATE = 7;
  private static final int COUNT_SHIFT = 3;
  private static final int ONE = 1 << COUNT_SHIFT;

  /** State of a biased object that other threads may read without a lock; see tryIncref. */
  private static final int PUBLISHED = 1;

  private static final int QUEUED = 2;
  private static final int MERGED = 3;

  /** Threads count for themselves; what is counted here is the base. */
  private static final int SPREAD = 4;

  /** As merged, but threads still have to add what they counted: zero means nothing yet. */
  private static final int GATHERING = 5;

  /** The sign bit of {@code local}: the object is not in its owner's candidate buffer. */
  private static final int UNBUFFERED = Integer.MIN_VALUE;

  private static final int COUNT = Integer.MAX_VALUE;

  /** Bits of {@code cycle}: in the candidate buffer of a thread that is not the owner. */
  private static final byte BUFFERED = 1;

  /** While the world is stopped: {@code local} is a number that trial deletion gave. */
  private static final byte NUMBERED = 2;

  /** Found unreachable; the collecting thread owns the object and holds one reference. */
  private static final byte CONDEMNED = 4;

  /** Kept out of collections by {@code gc.freeze()}. */
  private static final byte FROZEN = 8;

  private static final byte ALIVE = 0;
  private static final byte FINALIZED = 1;
  private static final byte DEAD = 2;

  private static final VarHandle OWNER;
  private static final VarHandle SHARED;

  static {
    try {
      OWNER = MethodHandles.lookup().findVarHandle(Counted.class, "owner", int.class);
      SHARED = MethodHandles.lookup().findVarHandle(Counted.class, "shared", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Id of the owning mutator, or NO_OWNER, UNCOUNTED, DISTRIBUTED. Written by the owner, or when
   * the state changes.
   */
  private int owner;

  /** The owner's count; of an object with a distributed count its number. */
  private int local;

  private int shared;
  private byte life;
  private byte cycle;

  /** Where the object is in the candidate buffer, modulo 2^16. */
  char slot;

  /** Makes an object that is never counted, as leaves and whatever lives as long as the program. */
  protected Counted() {
    owner = UNCOUNTED;
    if (RefCheck.ENABLED) {
      RefCheck.track(this, null);
    }
  }

  /** Makes an object with one reference, which the current scope of {@code m} holds. */
  protected Counted(Mutator m) {
    switch (m.policy) {
      case BIASED -> {
        owner = m.id;
        local = UNBUFFERED | 1;
      }
      case ATOMIC -> shared = ONE | MERGED;
      case OFF -> owner = UNCOUNTED;
    }
    m.pushNew(this);
    if (RefCheck.ENABLED) {
      RefCheck.track(this, m);
    }
    if (CountStatistics.ENABLED) {
      CountStatistics.made();
    }
  }

  /**
   * Turns a new object into one that is never counted. Only for its constructor or maker, before
   * anybody else sees it.
   */
  protected final void becomeUncounted() {
    owner = UNCOUNTED;
    local = 0;
    shared = 0;
  }

  /**
   * Turns a new object that is not counted into a part of another one, which visits what this one
   * owns as its own.
   */
  protected final void becomePart() {
    if (RefCheck.ENABLED) {
      RefCheck.untrack(this);
    }
  }

  /** Whether references to this object are not counted. */
  public final boolean isUncounted() {
    return owner == UNCOUNTED;
  }

  /** Whether the object's last reference has gone and its finaliser, if any, has run. */
  public final boolean isDead() {
    return life == DEAD;
  }

  /** Whether the finaliser has run, which it does once in an object's life (PEP 442). */
  public final boolean isFinalized() {
    return life != ALIVE;
  }

  /** Adds a reference. The caller must know that somebody holds one. */
  public final void incref(Mutator m) {
    if (RefCheck.ENABLED) {
      RefCheck.checkUse(this);
    }
    if (CountStatistics.ENABLED) {
      CountStatistics.increment(owner, m);
    }
    if (owner == m.id) {
      local++;
    } else {
      increfShared(m);
    }
  }

  /** Adds a reference to {@code o} if it is counted; null is ignored. */
  public static void incref(Mutator m, PyObject o) {
    if (o instanceof Counted c) {
      c.incref(m);
    }
  }

  /**
   * Notes that a register borrows {@code o}: an increment and a decrement less. It does so for
   * processes that count how often they count, and otherwise nothing.
   */
  public static void noteBorrowed(PyObject o) {
    if (CountStatistics.ENABLED && o instanceof Counted c) {
      CountStatistics.borrowed(c.owner);
    }
  }

  /** Drops a reference; the last one finalises the object before this returns. */
  public final void decref(Mutator m) {
    if (CountStatistics.ENABLED) {
      CountStatistics.decrement(owner, m);
    }
    if (owner == m.id) {
      if (--local <= 0) {
        ownerDropped(m);
      }
    } else {
      decrefShared(m);
    }
  }

  /** Drops a reference to {@code o} if it is counted; null is ignored. */
  public static void decref(Mutator m, PyObject o) {
    if (o instanceof Counted c) {
      c.decref(m);
    }
  }

  private void increfShared(Mutator m) {
    if (owner == UNCOUNTED || countedByThread(m)) {
      return;
    }
    boolean lost = false;
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      if (SHARED.weakCompareAndSet(this, s, s + ONE)) {
        break;
      }
      lost = true;
    }
    if (lost) {
      contended(m);
    }
  }

  /** Adds a reference where the thread counts for itself; false elsewhere. */
  private boolean countedByThread(Mutator m) {
    if (owner != DISTRIBUTED) {
      return false;
    }
    VarHandle.acquireFence(); // the number, which stays until this thread has handed over
    m.countDistributed(local);
    return true;
  }

  /** Threads fight over the count, of which the caller holds one reference. */
  private void contended(Mutator m) {
    if (m.policy != CountingPolicy.BIASED || !m.isContended()) {
      return;
    }
    int o = owner;
    int s = (int) SHARED.getAcquire(this);
    int state = s & STATE;
    if (state == MERGED) {
      m.registry.distributed.distribute(this);
    } else if (o > NO_OWNER
        && state <= PUBLISHED
        && SHARED.compareAndSet(this, s, (s & ~STATE) + ONE | QUEUED)) {
      m.registry.enqueue(o, this, m); // with a reference for the queue to drop
    }
  }

  /**
   * Adds a reference unless the object may be dying: for readers that hold no lock on the container
   * in which they found it.
   *
   * @return false where only a reader with the container's lock may add one ({@link
   *     #increfPublished}), or where the object is dead
   */
  public final boolean tryIncref(Mutator m) {
    if (CountStatistics.ENABLED) {
      CountStatistics.increment(owner, m);
    }
    if (owner == m.id) {
      if (life == DEAD) {
        return false;
      }
      local++;
      return true;
    }
    if (owner == UNCOUNTED || countedByThread(m)) {
      return true;
    }
    boolean lost = false;
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      if (s == 0 || s == MERGED) {
        return false;
      }
      if (SHARED.weakCompareAndSet(this, s, s + ONE)) {
        break;
      }
      lost = true;
    }
    if (lost) {
      contended(m);
    }
    return true;
  }

  /**
   * Adds a reference while the lock of a container that holds the object is held, and lets later
   * readers on other threads use {@link #tryIncref}.
   */
  public final void increfPublished(Mutator m) {
    if (owner == m.id || owner == UNCOUNTED) {
      incref(m);
      return;
    }
    if (CountStatistics.ENABLED) {
      CountStatistics.increment(owner, m);
    }
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      int next = (s & STATE) == 0 ? (s + ONE) | PUBLISHED : s + ONE;
      if (SHARED.weakCompareAndSet(this, s, next)) {
        return;
      }
    }
  }

  /**
   * Lets threads that hold no lock use {@link #tryIncref}, as they do with weak references. The
   * caller knows that somebody holds a reference.
   */
  public final void publish(Mutator m) {
    SHARED.compareAndSet(this, 0, PUBLISHED);
  }

  /** The owner's count is zero, or fell for the first time since the object was buffered. */
  private void ownerDropped(Mutator m) {
    int n = local & COUNT;
    if (n == 0) {
      ownerReachedZero(m);
      return;
    }
    local = n;
    if (life != DEAD && mayFormCycle()) {
      m.candidates.add(this);
    }
  }

  private void ownerReachedZero(Mutator m) {
    if (endBias()) {
      lastReferenceGone(m);
    } else {
      becomeCandidate(m);
    }
  }

  /** After a decrement that left an object alive of which this thread is not the owner. */
  final void becomeCandidate(Mutator m) {
    if ((cycle & BUFFERED) == 0 && mayFormCycle()) {
      cycle |= BUFFERED;
      m.candidates.add(this);
    }
  }

  /**
   * Ends the bias of an object whose local count is zero; whether nobody else counts it either.
   *
   * <p>The owner goes before the state: once the object is merged, another thread may drop the last
   * reference and own the object for its finaliser.
   */
  private boolean endBias() {
    forgetLocal();
    owner = NO_OWNER;
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      int next = (s & ~STATE) | MERGED;
      // Nobody else ever counted or may read it without a lock: no atomic operation is needed.
      boolean unshared = s == 0;
      if (unshared) {
        shared = next;
      }
      if (unshared || SHARED.compareAndSet(this, s, next)) {
        return next == MERGED;
      }
    }
  }

  /** Empties the local count of an object that loses its owner. */
  private int forgetLocal() {
    int n = local;
    if (n >= 0) {
      cycle |= BUFFERED;
    }
    local = 0;
    return n & COUNT;
  }

  private void decrefShared(Mutator m) {
    int o = owner;
    if (o == UNCOUNTED) {
      return;
    }
    if (o == DISTRIBUTED) {
      VarHandle.acquireFence();
      if (m.dropDistributed(local)) {
        return;
      }
    }
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      // The reference that is dropped was counted by the owner; the queue takes it over.
      boolean queue = s == 0 || s == PUBLISHED;
      boolean gather = s == (ONE | SPREAD);
      int next = queue ? QUEUED : gather ? GATHERING : s - ONE;
      if (SHARED.compareAndSet(this, s, next)) {
        if (queue) {
          m.registry.enqueue(owner, this, m);
        } else if (gather) {
          int number = local;
          owner = NO_OWNER;
          m.registry.distributed.gather(this, number, m);
        } else if (next == MERGED) {
          lastReferenceGone(m);
        } else if ((next & STATE) < SPREAD) {
          becomeCandidate(m);
        }
        return;
      }
    }
  }

  // Distributed counts ---------------------------------------------------------------------------

  /**
   * Has threads count for themselves from now on. The caller has a reference, and the lock of
   * {@link DistributedCounts}.
   *
   * @return false if the object is in a state that forbids it
   */
  final boolean distribute(int number) {
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      if ((s & STATE) != MERGED) {
        return false;
      }
      local = number;
      if (SHARED.compareAndSet(this, s, s & ~STATE | SPREAD)) {
        OWNER.setRelease(this, DISTRIBUTED);
        return true;
      }
    }
  }

  /** Adds what a thread counted. */
  final void addGathered(int count) {
    if (count != 0) {
      SHARED.getAndAdd(this, count * ONE);
    }
  }

  /** Ends a gathering, or the distribution with the world stopped; whether the count is zero. */
  final boolean endGathering() {
    owner = NO_OWNER;
    local = 0;
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      int next = s & ~STATE | MERGED;
      if (SHARED.compareAndSet(this, s, next)) {
        return next == MERGED;
      }
    }
  }

  /**
   * Ends the bias and drops the reference that the queue holds. Called by the owner, or by anybody
   * once the owner has ended.
   */
  final void mergeQueued(Mutator m) {
    m.registry.counters.increment(Counters.Counter.MERGED);
    if (merge()) {
      lastReferenceGone(m);
    } else {
      becomeCandidate(m);
    }
  }

  /**
   * As {@link #mergeQueued}, but finalises nothing; also while the owner is stopped or idle.
   *
   * @return whether that was the last reference: then {@link #lastReferenceGone} is to follow
   */
  final boolean merge() {
    int counted = forgetLocal();
    owner = NO_OWNER;
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      int next = (s & ~STATE) + (counted - 1) * ONE | MERGED;
      if (SHARED.compareAndSet(this, s, next)) {
        return next == MERGED;
      }
    }
  }

  /**
   * Whether no thread but the calling one has counted a reference, so that what this object owns
   * may be let go without regard to others.
   */
  public final boolean isConfined(Mutator m) {
    return owner == m.id && (int) SHARED.getOpaque(this) == 0;
  }

  /**
   * The number of references that are counted; exact where no other thread counts meanwhile. Of a
   * distributed count it is the base.
   */
  public final int refcount() {
    return owner == UNCOUNTED ? Integer.MAX_VALUE : total(local);
  }

  private int total(int local) {
    int s = (int) SHARED.getVolatile(this);
    return ((s & STATE) < SPREAD ? local & COUNT : 0) + (s >> COUNT_SHIFT);
  }

  final void lastReferenceGone(Mutator m) {
    if (m.enterDealloc()) {
      try {
        dealloc(m);
      } finally {
        m.exitDealloc();
      }
    } else {
      m.postponeDealloc(this);
    }
  }

  /** Finalises the object, whose count is zero and merged, and drops the references it owns. */
  final void dealloc(Mutator m) {
    if (life == DEAD) {
      return;
    }
    if (life == ALIVE && hasFinalizer()) {
      life = FINALIZED;
      holdForFinalizer(m);
      runFinalizer(m);
      if (!releaseAfterFinalizer(m)) {
        return; // resurrected
      }
    }
    die();
    if ((cycle & BUFFERED) != 0) {
      m.candidates.remove(this);
    }
    clearWeakReferences(m, m.callNow);
    traverse(m.releaser);
  }

  private void die() {
    life = DEAD;
    if (RefCheck.ENABLED) {
      RefCheck.died(this);
    }
  }

  /**
   * Biases the object, which nobody counts, to this thread with one reference. A shared one would
   * let a reader that found the object before it was dropped, or a weak reference, add to it: they
   * would get an object whose finaliser has run.
   */
  private void holdForFinalizer(Mutator m) {
    local = UNBUFFERED | 1;
    SHARED.setRelease(this, 0);
    owner = m.id;
  }

  /** Drops that reference; whether no other has come. */
  private boolean releaseAfterFinalizer(Mutator m) {
    boolean last;
    if (owner != m.id) { // merged while the finaliser ran
      last = (int) SHARED.getAndAdd(this, -ONE) == (ONE | MERGED);
    } else if ((--local & COUNT) != 0) {
      if (local < 0) {
        ownerDropped(m);
      }
      return false;
    } else {
      last = endBias();
    }
    if (!last) {
      becomeCandidate(m);
    }
    return last;
  }

  /**
   * Runs the finaliser of an object that the JVM found unreachable although its count is not zero.
   * Called on a Python thread at a safepoint, with an object that stands in for the lost one.
   */
  final void finalizeLate(Mutator m) {
    if (life == ALIVE && hasFinalizer()) {
      life = FINALIZED;
      runFinalizer(m);
    }
  }

  // Cycles ---------------------------------------------------------------------------------------
  // What follows is for the cycle collector, with the world stopped unless it says otherwise.

  /** Whether trial deletion has to do with this object at all. */
  final boolean isCollectable() {
    return owner != UNCOUNTED && life != DEAD && (cycle & FROZEN) == 0;
  }

  final boolean isNumbered() {
    return (cycle & NUMBERED) != 0;
  }

  /** The number that {@link #number(int)} gave. */
  final int number() {
    return local;
  }

  /**
   * Gives the object a number, which takes the place of the local count.
   *
   * @return the local count, for {@link #unnumber}
   */
  final int number(int i) {
    int saved = local;
    local = i;
    cycle |= NUMBERED;
    return saved;
  }

  /** The total of references to a numbered object. */
  final int numberedTotal(int saved) {
    return total(saved);
  }

  /** Takes the number away. */
  final void unnumber(int saved) {
    local = saved;
    cycle &= ~NUMBERED;
  }

  /**
   * The object has left the candidate buffers and may become a candidate again. With the world
   * running, for the thread in whose buffer it was.
   */
  final void leaveBuffer(int thread) {
    if (owner == thread) {
      local |= UNBUFFERED;
    }
    cycle &= ~BUFFERED;
  }

  /** As {@link #leaveBuffer}, whoever owns the object. */
  final void leaveBuffers() {
    if (owner > NO_OWNER) {
      local |= UNBUFFERED;
    }
    cycle &= ~BUFFERED;
  }

  /**
   * Biases an object that was found unreachable to the collecting thread and adds a reference, so
   * that finalisers of other objects do not end it.
   */
  final void condemn(Mutator m) {
    local = refcount() + 1;
    shared = PUBLISHED;
    owner = m.id;
    cycle = (byte) (cycle & ~BUFFERED | CONDEMNED);
  }

  /**
   * Whether this is among what the collection at work found unreachable. With the world running.
   */
  public final boolean isCondemned() {
    return (cycle & CONDEMNED) != 0;
  }

  /** Takes back {@link #condemn} but for the reference, which is the caller's to drop. */
  final void spare() {
    cycle &= ~CONDEMNED;
    leaveBuffers();
  }

  /** Whether {@link #finalizeCondemned} would run a finaliser. */
  final boolean awaitsFinalizer() {
    return life == ALIVE && hasFinalizer();
  }

  /** Runs the finaliser if it has not run yet. With the world running. */
  final void finalizeCondemned(Mutator m) {
    if (awaitsFinalizer()) {
      life = FINALIZED;
      runFinalizer(m);
    }
  }

  /** Ends the life of a condemned object, which nobody can reach any more. */
  final void execute() {
    die();
  }

  /** Drops what an executed object owns. With the world running. */
  final void tearDown(Mutator m) {
    traverse(m.releaser);
    decref(m);
  }

  final boolean isFrozen() {
    return (cycle & FROZEN) != 0;
  }

  /** Keeps the objects and what they lead to out of collections, or takes that back. */
  static void freezeAll(List<Counted> objects, boolean frozen) {
    ArrayDeque<Counted> open = new ArrayDeque<>();
    Visitor mark =
        o -> {
          if (o instanceof Counted c && c.owner != UNCOUNTED && c.isFrozen() != frozen) {
            c.cycle ^= FROZEN;
            c.leaveBuffers();
            open.add(c);
          }
        };
    objects.forEach(mark::visit);
    while (!open.isEmpty()) {
      open.poll().traverse(mark);
    }
  }

  // What subclasses define -----------------------------------------------------------------------

  /**
   * Whether the object may be part of a cycle of counted objects; false only where that will never
   * change.
   */
  public boolean mayFormCycle() {
    return true;
  }

  /** Visits every reference that this object owns, each as often as it is owned. */
  public void traverse(Visitor v) {}

  /** Whether {@link #runFinalizer} has something to do: a {@code __del__}, a file to close. */
  protected boolean hasFinalizer() {
    return false;
  }

  /** In which order the finalisers of objects that die together run; least first. */
  protected long age() {
    return Long.MAX_VALUE;
  }

  /**
   * Runs the finaliser; it must not throw. The object is alive meanwhile and may be resurrected.
   */
  protected void runFinalizer(Mutator m) {}

  /**
   * Clears the weak references to this object; those that want to be called back go to {@code
   * callbacks}. Runs no Python code itself and must not throw.
   */
  protected void clearWeakReferences(Mutator m, WeakCallbacks callbacks) {}
}
