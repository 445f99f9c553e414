package org.boiga.modules.contextvars;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Conversion;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code contextvars.Token}: how to undo the setting of a variable. */
@org.boiga.api.annotation.PyType(
    name = "_contextvars.Token",
    doc = "How to undo the setting of a context variable.",
    subclassable = false)
public final class PyToken extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyTokenTable(), PyBaseObject.TYPE).constant("MISSING", PyMissing.MISSING);

  private final PyContext context;
  private final PyContextVar var;
  private final PyObject old;
  private boolean used;

  PyToken(ThreadState ts, PyContext context, PyContextVar var, PyObject old) {
    super(ts, TYPE);
    this.context = ts.keep(context);
    this.var = ts.keep(var);
    this.old = ts.keep(old);
  }

  @PySlot(signature = "(*args, **kwargs)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject[] args, PyDict kwargs) {
    throw PyErr.runtimeError(ts, "Tokens can only be created by ContextVars");
  }

  void undo(ThreadState ts, PyContextVar of) {
    if (used) {
      throw PyErr.runtimeError(ts, Conversion.repr(ts, this) + " has already been used once");
    }
    if (of != var) {
      throw PyErr.valueError(
          ts, Conversion.repr(ts, this) + " was created by a different ContextVar");
    }
    if (context != PyContext.current(ts)) {
      throw PyErr.valueError(ts, Conversion.repr(ts, this) + " was created in a different Context");
    }
    used = true;
    if (old != null || context.value(ts, var) != null) {
      context.put(ts, var, old);
    }
  }

  @PyGetter(name = "var")
  PyObject variable(ThreadState ts) {
    return ts.hold(var);
  }

  @PyGetter
  PyObject old_value(ThreadState ts) {
    return old == null ? PyMissing.MISSING : ts.hold(old);
  }

  @PyMethod(doc = "The token itself.")
  PyObject __enter__(ThreadState ts) {
    return this;
  }

  @PyMethod(signature = "(*exc_info)", doc = "Undo the setting.")
  void __exit__(ThreadState ts, PyObject[] excInfo) {
    undo(ts, var);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(object, /)", doc = "See PEP 585.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject object) {
    return PyGenericAlias.of(ts, cls, object);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<Token"
        + (used ? " used" : "")
        + " var="
        + Conversion.repr(ts, var)
        + " at 0x"
        + Integer.toHexString(System.identityHashCode(this))
        + ">";
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(context);
    v.visit(var);
    v.visit(old);
  }
}
