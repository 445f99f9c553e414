package org.boiga.interpreter;

import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code with} and {@code async with}. */
@ManualCounting("registers own references")
final class Contexts {
  private Contexts() {}

  /** WITH_ENTER: register a = bound exit method, a + 1 = result of the enter method. */
  static void enter(
      ThreadState ts, int base, int a, int b, int ft, PyStr enterName, PyStr exitName) {
    PyObject manager = ts.stack.regs[base + b];
    int mark = ts.mark();
    PyObject exit = Attributes.special(ts, manager, exitName);
    if (exit == null) {
      throw missing(ts, manager, exitName);
    }
    PyObject enter = Attributes.special(ts, manager, enterName);
    if (enter == null) {
      throw missing(ts, manager, enterName);
    }
    PyObject entered = ts.keep(Calls.call(ts, enter));
    ts.keep(exit);
    ts.release(mark);
    Frames.consume(ts, base, b, ft);
    PyObject[] regs = ts.stack.regs;
    regs[base + a] = exit;
    regs[base + a + 1] = entered;
  }

  private static PyException missing(ThreadState ts, PyObject manager, PyStr missing) {
    boolean async = missing.equals(Names.__aenter__) || missing.equals(Names.__aexit__);
    PyType t = PyType.of(manager);
    boolean otherProtocol =
        t.lookup(async ? Names.__enter__ : Names.__aenter__) != null
            && t.lookup(async ? Names.__exit__ : Names.__aexit__) != null;
    return PyErr.typeError(
        ts,
        "'"
            + ExceptionReport.qualifiedName(ts, t)
            + "' object does not support the "
            + (async ? "asynchronous " : "")
            + "context manager protocol (missed "
            + missing
            + " method)"
            + (otherProtocol
                ? " but it supports the "
                    + (async ? "" : "asynchronous ")
                    + "context manager protocol. Did you mean to use '"
                    + (async ? "with" : "async with")
                    + "'?"
                : ""));
  }

  /** WITH_EXIT: calls a bound exit method, with an exception or without; owned. */
  static PyObject exit(ThreadState ts, PyObject exit, PyObject exception) {
    int mark = ts.mark();
    if (exception == null) {
      return ts.take(mark, Calls.call(ts, exit, Py.None, Py.None, Py.None));
    }
    PyBaseException e = (PyBaseException) exception;
    PyObject found = e.traceback(ts);
    PyObject traceback = found == null ? Py.None : found;
    return ts.take(mark, Calls.call(ts, exit, PyType.of(e), e, traceback));
  }
}
