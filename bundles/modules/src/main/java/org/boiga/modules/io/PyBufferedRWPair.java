package org.boiga.modules.io;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code io.BufferedRWPair}: a reader and a writer on two raw streams. */
@org.boiga.api.annotation.PyType(
    name = "_io.BufferedRWPair",
    doc = "A buffered reader and a buffered writer together.")
public final class PyBufferedRWPair extends PyIoBase {
  static final PyType TYPE = PyType.builtin(new PyBufferedRWPairTable(), BufferedIoBase.TYPE);

  private static final class Parts extends StandIn {
    PyBuffered reader;
    PyBuffered writer;

    @Override
    protected PyBufferedRWPair make(ThreadState ts) {
      return new PyBufferedRWPair(ts, this);
    }
  }

  private final Parts parts;

  PyBufferedRWPair(ThreadState ts, PyType type) {
    this(ts, type, new Parts());
  }

  private PyBufferedRWPair(ThreadState ts, PyType type, Parts state) {
    super(ts, type, state);
    parts = state;
  }

  private PyBufferedRWPair(ThreadState ts, Parts state) {
    super(ts, state);
    parts = state;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyBufferedRWPair(ts, cls);
  }

  @PySlot(signature = "(reader, writer, buffer_size=131072, /)")
  void __init__(ThreadState ts, PyObject reader, PyObject writer, int bufferSize) {
    checkReadable(ts, reader);
    checkWritable(ts, writer);
    parts.reader =
        ts.swap(parts.reader, PyBuffered.make(ts, PyBufferedReader.TYPE, reader, bufferSize));
    parts.writer =
        ts.swap(parts.writer, PyBuffered.make(ts, PyBufferedWriter.TYPE, writer, bufferSize));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(parts.reader);
    v.visit(parts.writer);
  }

  private PyObject forward(
      ThreadState ts, PyBuffered to, String method, PyObject[] args, int start, int n) {
    if (to == null) {
      throw PyErr.valueError(ts, "I/O operation on uninitialized object");
    }
    return Calls.method(ts, to, method, Args.rest(args, start, start + n));
  }

  @PyMethod(name = "read", doc = "Read from the reader.")
  PyObject readBytes(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return forward(ts, parts.reader, "read", args, start, n);
  }

  @PyMethod(name = "peek", doc = "Peek at the reader.")
  PyObject peekBytes(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return forward(ts, parts.reader, "peek", args, start, n);
  }

  @PyMethod(name = "read1", doc = "Read from the reader once.")
  PyObject read1Bytes(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return forward(ts, parts.reader, "read1", args, start, n);
  }

  @PyMethod(name = "readinto", doc = "Read from the reader into a buffer.")
  PyObject readIntoBuffer(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return forward(ts, parts.reader, "readinto", args, start, n);
  }

  @PyMethod(name = "readinto1", doc = "Read from the reader into a buffer once.")
  PyObject readInto1Buffer(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return forward(ts, parts.reader, "readinto1", args, start, n);
  }

  @PyMethod(name = "write", doc = "Write to the writer.")
  PyObject writeBytes(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return forward(ts, parts.writer, "write", args, start, n);
  }

  private static final PyObject[] NONE = {};

  @PyMethod(name = "flush", doc = "Flush the writer.")
  PyObject flushWriter(ThreadState ts) {
    return forward(ts, parts.writer, "flush", NONE, 0, 0);
  }

  @PyMethod(name = "readable", doc = "Whether the reader is readable.")
  PyObject isReadable(ThreadState ts) {
    return forward(ts, parts.reader, "readable", NONE, 0, 0);
  }

  @PyMethod(name = "writable", doc = "Whether the writer is writable.")
  PyObject isWritable(ThreadState ts) {
    return forward(ts, parts.writer, "writable", NONE, 0, 0);
  }

  @PyMethod(name = "close", doc = "Close writer and reader.")
  PyObject closePair(ThreadState ts) {
    PyException failure = null;
    try {
      forward(ts, parts.writer, "close", NONE, 0, 0);
    } catch (PyException e) {
      failure = e;
    }
    try {
      PyObject r = forward(ts, parts.reader, "close", NONE, 0, 0);
      if (failure == null) {
        return r;
      }
    } catch (PyException e) {
      if (failure != null) {
        e.value().setContextFrom(ts, failure.value());
      }
      throw e;
    }
    throw failure;
  }

  @PyMethod(name = "isatty", doc = "Whether writer or reader are a terminal.")
  PyObject isTerminal(ThreadState ts) {
    PyObject r = forward(ts, parts.writer, "isatty", NONE, 0, 0);
    return r == Py.False ? forward(ts, parts.reader, "isatty", NONE, 0, 0) : r;
  }

  @PyGetter(name = "closed", doc = "Whether the writer is closed.")
  PyObject isClosed(ThreadState ts) {
    if (parts.writer == null) {
      throw PyErr.runtimeError(ts, "the BufferedRWPair object is being garbage-collected");
    }
    return Attributes.get(ts, parts.writer, CLOSED);
  }
}
