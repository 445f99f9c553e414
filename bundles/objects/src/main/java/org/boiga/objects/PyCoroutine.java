package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code coroutine}. */
@org.boiga.api.annotation.PyType(
    name = "coroutine",
    subclassable = false,
    parts = PyGenerator.Members.class)
public final class PyCoroutine extends PyGenerator {
  private static final String FINALIZING = "Exception ignored while finalizing coroutine ";

  public static final PyType TYPE =
      PyType.builtin(new PyCoroutineTable(), PyBaseObject.TYPE).weaklyReferable();

  /** {@code cr_origin}: set by the evaluator where origins are tracked; owned, or null. */
  public PyObject origin;

  /** Makes a coroutine, held by the current scope; the evaluator fills its window. */
  public PyCoroutine(ThreadState ts, PyFunction function) {
    super(ts, TYPE, function);
  }

  @Override
  public String kind() {
    return "coroutine";
  }

  /** Whether it is suspended in an await, so that it cannot be awaited again. */
  public boolean isAwaited() {
    return state == State.SUSPENDED;
  }

  @PySlot
  PyObject __await__(ThreadState ts) {
    return new Wrapper(ts, this);
  }

  @PySlot
  PyObject __del__(ThreadState ts) {
    if (hasFinalizer()) {
      finalizeSuspended(ts);
    }
    return Py.None;
  }

  @PyMethod(
      name = "send",
      signature = "(arg, /)",
      doc = "Sends the value of the await into coroutine and resumes it.")
  PyObject sendValue(ThreadState ts, PyObject value) {
    return send(ts, value);
  }

  @PyMethod(
      name = "throw",
      signature = "(typ, val=None, tb=None, /)",
      doc = "Resumes with an exception raised in coroutine.")
  PyObject throw_(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
    return throwInto(ts, type, value, traceback);
  }

  @PyMethod(name = "close", doc = "Raises GeneratorExit inside coroutine.")
  PyObject closeMethod(ThreadState ts) {
    return closeByExit(ts);
  }

  @PyGetter(name = "cr_await")
  PyObject awaited(ThreadState ts) {
    return delegateOrNone(ts);
  }

  @PyGetter(name = "cr_running")
  boolean running(ThreadState ts) {
    return state == State.RUNNING;
  }

  @PyGetter(name = "cr_suspended")
  boolean suspended(ThreadState ts) {
    return state == State.SUSPENDED;
  }

  @PyGetter(name = "cr_frame")
  PyObject frameObject(ThreadState ts) {
    return frameOrNone(ts);
  }

  @PyGetter(name = "cr_code")
  PyObject codeObject(ThreadState ts) {
    return code();
  }

  @PyGetter(name = "cr_origin", member = true)
  PyObject originOrNone(ThreadState ts) {
    return origin == null ? Py.None : ts.hold(origin);
  }

  @Override
  protected boolean hasFinalizer() {
    return state == State.SUSPENDED || state == State.CREATED;
  }

  @Override
  void finalizeSuspended(ThreadState ts) {
    if (state == State.CREATED) {
      Finalization.run(ts, this, FINALIZING, () -> warnOfNoAwait(ts));
      close(ts);
      return;
    }
    super.finalizeSuspended(ts);
  }

  /** The library's warning tells the origin; at the interpreter's end it may be gone. */
  private void warnOfNoAwait(ThreadState ts) {
    if (!ts.interp.finalizing) {
      try {
        PyObject warnings = ts.interp.evaluator.importModule(ts, "warnings");
        Calls.method(ts, warnings, "_warn_unawaited_coroutine", this);
        return;
      } catch (PyException e) {
        if (e.matches(PyExc.RuntimeWarning)) {
          throw e;
        }
        Finalization.report(ts, this, FINALIZING, e);
      }
    }
    Warnings.warn(ts, PyExc.RuntimeWarning, "coroutine '" + qualname + "' was never awaited", 1);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(origin);
  }

  /** {@code coroutine_wrapper}: the iterator that awaiting a coroutine by hand gives. */
  @org.boiga.api.annotation.PyType(name = "coroutine_wrapper", subclassable = false)
  static final class Wrapper extends Counted {
    static final PyType TYPE = PyType.builtin(new PyCoroutine_WrapperTable(), PyBaseObject.TYPE);

    private final PyCoroutine coroutine;

    Wrapper(ThreadState ts, PyCoroutine coroutine) {
      super(ts);
      this.coroutine = ts.keep(coroutine);
    }

    @Override
    public PyType type() {
      return TYPE;
    }

    @PySlot
    PyObject __iter__(ThreadState ts) {
      return this;
    }

    @PySlot
    PyObject __next__(ThreadState ts) {
      PyObject v = coroutine.resume(ts, Py.None, null);
      if (v == null) {
        ts.stopValue(coroutine.returned);
        coroutine.returned = null;
      }
      return v;
    }

    @PyMethod(signature = "(arg, /)", doc = "Resumes with the await's value.")
    PyObject send(ThreadState ts, PyObject value) {
      return coroutine.send(ts, value);
    }

    @PyMethod(
        name = "throw",
        signature = "(typ, val=None, tb=None, /)",
        doc = "Resumes with an exception raised in coroutine.")
    PyObject throw_(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
      return coroutine.throwInto(ts, type, value, traceback);
    }

    @PyMethod(doc = "Raises GeneratorExit inside coroutine.")
    PyObject close(ThreadState ts) {
      return coroutine.closeByExit(ts);
    }

    @Override
    public void traverse(Visitor v) {
      v.visit(coroutine);
    }
  }
}
