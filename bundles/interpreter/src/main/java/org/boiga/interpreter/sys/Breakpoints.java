package org.boiga.interpreter.sys;

import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/** What {@code breakpoint()} calls (PEP 553). */
final class Breakpoints {
  private static final String VARIABLE = "PYTHONBREAKPOINT";
  private static final String DEFAULT = "pdb.set_trace";

  private Breakpoints() {}

  static PyObject hook(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    String name = variable(ts);
    if (name.equals("0")) {
      return Py.None;
    }
    String path = name.isEmpty() ? DEFAULT : name;
    int dot = path.lastIndexOf('.');
    PyObject function;
    try {
      if (dot == 0 || dot == path.length() - 1) {
        throw PyErr.of(ts, PyExc.ImportError, path);
      }
      String module = dot < 0 ? "builtins" : path.substring(0, dot);
      PyObject found = ts.interp.evaluator.importModule(ts, module);
      function = Attributes.get(ts, found, path.substring(dot + 1));
    } catch (PyException e) {
      if (!e.matches(PyExc.ImportError) && !e.matches(PyExc.AttributeError)) {
        throw e;
      }
      Warnings.warn(
          ts, PyExc.RuntimeWarning, "Ignoring unimportable $" + VARIABLE + ": \"" + path + "\"", 1);
      return Py.None;
    }
    return Calls.call(ts, function, args, start, n, kwnames);
  }

  /** The variable as the program may have changed it; empty if there is none. */
  private static String variable(ThreadState ts) {
    PyObject flags = ts.interp.sys.get(ts, "flags");
    if (flags != null && Attributes.get(ts, flags, "ignore_environment") != Py.int_(0)) {
      return "";
    }
    PyObject os = ts.interp.modules.get(ts, "os");
    if (os == null) {
      String value = System.getenv(VARIABLE);
      return value == null ? "" : value;
    }
    PyObject environment = Attributes.get(ts, os, "environ");
    PyObject value = Calls.method(ts, environment, "get", PyStr.of(VARIABLE), PyStr.EMPTY);
    return value.toString();
  }
}
