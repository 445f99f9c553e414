package org.boiga.modules.io;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** What {@code io.BufferedReader}, {@code BufferedWriter} and {@code BufferedRandom} share. */
public final class PyBuffered extends PyIoBase {
  private static final PyStr DEALLOC_WARN = PyStr.interned("_dealloc_warn");

  /** What late finalisation needs. */
  private static final class Late extends StandIn {
    final BufferedCore core = new BufferedCore();

    @Override
    protected PyBuffered make(ThreadState ts) {
      return new PyBuffered(ts, this);
    }
  }

  final BufferedCore core;

  PyBuffered(ThreadState ts, PyType type) {
    this(ts, type, new Late());
  }

  private PyBuffered(ThreadState ts, PyType type, Late state) {
    super(ts, type, state);
    core = state.core;
  }

  private PyBuffered(ThreadState ts, Late state) {
    super(ts, state);
    core = state.core;
  }

  /** A buffer of one of the three types. */
  static PyBuffered make(ThreadState ts, PyType type, PyObject raw, int size) {
    PyBuffered b = new PyBuffered(ts, type);
    b.init(ts, raw, size, type != PyBufferedWriter.TYPE, type != PyBufferedReader.TYPE);
    return b;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyBuffered(ts, cls);
  }

  void init(ThreadState ts, PyObject raw, int size, boolean readable, boolean writable) {
    core.ok = false;
    core.detached = false;
    if (readable && writable) {
      checkSeekable(ts, raw);
    }
    if (readable) {
      checkReadable(ts, raw);
    }
    if (writable) {
      checkWritable(ts, raw);
    }
    core.raw = ts.swap(core.raw, raw);
    core.readable = readable;
    core.writable = writable;
    core.start(ts, size);
    core.ok = true;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(core.raw);
  }

  @Override
  protected boolean hasFinalizer() {
    return super.hasFinalizer() && (core.ok || type().heap);
  }

  // Checks ---------------------------------------------------------------------------------------

