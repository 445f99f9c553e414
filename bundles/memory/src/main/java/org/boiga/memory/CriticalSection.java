package org.boiga.memory;

import java.util.concurrent.locks.ReentrantLock;
import org.boiga.api.PyCriticalSection;

/**
 * A part of a native function that takes several steps over one object, and may call Python code in
 * between: no other thread is in such a section over the same object meanwhile, unless this one
 * detaches. Then the section is suspended, as in CPython (PEP 703): a thread that waits holds none,
 * so that sections never deadlock with locks of programs or with each other.
 *
 * <pre>{@code
 * try (var _ = CriticalSection.enter(ts, heap)) {
 *   ...
 * }
 * }</pre>
 */
public final class CriticalSection implements PyCriticalSection {
  /** A power of two. Objects that share a lock exclude each other without need, but no more. */
  private static final int STRIPES = 256;

  private static final ReentrantLock[] LOCKS = new ReentrantLock[STRIPES];

  static {
    for (int i = 0; i < STRIPES; i++) {
      LOCKS[i] = new ReentrantLock();
    }
  }

  private final Mutator mutator;
  private final ReentrantLock lock;

  /** The section around this one, or null. */
  private final CriticalSection outer;

  private boolean held;

  private CriticalSection(Mutator m, ReentrantLock lock) {
    this.mutator = m;
    this.lock = lock;
    this.outer = m.critical;
  }

  /** Begins a section over {@code o}. */
  public static CriticalSection enter(Mutator m, PyObject o) {
    int h = System.identityHashCode(o);
    CriticalSection s = new CriticalSection(m, LOCKS[(h ^ h >>> 8) & STRIPES - 1]);
    s.acquire(false);
    m.critical = s;
    return s;
  }

  /**
   * As {@link #enter(Mutator, PyObject)}, for the code of a module that is not made for threads.
   */
  public static CriticalSection enter(Mutator m, ModuleLock lock) {
    CriticalSection s = new CriticalSection(m, lock);
    s.acquire(false);
    m.critical = s;
    return s;
  }

  /** Takes the lock; where that means to wait, all sections of the thread are suspended. */
  private void acquire(boolean polite) {
    boolean wait = polite && lock instanceof ModuleLock m && m.isWanted();
    while (wait || !lock.tryLock()) {
      wait = false;
      CriticalSection innermost = mutator.critical;
      if (innermost != null) {
        innermost.suspend();
      }
      mutator.critical = null;
      mutator.registry.world.detach(mutator);
      if (lock instanceof ModuleLock m) {
        m.awaitFree();
      } else {
        lock.lock();
        lock.unlock(); // not kept: to attach may take for ever
      }
      mutator.registry.world.attach(mutator);
      mutator.critical = innermost;
    }
    if (lock instanceof ModuleLock m) {
      m.holder = mutator;
    }
    held = true;
  }

  /** The thread detaches in this section, its innermost. */
  void suspend() {
    for (CriticalSection s = this; s != null && s.held; s = s.outer) {
      s.held = false;
      s.lock.unlock();
    }
  }

  /** The thread is attached again. The sections around this one go on when this one ends. */
  void resume() {
    acquire(true);
  }

  @Override
  public void close() {
    if (held) {
      lock.unlock();
    }
    mutator.critical = outer;
    if (outer != null && !outer.held) {
      outer.resume();
    }
  }
}
