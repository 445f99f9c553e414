package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** Arithmetic on any objects ({@code PyNumber_*}); results are held by the current scope. */
public final class Numbers {
  private Numbers() {}

  /** A binary operator such as {@code a + b}; {@code symbol} is for the message. */
  public static PyObject binary(ThreadState ts, PyObject a, PyObject b, Slot op, String symbol) {
    PyObject r = tryBinary(ts, a, b, op);
    if (r == Py.NotImplemented) {
      throw unsupported(ts, a, b, symbol);
    }
    return r;
  }

  /** The operator's result, or NotImplemented. */
  public static PyObject tryBinary(ThreadState ts, PyObject a, PyObject b, Slot op) {
    PyType ta = PyType.of(a);
    PyType tb = PyType.of(b);
    SlotFunction left = ta.slot(op);
    Slot reflectedSlot = op.reflected();
    SlotFunction right = ta == tb ? null : tb.slot(reflectedSlot);
    if (right != null && left != null && tb.isSubtype(ta) && overrides(tb, ta, reflectedSlot)) {
      PyObject r = apply(ts, right, b, a, op);
      if (r != Py.NotImplemented) {
        return r;
      }
      right = null;
    }
    if (left != null) {
      PyObject r = apply(ts, left, a, b, op);
      if (r != Py.NotImplemented) {
        return r;
      }
    }
    return right == null ? Py.NotImplemented : apply(ts, right, b, a, op);
  }

  /** A subtype's reflected method goes first only if it is another one than its base's. */
  private static boolean overrides(PyType sub, PyType base, Slot reflected) {
    PyStr name = PyStr.interned(reflected.method);
    return sub.lookup(name) != base.lookup(name);
  }

  private static PyObject apply(
      ThreadState ts, SlotFunction f, PyObject self, PyObject other, Slot op) {
    return op.shape == Slot.Shape.TERNARY
        ? f.ternary(ts, self, other, null)
        : f.binary(ts, self, other);
  }

  /** An augmented assignment's operator such as {@code a += b}. */
  public static PyObject inPlace(ThreadState ts, PyObject a, PyObject b, Slot op, String symbol) {
    Slot in = op.inPlace();
    SlotFunction f = in == null ? null : PyType.of(a).slot(in);
    if (f != null) {
      PyObject r = f.binary(ts, a, b);
      if (r != Py.NotImplemented) {
        return r;
      }
    }
    PyObject r = tryBinary(ts, a, b, op);
    if (r == Py.NotImplemented) {
      throw unsupported(ts, a, b, symbol + "=");
    }
    return r;
  }

  private static PyException unsupported(ThreadState ts, PyObject a, PyObject b, String symbol) {
    return PyErr.typeError(
        ts,
        "unsupported operand type(s) for "
            + symbol
            + ": '"
            + PyType.of(a).name()
            + "' and '"
            + PyType.of(b).name()
            + "'");
  }

  /** {@code pow(a, b, mod)} with a modulus; {@code mod} may be null or None for {@code a ** b}. */
  public static PyObject power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
    if (mod == null || mod == Py.None) {
      PyObject r = tryBinary(ts, a, b, Slot.POW);
      if (r == Py.NotImplemented) {
        throw unsupported(ts, a, b, "** or pow()");
      }
      return r;
    }
    PyType ta = PyType.of(a);
    PyType tb = PyType.of(b);
    SlotFunction left = ta.slot(Slot.POW);
    SlotFunction right = ta == tb ? null : tb.slot(Slot.RPOW);
    PyObject r = Py.NotImplemented;
    if (right != null && tb.isSubtype(ta) && overrides(tb, ta, Slot.RPOW)) {
      r = right.ternary(ts, b, a, mod);
      right = null;
    }
    if (r == Py.NotImplemented && left != null) {
      r = left.ternary(ts, a, b, mod);
    }
    if (r == Py.NotImplemented && right != null) {
      r = right.ternary(ts, b, a, mod);
    }
    if (r == Py.NotImplemented) {
      throw PyErr.typeError(
          ts,
          "unsupported operand type(s) for ** or pow(): '"
              + PyType.of(a).name()
              + "', '"
              + PyType.of(b).name()
              + "', '"
              + PyType.of(mod).name()
              + "'");
    }
    return r;
  }

  /** A unary operator; {@code symbol} is for the message. */
  public static PyObject unary(ThreadState ts, PyObject a, Slot op, String symbol) {
    SlotFunction f = PyType.of(a).slot(op);
    if (f == null) {
      throw PyErr.typeError(
          ts, "bad operand type for " + symbol + ": '" + PyType.of(a).name() + "'");
    }
    return f.unary(ts, a);
  }

  /** {@code operator.index(o)}: an int, possibly of a subclass. */
  public static PyInt index(ThreadState ts, PyObject o) {
    if (o instanceof PyInt i) {
      return i;
    }
    SlotFunction f = PyType.of(o).slot(Slot.INDEX);
    if (f == null) {
      throw PyErr.typeError(
          ts, "'" + PyType.of(o).name() + "' object cannot be interpreted as an integer");
    }
    PyObject r = f.unary(ts, o);
    if (!(r instanceof PyInt i)) {
      throw PyErr.typeError(ts, "__index__ returned non-int (type " + PyType.of(r).name() + ")");
    }
    if (i.type() != PyInt.TYPE) {
      IntConstructor.deprecateSubclass(ts, "__index__", i);
    }
    return i;
  }

  /** Whether {@code o} has {@code __index__}. */
  public static boolean isIndex(PyObject o) {
    return o instanceof PyInt || PyType.of(o).slot(Slot.INDEX) != null;
  }

  /** An index for a sequence; IndexError where it fits no long. */
  public static long sequenceIndex(ThreadState ts, PyObject o) {
    PyInt i = index(ts, o);
    if (!i.isLong()) {
      throw PyErr.indexError(
          ts, "cannot fit '" + PyType.of(o).name() + "' into an index-sized integer");
    }
    return i.longValue();
  }

  /** An index where values beyond the range of a long mean its ends, as in slices. */
  public static long clampedIndex(ThreadState ts, PyObject o) {
    PyInt i = index(ts, o);
    return i.isLong() ? i.longValue() : i.bigValue().signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
