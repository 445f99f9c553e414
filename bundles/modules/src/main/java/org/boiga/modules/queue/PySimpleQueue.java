package org.boiga.modules.queue;

import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.modules.thread.Parking;
import org.boiga.modules.time.Timeouts;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * {@code _queue.SimpleQueue}: an unbounded queue. No Python code runs under its lock, so that
 * finalisers and signal handlers may put items at any time.
 */
@org.boiga.api.annotation.PyType(
    name = "_queue.SimpleQueue",
    doc = "Simple, unbounded, reentrant FIFO queue.")
public final class PySimpleQueue extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PySimpleQueueTable(), PyBaseObject.TYPE).weaklyReferable();

  /** Owned references; guarded by this object's lock. */
  private final ArrayDeque<PyObject> items = new ArrayDeque<>();

  /** A permit for each item that nobody took yet. */
  private final Semaphore available = new Semaphore(0);

  private PySimpleQueue(ThreadState ts, PyType cls) {
    super(ts, cls);
  }

  @PySlot(signature = "()")
  static PyObject __new__(ThreadState ts, PyType cls) {
    return new PySimpleQueue(ts, cls);
  }

  @PyMethod(
      signature = "(item, block=True, timeout=None)",
      doc = "Put an item at the end; never waits.")
  void put(ThreadState ts, PyObject item, PyObject block, PyObject timeout) {
    ts.keep(item);
    lock();
    try {
      items.add(item);
    } finally {
      unlock();
    }
    available.release();
  }

  @PyMethod(name = "put_nowait", signature = "(item)", doc = "As put.")
  void putNoWait(ThreadState ts, PyObject item) {
    put(ts, item, Py.True, Py.None);
  }

  @PyMethod(
      signature = "(block=True, timeout=None)",
      doc = "Take the first item; waits for one, or raises Empty if it may not or in time.")
  PyObject get(ThreadState ts, boolean block, PyObject timeout) {
    long nanos = block ? -1 : 0;
    if (block && timeout != null && timeout != Py.None) {
      nanos = Timeouts.nanos(ts, timeout, RoundingMode.CEILING);
      if (nanos < 0) {
        throw PyErr.valueError(ts, "'timeout' must be a non-negative number");
      }
    }
    if (!Parking.acquire(ts, available, nanos)) {
      throw QueueModule.EMPTY.of(ts);
    }
    lock();
    try {
      return ts.holdOwned(items.poll());
    } finally {
      unlock();
    }
  }

  @PyMethod(name = "get_nowait", doc = "Take the first item; Empty if there is none.")
  PyObject getNoWait(ThreadState ts) {
    return get(ts, false, Py.None);
  }

  @PyMethod(doc = "Whether there is no item, when it was asked.")
  boolean empty(ThreadState ts) {
    return qsize(ts) == 0;
  }

  @PyMethod(doc = "Number of items, when it was asked.")
  int qsize(ThreadState ts) {
    return available.availablePermits();
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(object, /)", doc = "See PEP 585.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject object) {
    return PyGenericAlias.of(ts, cls, object);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    items.forEach(v::visit);
  }
}
