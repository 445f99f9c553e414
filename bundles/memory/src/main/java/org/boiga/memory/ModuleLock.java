package org.boiga.memory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock of a module that is not made for threads; taken by {@link CriticalSection#enter(Mutator,
 * ModuleLock)}. As CPython's global lock, it is given up where its holder detaches, and, if another
 * thread has waited for some time, at the holder's next safepoint, which it comes to in Python code
 * that it calls.
 */
public final class ModuleLock extends ReentrantLock {
  private static final long serialVersionUID = 1;

  /** How long a thread waits until it asks the holder: CPython's switch interval. */
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(5);

  /** The thread that took the lock last. */
  transient volatile Mutator holder;

  public ModuleLock() {
    super(true);
  }

  /** Waits until the lock was free at some time. The calling thread is detached. */
  void awaitFree() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (tryLock(INTERVAL, TimeUnit.NANOSECONDS)) {
            unlock(); // not kept: to attach may take for ever
            return;
          }
          Mutator h = holder;
          if (h != null) {
            h.requestPoll(Mutator.POLL_STOP);
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether a thread that goes on in the lock lets others go first. */
  boolean isWanted() {
    return hasQueuedThreads() && !isHeldByCurrentThread();
  }
}
