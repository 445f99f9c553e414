package org.boiga.objects;

import org.boiga.memory.PyObject;

/** Reports exceptions that cannot be raised, through {@code sys.unraisablehook}. */
public final class Unraisable {
  private static final PyStr HOOK = PyStr.interned("unraisablehook");
  private static final PyStr LASTI = PyStr.interned("f_lasti");
  private static final PyStr LINENO = PyStr.interned("f_lineno");

  private Unraisable() {}

  private static final class Arguments {
    static final PyType TYPE =
        StructSequence.define(
            "sys.UnraisableHookArgs",
            "What the hook for unraisable exceptions gets.",
            false,
            5,
            "exc_type",
            "exc_value",
            "exc_traceback",
            "err_msg",
            "object");
  }

  /** Reports an exception that was raised in {@code o}, which may be null. */
  public static void report(ThreadState ts, PyException e, PyObject o) {
    report(ts, e, null, o);
  }

  /** Reports with a message instead of "Exception ignored in"; it may be null. */
  public static void report(ThreadState ts, PyException e, String message, PyObject o) {
    int mark = ts.mark();
    try {
      PyObject hook = ts.interp.sys == null ? null : ts.interp.sys.get(ts, HOOK);
      if (hook == null || hook == Py.None) {
        return;
      }
      PyBaseException x = e.value();
      PyObject tb = x.traceback(ts);
      if (tb == null) {
        tb = traceback(ts);
      }
      PyObject args =
          StructSequence.of(
              ts, Arguments.TYPE, x.type(), x, tb, Py.str(message), o == null ? Py.None : o);
      Calls.call(ts, hook, args);
    } catch (PyException again) {
      again.releaseTo(ts, mark); // there is nobody left to tell
    } finally {
      ts.release(mark);
    }
  }

  /** Where the running frame is, for an exception that Java code has raised; None if none runs. */
  private static PyObject traceback(ThreadState ts) {
    PyObject frame = ts.interp.evaluator.frame(ts, 0);
    return frame == null
        ? Py.None
        : Calls.call(
            ts,
            PyTraceback.TYPE,
            Py.None,
            frame,
            Attributes.get(ts, frame, LASTI),
            Attributes.get(ts, frame, LINENO));
  }

  /** The object's repr, or a text that says that it has none. */
  public static String repr(ThreadState ts, PyObject o) {
    int mark = ts.mark();
    try {
      return Conversion.repr(ts, o).toString();
    } catch (PyException e) {
      e.releaseTo(ts, mark);
      return "<object repr() failed>";
    }
  }
}
