package org.boiga.modules.posix;

import org.boiga.api.libc.Errno;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** OSError for an error number: {@code throw OsErrors.of(ts, errno, path)}. */
public final class OsErrors {
  private OsErrors() {}

  /** The error without a file name. */
  public static PyException of(ThreadState ts, int errno) {
    return PyErr.of(ts, PyExc.OSError, Py.int_(errno), PyStr.of(Errno.text(errno)));
  }

  /** The error on a file; null for none. */
  public static PyException of(ThreadState ts, int errno, PyObject filename) {
    return filename == null
        ? of(ts, errno)
        : PyErr.of(ts, PyExc.OSError, Py.int_(errno), PyStr.of(Errno.text(errno)), filename);
  }

  /** The error on two files. */
  public static PyException of(ThreadState ts, int errno, PyObject from, PyObject to) {
    return PyErr.of(
        ts, PyExc.OSError, Py.int_(errno), PyStr.of(Errno.text(errno)), from, Py.None, to);
  }

  /** Raises the error for a negative result of a system call; else returns the result. */
  public static long check(ThreadState ts, long result) {
    if (result < 0) {
      throw of(ts, (int) -result);
    }
    return result;
  }

  /** As {@link #check(ThreadState, long)} for a call on a path. */
  public static long check(ThreadState ts, long result, PathArgument path) {
    if (result < 0) {
      throw of(ts, (int) -result, path.object());
    }
    return result;
  }
}
