package org.boiga.objects;

import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * A value that a function gives when it is first asked for, such as the bound of a type variable.
 */
final class LazyValue {
  private static final int VALUE = 1;

  private volatile PyObject value;

  /** Takes the format of annotations; null for a value that was given. */
  private volatile PyObject function;

  /** A value that is known, or null. */
  static LazyValue of(ThreadState ts, PyObject value) {
    LazyValue v = new LazyValue();
    v.value = ts.keep(value);
    return v;
  }

  /** A value that {@code function} will give. */
  static LazyValue by(ThreadState ts, PyObject function) {
    LazyValue v = new LazyValue();
    v.function = ts.keep(function);
    return v;
  }

  /** Whether there is a value. */
  boolean isSet() {
    return value != null || function != null;
  }

  /** The value, held by the current scope; {@code fallback} if there is none. */
  PyObject get(ThreadState ts, PyObject fallback) {
    PyObject v = value;
    if (v != null) {
      return ts.hold(v);
    }
    PyObject f = function;
    if (f == null) {
      return fallback;
    }
    v = Calls.call(ts, f, Py.int_(VALUE));
    value = ts.swap(value, v);
    return v;
  }

  /** The function that evaluates it, held by the current scope; None if there is no value. */
  PyObject evaluator(ThreadState ts) {
    PyObject f = function;
    if (f != null) {
      return ts.hold(f);
    }
    PyObject v = value;
    return v == null ? Py.None : new PyConstEvaluator(ts, v);
  }

  /** Replaces it by what {@code f} gives. */
  void setFunction(ThreadState ts, PyObject f) {
    value = ts.swap(value, null);
    function = ts.swap(function, f);
  }

  void traverse(Visitor v) {
    v.visit(value);
    v.visit(function);
  }
}
