package org.boiga.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;

/** {@code cell}: a variable that closures share. */
@org.boiga.api.annotation.PyType(
    name = "cell",
    doc = "A variable that functions share.",
    subclassable = false)
public final class PyCell extends SpinLock {
  public static final PyType TYPE = PyType.builtin(new PyCellTable(), PyBaseObject.TYPE);
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(PyCell.class, "value", PyObject.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private PyObject value;

  /** Makes a cell with a value, or with null for an unbound variable. */
  public PyCell(ThreadState ts, PyObject value) {
    super(ts);
    this.value = ts.keep(value);
  }

  /** The value, held by the current scope; null if the variable is unbound. */
  public PyObject get(ThreadState ts) {
    PyObject v = (PyObject) VALUE.getAcquire(this);
    if (!(v instanceof Counted c) || c.isUncounted()) {
      return v;
    }
    if (!c.tryIncref(ts)) {
      lock();
      v = value;
      if (v instanceof Counted live) {
        live.increfPublished(ts);
      }
      unlock();
    }
    return ts.holdOwned(v);
  }

  /** Sets the value, null to unbind; the old one is released by the current scope and returned. */
  public PyObject set(ThreadState ts, PyObject v) {
    ts.keep(v);
    lock();
    PyObject old = value;
    VALUE.setRelease(this, v);
    unlock();
    return ts.holdOwned(old);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot(signature = "(contents=None, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject contents) {
    return new PyCell(ts, contents);
  }

  @PyGetter(name = "cell_contents", doc = "The value of the variable.")
  PyObject contents(ThreadState ts) {
    PyObject v = get(ts);
    if (v == null) {
      throw PyErr.valueError(ts, "Cell is empty");
    }
    return v;
  }

  @PySetter(name = "cell_contents")
  void setContents(ThreadState ts, PyObject v) {
    set(ts, v);
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (!(other instanceof PyCell c)) {
      return Py.NotImplemented;
    }
    PyObject a = get(ts);
    PyObject b = c.get(ts);
    if (a != null && b != null) {
      return Comparison.compare(ts, a, b, op);
    }
    return Py.bool(op.test((a == null ? 0 : 1) - (b == null ? 0 : 1)));
  }

  @PySlot
  String __repr__(ThreadState ts) {
    PyObject v = get(ts);
    String content = v == null ? "empty" : PyType.of(v).name() + " object at " + Identity.hex(v);
    return "<cell at " + Identity.hex(this) + ": " + content + ">";
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(value);
  }
}
