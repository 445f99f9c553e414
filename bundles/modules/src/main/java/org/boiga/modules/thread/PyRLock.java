package org.boiga.modules.thread;

import java.util.concurrent.Semaphore;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Numbers;
import org.boiga.objects.Parking;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/** {@code _thread.RLock}: its owner may acquire it again. */
@org.boiga.api.annotation.PyType(
    name = "_thread.RLock",
    doc = "A lock that its owner may acquire again.")
public final class PyRLock extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyRLockTable(), PyBaseObject.TYPE).weaklyReferable();

  private Semaphore permit = new Semaphore(1);

  /** Id of the owner, 0 if there is none. Written by the owner alone. */
  private volatile long owner;

  private int count;

  PyRLock(ThreadState ts, PyType type) {
    super(ts, type);
  }

  @PySlot(signature = "(*args, **kwargs)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, org.boiga.objects.PyDict kwargs) {
    if (cls == TYPE && (args.length > 0 || kwargs != null)) {
      Warnings.warn(
          ts,
          PyExc.DeprecationWarning,
          "Passing arguments to RLock is deprecated and will be removed in 3.15",
          1);
    }
    return new PyRLock(ts, cls);
  }

  @PyMethod(
      signature = "(blocking=True, timeout=-1.0)",
      doc = "Acquire the lock; False if that was not possible in time.")
  boolean acquire(ThreadState ts, boolean blocking, double timeout) {
    long nanos = Parking.nanos(ts, blocking, timeout);
    if (owner == ts.ident()) {
      count++;
      return true;
    }
    if (!Parking.acquire(ts, permit, nanos)) {
      return false;
    }
    owner = ts.ident();
    count = 1;
    return true;
  }

  @PyMethod(doc = "Release the lock.")
  void release(ThreadState ts) {
    if (owner != ts.ident()) {
      throw PyErr.runtimeError(ts, "cannot release un-acquired lock");
    }
    if (--count == 0) {
      owner = 0;
      permit.release();
    }
  }

  @PyMethod(doc = "Whether the lock is held.")
  boolean locked(ThreadState ts) {
    return owner != 0;
  }

  @PyMethod(doc = "Acquire the lock.")
  boolean __enter__(ThreadState ts) {
    return acquire(ts, true, -1);
  }

  @PyMethod(signature = "(*exc_info)", doc = "Release the lock.")
  void __exit__(ThreadState ts, PyObject[] excInfo) {
    release(ts);
  }

  @PyMethod(doc = "Whether this thread holds the lock.")
  boolean _is_owned(ThreadState ts) {
    return owner == ts.ident();
  }

  @PyMethod(doc = "How often this thread has acquired the lock.")
  int _recursion_count(ThreadState ts) {
    return owner == ts.ident() ? count : 0;
  }

  @PyMethod(doc = "Release the lock altogether, for conditions.")
  PyObject _release_save(ThreadState ts) {
    if (owner != ts.ident()) {
      throw PyErr.runtimeError(ts, "cannot release un-acquired lock");
    }
    PyObject state = PyTuple.of(ts, Py.int_(count), Py.int_(owner));
    count = 0;
    owner = 0;
    permit.release();
    return state;
  }

  @PyMethod(signature = "(state, /)", doc = "Acquire the lock as often as before, for conditions.")
  void _acquire_restore(ThreadState ts, PyTuple state) {
    Parking.acquire(ts, permit, -1);
    count = (int) Numbers.index(ts, state.at(0)).longValue();
    owner = ts.ident();
  }

  @PyMethod(doc = "Make the lock anew in a forked child.")
  void _at_fork_reinit(ThreadState ts) {
    permit = new Semaphore(1);
    owner = 0;
    count = 0;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<"
        + (owner != 0 ? "locked " : "unlocked ")
        + type().name()
        + " object owner="
        + owner
        + " count="
        + count
        + " at 0x"
        + Integer.toHexString(System.identityHashCode(this))
        + ">";
  }
}
