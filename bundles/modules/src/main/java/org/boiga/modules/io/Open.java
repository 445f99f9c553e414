package org.boiga.modules.io;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.posix.PathArgument;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/** {@code open} and its like. */
public final class Open {
  /** {@code io.DEFAULT_BUFFER_SIZE}. */
  public static final int DEFAULT_BUFFER_SIZE = 128 * 1024;

  private static final int LARGEST_BUFFER = 8 * 1024 * 1024;

  private Open() {}

  /** What a mode asks for. */
  private record Mode(
      boolean creating,
      boolean reading,
      boolean writing,
      boolean appending,
      boolean updating,
      boolean text,
      boolean binary) {

    static Mode parse(ThreadState ts, String mode) {
      for (int i = 0; i < mode.length(); i++) {
        char c = mode.charAt(i);
        if ("xrwa+tb".indexOf(c) < 0 || mode.indexOf(c, i + 1) >= 0) {
          throw PyErr.valueError(ts, "invalid mode: '" + mode + "'");
        }
      }
      Mode m =
          new Mode(
              mode.indexOf('x') >= 0,
              mode.indexOf('r') >= 0,
              mode.indexOf('w') >= 0,
              mode.indexOf('a') >= 0,
              mode.indexOf('+') >= 0,
              mode.indexOf('t') >= 0,
              mode.indexOf('b') >= 0);
      if (m.text && m.binary) {
        throw PyErr.valueError(ts, "can't have text and binary mode at once");
      }
      if (n(m.creating) + n(m.reading) + n(m.writing) + n(m.appending) != 1) {
        throw PyErr.valueError(ts, "must have exactly one of create/read/write/append mode");
      }
      return m;
    }

    private static int n(boolean b) {
      return b ? 1 : 0;
    }

    String raw() {
      return (creating ? "x" : "")
          + (reading ? "r" : "")
          + (writing ? "w" : "")
          + (appending ? "a" : "")
          + (updating ? "+" : "");
    }
  }

  @PyFunction(
      signature =
          "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None,"
              + " closefd=True, opener=None)",
      doc = "Open a file and return a stream.")
  static PyObject open(
      ThreadState ts,
      PyObject file,
      String mode,
      int buffering,
      String encoding,
      String errors,
      String newline,
      boolean closeFd,
      PyObject opener) {
    PyObject path = Numbers.isIndex(file) ? file : PathArgument.fspath(ts, file);
    Mode m = Mode.parse(ts, mode);
    if (m.binary) {
      for (String wrong :
          new String[] {
            encoding != null ? "an encoding" : null,
            errors != null ? "an errors" : null,
            newline != null ? "a newline" : null
          }) {
        if (wrong != null) {
          throw PyErr.valueError(ts, "binary mode doesn't take " + wrong + " argument");
        }
      }
      if (buffering == 1) {
        Warnings.warn(
            ts,
            PyExc.RuntimeWarning,
            "line buffering (buffering=1) isn't supported in binary mode, "
                + "the default buffer size will be used",
            1);
      }
    }
    PyFileIO raw = new PyFileIO(ts, PyFileIO.TYPE);
    raw.__init__(ts, path, m.raw(), closeFd, opener);
    PyObject result = raw;
    try {
      boolean terminal = buffering < 0 && raw.isTerminalAtOpen(ts);
      boolean lineBuffering = buffering == 1 || terminal;
      int size = buffering;
      if (buffering < 0 || buffering == 1) {
        size = Math.max(Math.min(raw.blockSize(ts), LARGEST_BUFFER), DEFAULT_BUFFER_SIZE);
      }
      if (buffering == 0) {
        if (!m.binary) {
          throw PyErr.valueError(ts, "can't have unbuffered text I/O");
        }
        return raw;
      }
      PyType type =
          m.updating
              ? PyBufferedRandom.TYPE
              : m.reading ? PyBufferedReader.TYPE : PyBufferedWriter.TYPE;
      PyBuffered buffer = PyBuffered.make(ts, type, raw, size);
      result = buffer;
      if (m.binary) {
        return buffer;
      }
      PyTextIOWrapper text = new PyTextIOWrapper(ts, PyTextIOWrapper.TYPE);
      text.init(ts, buffer, encoding, errors, newline, lineBuffering, false);
      result = text;
      Attributes.set(ts, text, PyIoBase.MODE, PyStr.of(mode));
      return text;
    } catch (PyException e) {
      try {
        Calls.method(ts, result, PyIoBase.CLOSE);
      } catch (PyException again) {
        again.value().setContextFrom(ts, e.value());
        throw again;
      }
      throw e;
    }
  }

  @PyFunction(
      name = "open_code",
      signature = "(path)",
      doc = "Open a file of program code, whose contents an importer will run.")
  static PyObject openCode(ThreadState ts, PyObject path) {
    if (!(path instanceof PyStr)) {
      throw PyErr.typeError(
          ts, "open_code() argument 'path' must be str, not " + PyType.of(path).name());
    }
    return open(ts, path, "rb", -1, null, null, null, true, Py.None);
  }

  @PyFunction(
      name = "text_encoding",
      signature = "(encoding, stacklevel=2, /)",
      doc = "The encoding given, or the name of the default where it is None.")
  static PyObject textEncoding(ThreadState ts, PyObject encoding, int stacklevel) {
    if (encoding != Py.None) {
      return encoding;
    }
    if (flag(ts, "warn_default_encoding")) {
      Warnings.warn(ts, PyExc.EncodingWarning, "'encoding' argument not specified", stacklevel);
    }
    return PyStr.interned(isUtf8Mode(ts) ? "utf-8" : "locale");
  }

  static boolean isUtf8Mode(ThreadState ts) {
    return flag(ts, "utf8_mode");
  }

  static boolean flag(ThreadState ts, String name) {
    PyObject flags = ts.interp.sys == null ? null : ts.interp.sys.get(ts, "flags");
    PyObject value = flags == null ? null : Attributes.getOrNull(ts, flags, PyStr.interned(name));
    return value != null && Comparison.truth(ts, value);
  }
}
