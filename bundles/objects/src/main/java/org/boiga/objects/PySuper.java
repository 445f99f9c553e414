package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code super}. */
@org.boiga.api.annotation.PyType(
    name = "super",
    doc = "The attributes that a class inherits, bound to an instance.")
public final class PySuper extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PySuperTable(), PyBaseObject.TYPE);

  private PyType thisClass;

  /** The instance or class, or null if unbound. */
  private PyObject self;

  private PyType selfClass;

  private PySuper(ThreadState ts, PyType type) {
    super(ts, type);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PySuper(ts, cls);
  }

  @PySlot
  void __init__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, "super() takes no keyword arguments");
    }
    if (n > 2) {
      throw PyErr.typeError(ts, "super() expected at most 2 arguments, got " + n);
    }
    PyObject cls;
    PyObject o;
    if (n == 0) {
      PyObject[] implicit = ts.interp.evaluator.superArguments(ts);
      cls = implicit[0];
      o = implicit[1];
    } else {
      cls = args[start];
      o = n == 1 || args[start + 1] == Py.None ? null : args[start + 1];
    }
    if (!(cls instanceof PyType t)) {
      throw PyErr.typeError(ts, "super() argument 1 must be a type, not " + PyType.of(cls).name());
    }
    bind(ts, t, o);
  }

  private void bind(ThreadState ts, PyType cls, PyObject o) {
    selfClass = o == null ? null : check(ts, cls, o);
    thisClass = cls;
    self = ts.swap(self, o);
  }

  /** The class whose MRO is searched for {@code super(cls, o)}. */
  public static PyType check(ThreadState ts, PyType cls, PyObject o) {
    if (o instanceof PyType t && t.isSubtype(cls)) {
      return t;
    }
    PyType actual = PyType.of(o);
    if (actual.isSubtype(cls)) {
      return actual;
    }
    if (Attributes.getOrNull(ts, o, Names.__class__) instanceof PyType t
        && t != actual
        && t.isSubtype(cls)) {
      return t;
    }
    throw PyErr.typeError(
        ts,
        "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s)."
            .formatted(
                o instanceof PyType ? "type" : "instance of",
                o instanceof PyType t ? t.name() : actual.name(),
                cls.name()));
  }

  /**
   * The attribute behind {@code cls} in the MRO of {@code selfClass}, bound to {@code self}.
   *
   * @return held by the current scope, or null
   */
  public static PyObject lookup(
      ThreadState ts, PyType cls, PyObject self, PyType selfClass, PyStr name) {
    PyObject a = lookupUnbound(cls, selfClass, name);
    return a == null ? null : Attributes.bind(ts, a, self == selfClass ? null : self, selfClass);
  }

  /** As {@link #lookup}, not bound; borrowed from its class. */
  public static PyObject lookupUnbound(PyType cls, PyType selfClass, PyStr name) {
    PyType[] mro = selfClass.mro();
    int i = 0;
    while (i < mro.length && mro[i] != cls) {
      i++;
    }
    for (i++; i < mro.length; i++) {
      PyObject a = mro[i].dict().getBorrowed(name);
      if (a != null) {
        return a;
      }
    }
    return null;
  }

  @PySlot
  PyObject __getattribute__(ThreadState ts, PyObject name) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "attribute name must be string, not '" + PyType.of(name).name() + "'");
    }
    if (selfClass != null && !s.equals(Names.__class__)) {
      PyObject v = lookup(ts, thisClass, self, selfClass, s);
      if (v != null) {
        return v;
      }
    }
    return Attributes.genericGet(ts, this, s);
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject owner) {
    if (instance == null || instance == Py.None || self != null) {
      return this;
    }
    if (type() != TYPE) {
      return Calls.call(ts, type(), thisClass, instance);
    }
    PySuper s = new PySuper(ts, TYPE);
    s.bind(ts, thisClass, instance);
    return s;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    String cls = thisClass == null ? "NULL" : thisClass.name();
    return "<super: <class '%s'>, %s>"
        .formatted(cls, selfClass == null ? "NULL" : "<" + selfClass.name() + " object>");
  }

  @PyGetter(member = true)
  PyObject __thisclass__(ThreadState ts) {
    return thisClass == null ? Py.None : thisClass;
  }

  @PyGetter(member = true)
  PyObject __self__(ThreadState ts) {
    return self == null ? Py.None : ts.hold(self);
  }

  @PyGetter(name = "__self_class__", member = true)
  PyObject selfClassOrNone(ThreadState ts) {
    return selfClass == null ? Py.None : selfClass;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(self);
  }
}
