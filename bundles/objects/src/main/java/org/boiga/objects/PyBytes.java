package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code bytes}. */
@org.boiga.api.annotation.PyType(
    name = "bytes",
    doc =
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
            + "bytes(bytes_or_buffer) -> bytes\nbytes(int) -> bytes\nbytes() -> bytes\n\n"
            + "An immutable sequence of integers in range(256).",
    parts = {ByteSearch.class, ByteSplit.class, ByteCase.class, ByteMethods.class})
public sealed class PyBytes extends PyObject implements ByteString, BufferExporter
    permits BytesInstance {
  public static final PyType TYPE = PyType.builtin(new PyBytesTable(), PyBaseObject.TYPE);
  public static final PyBytes EMPTY = new PyBytes(new byte[0]);
  private static final PyBytes[] SINGLE = new PyBytes[256];

  static {
    for (int i = 0; i < SINGLE.length; i++) {
      SINGLE[i] = new PyBytes(new byte[] {(byte) i});
    }
  }

  private final byte[] content;
  private long hash;

  PyBytes(byte[] content) {
    this.content = content;
  }

  /** The bytes object of {@code content}, which must not change any more. */
  public static PyBytes of(byte[] content) {
    return switch (content.length) {
      case 0 -> EMPTY;
      case 1 -> SINGLE[content[0] & 0xFF];
      default -> new PyBytes(content);
    };
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The bytes, not to be changed. */
  public final byte[] content() {
    return content;
  }

  public final int length() {
    return content.length;
  }

  /** The byte at {@code i}, unsigned. */
  public final int at(int i) {
    return content[i] & 0xFF;
  }

  /** A copy of the bytes. */
  public final byte[] toByteArray() {
    return content.clone();
  }

  /** The bytes of any bytes-like object; TypeError if it is none. */
  public static PyBytes copyOf(ThreadState ts, PyObject o) {
    return o.getClass() == PyBytes.class ? (PyBytes) o : of(Buffers.content(ts, o));
  }

  @Override
  public final ByteSpan span() {
    return ByteSpan.of(content);
  }

  @Override
  public final PyObject make(ThreadState ts, byte[] b) {
    return of(b);
  }

  @Override
  public final PyObject part(ThreadState ts, ByteSpan s, int from, int to) {
    return to - from == content.length && getClass() == PyBytes.class
        ? this
        : of(s.part(from, to).copy());
  }

  @Override
  public final Buffer exportBuffer(ThreadState ts, int flags) {
    if ((flags & Buffer.WRITABLE) != 0) {
      throw PyErr.bufferError(ts, "Object is not writable.");
    }
    return new Buffer(this, this, content, 0, true, BufferLayout.ofBytes(content.length));
  }

  @Override
  public final int hashCode() {
    return Long.hashCode(hash());
  }

  private long hash() {
    long h = hash;
    if (h == 0) {
      h = StringHash.of(content, 0, content.length);
      hash = h;
    }
    return h;
  }

  /** Whether {@code o} is a bytes object of the same content; types do not matter. */
  @Override
  public final boolean equals(Object o) {
    return o instanceof PyBytes b && java.util.Arrays.equals(content, b.content);
  }

  /** The repr. */
  @Override
  public final String toString() {
    return ByteMethods.repr(span()).toString();
  }

  // Slots ----------------------------------------------------------------------------------------

  @PySlot(signature = "(source=b'', encoding='utf-8', errors='strict')")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject source, PyObject encoding, PyObject errors) {
    if (source != null && encoding == null && errors == null) {
      if (source.getClass() == PyBytes.class && cls == TYPE) {
        return source;
      }
      PyObject r = Calls.special(ts, source, Names.__bytes__);
      if (r != null) {
        if (!(r instanceof PyBytes b)) {
          throw PyErr.typeError(
              ts, "__bytes__ returned non-bytes (type " + PyType.of(r).name() + ")");
        }
        return cls == TYPE ? b : new BytesInstance(ts, cls, b.content);
      }
    }
    byte[] b = BytesSource.content(ts, "bytes", source, encoding, errors);
    return cls == TYPE ? of(b) : new BytesInstance(ts, cls, b);
  }

  @PySlot
  PyObject __repr__(ThreadState ts) {
    return ByteMethods.repr(span());
  }

  @PySlot
  PyObject __str__(ThreadState ts) {
    return ByteMethods.repr(span());
  }

  @PySlot
  long __hash__(ThreadState ts) {
    return hash();
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (!(other instanceof PyBytes b)) {
      return Py.NotImplemented;
    }
    return switch (op) {
      case EQ -> Py.bool(equals(b));
      case NE -> Py.bool(!equals(b));
      default -> Py.bool(op.test(java.util.Arrays.compareUnsigned(content, b.content)));
    };
  }

  @PySlot
  long __len__(ThreadState ts) {
    return content.length;
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject key) {
    if (key instanceof PySlice s) {
      PySlice.Indices r = s.indices(ts, content.length);
      int start = (int) r.start();
      if (r.step() == 1) {
        return part(ts, span(), start, start + r.count());
      }
      return of(strided(content, start, r.step(), r.count()));
    }
    if (!Numbers.isIndex(key)) {
      throw PyErr.typeError(
          ts, "byte indices must be integers or slices, not " + PyType.of(key).name());
    }
    long i = Numbers.sequenceIndex(ts, key);
    i += i < 0 ? content.length : 0;
    if (i < 0 || i >= content.length) {
      throw PyErr.indexError(ts, "index out of range");
    }
    return Py.int_(content[(int) i] & 0xFF);
  }

  /** {@code count} bytes from {@code start} on, {@code step} apart. */
  static byte[] strided(byte[] from, int start, long step, int count) {
    byte[] to = new byte[count];
    long k = start;
    for (int i = 0; i < count; i++, k += step) {
      to[i] = from[(int) k];
    }
    return to;
  }

  @PySlot
  boolean __contains__(ThreadState ts, PyObject item) {
    return ByteSearch.contains(ts, this, item);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return new PyBytesIterator(this);
  }

  @PySlot
  PyObject __add__(ThreadState ts, PyObject other) {
    if (content.length == 0 && other.getClass() == PyBytes.class) {
      return other;
    }
    return ByteMethods.concat(ts, this, other);
  }

  @PySlot
  PyObject __mul__(ThreadState ts, PyObject other) {
    PyObject r = ItemSequences.reflectedMultiply(ts, this, other);
    return r == Py.NotImplemented ? __rmul__(ts, other) : r;
  }

  @PySlot
  PyObject __rmul__(ThreadState ts, PyObject other) {
    long count = Sequences.repetitions(ts, other);
    return count == 1 && getClass() == PyBytes.class
        ? this
        : of(ByteMethods.repeat(ts, span(), count));
  }

  @PySlot
  PyObject __mod__(ThreadState ts, PyObject other) {
    return of(PercentFormat.format(ts, content, other));
  }

  @PySlot
  PyObject __rmod__(ThreadState ts, PyObject other) {
    return other instanceof PyBytes b
        ? of(PercentFormat.format(ts, b.content, this))
        : Py.NotImplemented;
  }

  @PyMethod(doc = "The bytes as a plain bytes object.")
  PyObject __bytes__(ThreadState ts) {
    return getClass() == PyBytes.class ? this : of(content);
  }

  @PyMethod(doc = "A memoryview of the bytes.")
  PyObject __buffer__(ThreadState ts, int flags) {
    return Buffers.memoryView(ts, this, flags);
  }

  @PyMethod
  PyObject __getnewargs__(ThreadState ts) {
    return PyTuple.constant(__bytes__(ts));
  }

  @PyMethod(doc = "Size of the bytes in memory.")
  long __sizeof__(ThreadState ts) {
    return 33L + content.length;
  }
}
