package org.boiga.modules.io;

import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The errors of streams. */
final class IoErrors {
  private volatile PyType unsupported;

  private IoErrors() {}

  /** {@code io.UnsupportedOperation} of the thread's interpreter. */
  static PyType unsupportedOperation(ThreadState ts) {
    IoErrors state = ts.interp.state(IoErrors.class, IoErrors::new);
    PyType t = state.unsupported;
    if (t == null) {
      PyDict namespace = new PyDict(ts);
      namespace.put(ts, "__module__", PyStr.interned("io"));
      PyObject made =
          Calls.call(
              ts,
              PyType.TYPE,
              PyStr.interned("UnsupportedOperation"),
              PyTuple.of(ts, PyExc.OSError, PyExc.ValueError),
              namespace);
      synchronized (state) {
        t = state.unsupported;
        if (t == null) {
          t = ts.keep((PyType) made);
          state.unsupported = t;
        }
      }
    }
    return t;
  }

  static PyException unsupported(ThreadState ts, String message) {
    return PyErr.of(ts, unsupportedOperation(ts), message);
  }

  static PyException closed(ThreadState ts) {
    return PyErr.valueError(ts, "I/O operation on closed file.");
  }

  /** {@code BlockingIOError(errno, message, written)}. */
  static PyException wouldBlock(ThreadState ts, String message, long written) {
    return PyErr.of(
        ts,
        PyExc.BlockingIOError,
        Py.int_(org.boiga.api.libc.Errno.EAGAIN),
        PyStr.of(message),
        Py.int_(written));
  }

  /** TypeError for an object that refuses to be pickled. */
  static PyException cannotPickle(ThreadState ts, PyObject o) {
    return PyErr.typeError(ts, "cannot pickle '" + PyType.of(o).shortName() + "' instances");
  }
}
