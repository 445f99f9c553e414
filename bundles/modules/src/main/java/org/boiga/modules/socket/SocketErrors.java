package org.boiga.modules.socket;

import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.modules.posix.OsErrors;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** The exceptions of sockets. */
final class SocketErrors {
  static final ModuleException ADDRESS = new ModuleException("socket", "gaierror", PyExc.OSError);
  static final ModuleException HOST = new ModuleException("socket", "herror", PyExc.OSError);

  private static final NativeFunction ADDRESS_TEXT = new NativeFunction("gai_strerror");
  private static final NativeFunction HOST_TEXT = new NativeFunction("hstrerror");
  private static final int SYSTEM = -11;

  private SocketErrors() {}

  /** The error that a resolver's code stands for. */
  static PyException resolver(ThreadState ts, int code, int errno) {
    if (code == SYSTEM) {
      return OsErrors.of(ts, errno == 0 ? Errno.EIO : errno);
    }
    String text = new String(NativeStrings.read(ADDRESS_TEXT.callRaw(code, 0, 0)));
    return ADDRESS.of(ts, Py.int_(code), PyStr.of(text));
  }

  /** The error of the old resolver functions. */
  static PyException host(ThreadState ts, int code) {
    String text = new String(NativeStrings.read(HOST_TEXT.callRaw(code, 0, 0)));
    return HOST.of(ts, Py.int_(code), PyStr.of(text));
  }

  static PyException timeout(ThreadState ts) {
    return PyErr.of(ts, PyExc.TimeoutError, "timed out");
  }

  static PyException plain(ThreadState ts, String message) {
    return PyErr.of(ts, PyExc.OSError, message);
  }
}
