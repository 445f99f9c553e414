package org.boiga.embedding.internal;

import org.boiga.interpreter.ExceptionReport;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** What an exception that nobody caught means for the process: a report and an exit status. */
final class ExitStatus {
  /** The end by SIGINT, as a runner of programs tells it. */
  private static final int INTERRUPTED = -2;

  private static final int STATUS_BITS = 0xFF;

  private static final int FAILURE = 1;

  private final ThreadState ts;

  ExitStatus(ThreadState ts) {
    this.ts = ts;
  }

  /** Reports the exception, unless it only asks for the end; the exit status. */
  int of(PyBaseException e) {
    if (is(e, PyExc.SystemExit)) {
      return ofSystemExit(e);
    }
    remember(e);
    Integer asked = report(e);
    return asked != null ? asked : is(e, PyExc.KeyboardInterrupt) ? INTERRUPTED : FAILURE;
  }

  private static boolean is(PyBaseException e, PyType type) {
    return e.type().isSubtype(type);
  }

  private int ofSystemExit(PyBaseException e) {
    PyObject code = Attributes.get(ts, e, "code");
    if (code == Py.None) {
      return 0;
    }
    if (code instanceof PyInt n) {
      return (n.isLong() ? (int) n.longValue() : -1) & STATUS_BITS;
    }
    write(Conversion.str(ts, code) + "\n");
    return FAILURE;
  }

  /** Writes to Python's standard error, or the process's where there is none. */
  void write(String text) {
    PyObject err = ts.interp.sys.get(ts, Names.stderr);
    if (err == null || err == Py.None) {
      System.err.print(text);
      return;
    }
    try {
      Calls.method(ts, err, Names.write, PyStr.of(text));
      Calls.method(ts, err, "flush");
    } catch (PyException failed) {
      System.err.print(text);
    }
  }

  /** Sets {@code sys.last_exc} and its kin, for debuggers. */
  private void remember(PyBaseException e) {
    PyObject traceback = e.traceback(ts);
    ts.interp.sys.put(ts, "last_exc", e);
    ts.interp.sys.put(ts, "last_type", e.type());
    ts.interp.sys.put(ts, "last_value", e);
    ts.interp.sys.put(ts, "last_traceback", traceback == null ? Py.None : traceback);
  }

  /** Calls {@code sys.excepthook}; the status that it asks for by SystemExit, or null. */
  private Integer report(PyBaseException e) {
    PyObject hook = ts.interp.sys.get(ts, "excepthook");
    if (hook == null) {
      write("sys.excepthook is missing\n");
      ExceptionReport.print(ts, e);
      return null;
    }
    PyObject traceback = e.traceback(ts);
    int mark = ts.mark();
    try {
      Calls.call(ts, hook, e.type(), e, traceback == null ? Py.None : traceback);
    } catch (PyException again) {
      again.releaseTo(ts, mark);
      if (again.matches(PyExc.SystemExit)) {
        return ofSystemExit(again.value());
      }
      write("Error in sys.excepthook:\n");
      ExceptionReport.print(ts, again.value());
      write("\nOriginal exception was:\n");
      ExceptionReport.print(ts, e);
    }
    return null;
  }
}
