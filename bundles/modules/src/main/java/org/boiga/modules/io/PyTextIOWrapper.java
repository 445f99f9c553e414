package org.boiga.modules.io;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/** {@code io.TextIOWrapper}: text over a stream of bytes. */
@org.boiga.api.annotation.PyType(
    name = "_io.TextIOWrapper",
    doc = "A stream of text over a buffered stream of bytes.",
    parts = {TextReading.class})
public final class PyTextIOWrapper extends PyIoBase {
  static final PyType TYPE = PyType.builtin(new PyTextIOWrapperTable(), TextIoBase.TYPE);

  /** What late finalisation needs. */
  private static final class Late extends StandIn {
    final TextCore core = new TextCore();

    @Override
    protected PyTextIOWrapper make(ThreadState ts) {
      return new PyTextIOWrapper(ts, this);
    }
  }

  final TextCore core;

  PyTextIOWrapper(ThreadState ts, PyType type) {
    this(ts, type, new Late());
  }

  private PyTextIOWrapper(ThreadState ts, PyType type, Late state) {
    super(ts, type, state);
    core = state.core;
  }

  private PyTextIOWrapper(ThreadState ts, Late state) {
    super(ts, state);
    core = state.core;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyTextIOWrapper(ts, cls);
  }

  @PySlot(
      signature =
          "(buffer, encoding=None, errors=None, newline=None, line_buffering=False,"
              + " write_through=False)")
  void __init__(
      ThreadState ts,
      PyObject buffer,
      String encoding,
      PyObject errors,
      String newline,
      boolean lineBuffering,
      boolean writeThrough) {
    core.ok = false;
    if (errors != null && errors != Py.None && !(errors instanceof PyStr)) {
      throw PyErr.typeError(
          ts,
          "TextIOWrapper() argument 'errors' must be str or None, not " + PyType.of(errors).name());
    }
    String e = errors instanceof PyStr s ? s.toString() : null;
    init(ts, buffer, encoding, e, newline, lineBuffering, writeThrough);
  }

  void init(
      ThreadState ts,
      PyObject buffer,
      String encoding,
      String errors,
      String newline,
      boolean lineBuffering,
      boolean writeThrough) {
    core.ok = false;
    core.detached = false;
    checkNoNull(ts, encoding);
    checkNoNull(ts, errors);
    LineEnds ends = LineEnds.of(ts, newline);
    TextCodec codec =
        new TextCodec(ts, encodingName(ts, encoding), errors == null ? "strict" : errors);
    core.start(ts, buffer);
    release(ts);
    core.lineBuffering = lineBuffering;
    core.writeThrough = writeThrough;
    core.ends = ends;
    core.buffer = ts.swap(core.buffer, buffer);
    boolean readable = Comparison.truth(ts, Calls.method(ts, buffer, "readable"));
    core.writable = Comparison.truth(ts, Calls.method(ts, buffer, "writable"));
    setCodec(ts, codec, ends, readable);
    core.seekable = Comparison.truth(ts, Calls.method(ts, buffer, "seekable"));
    core.telling = core.seekable;
    if (core.seekable && codec.encoder != null) {
      PyObject position = Calls.method(ts, buffer, TELL);
      if (Comparison.truth(ts, position)) {
        codec.resetEncoder(ts, false);
      }
    }
    core.ok = true;
  }

  private static void checkNoNull(ThreadState ts, String s) {
    if (s != null && s.indexOf(0) >= 0) {
      throw PyErr.valueError(ts, "embedded null character");
    }
  }

  private static String encodingName(ThreadState ts, String encoding) {
    String e = encoding;
    if (e == null) {
      if (Open.flag(ts, "warn_default_encoding")) {
        Warnings.warn(ts, PyExc.EncodingWarning, "'encoding' argument not specified", 1);
      }
      e = Open.isUtf8Mode(ts) ? "utf-8" : "locale";
    }
    return e.equals("locale") ? "UTF-8" : e;
  }

  /** Makes decoder and encoder; the stream owns them from now on. */
  private void setCodec(ThreadState ts, TextCodec codec, LineEnds ends, boolean readable) {
    TextDecoder decoder = readable ? codec.decoder(ts) : null;
    if (core.writable) {
      codec.openEncoder(ts);
    }
    release(ts);
    ts.keep(codec.info);
    core.codec = codec;
    if (decoder != null) {
      ts.keep(decoder.object());
      core.decoder = ends.universal() ? new NewlineDecoder(decoder, ends.translateRead()) : decoder;
    }
  }

