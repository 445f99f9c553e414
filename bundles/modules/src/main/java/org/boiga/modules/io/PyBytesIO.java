package org.boiga.modules.io;

import java.util.Arrays;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffer;
import org.boiga.objects.BufferLayout;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyMemoryView;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code io.BytesIO}: a stream of bytes in memory. */
@org.boiga.api.annotation.PyType(
    name = "_io.BytesIO",
    doc = "A stream of bytes in memory, with a buffer for its contents.")
public final class PyBytesIO extends PyIoBase {
  static final PyType TYPE = PyType.builtin(new PyBytesIOTable(), BufferedIoBase.TYPE);

  private static final byte[] NOTHING = {};

  /** The contents; fields are guarded by its monitor. */
  private static final class Store extends StandIn {
    byte[] bytes = NOTHING;
    int length;
    long pos;
    int exports;

    /** The bytes object whose array {@code bytes} is, or null; it must not be changed then. */
    PyBytes shared;

    boolean closed;

    @Override
    protected PyBytesIO make(ThreadState ts) {
      return new PyBytesIO(ts, this);
    }
  }

  private final Store store;

  PyBytesIO(ThreadState ts, PyType type) {
    this(ts, type, new Store());
  }

  private PyBytesIO(ThreadState ts, PyType type, Store state) {
    super(ts, type, state);
    store = state;
  }

  private PyBytesIO(ThreadState ts, Store state) {
    super(ts, state);
    store = state;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyBytesIO(ts, cls);
  }

  @PySlot(signature = "(initial_bytes=b'')")
  void __init__(ThreadState ts, PyObject initial) {
    PyObject value = initial == null || initial == Py.None ? PyBytes.EMPTY : initial;
    PyBytes content =
        value.getClass() == PyBytes.class
            ? (PyBytes) value
            : PyBytes.of(Buffers.content(ts, value).clone());
    synchronized (store) {
      checkExports(ts);
      store.shared = content;
      store.bytes = content.content();
      store.length = store.bytes.length;
      store.pos = 0;
      store.closed = false;
    }
  }

  @Override
  protected boolean hasFinalizer() {
    return type() != TYPE && super.hasFinalizer();
  }

  // Checks ---------------------------------------------------------------------------------------

  private void checkOpen(ThreadState ts) {
    if (store.closed) {
      throw IoErrors.closed(ts);
    }
  }

  private void checkExports(ThreadState ts) {
    if (store.exports > 0) {
      throw PyErr.bufferError(ts, "Existing exports of data: object cannot be re-sized");
    }
  }

  /** Makes the array our own, with room for {@code n} bytes. */
  private void reserve(ThreadState ts, long n) {
    if (n > Integer.MAX_VALUE - 16) {
      throw PyErr.overflowError(ts, "new buffer size too large");
    }
    if (store.shared != null || n > store.bytes.length) {
      int room =
          n <= store.length
              ? store.length
              : (int) Math.min(Math.max(n, n + (n >> 3) + (n < 9 ? 3 : 6)), Integer.MAX_VALUE - 16);
      store.bytes = Arrays.copyOf(store.bytes, room);
      store.shared = null;
    }
  }

  // Reading --------------------------------------------------------------------------------------

  private int available() {
    return store.pos >= store.length ? 0 : store.length - (int) store.pos;
  }

  private PyBytes take(int n) {
    int from = (int) Math.min(store.pos, store.length);
    if (n == store.length && store.shared != null && n > 0) {
      store.pos = n;
      return store.shared;
    }
    byte[] b = n == 0 ? NOTHING : Arrays.copyOfRange(store.bytes, from, from + n);
    store.pos += n;
    return PyBytes.of(b);
  }

  @PyMethod(name = "read", signature = "(size=-1, /)", doc = "Read at most size bytes.")
  PyObject readBytes(ThreadState ts, PyObject size) {
    int n = IoArgs.size(ts, size);
    synchronized (store) {
      checkOpen(ts);
      int have = available();
      return take(n < 0 ? have : Math.min(n, have));
    }
  }

  @PyMethod(name = "read1", signature = "(size=-1, /)", doc = "Read at most size bytes.")
  PyObject read1Bytes(ThreadState ts, PyObject size) {
    return readBytes(ts, size);
  }

  /** Length of the next line, at most {@code limit} unless that is negative. */
  private int lineLength(int limit) {
    int have = available();
    int n = limit >= 0 && limit < have ? limit : have;
    int from = (int) Math.min(store.pos, store.length);
    for (int i = 0; i < n; i++) {
      if (store.bytes[from + i] == '\n') {
        return i + 1;
      }
    }
    return n;
  }

