package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** Length, items and membership of any container; results are held by the current scope. */
public final class Sequences {
  private Sequences() {}

  /** {@code PySequence_Check}: whether items can be had by index. */
  public static boolean isSequence(PyObject o) {
    return !(o instanceof PyDict) && PyType.of(o).slot(Slot.GETITEM) != null;
  }

  /** The number of repetitions that {@code other} means as an operand of {@code *}; at least 0. */
  public static long repetitions(ThreadState ts, PyObject other) {
    if (!Numbers.isIndex(other)) {
      throw PyErr.typeError(
          ts, "can't multiply sequence by non-int of type '" + PyType.of(other).name() + "'");
    }
    PyInt n = Numbers.index(ts, other);
    if (!n.isLong()) {
      throw PyErr.overflowError(
          ts, "cannot fit '" + PyType.of(other).name() + "' into an index-sized integer");
    }
    return Math.max(0, n.longValue());
  }

  /** {@code len(o)}. */
  public static long length(ThreadState ts, PyObject o) {
    SlotFunction f = PyType.of(o).slot(Slot.LEN);
    if (f == null) {
      throw PyErr.typeError(ts, "object of type '" + PyType.of(o).name() + "' has no len()");
    }
    return f.number(ts, o);
  }

  /** {@code o[key]}. */
  public static PyObject getItem(ThreadState ts, PyObject o, PyObject key) {
    SlotFunction f = PyType.of(o).slot(Slot.GETITEM);
    if (f != null) {
      return f.binary(ts, o, key);
    }
    if (o instanceof PyType t) {
      if (t == PyType.TYPE) {
        return PyGenericAlias.of(ts, t, key);
      }
      PyObject g = Attributes.getOrNull(ts, t, Names.__class_getitem__);
      if (g != null && g != Py.None) {
        return Calls.call(ts, g, key);
      }
      throw PyErr.typeError(ts, "type '" + t.name() + "' is not subscriptable");
    }
    throw PyErr.typeError(ts, "'" + PyType.of(o).name() + "' object is not subscriptable");
  }

  /** {@code o[key] = value}. */
  public static void setItem(ThreadState ts, PyObject o, PyObject key, PyObject value) {
    SlotFunction f = PyType.of(o).slot(Slot.SETITEM);
    if (f == null) {
      throw PyErr.typeError(
          ts, "'" + PyType.of(o).name() + "' object does not support item assignment");
    }
    f.store(ts, o, key, value);
  }

  /** {@code del o[key]}. */
  public static void deleteItem(ThreadState ts, PyObject o, PyObject key) {
    SlotFunction f = PyType.of(o).slot(Slot.DELITEM);
    if (f == null) {
      if (PyType.of(o).slot(Slot.SETITEM) instanceof PythonSlot) {
        throw PyErr.attributeError(ts, Slot.DELITEM.method);
      }
      PyType t = PyType.of(o);
      boolean sequence = t.heap || t.slot(Slot.GETITEM) != null || t.slot(Slot.LEN) != null;
      throw PyErr.typeError(
          ts,
          "'%s' object %s support item deletion"
              .formatted(t.name(), sequence && Numbers.isIndex(key) ? "doesn't" : "does not"));
    }
    f.remove(ts, o, key);
  }

  /** {@code item in o}. */
  public static boolean contains(ThreadState ts, PyObject o, PyObject item) {
    if (o.getClass() == PySet.class) {
      return ((PySet) o).contains(ts, item);
    }
    if (o.getClass() == PyDict.class) {
      return ((PyDict) o).containsKey(ts, item);
    }
    SlotFunction f = PyType.of(o).slot(Slot.CONTAINS);
    if (f != null) {
      return f.contains(ts, o, item);
    }
    if (PyType.of(o).slot(Slot.ITER) == null && PyType.of(o).slot(Slot.GETITEM) == null) {
      throw PyErr.typeError(
          ts, "argument of type '" + PyType.of(o).name() + "' is not a container or iterable");
    }
    boolean[] found = new boolean[1];
    Iteration.forEach(
        ts,
        o,
        x -> {
          found[0] = Comparison.same(ts, x, item);
          return !found[0];
        });
    return found[0];
  }
}
