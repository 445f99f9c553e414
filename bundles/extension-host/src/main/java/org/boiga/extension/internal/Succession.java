package org.boiga.extension.internal;

import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.ThreadState;

/**
 * How the instance of a module whose state crosses is succeeded by that of the next version. When
 * its bundle stops, calls that run may finish; new ones wait for the successor, and go there. One
 * thread has the state cross; if that fails, the instance stays in service.
 */
final class Succession {
  /** How long calls wait after the drain for a bundle that is being updated to start again. */
  private static final long UPDATE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ModuleInstance instance;
  private final LongAdder running = new LongAdder();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Whether new calls wait. */
  private volatile boolean closed;

  private volatile ModuleInstance successor;

  /** When calls that run have had their time, and when those that wait give up. */
  private long drained;

  private long until;

  /** Whether the next version is there, so that the state will cross or the instance stay. */
  private boolean coming;

  /** Whether it has been said that calls did not finish in time. */
  private boolean reported;

  /** The thread that has the state cross. */
  private volatile Thread mover;

  Succession(ModuleInstance instance) {
    this.instance = instance;
  }

  // Calls ----------------------------------------------------------------------------------------

  /**
   * Begins a call of a function.
   *
   * @return the instance that it is to go to instead; null if it goes to this one, and {@link
   *     #leave} ends it
   */
  ModuleInstance enter(Context ctx) {
    while (true) {
      if (isOpen(ctx)) {
        running.increment();
        if (isOpen(ctx)) { // what closes it meanwhile has seen the call, and waits
          ctx.inside.add(this);
          return null;
        }
        running.decrement();
      }
      ModuleInstance next = await(ctx.ts);
      if (next != null) {
        return next;
      }
    }
  }

  /** Whether a call may begin: also of the thread that moves the state, and from within a call. */
  private boolean isOpen(Context ctx) {
    return !closed
        || mover == Thread.currentThread()
        || successor == null && ctx.inside.contains(this);
  }

  /** Begins a call of a method of an object, which stays what it is. */
  void enterObject(Context ctx) {
    running.increment();
    ctx.inside.add(this);
  }

  void leave(Context ctx) {
    ctx.inside.removeLast();
    running.decrement();
  }

  /** The successor; null if the instance is in service again. */
  private ModuleInstance await(ThreadState ts) {
    if (successor == null) {
      ts.registry.world.detach(ts);
      boolean late = false;
      lock.lock();
      try {
        while (closed && successor == null && !late) {
          if (coming || mover != null) {
            changed.await();
          } else {
            late = changed.awaitNanos(until - System.nanoTime()) <= 0;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        late = true;
      } finally {
        lock.unlock();
        ts.registry.world.attach(ts);
      }
      if (late && closed && successor == null) {
        throw PyErr.runtimeError(
            ts, instance.provider() + " has been stopped, and nothing has replaced it");
      }
    }
    ModuleInstance next = successor;
    if (next != null && next.succession != null && next.succession.successor != null) {
      successor = next.succession.successor; // those in between need not be kept
    }
    return next;
  }

  // Draining -------------------------------------------------------------------------------------

  /**
   * The instance is known now. Its bundle may have stopped while the state crossed to it: then
   * calls wait for the next version from the beginning.
   */
  void open(ModuleProvider provider) {
    if (provider.isStopped()) {
      close();
    }
    if (provider.isSucceeded()) {
      expect();
    }
  }

  /** Has new calls wait; those that run have some time to finish. */
  void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        coming = false;
        reported = false;
        drained = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(instance.drainMillis());
        until = drained + UPDATE_NANOS;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Says that the next version is there. */
  void expect() {
    lock.lock();
    try {
      coming = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether another instance has succeeded this one. */
  boolean isOver() {
    return successor != null;
  }

  /**
   * Waits until the calls that run have finished, or have had their time.
   *
   * @param own how many of them are the calling thread's
   */
  void awaitDrained(int own) {
    try {
      while (running.sum() > own && System.nanoTime() < drained) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long left = running.sum() - own;
    if (left > 0 && !reported) {
      reported = true;
      System.err.println(
          "boiga: %s: %d %s not finished within %d ms, and %s on in the old version"
              .formatted(
                  instance.provider(),
                  left,
                  left == 1 ? "call has" : "calls have",
                  instance.drainMillis(),
                  left == 1 ? "goes" : "go"));
    }
  }

  // The state crosses ----------------------------------------------------------------------------

  /**
   * Has the state cross to an instance of another version, which fills the module from then on.
   *
   * @param beforeUse run before calls reach the successor
   * @return the successor
   * @throws PyException why it cannot; the instance then stays in service
   */
  ModuleInstance moveTo(ThreadState ts, ModuleProvider next, Runnable beforeUse) {
    if (!begin(ts)) {
      return successor;
    }
    ModuleInstance made = null;
    int mark = ts.mark();
    try {
      made = instance.transfer(ts, next);
      beforeUse.run();
      return made;
    } finally {
      end(made);
      ts.release(mark);
    }
  }

  /** Waits for another thread that is at it; whether there is something to do. */
  private boolean begin(ThreadState ts) {
    int own = Collections.frequency(Context.of(ts).inside, this);
    ts.registry.world.detach(ts);
    lock.lock();
    try {
      while (mover != null && successor == null) {
        changed.awaitUninterruptibly();
      }
      if (successor != null) {
        return false;
      }
      close();
      mover = Thread.currentThread();
    } finally {
      lock.unlock();
      if (mover == Thread.currentThread()) {
        awaitDrained(own);
      }
      ts.registry.world.attach(ts);
    }
    return true;
  }

  private void end(ModuleInstance made) {
    lock.lock();
    try {
      successor = made;
      closed = made != null;
      coming = false;
      mover = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
