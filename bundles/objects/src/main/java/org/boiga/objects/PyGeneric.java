package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** {@code typing.Generic}: the base of classes with type parameters. */
@org.boiga.api.annotation.PyType(
    name = "typing.Generic",
    doc = "Base of classes that have type parameters.",
    immutable = false,
    parts = PyGeneric.Members.class)
public final class PyGeneric {
  public static final PyType TYPE = PyType.builtinLike(new PyGenericTable(), PyBaseObject.TYPE);

  private PyGeneric() {}

  /** The class methods; module {@code typing} implements them. */
  static final class Members {
    private Members() {}

    @PyMethod(kind = PyMethod.Kind.CLASS, doc = "The class with type arguments.")
    static PyObject __class_getitem__(
        ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
      return forward(ts, "_generic_class_getitem", cls, args, start, n, kwnames);
    }

    @PyMethod(kind = PyMethod.Kind.CLASS, doc = "Called when a class is derived.")
    static PyObject __init_subclass__(
        ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
      return forward(ts, "_generic_init_subclass", cls, args, start, n, kwnames);
    }

    private static PyObject forward(
        ThreadState ts,
        String function,
        PyType cls,
        PyObject[] args,
        int start,
        int n,
        PyTuple kwnames) {
      PyObject typing = ts.interp.evaluator.importModule(ts, "typing");
      PyObject[] all = PythonSlot.prepended(cls, args, start, n, kwnames);
      return Calls.call(ts, Attributes.get(ts, typing, function), all, 0, n + 1, kwnames);
    }
  }
}
