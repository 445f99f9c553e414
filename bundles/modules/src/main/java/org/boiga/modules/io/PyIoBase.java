package org.boiga.modules.io;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unraisable;

/**
 * {@code io.IOBase}, and the instances of all streams that Python classes implement. Streams are
 * closed when their last reference goes.
 */
@org.boiga.api.annotation.PyType(
    name = "_io._IOBase",
    doc = "The base of all streams: closing, iterating over lines, and what streams may support.")
public class PyIoBase extends PyInstance {
  static final PyType TYPE =
      PyType.builtinWithDict(new PyIoBaseTable(), PyBaseObject.TYPE).weaklyReferable();

  private static final PyStr CLOSED_MARK = PyStr.interned("__IOBase_closed");
  static final PyStr CLOSED = PyStr.interned("closed");
  static final PyStr FLUSH = PyStr.interned("flush");
  static final PyStr CLOSE = PyStr.interned("close");
  static final PyStr READ = PyStr.interned("read");
  static final PyStr WRITE = PyStr.interned("write");
  static final PyStr READLINE = PyStr.interned("readline");
  static final PyStr SEEK = PyStr.interned("seek");
  static final PyStr TELL = PyStr.interned("tell");
  static final PyStr NAME = PyStr.interned("name");
  static final PyStr MODE = PyStr.interned("mode");
  static final PyStr FINALIZING = PyStr.interned("_finalizing");

  PyIoBase(ThreadState ts, PyType type) {
    super(ts, type);
  }

  /** As {@link #PyIoBase(ThreadState, PyType)}, with state for late finalisation. */
  PyIoBase(ThreadState ts, PyType type, StandIn state) {
    super(ts, type, state);
  }

  PyIoBase(ThreadState ts, StandIn state) {
    super(ts, state);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    boolean given = n > 0 || kwnames != null && kwnames.size() > 0;
    if (given && cls.slot(Slot.INIT) == PyBaseObject.TYPE.slot(Slot.INIT)) {
      throw PyErr.typeError(ts, cls.shortName() + "() takes no arguments");
    }
    return new PyIoBase(ts, cls);
  }

  // Finalisation ---------------------------------------------------------------------------------

  /** Closes the stream at its end; errors are reported, not raised. */
  @PySlot
  static void __del__(ThreadState ts, PyObject self) {
    if (isClosed(ts, self)) {
      return;
    }
    try {
      Attributes.set(ts, self, FINALIZING, Py.True);
    } catch (PyException e) {
      // some streams cannot be marked
    }
    try {
      Calls.method(ts, self, CLOSE);
    } catch (PyException e) {
      Unraisable.report(
          ts, e, "Exception ignored while finalizing file " + Reprs.safe(ts, self), null);
    }
  }

  /** Whether the stream says that it is closed; one that cannot tell is open. */
  private static boolean isClosed(ThreadState ts, PyObject self) {
    try {
      PyObject c = Attributes.getOrNull(ts, self, CLOSED);
      return c != null && Comparison.truth(ts, c);
    } catch (PyException e) {
      return false;
    }
  }

  // What streams may support ---------------------------------------------------------------------

  @PyMethod(
      signature = "(offset, whence=0, /)",
      doc = "Change the position of the stream; return the new one.")
  static PyObject seek(ThreadState ts, PyObject self, PyObject offset, PyObject whence) {
    throw IoErrors.unsupported(ts, "seek");
  }

  @PyMethod(doc = "The position of the stream.")
  static PyObject tell(ThreadState ts, PyObject self) {
    return Calls.method(ts, self, SEEK, Py.int_(0), Py.int_(1));
  }

  @PyMethod(signature = "(size=None, /)", doc = "Change the size of the stream.")
  static PyObject truncate(ThreadState ts, PyObject self, PyObject size) {
    throw IoErrors.unsupported(ts, "truncate");
  }

  @PyMethod(doc = "Write what is buffered.")
  static void flush(ThreadState ts, PyObject self) {
    if (marked(ts, self)) {
      throw IoErrors.closed(ts);
    }
  }

  @PyMethod(doc = "Flush and close the stream.")
  static void close(ThreadState ts, PyObject self) {
    if (marked(ts, self)) {
      return;
    }
    PyException failure = null;
    try {
      Calls.method(ts, self, FLUSH);
    } catch (PyException e) {
      failure = e;
    }
    Attributes.set(ts, self, CLOSED_MARK, Py.True);
    if (failure != null) {
      throw failure;
    }
  }

  private static boolean marked(ThreadState ts, PyObject self) {
    return Attributes.getOrNull(ts, self, CLOSED_MARK) != null;
  }

  @PyGetter(doc = "Whether the stream is closed.")
  static boolean closed(ThreadState ts, PyObject self) {
    return marked(ts, self);
  }

  @PyMethod(doc = "Whether the stream can seek.")
  static boolean seekable(ThreadState ts, PyObject self) {
    return false;
  }

  @PyMethod(doc = "Whether the stream can be read from.")
  static boolean readable(ThreadState ts, PyObject self) {
    return false;
  }

  @PyMethod(doc = "Whether the stream can be written to.")
  static boolean writable(ThreadState ts, PyObject self) {
    return false;
  }

  @PyMethod(name = "_checkClosed", doc = "Raise ValueError if the stream is closed.")
  static void checkClosedMethod(ThreadState ts, PyObject self) {
    checkClosed(ts, self);
  }

