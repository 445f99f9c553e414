package org.boiga.objects;

import java.util.StringJoiner;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code types.SimpleNamespace}: an object with whatever attributes it is given. */
@org.boiga.api.annotation.PyType(
    name = "types.SimpleNamespace",
    doc = "An object with attributes given by keywords or a mapping.")
public final class PySimpleNamespace extends PyInstance {
  public static final PyType TYPE =
      PyType.builtinWithDict(new PySimpleNamespaceTable(), PyBaseObject.TYPE);

  /** Makes a namespace without attributes, held by the current scope. */
  public PySimpleNamespace(ThreadState ts) {
    super(ts, TYPE);
  }

  private PySimpleNamespace(ThreadState ts, PyType type) {
    super(ts, type);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PySimpleNamespace(ts, cls);
  }

  @PySlot
  void __init__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n > 1) {
      throw PyErr.typeError(ts, type().shortName() + " expected at most 1 argument, got " + n);
    }
    PyDict d = dict(ts);
    if (n == 1) {
      PyObject given = args[start];
      PyDict source =
          given.getClass() == PyDict.class
              ? (PyDict) given
              : (PyDict) Calls.call(ts, PyDict.TYPE, given);
      PyDict.Table t = source.table();
      for (int e = 0, used = t.used; e < used; e++) {
        PyObject v = source.hold(ts, t, e);
        if (v != null) {
          if (!(t.key(e) instanceof PyStr)) {
            throw PyErr.typeError(ts, "keywords must be strings");
          }
          d.put(ts, t.key(e), v);
        }
      }
    }
    for (int i = 0, k = kwnames == null ? 0 : kwnames.size(); i < k; i++) {
      d.put(ts, kwnames.at(i), args[start + n + i]);
    }
  }

  @PySlot
  String __repr__(ThreadState ts) {
    String name = type() == TYPE ? "namespace" : type().shortName();
    if (!ReprGuard.enter(ts, this)) {
      return name + "(...)";
    }
    try {
      StringJoiner j = new StringJoiner(", ", name + "(", ")");
      PyDict d = dict(ts);
      PyDict.Table t = d.table();
      for (int e = 0, used = t.used; e < used; e++) {
        PyObject v = d.hold(ts, t, e);
        if (v != null && t.key(e) instanceof PyStr k && k.length() > 0) {
          j.add(k + "=" + Conversion.repr(ts, v));
        }
      }
      return j.toString();
    } finally {
      ReprGuard.leave(ts, this);
    }
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    return other instanceof PySimpleNamespace n
        ? Comparison.compare(ts, dict(ts), n.dict(ts), op)
        : Py.NotImplemented;
  }

  @PyMethod(doc = "What pickle needs to make the namespace again.")
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, type(), PyTuple.EMPTY, dict(ts));
  }

  @PyMethod(name = "__replace__", doc = "A copy with some attributes replaced.")
  PyObject replace(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n > 0) {
      throw PyErr.typeError(ts, "__replace__() takes no positional arguments (" + n + " given)");
    }
    PyObject copy = Calls.call(ts, type());
    if (!(copy instanceof PySimpleNamespace c)) {
      throw PyErr.typeError(
          ts,
          "expect %s type, but %s() returned '%s' object"
              .formatted(TYPE.name(), type().name(), PyType.of(copy).name()));
    }
    PyDict d = c.dict(ts);
    Calls.method(ts, d, "update", dict(ts));
    for (int i = 0, k = kwnames == null ? 0 : kwnames.size(); i < k; i++) {
      d.put(ts, kwnames.at(i), args[start + i]);
    }
    return c;
  }
}
