package org.boiga.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * A thread as the memory manager sees it: an owner of objects, a stack of scopes that hold
 * references for Java code, a queue of objects whose counts must be merged, and a word that is
 * polled at safepoints.
 *
 * <p><b>Scopes.</b> What Java code obtains while it runs is pushed here and released when the
 * built-in call that it serves ends, but for its result. Therefore Java code passes references
 * around as it likes and never counts: {@link #hold} and the makers of objects push; {@link #keep}
 * and {@link #swap} count what goes into a field of a counted object; a call's dispatcher takes a
 * {@link #mark} before and {@link #take}s the result after. Loops that obtain many references take
 * a mark and {@link #release} it in each round.
 *
 * <p>All methods are for the mutator's own thread unless they say otherwise.
 */
@ManualCounting("implements scopes")
public class Mutator extends Padded {
  /** Bits of the poll word. */
  public static final int POLL_MERGE = 1;

  public static final int POLL_STOP = 2;
  public static final int POLL_SIGNAL = 4;
  public static final int POLL_LATE = 8;
  public static final int POLL_COLLECT = 16;
  public static final int POLL_TRIM = 32;

  /** Of so many lost races for a count, the last has that count distributed. */
  private static final int CONTENTIONS = 8;

  private static final int DEEPEST_DEALLOC = 50;
  private static final VarHandle POLL;

  static {
    try {
      POLL = MethodHandles.lookup().findVarHandle(Mutator.class, "poll", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Unique for the life of the process, positive. */
  public final int id;

  public final MutatorRegistry registry;
  final CountingPolicy policy;
  final MergeQueue mergeQueue = new MergeQueue();
  final Visitor releaser =
      o -> {
        if (o instanceof Counted c) {
          c.decref(this);
        }
      };

  /** Calls a weak reference back at once. */
  final WeakCallbacks callNow = w -> w.callBack(this);

  /** Objects that may have become part of an unreachable cycle by what this thread dropped. */
  final CandidateBuffer candidates = new CandidateBuffer(this);

  /** The innermost critical section that the thread is in, or null. */
  CriticalSection critical;

  /** What this thread counts of objects whose count is distributed, by their number. */
  private int[] distributed = {};

  /** Races for counts that this thread lost. */
  private int contentions;

  private int poll;
  private Counted[] held = new Counted[Thread.currentThread().isVirtual() ? 16 : 256];
  private int top;
  private int deallocDepth;
  private boolean abandoned;
  private final ArrayDeque<Counted> postponed = new ArrayDeque<>();

  protected Mutator(MutatorRegistry registry, CountingPolicy policy) {
    this.registry = registry;
    this.policy = policy;
    this.id = registry.register(this);
  }

  // Scopes ---------------------------------------------------------------------------------------

  /** The position that {@link #release} goes back to. */
  public final int mark() {
    return top;
  }

  final void pushNew(Counted c) {
    if (top == held.length) {
      held = Arrays.copyOf(held, top * 2);
    }
    held[top++] = c;
  }

  /**
   * Holds {@code o} for the current scope: adds a reference that is dropped when the scope ends.
   *
   * @param o borrowed: somebody must hold it now; may be null
   * @return {@code o}
   */
  public final <T extends PyObject> T hold(T o) {
    if (o instanceof Counted c && !c.isUncounted()) {
      c.incref(this);
      pushNew(c);
    }
    return o;
  }

  /** Hands a reference that the caller owns to the current scope, which will drop it. */
  public final <T extends PyObject> T holdOwned(T o) {
    if (o instanceof Counted c && !c.isUncounted()) {
      pushNew(c);
    }
    return o;
  }

  /**
   * Adds the reference that a field of a counted object owns from now on; {@link Counted#traverse}
   * of that object must visit the field, which releases it.
   *
   * @return {@code o}
   */
  public final <T extends PyObject> T keep(T o) {
    if (o instanceof Counted c) {
      c.incref(this);
    }
    return o;
  }

  /**
   * Replaces what a field owns: {@code field = m.swap(field, value)}. The old reference goes to the
   * current scope, so that no finaliser runs before the field has its new value.
   *
   * @return {@code value}
   */
  public final <T extends PyObject> T swap(T old, T value) {
    if (value instanceof Counted c) {
      c.incref(this);
    }
    if (old instanceof Counted c) {
      pushNew(c);
    }
    return value;
  }

  /** Releases everything that was obtained since {@code mark}. May run finalisers. */
  public final void release(int mark) {
    while (top > mark) {
      Counted c = held[--top];
      held[top] = null;
      c.decref(this);
    }
  }

  /**
   * Releases everything that was obtained since {@code mark} but for {@code result}, which stays
   * held by the scope around it.
   */
  public final <T extends PyObject> T release(int mark, T result) {
    if (top > mark) {
      T owned = take(mark, result);
      holdOwned(owned);
    }
    return result;
  }

  /**
   * Ends a scope with a result that the caller owns: whatever else was obtained since {@code mark}
   * is released.
   *
   * @return {@code result}, with one reference that belongs to the caller
   */
  public final <T extends PyObject> T take(int mark, T result) {
    if (top == mark) {
      if (result instanceof Counted c) {
        c.incref(this);
      }
      return result;
    }
    if (held[top - 1] == result) {
      held[--top] = null;
    } else if (result instanceof Counted c) {
      c.incref(this);
    }
    if (top > mark) {
      release(mark);
    }
    return result;
  }

  /**
   * What was obtained last since {@code mark} of those that are of a class.
   *
   * @return borrowed from the scope; null if there is none
   */
  public final <T extends Counted> T lastHeld(int mark, Class<T> type) {
    for (int i = top - 1; i >= mark; i--) {
      if (type.isInstance(held[i])) {
        return type.cast(held[i]);
      }
    }
    return null;
  }

  /** Visits what the scopes hold; with the world stopped, or on the mutator's own thread. */
  public final void traverseScopes(Visitor v) {
    v.visitAll(held, top);
  }

  /** Where in the program this thread is, for reports of the checked mode. */
  protected String place() {
    return "";
  }

  // Deallocation ---------------------------------------------------------------------------------

  /** Bounds the Java recursion of a long chain of objects that die together. */
  final boolean enterDealloc() {
    if (deallocDepth >= DEEPEST_DEALLOC) {
      return false;
    }
    deallocDepth++;
    return true;
  }

  final void exitDealloc() {
    if (--deallocDepth == 0) {
      while (!postponed.isEmpty()) {
        Counted c = postponed.poll();
        deallocDepth = 1;
        c.dealloc(this);
        deallocDepth = 0;
      }
    }
  }

  final void postponeDealloc(Counted c) {
    postponed.add(c);
  }

  // Distributed counts ---------------------------------------------------------------------------

  /** Adds a reference to the object with that number. */
  final void countDistributed(int number) {
    if (number >= distributed.length) {
      distributed = Arrays.copyOf(distributed, Math.max(16, Integer.highestOneBit(number) * 2));
    }
    distributed[number]++;
  }

  /** Drops a reference that this thread added; false if it has none. */
  final boolean dropDistributed(int number) {
    if (number >= distributed.length || distributed[number] == 0) {
      return false;
    }
    distributed[number]--;
    return true;
  }

  /** What this thread has of the object with that number, which it hands over. */
  final int takeDistributed(int number) {
    if (number >= distributed.length) {
      return 0;
    }
    int count = distributed[number];
    distributed[number] = 0;
    return count;
  }

  final int distributedLength() {
    return distributed.length;
  }

  /**
   * Another thread was quicker to count an object; whether to distribute that one's count. Chance
   * chooses those over which threads fight most.
   */
  final boolean isContended() {
    return ++contentions % CONTENTIONS == 0;
  }

  // Safepoints -----------------------------------------------------------------------------------

  /** Whether {@link #safepoint} has something to do. Polled at back-edges and calls. */
  public final boolean pollRequested() {
    return (int) POLL.getOpaque(this) != 0;
  }

  /** Asks the thread to do what {@code bits} say at its next safepoint. For any thread. */
  public final void requestPoll(int bits) {
    POLL.getAndBitwiseOr(this, bits);
    pollsChanged();
  }

  /** There are requests now, or they have been taken. For any thread. */
  protected void pollsChanged() {}

  /** Gives memory back that the thread does not need any more. */
  protected void trim() {}

  /** Takes the requests that were pending. */
  protected final int takePolls() {
    int bits = (int) POLL.getAndSet(this, 0);
    pollsChanged();
    return bits;
  }

  /** Does what was asked of this thread; called with no borrowed reference in Java locals. */
  public void safepoint() {
    int bits = takePolls();
    if ((bits & POLL_STOP) != 0) {
      registry.world.stopHere(this);
    }
    if ((bits & POLL_MERGE) != 0) {
      mergeQueue.drain(this);
    }
    if ((bits & POLL_TRIM) != 0) {
      trim();
    }
    if ((bits & POLL_LATE) != 0) {
      registry.reaper.finalizePending(this);
    }
    if ((bits & POLL_COLLECT) != 0) {
      collectCycles();
    }
  }

  /** The candidate buffer is full: collects, or drops the candidates. */
  protected void collectCycles() {
    candidates.drop();
  }

  /**
   * The interpreter ended before this thread did: from now on it drops nothing, and whatever code
   * it comes to while it unwinds is stopped where it polls.
   */
  final void abandon() {
    abandoned = true;
    Arrays.fill(held, 0, top, null);
    top = 0;
    deallocDepth = DEEPEST_DEALLOC;
    registry.forget(this);
    requestPoll(POLL_STOP);
  }

  /** Whether the interpreter ended before this thread did. */
  public final boolean isAbandoned() {
    return abandoned;
  }

  /** Ends this mutator: merges what is queued and leaves the rest to whoever drops it. */
  public final void end() {
    release(0);
    if (registry.cycles.isFull(candidates)) {
      collectCycles();
    }
    registry.unregister(this);
    registry.cycles.adopt(candidates);
  }
}
