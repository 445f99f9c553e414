package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Variables that closures share, and errors of unbound ones. */
final class Variables {
  private Variables() {}

  /** The value of a free variable, owned. */
  static PyObject loadFree(ThreadState ts, PyFunction fn, PyCode co, int i) {
    int mark = ts.mark();
    PyObject v = free(fn, i).get(ts);
    if (v == null) {
      throw unboundFree(ts, co, i);
    }
    return ts.take(mark, v);
  }

  static PyCell free(PyFunction fn, int i) {
    return (PyCell) fn.closure.at(i);
  }

  /** The value of the cell in register {@code register}, owned. */
  static PyObject loadCell(ThreadState ts, PyObject cell, PyCode co, int register) {
    int mark = ts.mark();
    PyObject v = ((PyCell) cell).get(ts);
    if (v == null) {
      PyStr name = cellName(co, register);
      // A class's own cells are not there for its statements to read
      throw (co.flags & PyCode.CO_OPTIMIZED) == 0 ? unboundFree(ts, name) : unboundLocal(ts, name);
    }
    return ts.take(mark, v);
  }

  /** The name of a cell; a far one, which is in a temporary for the moment, has none. */
  static PyStr cellName(PyCode co, int register) {
    int i = register - co.firstCell;
    return register < co.firstTemporary ? co.cellvars[i] : PyStr.EMPTY;
  }

  /** The name of the variable with index {@code i} of varnames, then cellvars. */
  static PyStr farName(PyCode co, int i) {
    int n = co.varnames.length;
    return i < n ? co.varnames[i] : co.cellvars[i - n];
  }

  static PyException unboundLocal(ThreadState ts, PyStr name) {
    return PyErr.of(
        ts,
        PyExc.UnboundLocalError,
        "cannot access local variable '" + name + "' where it is not associated with a value");
  }

  static PyException unboundFree(ThreadState ts, PyCode co, int i) {
    return unboundFree(ts, co.freevars[i]);
  }

  private static PyException unboundFree(ThreadState ts, PyStr name) {
    return PyErr.nameError(
        ts,
        PyExc.NameError,
        name,
        "cannot access free variable '"
            + name
            + "' where it is not associated with a value in enclosing scope");
  }
}
