package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code async_generator}. */
@org.boiga.api.annotation.PyType(
    name = "async_generator",
    subclassable = false,
    parts = PyGenerator.Members.class)
public final class PyAsyncGenerator extends PyGenerator {
  public static final PyType TYPE =
      PyType.builtin(new PyAsyncGeneratorTable(), PyBaseObject.TYPE).weaklyReferable();

  private boolean hooksTaken;

  /** The finaliser hook that was set at the first iteration; owned, or null. */
  private PyObject finalizer;

  /** Whether {@code aclose} or StopAsyncIteration ended it. */
  boolean ended;

  /** Whether an {@code asend}, {@code athrow} or {@code aclose} is under way. */
  volatile boolean runningAsync;

  /** Makes an asynchronous generator, held by the current scope; the evaluator fills its window. */
  public PyAsyncGenerator(ThreadState ts, PyFunction function) {
    super(ts, TYPE, function);
  }

  /** What an asynchronous generator gives for a yielded value, held by the scope. */
  public static PyObject wrap(ThreadState ts, PyObject value) {
    return new AsyncGenValue(ts, value);
  }

  @Override
  public String kind() {
    return "async generator";
  }

  private void takeHooks(ThreadState ts) {
    if (hooksTaken) {
      return;
    }
    hooksTaken = true;
    finalizer = ts.keep(ts.asyncGenFinalizer);
    if (ts.asyncGenFirstIter != null) {
      Calls.call(ts, ts.hold(ts.asyncGenFirstIter), this);
    }
  }

  @PySlot
  PyObject __aiter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __anext__(ThreadState ts) {
    takeHooks(ts);
    return AsyncGeneratorStep.send(ts, this, null);
  }

  @PyMethod(signature = "(value, /)", doc = "Awaitable that resumes with the yield's value.")
  PyObject asend(ThreadState ts, PyObject value) {
    takeHooks(ts);
    return AsyncGeneratorStep.send(ts, this, value);
  }

  @PyMethod(
      signature = "(typ, val=None, tb=None, /)",
      doc = "Awaitable that resumes with an exception at the yield.")
  PyObject athrow(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
    if (value != null || traceback != null) {
      Warnings.warn(
          ts,
          PyExc.DeprecationWarning,
          "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature"
              + " instead.",
          1);
    }
    takeHooks(ts);
    return AsyncGeneratorStep.throwing(
        ts, this, PyTuple.of(ts, type, orNone(value), orNone(traceback)));
  }

  private static PyObject orNone(PyObject o) {
    return o == null ? Py.None : o;
  }

  @PyMethod(doc = "Awaitable that raises GeneratorExit at the yield.")
  PyObject aclose(ThreadState ts) {
    takeHooks(ts);
    return AsyncGeneratorStep.throwing(ts, this, null);
  }

  @PySlot
  PyObject __del__(ThreadState ts) {
    if (state == State.SUSPENDED) {
      finalizeSuspended(ts);
    }
    return Py.None;
  }

  @PyGetter(name = "ag_await")
  PyObject awaited(ThreadState ts) {
    return delegateOrNone(ts);
  }

  @PyGetter(name = "ag_running", member = true)
  boolean running(ThreadState ts) {
    return runningAsync;
  }

  @PyGetter(name = "ag_suspended")
  boolean suspended(ThreadState ts) {
    return state == State.SUSPENDED;
  }

  @PyGetter(name = "ag_frame")
  PyObject frameObject(ThreadState ts) {
    return frameOrNone(ts);
  }

  @PyGetter(name = "ag_code")
  PyObject codeObject(ThreadState ts) {
    return code();
  }

  @Override
  void finalizeSuspended(ThreadState ts) {
    if (finalizer != null && !ended) {
      Finalization.run(
          ts,
          this,
          "Exception ignored while finalizing generator ",
          () -> Calls.call(ts, finalizer, this));
    } else {
      super.finalizeSuspended(ts);
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(finalizer);
  }
}
