package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code generator}. */
@org.boiga.api.annotation.PyType(
    name = "generator",
    subclassable = false,
    parts = PyGenerator.Members.class)
public final class PyPlainGenerator extends PyGenerator {
  public static final PyType TYPE =
      PyType.builtin(new PyPlainGeneratorTable(), PyBaseObject.TYPE).weaklyReferable();

  /** Makes a generator, held by the current scope; the evaluator fills its window. */
  public PyPlainGenerator(ThreadState ts, PyFunction function) {
    super(ts, TYPE, function);
  }

  @Override
  public String kind() {
    return "generator";
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    PyObject v = resume(ts, Py.None, null);
    if (v == null) {
      ts.stopValue(returned);
      returned = null;
    }
    return v;
  }

  @PySlot
  PyObject __del__(ThreadState ts) {
    if (state == State.SUSPENDED) {
      finalizeSuspended(ts);
    }
    return Py.None;
  }

  @PyMethod(name = "send", signature = "(arg, /)", doc = "Resumes with the yield's value.")
  PyObject sendValue(ThreadState ts, PyObject value) {
    return send(ts, value);
  }

  @PyMethod(
      name = "throw",
      signature = "(typ, val=None, tb=None, /)",
      doc = "Resumes with an exception at the yield.")
  PyObject throw_(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
    return throwInto(ts, type, value, traceback);
  }

  @PyMethod(name = "close", doc = "Raises GeneratorExit at the yield.")
  PyObject closeMethod(ThreadState ts) {
    return closeByExit(ts);
  }

  @PyGetter(name = "gi_yieldfrom")
  PyObject yieldFrom(ThreadState ts) {
    return delegateOrNone(ts);
  }

  @PyGetter(name = "gi_running")
  boolean running(ThreadState ts) {
    return state == State.RUNNING;
  }

  @PyGetter(name = "gi_suspended")
  boolean suspended(ThreadState ts) {
    return state == State.SUSPENDED;
  }

  @PyGetter(name = "gi_frame")
  PyObject frameObject(ThreadState ts) {
    return frameOrNone(ts);
  }

  @PyGetter(name = "gi_code")
  PyObject codeObject(ThreadState ts) {
    return code();
  }
}
