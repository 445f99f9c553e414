package org.boiga.interpreter;

import java.util.Set;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Classes;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBool;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PySet;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The tests of {@code match} statements. Results are held by the scope. */
final class Patterns {
  /** Built-in types of which a positional pattern matches the instance itself. */
  private static final Set<PyType> WHOLE =
      Set.of(
          PyBool.TYPE,
          PyByteArray.TYPE,
          PyBytes.TYPE,
          PyDict.TYPE,
          PyFloat.TYPE,
          PyFrozenSet.TYPE,
          PyInt.TYPE,
          PyList.TYPE,
          PySet.TYPE,
          PyStr.TYPE,
          PyTuple.TYPE);

  private Patterns() {}

  private static boolean matchesItself(PyType t) {
    for (PyType m : t.mro()) {
      if (WHOLE.contains(m)) {
        return true;
      }
    }
    return false;
  }

  static boolean isMapping(PyObject o) {
    return PyType.of(o).collection() == PyType.MAPPING;
  }

  static boolean isSequence(PyObject o) {
    return PyType.of(o).collection() == PyType.SEQUENCE;
  }

  /** The values of all {@code keys} in a mapping, or None. */
  static PyObject matchKeys(ThreadState ts, PyObject subject, PyObject keys) {
    PyTuple t = (PyTuple) keys;
    int n = t.size();
    if (n == 0) {
      return PyTuple.EMPTY;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (Comparison.same(ts, t.at(i), t.at(j))) {
          throw PyErr.valueError(
              ts, "mapping pattern checks duplicate key (" + Conversion.repr(ts, t.at(i)) + ")");
        }
      }
    }
    PyObject[] values = new PyObject[n];
    PyObject get = subject instanceof PyDict ? null : Attributes.get(ts, subject, "get");
    PyObject missing =
        get == null
            ? null
            : new org.boiga.objects.PyInstance(ts, org.boiga.objects.PyBaseObject.TYPE);
    for (int i = 0; i < n; i++) {
      PyObject v =
          get == null ? ((PyDict) subject).get(ts, t.at(i)) : Calls.call(ts, get, t.at(i), missing);
      if (v == null || v == missing) {
        return Py.None;
      }
      values[i] = v;
    }
    return PyTuple.of(ts, values);
  }

  /**
   * The attributes that a class pattern asks for, or None.
   *
   * @param names number of positional patterns, then the names of keyword patterns
   */
  static PyObject matchClass(ThreadState ts, PyObject subject, PyObject cls, PyTuple names) {
    if (!(cls instanceof PyType t)) {
      throw PyErr.typeError(ts, "called match pattern must be a class");
    }
    if (!Classes.isInstance(ts, subject, cls)) {
      return Py.None;
    }
    int positional = (int) ((PyInt) names.at(0)).longValue();
    int total = positional + names.size() - 1;
    PyObject[] values = new PyObject[total];
    PyStr[] seen = new PyStr[total];
    int given = 0;
    if (positional > 0) {
      PyObject args = Attributes.getOrNull(ts, cls, Names.__match_args__);
      boolean self = false;
      PyTuple matchArgs;
      if (args == null) {
        self = matchesItself(t);
        matchArgs = PyTuple.EMPTY;
      } else if (args instanceof PyTuple m) {
        matchArgs = m;
      } else {
        throw PyErr.typeError(
            ts,
            t.shortName() + ".__match_args__ must be a tuple (got " + PyType.of(args).name() + ")");
      }
      int allowed = self ? 1 : matchArgs.size();
      if (allowed < positional) {
        throw PyErr.typeError(
            ts,
            t.shortName()
                + "() accepts "
                + allowed
                + " positional sub-pattern"
                + (allowed == 1 ? "" : "s")
                + " ("
                + positional
                + " given)");
      }
      if (self) {
        values[0] = ts.hold(subject);
        given = 1;
      } else {
        for (; given < positional; given++) {
          if (!(matchArgs.at(given) instanceof PyStr name)) {
            throw PyErr.typeError(
                ts,
                "__match_args__ elements must be strings (got "
                    + PyType.of(matchArgs.at(given)).name()
                    + ")");
          }
          values[given] = attribute(ts, subject, t, name, seen, given);
          if (values[given] == null) {
            return Py.None;
          }
        }
      }
    }
    for (int i = 1; i < names.size(); i++, given++) {
      values[given] = attribute(ts, subject, t, (PyStr) names.at(i), seen, given);
      if (values[given] == null) {
        return Py.None;
      }
    }
    return PyTuple.of(ts, values);
  }

  private static PyObject attribute(
      ThreadState ts, PyObject subject, PyType t, PyStr name, PyStr[] seen, int n) {
    for (int i = 0; i < n; i++) {
      if (name.equals(seen[i])) {
        throw PyErr.typeError(
            ts,
            t.shortName()
                + "() got multiple sub-patterns for attribute "
                + Conversion.repr(ts, name));
      }
    }
    seen[n] = name;
    return Attributes.getOrNull(ts, subject, name);
  }
}
