package org.boiga.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * What generators, coroutines and asynchronous generators have in common: a suspended frame with a
 * register window of its own. While it runs, the window is on the frame stack of the running
 * thread.
 */
public abstract sealed class PyGenerator extends PyInstance
    permits PyPlainGenerator, PyCoroutine, PyAsyncGenerator {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(PyGenerator.class, "state", State.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Where in its life a generator is. */
  public enum State {
    CREATED,
    SUSPENDED,
    RUNNING,
    CLOSED
  }

  /** The function whose call made this; owned until closed. */
  public PyFunction function;

  /**
   * The registers while suspended, owned; null when closed. While running the array is stale: the
   * window is on the frame stack.
   */
  public PyObject[] window;

  /** Where to go on: pc of the instruction after the yield. */
  public int pc;

  public volatile State state = State.CREATED;

  /** The frame object if one was made, else null; owned. */
  public PyObject frame;

  /** The value that it returned, until it is taken; owned. */
  public PyObject returned;

  /** The exception being handled inside it while suspended, or null; owned. */
  public PyObject handled;

  /** Whether the last run of its frame ended by yielding. */
  public boolean suspended;

  /** While it runs: the generator that was running on the thread before, or null. */
  public PyGenerator resumedBy;

  PyObject name;
  PyObject qualname;

  protected PyGenerator(ThreadState ts, PyType type, PyFunction function) {
    super(ts, type, null);
    this.function = ts.keep(function);
    name = ts.keep(function.name);
    qualname = ts.keep(function.qualname);
    if (function.code.exceptionTable.length > 0 || type != PyPlainGenerator.TYPE) {
      ts.registry.cycles.noteFinalizable();
    }
  }

  /** What messages call it: generator, coroutine, async generator. */
  public abstract String kind();

  /** The code that it runs. */
  public final PyCode code() {
    return function.code;
  }

  // Running --------------------------------------------------------------------------------------

  /**
   * Runs until it yields, returns or raises.
   *
   * @param sent the value of the yield expression, or null
   * @param thrown the exception to raise there, or null
   * @return what it yields, held by the scope; null when it returned: see {@link #takeReturned}
   */
  public final PyObject resume(ThreadState ts, PyObject sent, PyException thrown) {
    PyObject created =
        thrown != null && state == State.CREATED ? ts.interp.evaluator.frameOf(ts, this) : null;
    State before = begin(ts, sent, thrown);
    if (before == State.CLOSED) {
      return null;
    }
    if (before == State.CREATED && thrown != null) {
      if (created != null) {
        PyBaseException e = thrown.value();
        PyTraceback next = (PyTraceback) e.traceback(ts);
        e.setTraceback(ts, PyTraceback.atStart(ts, next, created, code()));
      }
      close(ts);
      throw thrown;
    }
    boolean yielded = false;
    try {
      PyObject v =
          ts.interp.evaluator.resume(ts, this, before == State.CREATED ? null : sent, thrown);
      yielded = v != null;
      return v;
    } finally {
      if (yielded) {
        STATE.setRelease(this, State.SUSPENDED); // while it runs, it is this thread's
      } else if (state != State.CLOSED) {
        close(ts);
      }
    }
  }

  /**
   * Enters the generator: from now on it is this thread's. For those who run its frame themselves.
   *
   * @return the state that it was in; CLOSED if there is nothing to run
   */
  public final State begin(ThreadState ts, PyObject sent, PyException thrown) {
    while (true) {
      State s = state;
      switch (s) {
        case RUNNING -> throw PyErr.valueError(ts, kind() + " already executing");
        case CREATED -> {
          if (sent != null && sent != Py.None) {
            throw PyErr.typeError(ts, "can't send non-None value to a just-started " + kind());
          }
        }
        case CLOSED -> {
          if (this instanceof PyCoroutine) {
            throw PyErr.runtimeError(ts, "cannot reuse already awaited coroutine");
          }
          if (thrown != null) {
            throw thrown;
          }
          return s;
        }
        case SUSPENDED -> {}
      }
      if (STATE.compareAndSet(this, s, State.RUNNING)) {
        return s;
      }
    }
  }

  /** The value that it returned, held by the scope; None if there is none. */
  public final PyObject takeReturned(ThreadState ts) {
    PyObject r = returned;
    returned = null;
    return r == null ? Py.None : ts.holdOwned(r);
  }

  /** Ends the generator's life: drops its frame. */
  public final void close(ThreadState ts) {
    state = State.CLOSED;
    PyObject[] w = window;
    window = null;
    if (w != null) {
      for (PyObject o : w) {
        ts.holdOwned(o);
      }
    }
    ts.holdOwned(handled);
    handled = null;
  }

  // What Python sees -----------------------------------------------------------------------------

  /** {@code send}: as {@link #resume}, with StopIteration for a return. */
  final PyObject send(ThreadState ts, PyObject value) {
    PyObject v = resume(ts, value, null);
    if (v == null) {
      throw PyErr.stopIteration(ts, takeReturned(ts));
    }
    return v;
  }

  /** {@code throw(type, value=None, traceback=None)}. */
  final PyObject throwInto(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
    PyException e = Delegation.exception(ts, type, value, traceback);
    PyObject v = resume(ts, null, e);
    if (v == null) {
      throw PyErr.stopIteration(ts, takeReturned(ts));
    }
    return v;
  }

  /** {@code close()}: raises GeneratorExit at the yield expression. */
  final PyObject closeByExit(ThreadState ts) {
    if (state == State.CREATED) {
      if (STATE.compareAndSet(this, State.CREATED, State.RUNNING)) {
        close(ts);
      }
      return Py.None;
    }
    if (state == State.CLOSED) {
      return Py.None;
    }
    PyObject v;
    try {
      v = resume(ts, null, new PyException(generatorExit(ts)));
    } catch (PyException e) {
      if (e.matches(PyExc.GeneratorExit) || e.matches(PyExc.StopIteration)) {
        return Py.None;
      }
      throw e;
    }
    if (v != null) {
      throw PyErr.runtimeError(ts, kind() + " ignored GeneratorExit");
    }
    return takeReturned(ts);
  }

  static PyBaseException generatorExit(ThreadState ts) {
    return new PyBaseException(ts, PyExc.GeneratorExit, PyTuple.EMPTY);
  }

  /** What {@code frame.clear()} does to the generator that the frame belongs to. */
  public final void clearFrame(ThreadState ts) {
    switch (state) {
      case RUNNING -> throw PyErr.runtimeError(ts, "cannot clear an executing frame");
      case SUSPENDED -> throw PyErr.runtimeError(ts, "cannot clear a suspended frame");
      case CREATED -> {
        if (hasFinalizer()) {
          finalizeSuspended(ts);
        } else {
          closeByExit(ts);
        }
      }
      case CLOSED -> {}
    }
  }

  final PyObject frameOrNone(ThreadState ts) {
    if (state == State.CLOSED) {
      return Py.None;
    }
    PyObject f = ts.interp.evaluator.frameOf(ts, this);
    return f == null ? Py.None : f;
  }

  final PyObject delegateOrNone(ThreadState ts) {
    PyObject d = state == State.SUSPENDED ? ts.interp.evaluator.delegate(ts, this) : null;
    return d == null ? Py.None : d;
  }

  final String represent() {
    return "<" + type().name() + " object " + qualname + " at " + Identity.hex(this) + ">";
  }

  // Life -----------------------------------------------------------------------------------------

  @Override
  protected boolean hasFinalizer() {
    return state == State.SUSPENDED;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    finalizeSuspended((ThreadState) m);
  }

  /** What happens where the last reference goes before the generator has ended. */
  void finalizeSuspended(ThreadState ts) {
    Finalization.run(ts, this, "Exception ignored while closing generator ", () -> closeByExit(ts));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
    if (window != null && state != State.RUNNING) {
      v.visitAll(window, window.length);
    }
    v.visit(frame);
    v.visit(returned);
    v.visit(handled);
    v.visit(name);
    v.visit(qualname);
  }

  /** The attributes that all three kinds have. */
  static final class Members {
    private Members() {}

    @org.boiga.api.annotation.PyGetter(doc = "The name of the generator or of the coroutine.")
    static PyObject __name__(ThreadState ts, PyGenerator self) {
      return ts.hold(self.name);
    }

    @org.boiga.api.annotation.PySetter(name = "__name__")
    static void setName(ThreadState ts, PyGenerator self, PyObject value) {
      if (!(value instanceof PyStr)) {
        throw PyErr.typeError(ts, "__name__ must be set to a string object");
      }
      self.name = ts.swap(self.name, value);
    }

    @org.boiga.api.annotation.PyGetter(
        doc = "The qualified name of the generator or of the coroutine.")
    static PyObject __qualname__(ThreadState ts, PyGenerator self) {
      return ts.hold(self.qualname);
    }

    @org.boiga.api.annotation.PySetter(name = "__qualname__")
    static void setQualname(ThreadState ts, PyGenerator self, PyObject value) {
      if (!(value instanceof PyStr)) {
        throw PyErr.typeError(ts, "__qualname__ must be set to a string object");
      }
      self.qualname = ts.swap(self.qualname, value);
    }

    @org.boiga.api.annotation.PySlot
    static String __repr__(ThreadState ts, PyGenerator self) {
      return self.represent();
    }

    @org.boiga.api.annotation.PyMethod(
        kind = org.boiga.api.annotation.PyMethod.Kind.CLASS,
        signature = "(item, /)",
        doc = "See PEP 585.")
    static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject item) {
      return PyGenericAlias.of(ts, cls, item);
    }
  }
}
