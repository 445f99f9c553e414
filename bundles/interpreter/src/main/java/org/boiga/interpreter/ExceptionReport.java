package org.boiga.interpreter;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTraceback;
import org.boiga.objects.PyType;
import org.boiga.objects.SourceLines;
import org.boiga.objects.ThreadState;

/**
 * Reports exceptions that nobody caught. As in CPython, the library's {@code traceback} module does
 * it; where that is not to be had (early, late, or broken), a plain report is made here.
 */
public final class ExceptionReport {
  private ExceptionReport() {}

  /** Prints an exception with its traceback to {@code sys.stderr}; never throws. */
  public static void print(ThreadState ts, PyBaseException e) {
    PyObject err = ts.interp.sys.get(ts, Names.stderr);
    if (err != Py.None) {
      print(ts, e, err);
    }
  }

  /**
   * Prints an exception with its traceback; never throws.
   *
   * @param err where to; null for the standard error of the process
   */
  public static void print(ThreadState ts, PyBaseException e, PyObject err) {
    int mark = ts.mark();
    try {
      if (ts.interp.importlib != null && !ts.interp.finalizing) {
        PyObject module = ts.interp.evaluator.importModule(ts, "traceback");
        if (err == ts.interp.sys.get(ts, Names.stderr)) {
          Calls.method(ts, module, "_print_exception_bltin", e);
        } else {
          PyObject traceback = Attributes.get(ts, e, "__traceback__");
          Calls.method(ts, module, "print_exception", e.type(), e, traceback, Py.None, err);
        }
        ts.release(mark);
        return;
      }
    } catch (PyException failed) {
      failed.releaseTo(ts, mark);
    }
    String text = plain(ts, e, new IdentityHashMap<>());
    write(ts, err, text);
    ts.release(mark);
  }

  private static void write(ThreadState ts, PyObject err, String text) {
    try {
      if (err != null) {
        Calls.method(ts, err, Names.write, PyStr.of(text));
        Calls.method(ts, err, "flush");
        return;
      }
    } catch (PyException e) {
      e.releaseTo(ts, ts.mark());
    }
    System.err.print(text);
    System.err.flush();
  }

  /** A report without carets and suggestions. */
  static String plain(ThreadState ts, PyBaseException e, Map<PyBaseException, Boolean> seen) {
    seen.put(e, true);
    StringBuilder out = new StringBuilder();
    PyBaseException cause = e.cause(ts);
    PyBaseException context = e.context(ts);
    if (cause != null && !seen.containsKey(cause)) {
      out.append(plain(ts, cause, seen))
          .append("\nThe above exception was the direct cause of the following exception:\n\n");
    } else if (context != null && !e.suppressesContext() && !seen.containsKey(context)) {
      out.append(plain(ts, context, seen))
          .append("\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    if (e.traceback(ts) instanceof PyTraceback tb) {
      out.append("Traceback (most recent call last):\n");
      for (PyTraceback t = tb; t != null; t = t.next(ts)) {
        place(out, t);
      }
    }
    PyType type = e.type();
    out.append(qualifiedName(ts, type));
    String message = message(ts, e);
    if (!message.isEmpty()) {
      out.append(": ").append(message);
    }
    return out.append('\n').toString();
  }

  private static void place(StringBuilder out, PyTraceback t) {
    out.append("  File \"")
        .append(t.code.filename)
        .append("\", line ")
        .append(t.line())
        .append(", in ")
        .append(t.code.name)
        .append('\n');
    String line = SourceLines.read(t.code.filename, t.line());
    if (line != null) {
      out.append("    ").append(line.strip()).append('\n');
    }
  }

  /** The type's name with its module, unless that is {@code builtins} or {@code __main__}. */
  static String qualifiedName(ThreadState ts, PyType type) {
    PyObject module = type.lookup(Names.__module__);
    String m = module instanceof PyStr s ? s.toString() : "builtins";
    String name = String.valueOf(Attributes.get(ts, type, Names.__qualname__));
    return m.equals("builtins") || m.equals("__main__") ? name : m + "." + name;
  }

  private static String message(ThreadState ts, PyObject e) {
    int mark = ts.mark();
    try {
      return Conversion.str(ts, e).toString();
    } catch (PyException failed) {
      failed.releaseTo(ts, mark);
      return "<exception str() failed>";
    }
  }

  /** Reports an exception that could not be raised, from an {@code UnraisableHookArgs}. */
  public static void printUnraisable(ThreadState ts, PyObject args) {
    PyObject err = ts.interp.sys.get(ts, Names.stderr);
    if (err == Py.None) {
      return;
    }
    List<String> lines = new ArrayList<>();
    PyObject message = Attributes.get(ts, args, "err_msg");
    PyObject object = Attributes.get(ts, args, "object");
    String intro = message == Py.None ? "Exception ignored in" : message.toString();
    if (object != Py.None) {
      lines.add(intro + ": " + reprOf(ts, object));
    } else if (message != Py.None) {
      lines.add(intro + ":");
    }
    StringBuilder out = new StringBuilder(String.join("\n", lines));
    if (!lines.isEmpty()) {
      out.append('\n');
    }
    if (Attributes.get(ts, args, "exc_value") instanceof PyBaseException e) {
      out.append(plain(ts, e, new IdentityHashMap<>()));
    }
    write(ts, err, out.toString());
  }

  private static String reprOf(ThreadState ts, PyObject o) {
    int mark = ts.mark();
    try {
      return Conversion.repr(ts, o).toString();
    } catch (PyException failed) {
      failed.releaseTo(ts, mark);
      return "<object repr() failed>";
    }
  }
}
