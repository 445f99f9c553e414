package org.boiga.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A counted object with a lock of its own for short sections that neither block nor call Python
 * code nor poll a safepoint. One atomic operation to lock, none to unlock. Not reentrant.
 */
public abstract class SpinLock extends Counted {
  private static final VarHandle LOCK;

  static {
    try {
      LOCK = MethodHandles.lookup().findVarHandle(SpinLock.class, "lock", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private int lock;

  protected SpinLock() {}

  protected SpinLock(Mutator m) {
    super(m);
  }

  /** Enters the object's critical section; {@link #unlock} in a finally block. */
  public final void lock() {
    if (!LOCK.compareAndSet(this, 0, 1)) {
      lockContended();
    }
  }

  private void lockContended() {
    for (int spins = 0; !LOCK.weakCompareAndSetAcquire(this, 0, 1); spins++) {
      if (spins < 100) {
        Thread.onSpinWait();
      } else {
        Thread.yield(); // the holder may have lost its core
      }
    }
  }

  /** Leaves the critical section. */
  public final void unlock() {
    LOCK.setRelease(this, 0);
  }
}
