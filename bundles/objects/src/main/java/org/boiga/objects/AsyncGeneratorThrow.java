package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code async_generator_athrow}: what {@code athrow} and {@code aclose} give. */
@org.boiga.api.annotation.PyType(name = "async_generator_athrow", subclassable = false)
final class AsyncGeneratorThrow extends AsyncGeneratorStep {
  static final PyType TYPE = PyType.builtin(new AsyncGeneratorThrowTable(), PyBaseObject.TYPE);

  /** Type, value and traceback; null for {@code aclose}. */
  private final PyTuple args;

  AsyncGeneratorThrow(ThreadState ts, PyAsyncGenerator g, PyTuple args) {
    super(ts, g);
    this.args = ts.keep(args);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  String what() {
    return "aclose()/athrow()";
  }

  @Override
  String neverAwaited() {
    return args == null ? "aclose" : "athrow";
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
    if (generator.state == PyGenerator.State.CLOSED) {
      state = State.CLOSED;
      throw PyErr.stopIteration(ts, Py.None);
    }
    if (state == State.ITERATING) {
      return step(ts, sent, null);
    }
    begin(ts);
    if (generator.ended) {
      state = State.CLOSED;
      throw PyErr.of(ts, PyExc.StopAsyncIteration);
    }
    if (sent != Py.None) {
      throw PyErr.runtimeError(ts, "can't send non-None value to a just-started coroutine");
    }
    state = State.ITERATING;
    generator.runningAsync = true;
    if (args == null) {
      generator.ended = true;
      return step(ts, null, new PyException(PyGenerator.generatorExit(ts)));
    }
    return step(ts, null, exception(ts));
  }

  private PyException exception(ThreadState ts) {
    PyObject value = args.at(1) == Py.None ? null : args.at(1);
    PyTraceback tb = args.at(2) instanceof PyTraceback t ? t : null;
    if (value == null && tb == null) {
      return Delegation.exception(ts, args.at(0), null, null);
    }
    PyBaseException e =
        value instanceof PyBaseException x ? x : PyErr.of(ts, (PyType) args.at(0), value).value();
    e.setTraceback(ts, tb);
    return new PyException(e);
  }

  private void begin(ThreadState ts) {
    if (generator.runningAsync) {
      state = State.CLOSED;
      throw PyErr.runtimeError(
          ts,
          (args == null ? "aclose" : "athrow") + "(): asynchronous generator is already running");
    }
  }

  private PyObject step(ThreadState ts, PyObject sent, PyException thrown) {
    PyObject r;
    try {
      r = generator.resume(ts, sent, thrown);
      if (args != null) {
        return unwrap(ts, r);
      }
    } catch (PyException e) {
      generator.runningAsync = false;
      state = State.CLOSED;
      if (args == null && (e.matches(PyExc.StopAsyncIteration) || e.matches(PyExc.GeneratorExit))) {
        throw PyErr.stopIteration(ts, Py.None);
      }
      throw args == null ? e : failed(e);
    }
    if (r == null) {
      generator.runningAsync = false;
      state = State.CLOSED;
      generator.takeReturned(ts);
      throw PyErr.stopIteration(ts, Py.None);
    }
    if (r instanceof AsyncGenValue) {
      generator.runningAsync = false;
      state = State.CLOSED;
      throw PyErr.runtimeError(ts, "async generator ignored GeneratorExit");
    }
    return r;
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
      state = State.ITERATING;
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
    v.visit(args);
  }
}
