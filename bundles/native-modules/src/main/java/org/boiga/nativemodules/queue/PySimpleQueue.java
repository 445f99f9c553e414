package org.boiga.nativemodules.queue;

import java.math.RoundingMode;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyFieldQueue;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;

/**
 * {@code _queue.SimpleQueue}: an unbounded queue. No Python code runs while it changes, so that
 * finalisers and signal handlers may put items at any time.
 */
@PyType(name = "_queue.SimpleQueue", doc = "Simple, unbounded, reentrant FIFO queue.")
public final class PySimpleQueue extends PyNativeObject {
  private final PyFieldQueue items = fieldQueue();

  /** A permit for each item that nobody took yet. */
  private final Semaphore available = new Semaphore(0);

  private PySimpleQueue(PyContext ctx, PyTypeObject cls) {
    super(ctx, cls);
  }

  @PySlot(signature = "()")
  static PyObject __new__(PyContext ctx, PyTypeObject cls) {
    return new PySimpleQueue(ctx, cls);
  }

  @PyMethod(
      signature = "(item, block=True, timeout=None)",
      doc = "Put an item at the end; never waits.")
  void put(PyContext ctx, PyObject item, PyObject block, PyObject timeout) {
    items.add(ctx, item);
    available.release();
  }

  @PyMethod(name = "put_nowait", signature = "(item)", doc = "As put.")
  void putNoWait(PyContext ctx, PyObject item) {
    put(ctx, item, null, null);
  }

  @PyMethod(
      signature = "(block=True, timeout=None)",
      doc = "Take the first item; waits for one, or raises Empty if it may not or in time.")
  PyObject get(PyContext ctx, boolean block, PyObject timeout) {
    long nanos = block ? -1 : 0;
    if (block && timeout != null && !ctx.Py_IsNone(timeout)) {
      nanos = ctx.PyTime_FromSecondsObject(timeout, RoundingMode.CEILING);
      if (nanos < 0) {
        throw ctx.PyErr_Format(PyExc.ValueError, "'timeout' must be a non-negative number");
      }
    }
    if (!available.tryAcquire() && (nanos == 0 || !ctx.await(nanos, this::acquire))) {
      throw QueueModule.empty(ctx);
    }
    return items.poll(ctx);
  }

  private boolean acquire(long nanos) throws InterruptedException {
    if (nanos < 0) {
      available.acquire();
      return true;
    }
    return available.tryAcquire(nanos, TimeUnit.NANOSECONDS);
  }

  @PyMethod(name = "get_nowait", doc = "Take the first item; Empty if there is none.")
  PyObject getNoWait(PyContext ctx) {
    return get(ctx, false, null);
  }

  @PyMethod(doc = "Whether there is no item, when it was asked.")
  boolean empty(PyContext ctx) {
    return qsize(ctx) == 0;
  }

  @PyMethod(doc = "Number of items, when it was asked.")
  int qsize(PyContext ctx) {
    return available.availablePermits();
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(object, /)", doc = "See PEP 585.")
  static PyObject __class_getitem__(PyContext ctx, PyTypeObject cls, PyObject object) {
    return ctx.Py_GenericAlias(cls, object);
  }
}
