package org.boiga.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;

/** {@code cell}: a variable that closures share. */
@org.boiga.api.annotation.PyType(name = "cell", subclassable = false)
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
    PyObject old = (PyObject) VALUE.getAndSet(this, v);
    return ts.holdOwned(old);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(value);
  }
}
