package org.boiga.modules.io;

import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Buffer;
import org.boiga.objects.BufferExporter;
import org.boiga.objects.BufferLayout;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyMemoryView;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Calls of the raw stream below a buffer, direct ones where it is a plain {@link PyFileIO}. */
final class RawStream {
  /** Result of a read or write that would block. */
  static final int WOULD_BLOCK = -2;

  private static final PyStr READINTO = PyStr.interned("readinto");

  private RawStream() {}

  static PyFileIO fileOrNull(PyObject raw) {
    return raw instanceof PyFileIO f && f.type() == PyFileIO.TYPE ? f : null;
  }

  static boolean isClosed(ThreadState ts, PyObject raw) {
    PyFileIO f = fileOrNull(raw);
    return f != null ? !f.isOpen() : Comparison.truth(ts, Attributes.get(ts, raw, PyIoBase.CLOSED));
  }

  /** Memory of the buffer that the raw stream's method may look at. */
  private static final class Window implements BufferExporter {
    final PyObject owner;
    final byte[] array;
    final int from;
    final int n;
    final boolean readOnly;

    Window(PyObject owner, byte[] array, int from, int n, boolean readOnly) {
      this.owner = owner;
      this.array = array;
      this.from = from;
      this.n = n;
      this.readOnly = readOnly;
    }

    @Override
    public Buffer exportBuffer(ThreadState ts, int flags) {
      return new Buffer(this, owner, array, from, readOnly, BufferLayout.ofBytes(n));
    }
  }

  private static PyObject view(
      ThreadState ts, PyObject owner, byte[] b, int from, int n, boolean readOnly) {
    return PyMemoryView.of(
        ts, new Window(owner, b, from, n, readOnly).exportBuffer(ts, Buffer.FULL_RO));
  }

  /** Reads once into an array; 0 at the end, {@link #WOULD_BLOCK}. */
  static int read(ThreadState ts, PyObject raw, byte[] to, int from, int n) {
    PyFileIO f = fileOrNull(raw);
    if (f != null) {
      int r = f.readOnce(ts, to, from, n);
      return r < 0 ? WOULD_BLOCK : r;
    }
    int mark = ts.mark();
    PyObject memory = view(ts, raw, to, from, n, false);
    PyObject r = Retry.interrupted(ts, () -> Calls.method(ts, raw, READINTO, memory));
    if (r == Py.None) {
      ts.release(mark);
      return WOULD_BLOCK;
    }
    long count;
    try {
      count = Numbers.index(ts, r).longValue();
    } catch (PyException e) {
      PyException failed = PyErr.of(ts, PyExc.OSError, "raw readinto() failed");
      failed.value().setCause(ts, e.value());
      throw failed;
    }
    if (count < 0 || count > n) {
      throw invalidLength(ts, "readinto", count, n);
    }
    ts.release(mark);
    return (int) count;
  }

  /** Writes once from an array; {@link #WOULD_BLOCK}. */
  static int write(ThreadState ts, PyObject raw, byte[] b, int from, int n) {
    PyFileIO f = fileOrNull(raw);
    if (f != null) {
      int r = f.writeOnce(ts, b, from, n);
      return r < 0 ? WOULD_BLOCK : r;
    }
    int mark = ts.mark();
    PyObject memory = view(ts, raw, b, from, n, true);
    PyObject r = Retry.interrupted(ts, () -> Calls.method(ts, raw, PyIoBase.WRITE, memory));
    if (r == Py.None) {
      ts.release(mark);
      return WOULD_BLOCK;
    }
    long count = PyIoBase.toLong(ts, r);
    if (count < 0 || count > n) {
      throw invalidLength(ts, "write", count, n);
    }
    ts.release(mark);
    return (int) count;
  }

  private static PyException invalidLength(ThreadState ts, String method, long count, int n) {
    return PyErr.of(
        ts,
        PyExc.OSError,
        "raw %s() returned invalid length %d (should have been between 0 and %d)"
            .formatted(method, count, n));
  }

  static long seek(ThreadState ts, PyObject raw, long target, int whence) {
    PyFileIO f = fileOrNull(raw);
    return f != null
        ? f.seekTo(ts, target, whence, false)
        : position(ts, Calls.method(ts, raw, PyIoBase.SEEK, Py.int_(target), Py.int_(whence)));
  }

  static long tell(ThreadState ts, PyObject raw) {
    PyFileIO f = fileOrNull(raw);
    return f != null
        ? f.seekTo(ts, 0, 1, false)
        : position(ts, Calls.method(ts, raw, PyIoBase.TELL));
  }

  private static long position(ThreadState ts, PyObject r) {
    long n = IoArgs.offset(ts, r);
    if (n < 0) {
      throw PyErr.of(ts, PyExc.OSError, "Raw stream returned invalid position " + n);
    }
    return n;
  }
}
