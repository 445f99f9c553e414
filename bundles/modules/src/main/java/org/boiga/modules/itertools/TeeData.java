package org.boiga.modules.itertools;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Items that {@link Tee} iterators have in common, in a list of such links. */
@org.boiga.api.annotation.PyType(
    name = "itertools._tee_dataobject",
    doc = "Items that iterators made by tee have in common.",
    subclassable = false)
final class TeeData extends SpinLock {
  public static final PyType TYPE = PyType.builtin(new TeeDataTable(), PyBaseObject.TYPE);

  private static final int ROOM = 57;
  private static final VarHandle COUNT;

  static {
    try {
      COUNT = MethodHandles.lookup().findVarHandle(TeeData.class, "count", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final PyObject iterator;
  private final PyObject[] items = new PyObject[ROOM];
  private int count;
  private boolean running;
  private TeeData next;

  TeeData(ThreadState ts, PyObject iterator) {
    super(ts);
    this.iterator = ts.keep(iterator);
  }

  static boolean isLast(int i) {
    return i == ROOM;
  }

  /** Item {@code i}, taken from the iterator if nobody did so before; null if there is none. */
  PyObject get(ThreadState ts, int i) {
    if (i < (int) COUNT.getAcquire(this)) {
      return ts.hold(items[i]);
    }
    lock();
    boolean reentered = running;
    running = true;
    unlock();
    if (reentered) {
      throw PyErr.runtimeError(ts, "cannot re-enter the tee iterator");
    }
    try {
      if (i < count) {
        return ts.hold(items[i]); // another thread was first
      }
      PyObject item = Iteration.next(ts, iterator);
      if (item != null) {
        items[i] = ts.keep(item);
        COUNT.setRelease(this, i + 1);
      }
      return item;
    } finally {
      lock();
      running = false;
      unlock();
    }
  }

  /** The link after this one, made if there is none. */
  TeeData next(ThreadState ts) {
    TeeData made = new TeeData(ts, iterator);
    lock();
    if (next == null) {
      next = ts.keep(made);
    }
    TeeData n = next;
    unlock();
    return ts.hold(n);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(iterator);
    v.visitAll(items, count);
    v.visit(next);
  }
}
