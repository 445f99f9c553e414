package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.BuiltinsMapping;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyStr;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** Globals, built-ins, and names of namespaces. */
final class Globals {
  private Globals() {}

  /**
   * A global found at an entry of its module's table; valid while the dict has the table of that
   * identity. Caches do not refer to tables, whose old values would live as long as the code.
   */
  record GlobalCache(Object table, int entry) {}

  /**
   * A built-in name; valid while the globals have that table with as many entries, so that the name
   * cannot have been added there.
   */
  record BuiltinCache(Object globals, int used, Object builtins, int entry) {
    /** The value; null if the built-ins have another table now. */
    PyObject value(PyDict.Table current) {
      return current.identity() == builtins ? current.value(entry) : null;
    }
  }

  /** A value, owned, and how to find it again: one of the caches, or null. */
  record Found(PyObject value, Object cache) {}

  /** The value of a global or built-in name; NameError if there is none. */
  static Found load(ThreadState ts, PyFunction fn, PyStr n) {
    int mark = ts.mark();
    if (fn.globals.getClass() != PyDict.class || fn.builtins.getClass() != PyDict.class) {
      return new Found(ts.take(mark, lookup(ts, fn, n)), null);
    }
    PyDict.Table globals = fn.globals.table();
    int used = globals.used;
    int e = PyDict.findStr(globals, n);
    PyObject v = e < 0 ? null : fn.globals.hold(ts, globals, e);
    if (v != null) {
      return new Found(ts.take(mark, v), new GlobalCache(globals.identity(), e));
    }
    PyDict.Table builtins = fn.builtins.table();
    int at = PyDict.findStr(builtins, n);
    v = at < 0 ? null : fn.builtins.hold(ts, builtins, at);
    if (v == null) {
      return new Found(ts.take(mark, lookup(ts, fn, n)), null); // maybe under a key that is no str
    }
    Object cache =
        e < 0 ? new BuiltinCache(globals.identity(), used, builtins.identity(), at) : null;
    return new Found(ts.take(mark, v), cache);
  }

  /** As {@link #load} without a cache, held by the scope. */
  static PyObject lookup(ThreadState ts, PyFunction fn, PyStr name) {
    PyObject v = fromNamespace(ts, fn.globals, name);
    if (v == null) {
      v = fromNamespace(ts, fn.builtins, name);
    }
    if (v == null) {
      throw undefined(ts, name);
    }
    return v;
  }

  /** A built-in that the compiler refers to, held by the scope. */
  static PyObject lookupBuiltin(ThreadState ts, PyFunction fn, PyStr name) {
    PyObject v = fromNamespace(ts, fn.builtins, name);
    if (v == null) {
      throw PyErr.nameError(ts, PyExc.NameError, name, name + " not found");
    }
    return v;
  }

  /** The value of a name in a namespace, then as a global; held by the scope. */
  static PyObject lookupName(ThreadState ts, PyFunction fn, PyObject namespace, PyStr name) {
    if (namespace != fn.globals) {
      PyObject v = fromNamespace(ts, namespace, name);
      if (v != null) {
        return v;
      }
    }
    return lookup(ts, fn, name);
  }

  /** The value of a name in a namespace, held by the scope, or null. */
  static PyObject fromNamespace(ThreadState ts, PyObject namespace, PyStr name) {
    if (namespace.getClass() == PyDict.class) {
      return ((PyDict) namespace).get(ts, name);
    }
    if (namespace instanceof PyDict d) {
      namespace = BuiltinsMapping.unwrap(d);
    }
    try {
      return Sequences.getItem(ts, namespace, name);
    } catch (PyException e) {
      if (!e.matches(PyExc.KeyError)) {
        throw e;
      }
      return null;
    }
  }

  static void store(ThreadState ts, PyObject namespace, PyStr name, PyObject value) {
    if (namespace.getClass() == PyDict.class) {
      ((PyDict) namespace).put(ts, name, value);
    } else {
      Sequences.setItem(ts, namespace, name, value);
    }
  }

  static void delete(ThreadState ts, PyObject namespace, PyStr name) {
    if (namespace.getClass() == PyDict.class) {
      if (((PyDict) namespace).remove(ts, name) == null) {
        throw undefined(ts, name);
      }
      return;
    }
    try {
      Sequences.deleteItem(ts, namespace, name);
    } catch (PyException e) {
      if (!e.matches(PyExc.KeyError)) {
        throw e;
      }
      throw undefined(ts, name);
    }
  }

  static PyException undefined(ThreadState ts, PyStr name) {
    return PyErr.nameError(ts, PyExc.NameError, name, "name '" + name + "' is not defined");
  }
}
