package org.boiga.modules.io;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.objects.PyErr;
import org.boiga.objects.ThreadState;

/**
 * The lock of a stream. It is held while the stream reads and writes, so waiting for it detaches.
 */
final class IoLock {
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Acquires the lock; {@link #leave} in a finally block.
   *
   * @throws org.boiga.objects.PyException RuntimeError where the thread has it already
   */
  void enter(ThreadState ts, PyObject stream) {
    if (lock.isHeldByCurrentThread()) {
      throw PyErr.runtimeError(ts, "reentrant call inside " + Reprs.safe(ts, stream));
    }
    enterAgain(ts, stream);
  }

  /** Acquires the lock, which the thread may have already. */
  void enterAgain(ThreadState ts, PyObject stream) {
    if (lock.tryLock()) {
      return;
    }
    if (ts.interp.finalizing) {
      enterAtEnd(ts, stream);
      return;
    }
    Blocking.call(
        ts,
        () -> {
          lock.lock();
          return 0;
        });
  }

  /** At the interpreter's end the lock may belong to a thread that has been stopped for good. */
  private void enterAtEnd(ThreadState ts, PyObject stream) {
    boolean came = false;
    try {
      came = lock.tryLock(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!came) {
      throw PyErr.runtimeError(
          ts,
          "could not acquire lock for "
              + Reprs.safe(ts, stream)
              + " at interpreter shutdown, possibly due to daemon threads");
    }
  }

  void leave() {
    lock.unlock();
  }
}
