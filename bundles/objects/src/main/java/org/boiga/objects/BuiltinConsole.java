package org.boiga.objects;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;

/** The built-in functions that work on the standard streams. */
final class BuiltinConsole {
  private static final PyStr FLUSH = PyStr.interned("flush");
  private static final PyStr SPACE = PyStr.interned(" ");
  private static final PyStr NEWLINE = PyStr.interned("\n");

  private BuiltinConsole() {}

  @PyFunction(
      signature = "(*args, sep=' ', end='\\n', file=None, flush=False)",
      doc = "Writes the arguments as text to a file, sys.stdout by default.")
  static void print(
      ThreadState ts, PyObject[] args, PyObject sep, PyObject end, PyObject file, boolean flush) {
    PyObject out = file;
    if (out == null || out == Py.None) {
      out = ts.interp.sys.get(ts, Names.stdout);
      if (out == null) {
        throw PyErr.runtimeError(ts, "lost sys.stdout");
      }
      if (out == Py.None) {
        return;
      }
    }
    PyObject between = text(ts, sep, "sep", SPACE);
    PyObject last = text(ts, end, "end", NEWLINE);
    PyObject write = Attributes.get(ts, out, Names.write);
    for (int i = 0; i < args.length; i++) {
      int mark = ts.mark();
      if (i > 0) {
        Calls.call(ts, write, between);
      }
      Calls.call(ts, write, Conversion.str(ts, args[i]));
      ts.release(mark);
    }
    Calls.call(ts, write, last);
    if (flush) {
      Calls.method(ts, out, FLUSH);
    }
  }

  private static PyObject text(ThreadState ts, PyObject o, String name, PyStr fallback) {
    if (o == null || o == Py.None) {
      return fallback;
    }
    if (!(o instanceof PyStr)) {
      throw PyErr.typeError(ts, name + " must be None or a string, not " + PyType.of(o).name());
    }
    return o;
  }

  private static PyObject stream(ThreadState ts, PyStr name) {
    PyObject s = ts.interp.sys.get(ts, name);
    if (s == null || s == Py.None) {
      throw PyErr.runtimeError(ts, "input(): lost sys." + name);
    }
    return s;
  }

  /** Flushes a stream, which need not be able to. */
  private static void flush(ThreadState ts, PyObject stream) {
    try {
      Calls.method(ts, stream, FLUSH);
    } catch (PyException e) {
      if (!e.matches(PyExc.Exception)) {
        throw e;
      }
    }
  }

  @PyFunction(
      signature = "(prompt='', /)",
      doc = "A line from standard input without its end, after a prompt on standard output.")
  static PyObject input(ThreadState ts, PyObject prompt) {
    PyObject in = stream(ts, Names.stdin);
    PyObject out = stream(ts, Names.stdout);
    PyObject err = stream(ts, Names.stderr);
    flush(ts, err);
    if (prompt != null) {
      Calls.method(ts, out, Names.write, Conversion.str(ts, prompt));
    }
    flush(ts, out);
    PyObject line = Calls.method(ts, in, "readline");
    if (!(line instanceof PyStr s)) {
      throw PyErr.typeError(ts, "object.readline() returned non-string");
    }
    if (s.length() == 0) {
      throw PyErr.of(ts, PyExc.EOFError, "EOF when reading a line");
    }
    String text = s.toString();
    return text.endsWith("\n") ? PyStr.of(text.substring(0, text.length() - 1)) : s;
  }

  @PyFunction(
      signature = "(*args, **kws)",
      doc = "Calls sys.breakpointhook(), which starts the debugger.")
  static PyObject breakpoint(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    PyObject hook = ts.interp.sys.get(ts, "breakpointhook");
    if (hook == null) {
      throw PyErr.runtimeError(ts, "lost sys.breakpointhook");
    }
    return Calls.call(ts, hook, args, start, n, kwnames);
  }
}
