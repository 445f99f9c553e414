package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** Equality, order and hashing, and the truth of objects. */
public final class Comparison {
  private Comparison() {}

  /** {@code PyObject_RichCompare}: the result of a comparison operator, held by the scope. */
  public static PyObject compare(ThreadState ts, PyObject a, PyObject b, CompareOp op) {
    PyType ta = PyType.of(a);
    PyType tb = PyType.of(b);
    CompareOp swapped = op.swapped();
    boolean triedReflected = false;
    if (ta != tb && tb.isSubtype(ta)) {
      SlotFunction f = tb.slot(swapped.slot);
      if (f != null) {
        triedReflected = true;
        PyObject r = f.binary(ts, b, a);
        if (r != Py.NotImplemented) {
          return r;
        }
      }
    }
    SlotFunction f = ta.slot(op.slot);
    if (f != null) {
      PyObject r = f.binary(ts, a, b);
      if (r != Py.NotImplemented) {
        return r;
      }
    }
    if (!triedReflected) {
      f = tb.slot(swapped.slot);
      if (f != null) {
        PyObject r = f.binary(ts, b, a);
        if (r != Py.NotImplemented) {
          return r;
        }
      }
    }
    return switch (op) {
      case EQ -> Py.bool(is(a, b));
      case NE -> Py.bool(!is(a, b));
      default ->
          throw PyErr.typeError(
              ts,
              "'"
                  + op.symbol
                  + "' not supported between instances of '"
                  + ta.name()
                  + "' and '"
                  + tb.name()
                  + "'");
    };
  }

  /** The truth of a comparison's result. */
  public static boolean test(ThreadState ts, PyObject a, PyObject b, CompareOp op) {
    return truth(ts, compare(ts, a, b, op));
  }

  /** Whether {@code a is b or a == b}, as containers compare ({@code Py_EQ} of RichCompareBool). */
  public static boolean same(ThreadState ts, PyObject a, PyObject b) {
    if (a == b || is(a, b)) {
      return true;
    }
    if (a.getClass() == b.getClass()) {
      if (a.getClass() == SmallInt.class) {
        return false; // they would be the same
      }
      if (a.getClass() == PyStr.class) {
        return a.equals(b);
      }
    }
    int mark = ts.mark();
    boolean r = truth(ts, compare(ts, a, b, CompareOp.EQ));
    ts.release(mark);
    return r;
  }

  /**
   * {@code a is b}. Plain ints and floats have no identity apart from their value, so that a
   * compiler may keep them unboxed; equal ones are the same.
   */
  public static boolean is(PyObject a, PyObject b) {
    if (a == b) {
      return true;
    }
    if (a.getClass() != b.getClass()) {
      return false;
    }
    if (a instanceof SmallInt x) {
      return x.value == ((SmallInt) b).value;
    }
    if (a.getClass() == PyFloat.class) {
      return Double.doubleToRawLongBits(((PyFloat) a).value)
          == Double.doubleToRawLongBits(((PyFloat) b).value);
    }
    return a instanceof BigInt x && x.value.equals(((BigInt) b).value);
  }

  /** {@code hash(o)}. */
  public static long hash(ThreadState ts, PyObject o) {
    if (o.getClass() == SmallInt.class) {
      return IntMath.hash(((SmallInt) o).value);
    }
    if (o.getClass() == PyStr.class) {
      return ((PyStr) o).hash();
    }
    SlotFunction f = PyType.of(o).slot(Slot.HASH);
    if (f == null) {
      throw PyErr.typeError(ts, "unhashable type: '" + PyType.of(o).name() + "'");
    }
    return f.number(ts, o);
  }

  /** {@code bool(o)}. */
  public static boolean truth(ThreadState ts, PyObject o) {
    if (o == Py.True) {
      return true;
    }
    if (o == Py.False || o == Py.None) {
      return false;
    }
    PyType t = PyType.of(o);
    SlotFunction f = t.slot(Slot.BOOL);
    if (f != null) {
      return f.test(ts, o);
    }
    f = t.slot(Slot.LEN);
    return f == null || f.number(ts, o) != 0;
  }
}
