package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code staticmethod}. */
@org.boiga.api.annotation.PyType(
    name = "staticmethod",
    doc = "Makes a function in a class that gets neither instance nor class.",
    parts = WrappedFunction.Members.class)
public final class PyStaticMethod extends WrappedFunction {
  public static final PyType TYPE =
      PyType.builtinWithDict(new PyStaticMethodTable(), PyBaseObject.TYPE);

  /** Wraps a function, or null for one that {@code __init__} will give; held by the scope. */
  public PyStaticMethod(ThreadState ts, PyType type, PyObject function) {
    super(ts, type, function);
  }

  private PyStaticMethod(PyObject function) {
    super(TYPE, function);
  }

  /** Wraps a built-in type's static method; never counted. */
  static PyStaticMethod of(PyNativeFunction f) {
    return new PyStaticMethod(f);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyStaticMethod(ts, cls, null);
  }

  @PySlot(signature = "(function, /)")
  void __init__(ThreadState ts, PyObject function) {
    wrap(ts, function);
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject owner) {
    PyObject f = function();
    if (f == null) {
      throw PyErr.runtimeError(ts, "uninitialized staticmethod object");
    }
    return ts.hold(f);
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return Calls.call(ts, function(), args, start, n, kwnames);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<staticmethod(" + Conversion.repr(ts, function()) + ")>";
  }
}