  @PyMethod(
      name = "readline",
      signature = "(size=-1, /)",
      doc = "Read a line, at most size bytes of it.")
  PyObject readLine(ThreadState ts, PyObject size) {
    int n = IoArgs.size(ts, size);
    synchronized (store) {
      checkOpen(ts);
      return take(lineLength(n));
    }
  }

  @PyMethod(name = "readlines", signature = "(size=None, /)", doc = "A list of lines.")
  PyObject readLines(ThreadState ts, PyObject size) {
    int limit = IoArgs.size(ts, size);
    PyList lines = new PyList(ts);
    long total = 0;
    while (true) {
      PyBytes line;
      synchronized (store) {
        checkOpen(ts);
        line = take(lineLength(-1));
      }
      if (line.length() == 0) {
        return lines;
      }
      lines.append(ts, line);
      total += line.length();
      if (limit > 0 && total >= limit) {
        return lines;
      }
    }
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    checkOpen(ts);
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    synchronized (store) {
      checkOpen(ts);
      int n = lineLength(-1);
      return n == 0 ? null : take(n);
    }
  }

  @PyMethod(name = "readinto", signature = "(buffer, /)", doc = "Read bytes into a buffer.")
  int readIntoBuffer(ThreadState ts, PyObject buffer) {
    Buffer b = Buffers.acquireWritable(ts, "readinto", "argument", buffer);
    try {
      synchronized (store) {
        checkOpen(ts);
        int n = (int) Math.min(b.length(), available());
        if (n > 0) {
          Bytes.copy(store.bytes, (int) store.pos, n, b, 0);
          store.pos += n;
        }
        return n;
      }
    } finally {
      b.release(ts);
    }
  }

  // Writing --------------------------------------------------------------------------------------

  @PyMethod(name = "write", signature = "(b, /)", doc = "Write bytes; return their number.")
  int writeBytes(ThreadState ts, PyObject data) {
    synchronized (store) {
      checkOpen(ts);
      checkExports(ts);
    }
    ByteSpan s = Buffers.span(ts, data);
    int n = s.length();
    synchronized (store) {
      checkOpen(ts);
      checkExports(ts);
      if (n == 0) {
        return 0;
      }
      long end = store.pos + n;
      reserve(ts, Math.max(end, store.length));
      if (store.pos > store.length) {
        Arrays.fill(store.bytes, store.length, (int) store.pos, (byte) 0);
      }
      System.arraycopy(s.array(), s.from(), store.bytes, (int) store.pos, n);
      store.pos = end;
      store.length = (int) Math.max(store.length, end);
    }
    return n;
  }

  @PyMethod(name = "writelines", signature = "(lines, /)", doc = "Write lines.")
  void writeLines(ThreadState ts, PyObject lines) {
    checkOpen(ts);
    Iteration.forEach(
        ts,
        lines,
        line -> {
          writeBytes(ts, line);
          return true;
        });
  }

  @PyMethod(name = "truncate", signature = "(size=None, /)", doc = "Cut the contents to a size.")
  PyObject truncateBytes(ThreadState ts, PyObject size) {
    Long wanted = size == null || size == Py.None ? null : sizeArgument(ts, size);
    synchronized (store) {
      checkOpen(ts);
      checkExports(ts);
      long n = wanted == null ? store.pos : wanted;
      if (n < 0) {
        throw PyErr.valueError(ts, "negative size value " + n);
      }
      if (n < store.length) {
        reserve(ts, n);
        store.length = (int) n;
      }
      return Py.int_(n);
    }
  }

  private static long sizeArgument(ThreadState ts, PyObject o) {
    if (!Numbers.isIndex(o)) {
      throw PyErr.typeError(
          ts, "argument should be integer or None, not '" + PyType.of(o).name() + "'");
    }
    return IoArgs.offset(ts, o);
  }

  // Position, contents ---------------------------------------------------------------------------

  @PyMethod(name = "seek", signature = "(pos, whence=0, /)", doc = "Change the position.")
  long seekBytes(ThreadState ts, PyObject pos, int whence) {
    long to = IoArgs.offset(ts, pos);
    synchronized (store) {
      checkOpen(ts);
      if (whence == 0 && to < 0) {
        throw PyErr.valueError(ts, "negative seek value " + to);
      }
      long base =
          switch (whence) {
            case 0 -> 0;
            case 1 -> store.pos;
            case 2 -> store.length;
            default ->
                throw PyErr.valueError(ts, "invalid whence (" + whence + ", should be 0, 1 or 2)");
          };
      if (to > Long.MAX_VALUE - base) {
        throw PyErr.overflowError(ts, "new position too large");
      }
      store.pos = Math.max(base + to, 0);
      return store.pos;
    }
  }

