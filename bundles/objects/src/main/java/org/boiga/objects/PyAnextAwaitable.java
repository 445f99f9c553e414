package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code anext_awaitable}: what {@code anext} with a default gives. */
@org.boiga.api.annotation.PyType(name = "anext_awaitable", subclassable = false)
final class PyAnextAwaitable extends Counted {
  static final PyType TYPE = PyType.builtin(new PyAnextAwaitableTable(), PyBaseObject.TYPE);

  private final PyObject awaitable;
  private final PyObject fallback;

  PyAnextAwaitable(ThreadState ts, PyObject awaitable, PyObject fallback) {
    super(ts);
    this.awaitable = ts.keep(awaitable);
    this.fallback = ts.keep(fallback);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The iterator that awaiting the item runs. */
  private PyObject iterator(ThreadState ts) {
    PyObject it = Awaitables.iterator(ts, awaitable, 0);
    return it instanceof PyCoroutine c ? c.__await__(ts) : it;
  }

  /** What the default means: the item where there is none. */
  private PyException ended(ThreadState ts, PyException e) {
    return e.matches(PyExc.StopAsyncIteration) ? PyErr.stopIteration(ts, fallback) : e;
  }

  @PySlot
  PyObject __await__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    PyObject it = iterator(ts);
    ts.stopValue(null);
    try {
      PyObject v = Iteration.next(ts, it);
      if (v == null) {
        throw PyErr.stopIteration(ts, ts.takeStopValue());
      }
      return v;
    } catch (PyException e) {
      throw ended(ts, e);
    }
  }

  private PyObject delegate(ThreadState ts, PyStr method, PyObject... args) {
    PyObject it = iterator(ts);
    try {
      return Calls.method(ts, it, method, args);
    } catch (PyException e) {
      throw ended(ts, e);
    }
  }

  @PyMethod(signature = "(arg, /)", doc = "Resumes what is awaited.")
  PyObject send(ThreadState ts, PyObject value) {
    return delegate(ts, Names.send, value);
  }

  @PyMethod(name = "throw", doc = "Raises an exception in what is awaited.")
  PyObject throw_(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return delegate(ts, Names.throw_, Args.rest(args, start, start + n));
  }

  @PyMethod(doc = "Closes what is awaited.")
  PyObject close(ThreadState ts) {
    return delegate(ts, Names.close);
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(awaitable);
    v.visit(fallback);
  }
}
