package org.boiga.modules.itertools;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Conversion;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/**
 * {@code itertools.count}. Threads that share one get each number once, as long as it fits a long.
 */
@org.boiga.api.annotation.PyType(
    name = "itertools.count",
    doc = "Numbers from start on, in steps.",
    parts = {SelfIterator.class})
public final class Count extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new CountTable(), PyBaseObject.TYPE);

  private static final VarHandle NEXT;

  static {
    try {
      NEXT = MethodHandles.lookup().findVarHandle(Count.class, "next", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The next number while start and step are ints and it is not near the end of the range. */
  private long next;

  private final long smallStep;

  /** The next number where it is any object; empty while {@link #next} counts. */
  private final PyCell big;

  private final PyObject step;

  private Count(ThreadState ts, PyType cls, PyObject start, PyObject step) {
    super(ts, cls);
    this.step = ts.keep(step);
    boolean small =
        start instanceof SmallInt && step instanceof SmallInt s && Math.abs(s.value) < 1L << 32;
    smallStep = small ? ((SmallInt) step).value : 0;
    next = small ? ((SmallInt) start).value : 0;
    big = ts.keep(new PyCell(ts, small ? null : start));
  }

  @PySlot(signature = "(start=0, step=1)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject start, PyObject step) {
    requireNumber(ts, start);
    requireNumber(ts, step);
    return new Count(ts, cls, start == null ? Py.int_(0) : start, step == null ? Py.int_(1) : step);
  }

  private static void requireNumber(ThreadState ts, PyObject o) {
    if (o != null && !(o instanceof PyInt) && !(o instanceof PyFloat)) {
      PyType t = PyType.of(o);
      if (t.slot(Slot.INT) == null
          && t.slot(Slot.FLOAT) == null
          && t.slot(Slot.INDEX) == null
          && t.lookup(PyStr.interned("__complex__")) == null) {
        throw PyErr.typeError(ts, "a number is required");
      }
    }
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    while (true) {
      PyObject n = big.get(ts);
      if (n != null) {
        big.set(ts, Numbers.binary(ts, n, step, Slot.ADD, "+"));
        return n;
      }
      long v = (long) NEXT.getAcquire(this);
      long after = v + smallStep;
      if (((v ^ after) & (smallStep ^ after)) < 0) {
        big.set(ts, Py.int_(v)); // goes on beyond the range of a long
      } else if (NEXT.compareAndSet(this, v, after)) {
        return Py.int_(v);
      }
    }
  }

  @PySlot
  String __repr__(ThreadState ts) {
    PyObject n = big.get(ts);
    String number = n == null ? Long.toString(next) : Conversion.repr(ts, n).toString();
    String name = type().shortName();
    if (step instanceof SmallInt s && s.value == 1) {
      return name + "(" + number + ")";
    }
    return name + "(" + number + ", " + Conversion.repr(ts, step) + ")";
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(big);
    v.visit(step);
  }
}
