package org.boiga.modules.multiprocessing;

import java.math.RoundingMode;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.modules.posix.OsErrors;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Timeouts;

/** {@code _multiprocessing.SemLock}: a semaphore or a recursive lock that processes share. */
@org.boiga.api.annotation.PyType(name = "_multiprocessing.SemLock", doc = "Semaphore/Mutex type")
public final class PySemLock extends PyInstance {
  static final PyType TYPE =
      PyType.builtin(new PySemLockTable(), PyBaseObject.TYPE)
          .constant("SEM_VALUE_MAX", Py.int_(Integer.MAX_VALUE));

  private static final int RECURSIVE_MUTEX = 0;
  private static final int SEMAPHORE = 1;

  private final Semaphore semaphore;
  private final int lockKind;
  private final int maximum;

  /** Null if the name is removed already. */
  private final String name;

  // Guarded by the monitor.
  private int count;
  private long owner;

  private PySemLock(
      ThreadState ts, PyType type, Semaphore semaphore, int kind, int maximum, String name) {
    super(ts, type);
    this.semaphore = semaphore;
    lockKind = kind;
    this.maximum = maximum;
    this.name = name;
  }

  @PySlot(signature = "(kind, value, maxvalue, name, unlink)")
  static PyObject __new__(
      ThreadState ts, PyType cls, int kind, int value, int maxvalue, String name, boolean unlink) {
    if (kind != RECURSIVE_MUTEX && kind != SEMAPHORE) {
      throw PyErr.valueError(ts, "unrecognized kind");
    }
    long address = checked(ts, Semaphore.create(name, value));
    if (unlink) {
      OsErrors.check(ts, Semaphore.unlink(name));
    }
    return new PySemLock(ts, cls, new Semaphore(address), kind, maxvalue, unlink ? null : name);
  }

  private static long checked(ThreadState ts, long address) {
    if (address < 0 && address > -4096) {
      throw OsErrors.of(ts, (int) -address);
    }
    return address;
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(handle, kind, maxvalue, name, /)",
      doc = "The semaphore that another process made.")
  static PyObject _rebuild(
      ThreadState ts, PyType cls, PyObject handle, int kind, int maxvalue, PyObject name) {
    if (name == Py.None) {
      long address = org.boiga.objects.Args.toCLong(ts, handle);
      return new PySemLock(ts, cls, new Semaphore(address), kind, maxvalue, null);
    }
    if (!(name instanceof PyStr s)) {
      throw org.boiga.objects.Args.badArgument(ts, "_rebuild", "argument 4", "str or None", name);
    }
    long address = checked(ts, Semaphore.existing(s.toString()));
    return new PySemLock(ts, cls, new Semaphore(address), kind, maxvalue, s.toString());
  }

  @Override
  protected boolean hasFinalizer() {
    return true;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    if (super.hasFinalizer()) {
      super.runFinalizer(m);
    } else {
      semaphore.close();
    }
  }

  private synchronized boolean isMine(ThreadState ts) {
    return count > 0 && owner == ts.ident();
  }

  private synchronized void taken(ThreadState ts, int change) {
    count += change;
    owner = ts.ident();
  }

  @PyMethod(signature = "(block=True, timeout=None)", doc = "Acquire the semaphore/lock.")
  boolean acquire(ThreadState ts, boolean block, PyObject timeout) {
    if (lockKind == RECURSIVE_MUTEX && isMine(ts)) {
      taken(ts, 1);
      return true;
    }
    long nanos = -1;
    if (timeout != null && timeout != Py.None) {
      nanos = Math.max(0, Timeouts.nanos(ts, timeout, RoundingMode.CEILING));
    }
    int r = semaphore.tryWait();
    if (Semaphore.isBusy(r) && block) {
      r = semaphore.await(ts, nanos);
    }
    if (Semaphore.isBusy(r)) {
      return false;
    }
    OsErrors.check(ts, r);
    taken(ts, 1);
    return true;
  }

  @PyMethod(doc = "Release the semaphore/lock.")
  void release(ThreadState ts) {
    if (lockKind == RECURSIVE_MUTEX) {
      if (!isMine(ts)) {
        throw PyErr.of(
            ts, PyExc.AssertionError, "attempt to release recursive lock not owned by thread");
      }
      synchronized (this) {
        if (count > 1) {
          count--;
          return;
        }
      }
    } else if (OsErrors.check(ts, semaphore.value()) >= maximum) {
      throw PyErr.valueError(ts, "semaphore or lock released too many times");
    }
    OsErrors.check(ts, semaphore.post());
    synchronized (this) {
      count--;
    }
  }

  @PyMethod(doc = "Acquire the semaphore/lock.")
  boolean __enter__(ThreadState ts) {
    return acquire(ts, true, null);
  }

  @PyMethod(
      signature = "(exc_type=None, exc_value=None, exc_tb=None, /)",
      doc = "Release the semaphore/lock.")
  void __exit__(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
    release(ts);
  }

  @PyMethod(name = "_count", doc = "How often this process holds it.")
  synchronized int count(ThreadState ts) {
    return count;
  }

  @PyMethod(name = "_is_mine", doc = "Whether this thread holds it.")
  boolean mine(ThreadState ts) {
    return isMine(ts);
  }

  @PyMethod(name = "_get_value", doc = "The semaphore's value.")
  long value(ThreadState ts) {
    return OsErrors.check(ts, semaphore.value());
  }

  @PyMethod(name = "_is_zero", doc = "Whether the value is zero.")
  boolean isZero(ThreadState ts) {
    return value(ts) == 0;
  }

  @PyMethod(name = "_after_fork", doc = "Forget that the parent holds it.")
  synchronized void afterFork(ThreadState ts) {
    count = 0;
  }

  @PyGetter(doc = "The address of the semaphore.")
  long handle(ThreadState ts) {
    return semaphore.address();
  }

  @PyGetter(doc = "0 for a recursive lock, 1 for a semaphore.")
  int kind(ThreadState ts) {
    return lockKind;
  }

  @PyGetter(doc = "The largest value.")
  int maxvalue(ThreadState ts) {
    return maximum;
  }

  @PyGetter(doc = "The name, or None.")
  PyObject name(ThreadState ts) {
    return name == null ? Py.None : PyStr.of(name);
  }
}
