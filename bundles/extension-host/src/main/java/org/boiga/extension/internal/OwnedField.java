package org.boiga.extension.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.boiga.api.PyContext;
import org.boiga.api.PyField;
import org.boiga.api.PyGlobal;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.ThreadState;

/**
 * A counted reference that threads read without a lock, as {@code PyInstance} reads its slots.
 * Writers synchronise; nothing that could stop or call Python code happens under the lock.
 */
final class OwnedField implements PyField, PyGlobal, Traversed {
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(OwnedField.class, "value", PyObject.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private PyObject value;

  /** A reference to {@code o} for an object that no other thread sees yet. */
  static OwnedField of(PyContext ctx, org.boiga.api.PyObject o) {
    OwnedField f = new OwnedField();
    f.value = ContextBase.threadOf(ctx).keep(ContextBase.in(o));
    return f;
  }

  @Override
  public org.boiga.api.PyObject get(PyContext ctx) {
    return ContextBase.out(ctx, get(ContextBase.threadOf(ctx)));
  }

  private PyObject get(ThreadState ts) {
    PyObject v = (PyObject) VALUE.getAcquire(this);
    if (!(v instanceof Counted c) || c.isUncounted()) {
      return v;
    }
    if (!c.tryIncref(ts)) {
      synchronized (this) {
        v = value;
        if (v instanceof Counted live) {
          live.increfPublished(ts);
        }
      }
    }
    return ts.holdOwned(v);
  }

  @Override
  public void set(PyContext ctx, org.boiga.api.PyObject o) {
    set(ContextBase.threadOf(ctx), ContextBase.in(ctx, o));
  }

  void set(ThreadState ts, PyObject o) {
    PyObject old;
    ts.keep(o);
    synchronized (this) {
      old = value;
      VALUE.setRelease(this, o);
    }
    ts.holdOwned(old);
  }

  @Override
  public boolean compareAndSet(
      PyContext ctx, org.boiga.api.PyObject expected, org.boiga.api.PyObject o) {
    ThreadState ts = ContextBase.threadOf(ctx);
    PyObject was = ContextBase.in(ctx, expected);
    PyObject now = ts.keep(ContextBase.in(ctx, o));
    boolean done;
    synchronized (this) {
      done = value == was;
      if (done) {
        VALUE.setRelease(this, now);
      }
    }
    ts.holdOwned(done ? was : now);
    return done;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(value);
  }
}
