package org.boiga.interpreter;

import org.boiga.compiler.bytecode.Opcodes;
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
      PyStr name = cellName(ts, co, cell);
      // A class's own cells are not there for its statements to read
      throw (co.flags & PyCode.CO_OPTIMIZED) == 0 ? unboundFree(ts, name) : unboundLocal(ts, name);
    }
    return ts.take(mark, v);
  }

  /** The name of a cell of the running frame: a far one is in a temporary for the moment. */
  static PyStr cellName(ThreadState ts, PyCode co, PyObject cell) {
    for (int i = 0; i < co.cellvars.length; i++) {
      if (ts.stack.regs[ts.stack.base + register(co, co.firstCell + i)] == cell) {
        return co.cellvars[i];
      }
    }
    throw new AssertionError("cell of another frame");
  }

  /** How many locals and cells code has; a namespace counts as the first. */
  static int count(PyCode co) {
    return co.firstCell + co.cellvars.length;
  }

  /** The register of the local or cell with index {@code i}. */
  static int register(PyCode co, int i) {
    return i >= Opcodes.NEAR && co.registers > Opcodes.FAR_BASE ? farRegister(i) : i;
  }

  /** The register of the far variable with index {@code i}. */
  static int farRegister(int i) {
    return Opcodes.FAR_BASE + i - Opcodes.NEAR;
  }

  /** The name of the far local with index {@code i}. */
  static PyStr farName(PyCode co, int i) {
    return co.varnames[i - co.firstCell + co.varnames.length];
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