  /** Drops what the stream owns of its codec. */
  private void release(ThreadState ts) {
    if (core.codec != null) {
      ts.holdOwned(core.codec.info);
      ts.holdOwned(core.codec.encoder);
      core.codec = null;
    }
    if (core.decoder != null) {
      ts.holdOwned(core.decoder.object());
      core.decoder = null;
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(core.buffer);
    if (core.codec != null) {
      v.visit(core.codec.info);
      v.visit(core.codec.encoder);
    }
    if (core.decoder != null) {
      v.visit(core.decoder.object());
    }
  }

  @Override
  protected boolean hasFinalizer() {
    return super.hasFinalizer() && (core.ok || type().heap);
  }

  // Checks ---------------------------------------------------------------------------------------

  /** The stream of bytes; ValueError if there is none. */
  PyObject buffer(ThreadState ts) {
    if (!core.ok) {
      throw PyErr.valueError(
          ts,
          core.detached
              ? "underlying buffer has been detached"
              : "I/O operation on uninitialized object");
    }
    return core.buffer;
  }

  /** Enters the lock of an open stream. */
  TextCore enter(ThreadState ts) {
    checkUsable(ts);
    core.lock.enterAgain(ts, this);
    if (!core.ok) {
      core.lock.leave();
      buffer(ts);
    }
    return core;
  }

  private void checkUsable(ThreadState ts) {
    PyObject b = buffer(ts);
    if (type() != TYPE) {
      checkClosed(ts, this);
      return;
    }
    PyFileIO file =
        b instanceof PyBuffered p && p.core.ok ? RawStream.fileOrNull(p.core.raw) : null;
    boolean closed =
        file != null ? !file.isOpen() : Comparison.truth(ts, Attributes.get(ts, b, CLOSED));
    if (closed) {
      throw IoErrors.closed(ts);
    }
  }

  // Changing -------------------------------------------------------------------------------------

  @PyMethod(
      signature =
          "(*, encoding=None, errors=None, newline=None, line_buffering=None,"
              + " write_through=None)",
      doc = "Change how the stream works; newline and encoding only before the first read.")
  static void reconfigure(
      ThreadState ts,
      PyTextIOWrapper self,
      PyObject encoding,
      PyObject errors,
      PyObject newline,
      PyObject lineBuffering,
      PyObject writeThrough) {
    TextCore c = self.core;
    String enc = text(ts, encoding, "encoding");
    String err = text(ts, errors, "errors");
    String nl = text(ts, newline, "newline");
    boolean newlineGiven = newline != null;
    boolean changed = enc != null || err != null || newlineGiven;
    if (c.decoder != null
        && changed
        && (c.snapshot() != null || c.decoded() != null && c.decoded().length() > 0)) {
      throw IoErrors.unsupported(
          ts, "It is not possible to set the encoding or newline of stream after the first read");
    }
    LineEnds ends = newlineGiven ? LineEnds.of(ts, nl) : c.ends;
    boolean line = option(ts, lineBuffering, c.lineBuffering);
    boolean through = option(ts, writeThrough, c.writeThrough);
    Calls.method(ts, self, FLUSH);
    c.lock.enterAgain(ts, self);
    try {
      if (changed) {
        String name = enc == null ? c.codec.encoding : enc.equals("locale") ? "UTF-8" : enc;
        String handler = err != null ? err : enc != null ? "strict" : c.codec.errors;
        boolean readable = c.decoder != null;
        boolean atStart = c.codec.encoder == null;
        self.setCodec(ts, new TextCodec(ts, name, handler), ends, readable);
        c.ends = ends;
        if (c.seekable && c.codec.encoder != null) {
          PyObject position = Calls.method(ts, c.buffer, TELL);
          c.codec.resetEncoder(ts, !Comparison.truth(ts, position));
        } else if (!atStart && c.codec.encoder != null) {
          c.codec.resetEncoder(ts, false);
        }
      }
      c.lineBuffering = line;
      c.writeThrough = through;
    } finally {
      c.lock.leave();
    }
  }

  private static String text(ThreadState ts, PyObject o, String name) {
    if (o == null || o == Py.None) {
      return null;
    }
    if (!(o instanceof PyStr s)) {
      throw PyErr.typeError(
          ts,
          "reconfigure() argument '%s' must be str or None, not %s"
              .formatted(name, PyType.of(o).name()));
    }
    checkNoNull(ts, s.toString());
    return s.toString();
  }

  private static boolean option(ThreadState ts, PyObject o, boolean old) {
    return o == null || o == Py.None ? old : Numbers.index(ts, o).bigValue().signum() != 0;
  }

  @PyMethod(name = "detach", doc = "Flush, separate the stream of bytes and return it.")
  static PyObject detachBuffer(ThreadState ts, PyTextIOWrapper self) {
    self.buffer(ts);
    Calls.method(ts, self, FLUSH);
    TextCore c = self.core;
    PyObject buffer = ts.hold(self.buffer(ts));
    c.buffer = ts.swap(c.buffer, null);
    c.detached = true;
    c.ok = false;
    return buffer;
  }

  // Writing --------------------------------------------------------------------------------------

  @PyMethod(
      name = "write",
      signature = "(text, /)",
      doc = "Write text; return the number of characters.")
  static int writeText(ThreadState ts, PyTextIOWrapper self, PyObject text) {
    if (!(text instanceof PyStr s)) {
      throw PyErr.typeError(ts, "write() argument must be str, not " + PyType.of(text).name());
    }
    TextCore c = self.enter(ts);
    try {
      if (!c.writable) {
        throw IoErrors.unsupported(ts, "not writable");
      }
      c.write(ts, s);
      return s.length();
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(name = "flush", doc = "Write what is collected, and flush the stream of bytes.")
  static PyObject flushText(ThreadState ts, PyTextIOWrapper self) {
    TextCore c = self.enter(ts);
    try {
      c.telling = c.seekable;
      c.writePending(ts);
      return Calls.method(ts, c.buffer, FLUSH);
    } finally {
      c.lock.leave();
    }
  }

  @PyMethod(name = "close", doc = "Flush and close the stream.")
  static PyObject closeText(ThreadState ts, PyTextIOWrapper self) {
    PyObject buffer = ts.hold(self.buffer(ts));
    if (Comparison.truth(ts, Attributes.get(ts, self, CLOSED))) {
      return Py.None;
    }
    if (self.core.finalizing) {
      if (buffer instanceof PyBuffered b) {
        PyBuffered.deallocWarn(ts, b, self);
      } else {
        try {
          Calls.method(ts, buffer, "_dealloc_warn", self);
        } catch (PyException e) {
          // not every stream warns
        }
      }
    }
    PyException failure = null;
    try {
      Calls.method(ts, self, FLUSH);
    } catch (PyException e) {
      failure = e;
    }
    try {
      PyObject r = Calls.method(ts, buffer, CLOSE);
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

  // Attributes -----------------------------------------------------------------------------------

  @PyMethod(name = "fileno", doc = "The file descriptor of the stream of bytes.")
  static PyObject descriptor(ThreadState ts, PyTextIOWrapper self) {
    return Calls.method(ts, self.buffer(ts), "fileno");
  }

  @PyMethod(name = "seekable", doc = "Whether the stream can seek.")
  static PyObject isSeekable(ThreadState ts, PyTextIOWrapper self) {
    return Calls.method(ts, self.buffer(ts), "seekable");
  }

  @PyMethod(name = "readable", doc = "Whether the stream can be read from.")
  static PyObject isReadable(ThreadState ts, PyTextIOWrapper self) {
    return Calls.method(ts, self.buffer(ts), "readable");
  }

  @PyMethod(name = "writable", doc = "Whether the stream can be written to.")
  static PyObject isWritable(ThreadState ts, PyTextIOWrapper self) {
    return Calls.method(ts, self.buffer(ts), "writable");
  }

  @PyMethod(name = "isatty", doc = "Whether the stream is connected to a terminal.")
  static PyObject isTerminal(ThreadState ts, PyTextIOWrapper self) {
    return Calls.method(ts, self.buffer(ts), "isatty");
  }

  @PyMethod(name = "__getstate__", doc = "Streams cannot be pickled.")
  static PyObject getState(ThreadState ts, PyTextIOWrapper self) {
    throw IoErrors.cannotPickle(ts, self);
  }

  @PyGetter(name = "buffer", doc = "The stream of bytes.", member = true)
  static PyObject bufferMember(ThreadState ts, PyTextIOWrapper self) {
    PyObject b = self.core.buffer;
    if (b == null) {
      throw PyErr.attributeError(ts, "'TextIOWrapper' object has no attribute 'buffer'");
    }
    return ts.hold(b);
  }

  @PyGetter(name = "encoding", doc = "The name of the encoding.", member = true)
  static PyObject encodingMember(ThreadState ts, PyTextIOWrapper self) {
    TextCodec c = self.core.codec;
    if (c == null) {
      throw PyErr.attributeError(ts, "'TextIOWrapper' object has no attribute 'encoding'");
    }
    return PyStr.of(c.encoding);
  }

  @PyGetter(name = "errors", doc = "How errors of encoding and decoding are handled.")
  static PyObject errorsMember(ThreadState ts, PyTextIOWrapper self) {
    if (self.core.codec == null) {
      self.buffer(ts);
    }
    return PyStr.of(self.core.codec.errors);
  }

  @PyGetter(name = "line_buffering", doc = "Whether a line's end flushes.", member = true)
  static boolean lineBuffering(ThreadState ts, PyTextIOWrapper self) {
    return self.core.lineBuffering;
  }

  @PyGetter(name = "write_through", doc = "Whether nothing is collected.", member = true)
  static boolean writeThrough(ThreadState ts, PyTextIOWrapper self) {
    return self.core.writeThrough;
  }

  @PyGetter(name = "newlines", doc = "The ends of lines that were found so far.")
  static PyObject seenNewlines(ThreadState ts, PyTextIOWrapper self) {
    self.buffer(ts);
    return self.core.decoder instanceof NewlineDecoder d ? d.newlines() : Py.None;
  }

  @PyGetter(name = "name", doc = "The name of the stream of bytes.")
  static PyObject bufferName(ThreadState ts, PyTextIOWrapper self) {
    return Attributes.get(ts, self.buffer(ts), NAME);
  }

  @PyGetter(name = "closed", doc = "Whether the stream is closed.")
  static PyObject isClosed(ThreadState ts, PyTextIOWrapper self) {
    return Attributes.get(ts, self.buffer(ts), CLOSED);
  }

  @PyGetter(name = "_CHUNK_SIZE", doc = "How many bytes are read at once.")
  static int chunkSize(ThreadState ts, PyTextIOWrapper self) {
    self.buffer(ts);
    return self.core.chunkSize;
  }

  @PySetter(name = "_CHUNK_SIZE")
  static void setChunkSize(ThreadState ts, PyTextIOWrapper self, PyObject value) {
    self.buffer(ts);
    if (value == null) {
      throw PyErr.attributeError(ts, "cannot delete attribute");
    }
    PyInt i = Numbers.index(ts, value);
    if (!i.isLong() || i.longValue() <= 0) {
      throw PyErr.valueError(ts, "a strictly positive integer is required");
    }
    self.core.chunkSize = Args.toInt(ts, i);
  }

  @PyGetter(name = "_finalizing", member = true)
  static boolean finalizing(ThreadState ts, PyTextIOWrapper self) {
    return self.core.finalizing;
  }

  @PySetter(name = "_finalizing")
  static void setFinalizing(ThreadState ts, PyTextIOWrapper self, PyObject value) {
    self.core.finalizing = value != null && Comparison.truth(ts, value);
  }

  @PySlot
  static String __repr__(ThreadState ts, PyTextIOWrapper self) {
    self.buffer(ts);
    StringBuilder b = new StringBuilder("<_io.TextIOWrapper");
    PyObject name = Reprs.nameOrNull(ts, self);
    if (name != null) {
      b.append(" name=").append(Reprs.repr(ts, self, name));
    }
    PyObject mode = Reprs.attributeOrNull(ts, self, MODE);
    if (mode != null) {
      b.append(" mode=").append(Reprs.repr(ts, self, mode));
    }
    return b.append(" encoding=")
        .append(Reprs.repr(ts, self, PyStr.of(self.core.codec.encoding)))
        .append('>')
        .toString();
  }
}
