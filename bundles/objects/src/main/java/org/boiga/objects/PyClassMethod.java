package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code classmethod}. */
@org.boiga.api.annotation.PyType(
    name = "classmethod",
    doc = "Makes a method that gets the class for its first argument.",
    parts = WrappedFunction.Members.class)
public final class PyClassMethod extends WrappedFunction {
  public static final PyType TYPE =
      PyType.builtinWithDict(new PyClassMethodTable(), PyBaseObject.TYPE);

  /** Wraps a function, or null for one that {@code __init__} will give; held by the scope. */
  public PyClassMethod(ThreadState ts, PyType type, PyObject function) {
    super(ts, type, function);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyClassMethod(ts, cls, null);
  }

  @PySlot(signature = "(function, /)")
  void __init__(ThreadState ts, PyObject function) {
    wrap(ts, function);
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject owner) {
    PyObject f = function();
    if (f == null) {
      throw PyErr.runtimeError(ts, "uninitialized classmethod object");
    }
    return new PyMethod(ts, f, owner == null ? PyType.of(instance) : owner);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<classmethod(" + Conversion.repr(ts, function()) + ")>";
  }
}
