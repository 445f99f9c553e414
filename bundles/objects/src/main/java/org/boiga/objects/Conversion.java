package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** {@code repr}, {@code str} and {@code format} of any object. */
public final class Conversion {
  private Conversion() {}

  /** {@code repr(o)}, held by the current scope. */
  public static PyStr repr(ThreadState ts, PyObject o) {
    return text(ts, PyType.of(o).slot(Slot.REPR).unary(ts, o), "__repr__");
  }

  /** {@code ascii(o)}, held by the current scope. */
  public static PyStr ascii(ThreadState ts, PyObject o) {
    return StrRepr.ascii(repr(ts, o));
  }

  /** {@code str(o)}, held by the current scope. */
  public static PyStr str(ThreadState ts, PyObject o) {
    if (o.getClass() == PyStr.class) {
      return (PyStr) o;
    }
    return text(ts, PyType.of(o).slot(Slot.STR).unary(ts, o), "__str__");
  }

  /** {@code format(o, spec)}; {@code spec} may be null for an empty one. */
  public static PyStr format(ThreadState ts, PyObject o, PyStr spec) {
    if (spec == null || spec.length() == 0) {
      if (o.getClass() == PyStr.class) {
        return (PyStr) o;
      }
      if (o.getClass() == SmallInt.class) {
        return PyStr.ofUnits(Long.toString(((SmallInt) o).value));
      }
      spec = PyStr.EMPTY;
    }
    PyObject f = Attributes.special(ts, o, Names.__format__);
    if (f == null) {
      throw PyErr.typeError(ts, "Type " + PyType.of(o).name() + " doesn't define __format__");
    }
    PyObject r = Calls.call(ts, f, spec);
    if (!(r instanceof PyStr s)) {
      throw PyErr.typeError(ts, "__format__ must return a str, not " + PyType.of(r).name());
    }
    return s;
  }

  private static PyStr text(ThreadState ts, PyObject r, String method) {
    if (!(r instanceof PyStr s)) {
      throw PyErr.typeError(ts, method + " returned non-string (type " + PyType.of(r).name() + ")");
    }
    return s;
  }
}
