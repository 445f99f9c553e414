package org.boiga.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The header of an object whose references are counted: biased reference counting after Choi, Shull
 * and Torrellas (PACT 2018), in the form of PEP 703.
 *
 * <p>The thread that made the object owns it and counts in {@code local} with plain arithmetic; all
 * others count atomically in {@code shared}, whose low two bits are a state. The total is the sum
 * of both. {@code shared} may go negative while it is queued: then the owner's local count still
 * contains references that other threads have dropped.
 *
 * <pre>
 *   biased    --another thread drops a reference that it never counted--> queued (on the owner)
 *   biased, queued --the owner reaches zero, or merges its queue--> merged (no owner any more)
 *   merged    --count reaches zero, on any thread--> dead
 * </pre>
 *
 * <p>The JVM keeps memory safe whatever the counts say: they are there so that finalisers and weak
 * reference callbacks run at the last reference.
 */
@ManualCounting("implements counting")
public abstract class Counted extends PyObject {
  static final int NO_OWNER = 0;
  static final int UNCOUNTED = -1;

  private static final int STATE = 3;
  private static final int ONE = 4;

  /** State of a biased object that other threads may read without a lock; see tryIncref. */
  private static final int PUBLISHED = 1;

  private static final int QUEUED = 2;
  private static final int MERGED = 3;

  private static final byte ALIVE = 0;
  private static final byte FINALIZED = 1;
  private static final byte DEAD = 2;

  private static final VarHandle SHARED;

  static {
    try {
      SHARED = MethodHandles.lookup().findVarHandle(Counted.class, "shared", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Id of the owning mutator, or NO_OWNER, or UNCOUNTED. Written by the owner, or when merging. */
  private int owner;

  private int local;
  private int shared;
  private byte life;

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
        local = 1;
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
      increfShared();
    }
  }

  /** Adds a reference to {@code o} if it is counted; null is ignored. */
  public static void incref(Mutator m, PyObject o) {
    if (o instanceof Counted c) {
      c.incref(m);
    }
  }

  /** Drops a reference; the last one finalises the object before this returns. */
  public final void decref(Mutator m) {
    if (CountStatistics.ENABLED) {
      CountStatistics.decrement(owner, m);
    }
    if (owner == m.id) {
      if (--local == 0) {
        ownerReachedZero(m);
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

  private void increfShared() {
    if (owner != UNCOUNTED) {
      SHARED.getAndAdd(this, ONE);
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
    if (owner == UNCOUNTED) {
      return true;
    }
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      if (s == 0 || s == MERGED) {
        return false;
      }
      if (SHARED.weakCompareAndSet(this, s, s + ONE)) {
        return true;
      }
    }
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

  private void ownerReachedZero(Mutator m) {
    if (endBias()) {
      lastReferenceGone(m);
    }
  }

  /**
   * Ends the bias of an object whose local count is zero; whether nobody else counts it either.
   *
   * <p>The owner goes before the state: once the object is merged, another thread may drop the last
   * reference and own the object for its finaliser.
   */
  private boolean endBias() {
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

  private void decrefShared(Mutator m) {
    if (owner == UNCOUNTED) {
      return;
    }
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      // The reference that is dropped was counted by the owner; the queue takes it over.
      boolean queue = s == 0 || s == PUBLISHED;
      int next = queue ? QUEUED : s - ONE;
      if (SHARED.compareAndSet(this, s, next)) {
        if (queue) {
          m.registry.enqueue(owner, this, m);
        } else if (next == MERGED) {
          lastReferenceGone(m);
        }
        return;
      }
    }
  }

  /**
   * Ends the bias and drops the reference that the queue holds. Called by the owner, or by anybody
   * once the owner has ended or the world is stopped.
   */
  final void mergeQueued(Mutator m) {
    if (CountStatistics.ENABLED) {
      CountStatistics.merged();
    }
    int counted = local;
    local = 0;
    owner = NO_OWNER;
    while (true) {
      int s = (int) SHARED.getAcquire(this);
      int next = (s & ~STATE) + (counted - 1) * ONE | MERGED;
      if (SHARED.compareAndSet(this, s, next)) {
        if (next == MERGED) {
          lastReferenceGone(m);
        }
        return;
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

  /** The number of references that are counted; exact where no other thread counts meanwhile. */
  public final int refcount() {
    return owner == UNCOUNTED ? Integer.MAX_VALUE : local + ((int) SHARED.getVolatile(this) >> 2);
  }

  private void lastReferenceGone(Mutator m) {
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
    life = DEAD;
    if (RefCheck.ENABLED) {
      RefCheck.died(this);
    }
    clearWeakReferences(m);
    traverse(m.releaser);
  }

  /**
   * Biases the object, which nobody counts, to this thread with one reference. A shared one would
   * let a reader that found the object before it was dropped, or a weak reference, add to it: they
   * would get an object whose finaliser has run.
   */
  private void holdForFinalizer(Mutator m) {
    local = 1;
    SHARED.setRelease(this, 0);
    owner = m.id;
  }

  /** Drops that reference; whether no other has come. */
  private boolean releaseAfterFinalizer(Mutator m) {
    if (owner == m.id) {
      return --local == 0 && endBias();
    }
    return (int) SHARED.getAndAdd(this, -ONE) == (ONE | MERGED); // merged while the finaliser ran
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

  /** Visits every reference that this object owns, each as often as it is owned. */
  public void traverse(Visitor v) {}

  /** Whether {@link #runFinalizer} has something to do: a {@code __del__}, a file to close. */
  protected boolean hasFinalizer() {
    return false;
  }

  /**
   * Runs the finaliser; it must not throw. The object is alive meanwhile and may be resurrected.
   */
  protected void runFinalizer(Mutator m) {}

  /** Clears the weak references to this object and runs their callbacks; it must not throw. */
  protected void clearWeakReferences(Mutator m) {}
}
