package org.boiga.modules.thread;

import java.util.concurrent.Semaphore;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Parking;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _thread.lock}: may be released by another thread than the one that acquired it. */
@org.boiga.api.annotation.PyType(
    name = "_thread.lock",
    doc = "A lock that is not owned by a thread.",
    subclassable = false)
public final class PyLock extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyLockTable(), PyBaseObject.TYPE).weaklyReferable();

  private Semaphore permit = new Semaphore(1);

  public PyLock(ThreadState ts) {
    super(ts, TYPE);
  }

  @PySlot(signature = "()")
  static PyObject __new__(ThreadState ts, PyType cls) {
    return new PyLock(ts);
  }

  @PyMethod(
      signature = "(blocking=True, timeout=-1.0)",
      doc = "Acquire the lock; False if that was not possible in time.")
  public boolean acquire(ThreadState ts, boolean blocking, double timeout) {
    return Parking.acquire(ts, permit, Parking.nanos(ts, blocking, timeout));
  }

  @PyMethod(signature = "(blocking=True, timeout=-1.0)", doc = "An older name of acquire.")
  boolean acquire_lock(ThreadState ts, boolean blocking, double timeout) {
    return acquire(ts, blocking, timeout);
  }

  @PyMethod(doc = "Release the lock, which another thread may have acquired.")
  public synchronized void release(ThreadState ts) {
    if (permit.availablePermits() > 0) {
      throw PyErr.of(ts, org.boiga.objects.PyExc.RuntimeError, "release unlocked lock");
    }
    permit.release();
  }

  @PyMethod(doc = "An older name of release.")
  void release_lock(ThreadState ts) {
    release(ts);
  }

  @PyMethod(doc = "Whether the lock is held.")
  boolean locked(ThreadState ts) {
    return permit.availablePermits() == 0;
  }

  @PyMethod(doc = "An older name of locked.")
  boolean locked_lock(ThreadState ts) {
    return locked(ts);
  }

  @PyMethod(doc = "Make the lock anew in a forked child.")
  synchronized void _at_fork_reinit(ThreadState ts) {
    permit = new Semaphore(1);
  }

  @PyMethod(doc = "Acquire the lock.")
  boolean __enter__(ThreadState ts) {
    return acquire(ts, true, -1);
  }

  @PyMethod(signature = "(*exc_info)", doc = "Release the lock.")
  void __exit__(ThreadState ts, PyObject[] excInfo) {
    release(ts);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<"
        + (locked(ts) ? "locked" : "unlocked")
        + " _thread.lock object at 0x"
        + Integer.toHexString(System.identityHashCode(this))
        + ">";
  }
}
