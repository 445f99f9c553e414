package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** The text streams on descriptors 0 to 2, as CPython makes them. */
final class StandardStreams {
  private StandardStreams() {}

  /**
   * Opens one; None where the descriptor is not open.
   *
   * @param encoding {@code encoding[:errors]} of PYTHONIOENCODING, or empty
   */
  static PyObject open(
      ThreadState ts, PyObject io, int fd, String name, String encoding, boolean unbuffered) {
    boolean input = fd == 0;
    PyObject f = Attributes.get(ts, io, "open");
    PyObject buffered;
    try {
      buffered =
          Calls.call(
              ts,
              f,
              new PyObject[] {
                Py.int_(fd),
                PyStr.of(input ? "rb" : "wb"),
                Py.int_(unbuffered && !input ? 0 : -1),
                Py.False
              },
              0,
              3,
              org.boiga.objects.PyTuple.constant(PyStr.interned("closefd")));
    } catch (PyException e) {
      if (!e.matches(PyExc.OSError)) {
        throw e;
      }
      return Py.None;
    }
    PyObject raw = unbuffered && !input ? buffered : Attributes.get(ts, buffered, "raw");
    Attributes.set(ts, raw, "name", PyStr.of("<" + name + ">"));
    boolean tty = Comparison.truth(ts, Calls.method(ts, raw, "isatty"));
    int colon = encoding.indexOf(':');
    String enc = colon < 0 ? encoding : encoding.substring(0, colon);
    String errors = colon < 0 ? "" : encoding.substring(colon + 1);
    if (enc.isEmpty()) {
      enc = "utf-8";
    }
    if (fd == 2) {
      errors = "backslashreplace";
    } else if (errors.isEmpty()) {
      errors = encoding.isEmpty() && isPlainLocale() ? "surrogateescape" : "strict";
    }
    PyObject lineBuffering = Py.bool(!unbuffered && (tty || fd == 2));
    PyObject type = Attributes.get(ts, io, "TextIOWrapper");
    if (type == null) {
      throw PyErr.runtimeError(ts, "io.TextIOWrapper is missing");
    }
    PyObject stream =
        Calls.call(
            ts,
            type,
            buffered,
            PyStr.of(enc),
            PyStr.of(errors),
            PyStr.of("\n"),
            lineBuffering,
            Py.bool(unbuffered && !input));
    Attributes.set(ts, stream, "mode", PyStr.of(input ? "r" : "w"));
    return stream;
  }

  /** Whether the locale is the C library's own, which says nothing of what streams contain. */
  private static boolean isPlainLocale() {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String v = System.getenv(name);
      if (v != null && !v.isEmpty()) {
        return v.equals("C") || v.equals("POSIX") || v.startsWith("C.");
      }
    }
    return true;
  }
}