  static void checkClosed(ThreadState ts, PyObject self) {
    PyObject c = Attributes.getOrNull(ts, self, CLOSED);
    if (c != null && Comparison.truth(ts, c)) {
      throw IoErrors.closed(ts);
    }
  }

  @PyMethod(name = "_checkSeekable", doc = "Raise UnsupportedOperation if it cannot seek.")
  static PyObject checkSeekable(ThreadState ts, PyObject self) {
    return check(ts, self, "seekable", "File or stream is not seekable.");
  }

  @PyMethod(name = "_checkReadable", doc = "Raise UnsupportedOperation if it cannot be read.")
  static PyObject checkReadable(ThreadState ts, PyObject self) {
    return check(ts, self, "readable", "File or stream is not readable.");
  }

  @PyMethod(name = "_checkWritable", doc = "Raise UnsupportedOperation if it cannot be written.")
  static PyObject checkWritable(ThreadState ts, PyObject self) {
    return check(ts, self, "writable", "File or stream is not writable.");
  }

  static PyObject check(ThreadState ts, PyObject stream, String method, String message) {
    PyObject r = Calls.method(ts, stream, method);
    if (r != Py.True) {
      throw IoErrors.unsupported(ts, message);
    }
    return r;
  }

  @PyMethod(doc = "The stream's file descriptor.")
  static PyObject fileno(ThreadState ts, PyObject self) {
    throw IoErrors.unsupported(ts, "fileno");
  }

  @PyMethod(doc = "Whether the stream is connected to a terminal.")
  static boolean isatty(ThreadState ts, PyObject self) {
    checkClosed(ts, self);
    return false;
  }

  // Context manager, lines -----------------------------------------------------------------------

  @PyMethod(doc = "Return the stream; ValueError if it is closed.")
  static PyObject __enter__(ThreadState ts, PyObject self) {
    checkClosed(ts, self);
    return self;
  }

  @PyMethod(signature = "(*args)", doc = "Close the stream.")
  static PyObject __exit__(ThreadState ts, PyObject self, PyObject[] args) {
    return Calls.method(ts, self, CLOSE);
  }

  @PySlot
  static PyObject __iter__(ThreadState ts, PyObject self) {
    checkClosed(ts, self);
    return self;
  }

  @PySlot
  static PyObject __next__(ThreadState ts, PyObject self) {
    PyObject line = Calls.method(ts, self, READLINE);
    return Sequences.length(ts, line) == 0 ? null : line;
  }

  @PyMethod(signature = "(size=-1, /)", doc = "Read a line, at most size bytes of it.")
  static PyObject readline(ThreadState ts, PyObject self, PyObject size) {
    int limit = IoArgs.size(ts, size);
    PyObject peek = Attributes.getOrNull(ts, self, PyStr.interned("peek"));
    ByteBuilder line = new ByteBuilder(80);
    while (limit < 0 || line.length() < limit) {
      int mark = ts.mark();
      int n = 1;
      if (peek != null) {
        n =
            lineLength(
                ts, Calls.call(ts, peek, Py.int_(1)), limit < 0 ? -1 : limit - line.length());
      }
      PyObject b = Calls.method(ts, self, READ, Py.int_(n));
      if (!(b instanceof PyBytes bytes)) {
        throw PyErr.of(
            ts,
            PyExc.OSError,
            "read() should have returned a bytes object, not '" + PyType.of(b).name() + "'");
      }
      byte[] c = bytes.content();
      line.append(c, 0, c.length);
      ts.release(mark);
      if (c.length == 0 || c[c.length - 1] == '\n') {
        break;
      }
    }
    return PyBytes.of(line.toArray());
  }

  /** How many of the bytes that peek() showed belong to the line; 1 where there were none. */
  private static int lineLength(ThreadState ts, PyObject peeked, int limit) {
    if (!(peeked instanceof PyBytes bytes)) {
      throw PyErr.of(
          ts,
          PyExc.OSError,
          "peek() should have returned a bytes object, not '" + PyType.of(peeked).name() + "'");
    }
    byte[] c = bytes.content();
    int n = limit < 0 ? c.length : Math.min(limit, c.length);
    for (int i = 0; i < n; i++) {
      if (c[i] == '\n') {
        return i + 1;
      }
    }
    return Math.max(n, 1);
  }

  @PyMethod(
      signature = "(hint=-1, /)",
      doc = "A list of lines; no more are read once their total size exceeds hint.")
  static PyObject readlines(ThreadState ts, PyObject self, PyObject hint) {
    long limit = IoArgs.size(ts, hint);
    PyList lines = new PyList(ts);
    long[] total = {0};
    Iteration.forEach(
        ts,
        self,
        line -> {
          lines.append(ts, line);
          if (limit <= 0) {
            return true;
          }
          total[0] += Sequences.length(ts, line);
          return total[0] <= limit;
        });
    return lines;
  }

  @PyMethod(doc = "Write lines; no line separators are added.")
  static void writelines(ThreadState ts, PyObject self, PyObject lines) {
    checkClosed(ts, self);
    Iteration.forEach(
        ts,
        lines,
        line -> {
          Calls.method(ts, self, WRITE, line);
          return true;
        });
  }

  // For other streams ----------------------------------------------------------------------------

  /** The result of a method that returns a number of bytes. */
  static long toLong(ThreadState ts, PyObject o) {
    return o instanceof PyInt i && i.isLong() ? i.longValue() : Args.toCLong(ts, o);
  }

  /** The bytes that a method returned. */
  static ByteSpan bytes(ThreadState ts, PyObject o) {
    return Buffers.span(ts, o);
  }
}
