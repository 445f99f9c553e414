package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/**
 * Calling any object ({@code PyObject_Vectorcall} and its kin). Arguments are borrowed; the result
 * is held by the current scope.
 */
public final class Calls {
  private Calls() {}

  /**
   * Calls {@code f}.
   *
   * @param args holds {@code n} positional arguments from {@code start}, then a value for each name
   *     in {@code kwnames}
   * @param kwnames names of keyword arguments, or null for none
   */
  public static PyObject call(
      ThreadState ts, PyObject f, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (f.getClass() == PyFunction.class) {
      return ts.interp.evaluator.call(ts, (PyFunction) f, args, start, n, kwnames);
    }
    if (f.getClass() == PyNativeFunction.class) {
      return ((PyNativeFunction) f).__call__(ts, args, start, n, kwnames);
    }
    SlotFunction slot = PyType.of(f).slot(Slot.CALL);
    if (slot == null) {
      throw PyErr.typeError(ts, "'" + PyType.of(f).name() + "' object is not callable");
    }
    return slot.call(ts, f, args, start, n, kwnames);
  }

  public static PyObject call(ThreadState ts, PyObject f, PyObject... args) {
    return call(ts, f, args, 0, args.length, null);
  }

  /** Calls with a tuple of positional arguments and a dict of keyword arguments, or null. */
  public static PyObject call(ThreadState ts, PyObject f, PyTuple args, PyDict kwargs) {
    if (kwargs == null || kwargs.size() == 0) {
      return call(ts, f, args.items, 0, args.items.length, null);
    }
    int n = args.items.length;
    PyDict.Table t = kwargs.table();
    int used = t.used;
    PyObject[] all = new PyObject[n + used];
    PyObject[] names = new PyObject[used];
    System.arraycopy(args.items, 0, all, 0, n);
    int k = 0;
    for (int e = 0; e < used; e++) {
      PyObject v = kwargs.hold(ts, t, e);
      if (v != null) {
        PyObject name = t.key(e);
        if (!(name instanceof PyStr)) {
          throw PyErr.typeError(ts, "keywords must be strings");
        }
        names[k] = name;
        all[n + k++] = v;
      }
    }
    return call(ts, f, all, 0, n, PyTuple.constant(java.util.Arrays.copyOf(names, k)));
  }

  /** Calls the method {@code name} of {@code o}. */
  public static PyObject method(ThreadState ts, PyObject o, PyStr name, PyObject... args) {
    return call(ts, Attributes.get(ts, o, name), args);
  }

  public static PyObject method(ThreadState ts, PyObject o, String name, PyObject... args) {
    return method(ts, o, PyStr.interned(name), args);
  }

  /**
   * Calls a special method looked up on the type.
   *
   * @return the result, or null if the type has no such method
   */
  public static PyObject special(ThreadState ts, PyObject o, PyStr name, PyObject... args) {
    PyObject f = Attributes.special(ts, o, name);
    return f == null ? null : call(ts, f, args);
  }

  /** Whether {@code callable(o)}. */
  public static boolean isCallable(PyObject o) {
    return PyType.of(o).slot(Slot.CALL) != null;
  }

  /** The value of keyword argument {@code name} of a call, borrowed, or null. */
  public static PyObject keyword(PyObject[] args, int start, int n, PyTuple kwnames, String name) {
    if (kwnames != null) {
      for (int i = 0; i < kwnames.items.length; i++) {
        if (kwnames.items[i].toString().equals(name)) {
          return args[start + n + i];
        }
      }
    }
    return null;
  }
}