  /** The raw stream; ValueError if there is none. */
  PyObject raw(ThreadState ts) {
    if (!core.ok) {
      throw PyErr.valueError(
          ts,
          core.detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
    }
    return core.raw;
  }

  /** Enters the lock; ValueError if the stream is closed and nothing is left to read. */
  BufferedCore enter(ThreadState ts, String message) {
    PyObject raw = raw(ts);
    if (core.readAhead() == 0 && RawStream.isClosed(ts, raw)) {
      throw PyErr.valueError(ts, message);
    }
    core.lock.enter(ts, this);
    return core;
  }

  // Methods that all three have ------------------------------------------------------------------

  @PyMethod(name = "detach", doc = "Flush, separate the raw stream from the buffer and return it.")
  static PyObject detachRaw(ThreadState ts, PyBuffered self) {
    self.raw(ts);
    Calls.method(ts, self, FLUSH);
    PyObject raw = ts.hold(self.raw(ts));
    self.core.raw = ts.swap(self.core.raw, null);
    self.core.detached = true;
    self.core.ok = false;
    return raw;
  }

  @PyMethod(name = "close", doc = "Flush and close the stream.")
  static PyObject closeBuffered(ThreadState ts, PyBuffered self) {
    PyObject raw = ts.hold(self.raw(ts));
    if (RawStream.isClosed(ts, raw)) {
      return Py.None;
    }
    if (self.core.finalizing) {
      deallocWarn(ts, self, self);
    }
    PyException failure = null;
    try {
      Calls.method(ts, self, FLUSH);
    } catch (PyException e) {
      failure = e;
    }
    try {
      PyObject r = Calls.method(ts, raw, CLOSE);
      self.core.buffer = null;
      if (failure == null) {
        return r;
      }
    } catch (PyException e) {
      self.core.buffer = null;
      if (failure != null) {
        e.value().setContextFrom(ts, failure.value());
      }
      throw e;
    }
    throw failure;
  }

  @PyMethod(name = "_dealloc_warn", signature = "(source, /)", doc = "Warn of a file not closed.")
  static void deallocWarn(ThreadState ts, PyBuffered self, PyObject source) {
    PyObject raw = self.core.raw;
    if (self.core.ok && raw != null) {
      PyFileIO f = RawStream.fileOrNull(raw);
      if (f != null) {
        f.warnUnclosed(ts, source);
        return;
      }
      try {
        Calls.method(ts, raw, DEALLOC_WARN, source);
      } catch (PyException e) {
        // not every raw stream warns
      }
    }
  }

  @PyMethod(name = "seekable", doc = "Whether the stream can seek.")
  static PyObject isSeekable(ThreadState ts, PyBuffered self) {
    return Calls.method(ts, self.raw(ts), "seekable");
  }

  @PyMethod(name = "fileno", doc = "The stream's file descriptor.")
  static PyObject descriptor(ThreadState ts, PyBuffered self) {
    return Calls.method(ts, self.raw(ts), "fileno");
  }

  @PyMethod(name = "isatty", doc = "Whether the stream is connected to a terminal.")
  static PyObject isTerminal(ThreadState ts, PyBuffered self) {
    return Calls.method(ts, self.raw(ts), "isatty");
  }

  @PyMethod(
      name = "seek",
      signature = "(target, whence=0, /)",
      doc = "Change the position of the stream; return the new one.")
  static long seekBuffered(ThreadState ts, PyBuffered self, PyObject target, int whence) {
    PyObject raw = self.raw(ts);
    if (whence < 0 || whence > 4) {
      throw PyErr.valueError(ts, "whence value " + whence + " unsupported");
    }
    if (RawStream.isClosed(ts, raw)) {
      throw PyErr.valueError(ts, "seek of closed file");
    }
    checkSeekable(ts, raw);
    long to = IoArgs.offset(ts, target);
    BufferedCore c = self.core;
    c.lock.enter(ts, self);
    try {
      return c.seek(ts, to, whence);
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(name = "tell", doc = "The position of the stream.")
  static long tellBuffered(ThreadState ts, PyBuffered self) {
    self.raw(ts);
    BufferedCore c = self.core;
    c.lock.enter(ts, self);
    try {
      return c.tell(ts);
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(name = "truncate", signature = "(pos=None, /)", doc = "Change the size of the stream.")
  static PyObject truncateBuffered(ThreadState ts, PyBuffered self, PyObject pos) {
    PyObject raw = self.raw(ts);
    if (RawStream.isClosed(ts, raw)) {
      throw PyErr.valueError(ts, "truncate of closed file");
    }
    if (!self.core.writable) {
      throw IoErrors.unsupported(ts, "truncate");
    }
    BufferedCore c = self.core;
    c.lock.enter(ts, self);
    try {
      return c.truncate(ts, pos == null ? Py.None : pos);
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(doc = "The size of the object in memory.")
  static long __sizeof__(ThreadState ts, PyBuffered self) {
    return 152 + (self.core.buffer == null ? self.core.size() : self.core.buffer.length);
  }

  @PyMethod(name = "__getstate__", doc = "Streams cannot be pickled.")
  static PyObject getState(ThreadState ts, PyBuffered self) {
    throw IoErrors.cannotPickle(ts, self);
  }

  @PyGetter(name = "raw", doc = "The raw stream.")
  static PyObject rawStream(ThreadState ts, PyBuffered self) {
    PyObject raw = self.core.raw;
    if (raw == null) {
      throw PyErr.attributeError(
          ts, "'" + PyType.of(self).name() + "' object has no attribute 'raw'");
    }
    return ts.hold(raw);
  }

  @PyGetter(name = "closed", doc = "Whether the stream is closed.")
  static PyObject isClosed(ThreadState ts, PyBuffered self) {
    return Attributes.get(ts, self.raw(ts), CLOSED);
  }

  @PyGetter(name = "name", doc = "The name of the raw stream.")
  static PyObject rawName(ThreadState ts, PyBuffered self) {
    return Attributes.get(ts, self.raw(ts), NAME);
  }

  @PyGetter(name = "mode", doc = "The mode of the raw stream.")
  static PyObject rawMode(ThreadState ts, PyBuffered self) {
    return Attributes.get(ts, self.raw(ts), MODE);
  }

  @PyGetter(name = "_finalizing")
  static boolean finalizing(ThreadState ts, PyBuffered self) {
    return self.core.finalizing;
  }

  @PySetter(name = "_finalizing")
  static void setFinalizing(ThreadState ts, PyBuffered self, PyObject value) {
    self.core.finalizing = value != null && Comparison.truth(ts, value);
  }

  @PySlot
  static String __repr__(ThreadState ts, PyBuffered self) {
    return Reprs.named(ts, self);
  }
}
