package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code async_generator_asend}. */
@org.boiga.api.annotation.PyType(name = "async_generator_asend", subclassable = false)
final class AsyncGeneratorSend extends AsyncGeneratorStep {
  static final PyType TYPE = PyType.builtin(new AsyncGeneratorSendTable(), PyBaseObject.TYPE);

  private final PyObject value;

  AsyncGeneratorSend(ThreadState ts, PyAsyncGenerator g, PyObject value) {
    super(ts, g);
    this.value = ts.keep(value);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  String what() {
    return "__anext__()/asend()";
  }

  @Override
  String neverAwaited() {
    return value == null ? null : "asend";
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
    return send(ts, Py.None);
  }

  @PyMethod(signature = "(arg, /)", doc = "Resumes the generator.")
  PyObject send(ThreadState ts, PyObject sent) {
    if (state == State.CLOSED) {
      throw reused(ts);
    }
    if (state == State.NEW) {
      begin(ts);
      if (sent == Py.None && value != null) {
        sent = value;
      }
    }
    generator.runningAsync = true;
    return step(ts, sent, null);
  }

  private void begin(ThreadState ts) {
    if (generator.runningAsync) {
      state = State.CLOSED;
      throw PyErr.runtimeError(ts, "anext(): asynchronous generator is already running");
    }
    state = State.ITERATING;
  }

  private PyObject step(ThreadState ts, PyObject sent, PyException thrown) {
    try {
      return unwrap(ts, generator.resume(ts, sent, thrown));
    } catch (PyException e) {
      state = State.CLOSED;
      throw failed(e);
    }
  }

  @PyMethod(
      name = "throw",
      signature = "(typ, val=None, tb=None, /)",
      doc = "Raises an exception in the generator.")
  PyObject throw_(ThreadState ts, PyObject type, PyObject val, PyObject tb) {
    if (state == State.CLOSED) {
      throw reused(ts);
    }
    if (state == State.NEW) {
      begin(ts);
      generator.runningAsync = true;
    }
    return step(ts, null, Delegation.exception(ts, type, val, tb));
  }

  @PyMethod(doc = "Raises GeneratorExit in the generator.")
  void close(ThreadState ts) {
    if (state == State.CLOSED) {
      return;
    }
    PyObject r;
    try {
      r = throw_(ts, PyExc.GeneratorExit, null, null);
    } catch (PyException e) {
      if (e.matches(PyExc.StopIteration)
          || e.matches(PyExc.StopAsyncIteration)
          || e.matches(PyExc.GeneratorExit)) {
        return;
      }
      throw e;
    }
    if (r != null) {
      throw PyErr.runtimeError(ts, "coroutine ignored GeneratorExit");
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(value);
  }
}