  @PyMethod(name = "tell", doc = "The position.")
  long tellBytes(ThreadState ts) {
    checkOpen(ts);
    return store.pos;
  }

  @PyMethod(doc = "All contents.")
  PyObject getvalue(ThreadState ts) {
    synchronized (store) {
      checkOpen(ts);
      if (store.shared == null || store.shared.length() != store.length) {
        PyBytes value = PyBytes.of(Arrays.copyOf(store.bytes, store.length));
        if (store.exports > 0) {
          return value; // the array must not be replaced
        }
        store.bytes = value.content();
        store.shared = value;
      }
      return store.shared;
    }
  }

  @PyMethod(doc = "A view of the contents that can be written to.")
  PyObject getbuffer(ThreadState ts) {
    return PyMemoryView.of(ts, new PyBytesIOBuffer(ts, this).exportBuffer(ts, Buffer.FULL));
  }

  /** Exports the contents for {@code exporter}; until {@link #unexport} they cannot be changed. */
  Buffer export(ThreadState ts, PyBytesIOBuffer exporter) {
    synchronized (store) {
      checkOpen(ts);
      reserve(ts, store.length);
      store.exports++;
      return new Buffer(
          exporter, exporter, store.bytes, 0, false, BufferLayout.ofBytes(store.length));
    }
  }

  void unexport() {
    synchronized (store) {
      store.exports--;
    }
  }

  @PyMethod(name = "close", doc = "Close the stream and free its contents.")
  void closeBytes(ThreadState ts) {
    synchronized (store) {
      checkExports(ts);
      store.closed = true;
      store.bytes = NOTHING;
      store.shared = null;
      store.length = 0;
    }
  }

  @PyGetter(name = "closed", doc = "Whether the stream is closed.")
  boolean isClosed(ThreadState ts) {
    return store.closed;
  }

  @PyMethod(name = "flush", doc = "Do nothing.")
  void flushBytes(ThreadState ts) {
    checkOpen(ts);
  }

  @PyMethod(name = "isatty", doc = "False.")
  boolean isTerminal(ThreadState ts) {
    checkOpen(ts);
    return false;
  }

  @PyMethod(name = "readable", doc = "True.")
  boolean isReadable(ThreadState ts) {
    checkOpen(ts);
    return true;
  }

  @PyMethod(name = "writable", doc = "True.")
  boolean isWritable(ThreadState ts) {
    checkOpen(ts);
    return true;
  }

  @PyMethod(name = "seekable", doc = "True.")
  boolean isSeekable(ThreadState ts) {
    checkOpen(ts);
    return true;
  }

  @PyMethod(doc = "The size of the object in memory.")
  long __sizeof__(ThreadState ts) {
    return 120L + (store.shared == null ? store.bytes.length : 0);
  }

  @PyMethod(doc = "Contents, position and attributes.")
  PyObject __getstate__(ThreadState ts) {
    PyObject value = getvalue(ts);
    PyDict d = dict(ts);
    return PyTuple.of(ts, value, Py.int_(store.pos), d.size() == 0 ? Py.None : d.copyOf(ts));
  }

  @PyMethod(signature = "(object, /)", doc = "Set what __getstate__ returned.")
  void __setstate__(ThreadState ts, PyObject state) {
    if (!(state instanceof PyTuple t) || t.size() < 3) {
      throw PyErr.typeError(
          ts,
          "%s.__setstate__ argument should be 3-tuple, got %s"
              .formatted(PyType.of(this).name(), PyType.of(state).name()));
    }
    synchronized (store) {
      checkExports(ts);
    }
    byte[] content = Buffers.content(ts, t.at(0));
    __init__(ts, PyBytes.of(content.clone()));
    if (!(t.at(1) instanceof PyInt pos)) {
      throw PyErr.typeError(
          ts, "second item of state must be an integer, not " + PyType.of(t.at(1)).name());
    }
    if (pos.bigValue().signum() < 0) {
      throw PyErr.valueError(ts, "position value cannot be negative");
    }
    store.pos = pos.longValue();
    if (t.at(2) != Py.None) {
      if (!(t.at(2) instanceof PyDict d)) {
        throw PyErr.typeError(
            ts, "third item of state should be a dict, got a " + PyType.of(t.at(2)).name());
      }
      PyDict mine = dict(ts);
      for (PyObject key : Iteration.toArray(ts, d)) {
        mine.put(ts, key, d.get(ts, key));
      }
    }
  }
}
