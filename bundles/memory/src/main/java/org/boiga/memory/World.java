package org.boiga.memory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.boiga.memory.Counters.Counter;

/**
 * Stops all mutators at safepoints. A mutator is <em>attached</em> while it may touch Python
 * objects; it <em>detaches</em> around anything that blocks, and then counts as stopped.
 */
public final class World {
  private static final long LONGEST_LAST_WAIT = TimeUnit.SECONDS.toNanos(3);

  private final MutatorRegistry registry;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int attached;
  private Mutator stopper;

  /** The mutator that alone goes on, or null: the others wait until the interpreter has ended. */
  private Mutator last;

  private boolean ended;

  /**
   * Unwinds a thread that would touch Python objects of an interpreter that has ended. No Python
   * code sees it, and scopes that it passes drop nothing. It is an error and no exception, so that
   * whoever reports the failures of code that he calls does not report it.
   */
  public static final class Ended extends Error {
    private static final long serialVersionUID = 1;

    private Ended() {
      super("the interpreter has ended", null, false, false);
    }
  }

  World(MutatorRegistry registry) {
    this.registry = registry;
  }

  /** Whether {@code m} may not be attached now. */
  private boolean mustWait(Mutator m) {
    return stopper != null && stopper != m || last != null && last != m;
  }

  /**
   * Lets the calling thread touch Python objects; waits while the world is stopped.
   *
   * @throws Ended if there will be no Python objects any more
   */
  public void attach(Mutator m) {
    lock.lock();
    try {
      awaitTurn(m);
      attached++;
    } finally {
      lock.unlock();
    }
    m.mergeQueue.setIdle(false);
    if (m.critical != null) {
      m.critical.resume();
    }
  }

  private void awaitTurn(Mutator m) {
    while (mustWait(m) && !ended) {
      changed.awaitUninterruptibly();
    }
    if (ended) {
      m.abandon();
      throw new Ended();
    }
  }

  /**
   * Ends what {@link #attach} began; the thread may block now. Meanwhile other threads merge its
   * objects.
   */
  public void detach(Mutator m) {
    if (m.critical != null) {
      m.critical.suspend();
    }
    m.mergeQueue.setIdle(true);
    lock.lock();
    try {
      attached--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * As {@link #detach}, for waits that may be long and begin where finalisers may run: first merges
   * what other threads have dropped.
   */
  public void detachMerged(Mutator m) {
    do {
      m.mergeQueue.drain(m);
    } while (!m.mergeQueue.setIdleIfEmpty());
    detach(m);
  }

  void stopHere(Mutator m) {
    detach(m);
    attach(m);
  }

  /**
   * Stops all other mutators for good, at the end of an interpreter: they wait where they would
   * attach or at their next safepoint, until {@link #end}. One that does not come to a safepoint in
   * time is not waited for.
   */
  public void stopOthers(Mutator m) {
    if (!stopTheWorld(m, LONGEST_LAST_WAIT, () -> last = m)) {
      lock.lock();
      last = m;
      lock.unlock();
    }
  }

  /** The interpreter has ended: threads that still wait to attach, or will, unwind. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Runs {@code action} while no other attached mutator runs. The caller is attached; several
   * callers take turns.
   */
  public void stopTheWorld(Mutator m, Runnable action) {
    stopTheWorld(m, Long.MAX_VALUE, action);
  }

  /**
   * As {@link #stopTheWorld(Mutator, Runnable)}, but gives up where the others do not stop in time.
   *
   * @return whether {@code action} ran
   */
  public boolean stopTheWorld(Mutator m, long nanos, Runnable action) {
    lock.lock();
    try {
      while (mustWait(m)) {
        attached--;
        changed.signalAll();
        awaitTurn(m);
        attached++;
      }
      stopper = m;
      long start = System.nanoTime();
      for (Mutator other : registry.running()) {
        if (other != m) {
          other.requestPoll(Mutator.POLL_STOP);
        }
      }
      if (!awaitOthers(nanos)) {
        return false;
      }
      count(System.nanoTime() - start);
      action.run();
      return true;
    } finally {
      stopper = null;
      changed.signalAll();
      lock.unlock();
    }
  }

  private void count(long nanos) {
    registry.counters.increment(Counter.STOPS);
    registry.counters.add(Counter.STOP_TIME, nanos);
    registry.counters.add(Counter.LONGEST_STOP_TIME, nanos);
  }

  /** Waits until all other mutators have stopped. */
  private boolean awaitOthers(long nanos) {
    boolean interrupted = false;
    long left = nanos;
    try {
      while (attached > 1) {
        if (left <= 0) {
          return false;
        }
        try {
          left = changed.awaitNanos(left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
