package org.boiga.nativemodules.zlib;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;

/** {@code zlib.Decompress}. */
@PyType(name = "zlib.Decompress", subclassable = false)
public final class PyDecompress extends PyNativeObject {
  private final byte[] dictionary;

  // All guarded by this object's monitor.
  private final Inflate state;
  private byte[] unused = {};
  private byte[] tail = {};
  private boolean eof;
  private boolean flushed;

  /**
   * Makes an object.
   *
   * @param dictionary null for none
   */
  PyDecompress(PyContext ctx, Inflate state, byte[] dictionary) {
    super(ctx);
    this.state = state;
    this.dictionary = dictionary;
  }

  private byte[] run(PyContext ctx, ByteSpan s, int limit, String when) {
    Inflate.Result r = ZlibErrors.run(ctx, state, s, limit, dictionary, when);
    ByteSpan rest = new ByteSpan(s.array(), r.next(), s.to());
    if (state.isDone()) {
      eof = true;
      byte[] all = java.util.Arrays.copyOf(unused, unused.length + rest.length());
      System.arraycopy(rest.array(), rest.from(), all, unused.length, rest.length());
      unused = all;
      tail = new byte[0];
    } else {
      tail = rest.copy();
    }
    return r.output();
  }

  @PyMethod(
      signature = "(data, /, max_length=0)",
      doc = "Decompress data, at most to max_length bytes; the rest becomes unconsumed_tail.")
  PyObject decompress(PyContext ctx, PyObject data, PyObject maxLength) {
    ByteSpan s = ByteSpan.of(ctx, data);
    long max = maxLength == null ? 0 : ZlibErrors.size(ctx, maxLength);
    if (max < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "max_length must be non-negative");
    }
    int limit = max == 0 ? Integer.MAX_VALUE : (int) Math.min(max, Integer.MAX_VALUE);
    synchronized (this) {
      return ctx.PyBytes_FromByteArray(run(ctx, s, limit, "while decompressing data"));
    }
  }

  @PyMethod(signature = "(length=16384, /)", doc = "Decompress what is left of the input.")
  PyObject flush(PyContext ctx, PyObject length) {
    if (length != null && ZlibErrors.size(ctx, length) <= 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "length must be greater than zero");
    }
    synchronized (this) {
      byte[] b = run(ctx, ByteSpan.of(tail), Integer.MAX_VALUE, "while flushing");
      flushed = eof;
      return ctx.PyBytes_FromByteArray(b);
    }
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject copy(PyContext ctx) {
    Inflate i;
    byte[] unusedNow;
    byte[] tailNow;
    boolean eofNow;
    synchronized (this) {
      if (flushed) {
        throw ctx.PyErr_Format(PyExc.ValueError, "Inconsistent stream state");
      }
      i = new Inflate(state);
      unusedNow = unused;
      tailNow = tail;
      eofNow = eof;
    }
    PyDecompress d = new PyDecompress(ctx, i, dictionary);
    d.unused = unusedNow;
    d.tail = tailNow;
    d.eof = eofNow;
    return d;
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject __copy__(PyContext ctx) {
    return copy(ctx);
  }

  @PyMethod(signature = "(memo, /)", doc = "A copy of the object.")
  PyObject __deepcopy__(PyContext ctx, PyObject memo) {
    return copy(ctx);
  }

  @PyGetter(name = "unused_data", doc = "What came after the end of the stream.")
  synchronized PyObject unusedData(PyContext ctx) {
    return ctx.PyBytes_FromByteArray(unused);
  }

  @PyGetter(name = "unconsumed_tail", doc = "Input for which there was no room.")
  synchronized PyObject unconsumedTail(PyContext ctx) {
    return ctx.PyBytes_FromByteArray(tail);
  }

  @PyGetter(doc = "Whether the stream has ended.")
  synchronized boolean eof(PyContext ctx) {
    return eof;
  }
}
