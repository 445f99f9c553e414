package org.boiga.modules.posix;

import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Libc;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Codecs;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * An argument that names a file: str, bytes, an object with {@code __fspath__}, or where the
 * function allows it a file descriptor.
 *
 * @param object what the caller passed, for error messages; null where it was omitted
 * @param bytes the path, or null if it is a descriptor
 * @param fd the descriptor, or -1
 * @param isBytes whether results are bytes too
 */
public record PathArgument(PyObject object, byte[] bytes, int fd, boolean isBytes) {
  private static final PyStr FSPATH = PyStr.interned("__fspath__");

  /** Whether it is a descriptor. */
  public boolean isFd() {
    return bytes == null;
  }

  /** A path, not a descriptor. */
  public static PathArgument path(ThreadState ts, String function, PyObject o) {
    return of(ts, function, "path", o, false, false);
  }

  /** A path or a descriptor. */
  public static PathArgument pathOrFd(ThreadState ts, String function, PyObject o) {
    return of(ts, function, "path", o, true, false);
  }

  /** A path or a descriptor, or null or None for the current directory. */
  public static PathArgument optional(ThreadState ts, String function, PyObject o) {
    return of(ts, function, "path", o, true, true);
  }

  /** The argument {@code name} of a function. */
  public static PathArgument of(
      ThreadState ts, String function, String name, PyObject o, boolean allowFd, boolean nullable) {
    if (o == null || nullable && o == Py.None) {
      return new PathArgument(null, new byte[] {'.'}, -1, false);
    }
    PyObject path = o;
    if (!(o instanceof PyStr) && !(o instanceof PyBytes)) {
      if (allowFd && Numbers.isIndex(o)) {
        return new PathArgument(o, null, descriptor(ts, o), false);
      }
      PyObject method = Attributes.special(ts, o, FSPATH);
      if (method == null) {
        throw wrongType(ts, function, name, o, allowFd, nullable);
      }
      path = Calls.call(ts, method);
      if (!(path instanceof PyStr) && !(path instanceof PyBytes)) {
        throw wrongFspath(ts, o, path);
      }
    }
    boolean isBytes = path instanceof PyBytes;
    byte[] b = isBytes ? ((PyBytes) path).content() : Codecs.fsEncode(ts, (PyStr) path);
    if (hasNull(b)) {
      throw PyErr.valueError(ts, function + ": embedded null character in " + name);
    }
    return new PathArgument(o, b, -1, isBytes);
  }

  private static PyException wrongType(
      ThreadState ts, String function, String name, PyObject o, boolean allowFd, boolean nullable) {
    String expected =
        allowFd && nullable
            ? "string, bytes, os.PathLike, integer or None"
            : allowFd
                ? "string, bytes, os.PathLike or integer"
                : nullable ? "string, bytes, os.PathLike or None" : "string, bytes or os.PathLike";
    return PyErr.typeError(
        ts, function + ": " + name + " should be " + expected + ", not " + PyType.of(o).name());
  }

  private static PyException wrongFspath(ThreadState ts, PyObject o, PyObject result) {
    return PyErr.typeError(
        ts,
        "expected "
            + PyType.of(o).name()
            + ".__fspath__() to return str or bytes, not "
            + PyType.of(result).name());
  }

  static boolean hasNull(byte[] b) {
    for (byte x : b) {
      if (x == 0) {
        return true;
      }
    }
    return false;
  }

  private static int descriptor(ThreadState ts, PyObject o) {
    PyInt i = Numbers.index(ts, o);
    long v = i.isLong() ? i.longValue() : i.bigValue().signum() * Long.MAX_VALUE;
    if (v > Integer.MAX_VALUE) {
      throw PyErr.overflowError(ts, "fd is greater than maximum");
    }
    if (v < Integer.MIN_VALUE) {
      throw PyErr.overflowError(ts, "fd is less than minimum");
    }
    return (int) v;
  }

  /** The argument {@code dir_fd}: a descriptor, or None for the current directory. */
  public static int dirFd(ThreadState ts, PyObject o) {
    if (o == null || o == Py.None) {
      return Libc.AT_FDCWD;
    }
    if (!Numbers.isIndex(o)) {
      throw PyErr.typeError(ts, "argument should be integer or None, not " + PyType.of(o).name());
    }
    return descriptor(ts, o);
  }

  /** {@code os.fspath(o)}. */
  public static PyObject fspath(ThreadState ts, PyObject o) {
    if (o instanceof PyStr || o instanceof PyBytes) {
      return o;
    }
    PyObject method = Attributes.special(ts, o, FSPATH);
    if (method == null) {
      throw PyErr.typeError(
          ts, "expected str, bytes or os.PathLike object, not " + PyType.of(o).name());
    }
    PyObject path = Calls.call(ts, method);
    if (!(path instanceof PyStr) && !(path instanceof PyBytes)) {
      throw wrongFspath(ts, o, path);
    }
    return path;
  }

  /** {@code os.fsencode(o)} without null bytes ({@code PyUnicode_FSConverter}). */
  public static byte[] fsencode(ThreadState ts, PyObject o) {
    PyObject path = fspath(ts, o);
    byte[] b = path instanceof PyBytes bytes ? bytes.content() : Codecs.fsEncode(ts, (PyStr) path);
    if (hasNull(b)) {
      throw PyErr.valueError(ts, "embedded null byte");
    }
    return b;
  }

  /** The descriptor of an int, or of an object with {@code fileno()}. */
  public static int fileDescriptor(ThreadState ts, PyObject o) {
    int fd;
    if (o instanceof PyInt i) {
      fd = toInt(ts, i);
    } else {
      PyObject method = Attributes.getOrNull(ts, o, PyStr.interned("fileno"));
      if (method == null) {
        throw PyErr.typeError(ts, "argument must be an int, or have a fileno() method.");
      }
      PyObject r = Calls.call(ts, method);
      if (!(r instanceof PyInt i)) {
        throw PyErr.typeError(ts, "fileno() returned a non-integer");
      }
      fd = toInt(ts, i);
    }
    if (fd < 0) {
      throw PyErr.valueError(ts, "file descriptor cannot be a negative integer (" + fd + ")");
    }
    return fd;
  }

  /** A name that the system gave, as bytes or as str. */
  public static PyObject name(ThreadState ts, byte[] b, boolean bytes) {
    return bytes ? PyBytes.of(b) : Codecs.fsDecode(ts, b);
  }

  private static int toInt(ThreadState ts, PyInt i) {
    if (i.isLong() && i.longValue() == (int) i.longValue()) {
      return (int) i.longValue();
    }
    throw PyErr.overflowError(ts, "Python int too large to convert to C int");
  }
}
