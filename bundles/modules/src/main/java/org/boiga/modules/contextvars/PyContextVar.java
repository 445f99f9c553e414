package org.boiga.modules.contextvars;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code contextvars.ContextVar}. */
@org.boiga.api.annotation.PyType(
    name = "_contextvars.ContextVar",
    doc = "A variable with a value in each context.",
    subclassable = false)
public final class PyContextVar extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyContextVarTable(), PyBaseObject.TYPE).weaklyReferable();

  private final PyStr name;
  private final PyObject otherwise;

  /** Makes a variable; {@code otherwise} is its default, or null. */
  public PyContextVar(ThreadState ts, PyStr name, PyObject otherwise) {
    super(ts, TYPE);
    this.name = name;
    this.otherwise = ts.keep(otherwise);
  }

  @PySlot(signature = "(name, /, *, default=None)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject name, PyObject otherwise) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(ts, "context variable name must be a str");
    }
    Comparison.hash(ts, s); // a subclass may have none
    return new PyContextVar(ts, s, otherwise);
  }

  @PyGetter(member = true)
  PyObject name(ThreadState ts) {
    return name;
  }

  @PyMethod(
      signature = "(default=None, /)",
      doc = "The value in the current context, or a default.")
  PyObject get(ThreadState ts, PyObject fallback) {
    PyObject v = PyContext.current(ts).value(ts, this);
    if (v != null) {
      return v;
    }
    if (fallback != null) {
      return fallback;
    }
    if (otherwise != null) {
      return ts.hold(otherwise);
    }
    throw PyErr.of(ts, PyExc.LookupError, this);
  }

  @PyMethod(
      signature = "(value, /)",
      doc = "Set the value in the current context; returns a token to undo it.")
  PyObject set(ThreadState ts, PyObject value) {
    PyContext c = PyContext.current(ts);
    PyToken token = new PyToken(ts, c, this, c.value(ts, this));
    c.put(ts, this, value);
    return token;
  }

  @PyMethod(signature = "(token, /)", doc = "Undo what set did.")
  void reset(ThreadState ts, PyObject token) {
    if (!(token instanceof PyToken t)) {
      throw PyErr.typeError(ts, "expected an instance of Token, got " + Conversion.repr(ts, token));
    }
    t.undo(ts, this);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(object, /)", doc = "See PEP 585.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject object) {
    return PyGenericAlias.of(ts, cls, object);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<ContextVar name="
        + Conversion.repr(ts, name)
        + (otherwise == null ? "" : " default=" + Conversion.repr(ts, otherwise))
        + " at 0x"
        + Integer.toHexString(System.identityHashCode(this))
        + ">";
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(otherwise);
  }
}
