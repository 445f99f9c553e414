package org.boiga.modules.zlib;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code zlib.Decompress}. */
@org.boiga.api.annotation.PyType(name = "zlib.Decompress", subclassable = false)
public final class PyDecompress extends Counted {
  static final PyType TYPE = PyType.builtin(new PyDecompressTable(), PyBaseObject.TYPE);

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
  PyDecompress(ThreadState ts, Inflate state, byte[] dictionary) {
    super(ts);
    this.state = state;
    this.dictionary = dictionary;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private byte[] run(ThreadState ts, ByteSpan s, int limit, String when) {
    Inflate.Result r = ZlibErrors.run(ts, state, s, limit, dictionary, when);
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
  PyObject decompress(ThreadState ts, PyObject data, PyObject maxLength) {
    ByteSpan s = Buffers.span(ts, data);
    long max = maxLength == null ? 0 : ZlibErrors.size(ts, maxLength);
    if (max < 0) {
      throw PyErr.valueError(ts, "max_length must be non-negative");
    }
    int limit = max == 0 ? Integer.MAX_VALUE : (int) Math.min(max, Integer.MAX_VALUE);
    synchronized (this) {
      return PyBytes.of(run(ts, s, limit, "while decompressing data"));
    }
  }

  @PyMethod(signature = "(length=16384, /)", doc = "Decompress what is left of the input.")
  PyObject flush(ThreadState ts, PyObject length) {
    if (length != null && ZlibErrors.size(ts, length) <= 0) {
      throw PyErr.valueError(ts, "length must be greater than zero");
    }
    synchronized (this) {
      byte[] b = run(ts, ByteSpan.of(tail), Integer.MAX_VALUE, "while flushing");
      flushed = eof;
      return PyBytes.of(b);
    }
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject copy(ThreadState ts) {
    Inflate i;
    byte[] unusedNow;
    byte[] tailNow;
    boolean eofNow;
    synchronized (this) {
      if (flushed) {
        throw PyErr.valueError(ts, "Inconsistent stream state");
      }
      i = new Inflate(state);
      unusedNow = unused;
      tailNow = tail;
      eofNow = eof;
    }
    PyDecompress d = new PyDecompress(ts, i, dictionary);
    d.unused = unusedNow;
    d.tail = tailNow;
    d.eof = eofNow;
    return d;
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject __copy__(ThreadState ts) {
    return copy(ts);
  }

  @PyMethod(signature = "(memo, /)", doc = "A copy of the object.")
  PyObject __deepcopy__(ThreadState ts, PyObject memo) {
    return copy(ts);
  }

  @PyGetter(name = "unused_data", doc = "What came after the end of the stream.")
  synchronized PyObject unusedData(ThreadState ts) {
    return PyBytes.of(unused);
  }

  @PyGetter(name = "unconsumed_tail", doc = "Input for which there was no room.")
  synchronized PyObject unconsumedTail(ThreadState ts) {
    return PyBytes.of(tail);
  }

  @PyGetter(doc = "Whether the stream has ended.")
  synchronized boolean eof(ThreadState ts) {
    return eof;
  }
}
