package org.boiga.objects;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.memory.PyObject;

/**
 * Getting at the memory of any object that exports it, be it by {@link BufferExporter} or by a
 * {@code __buffer__} method in Python (PEP 688).
 */
public final class Buffers {
  private static final PyStr BUFFER = PyStr.interned("__buffer__");
  private static final PyStr RELEASE_BUFFER = PyStr.interned("__release_buffer__");

  private Buffers() {}

  /** Whether {@code o} exports a buffer ({@code PyObject_CheckBuffer}). */
  public static boolean isExporter(PyObject o) {
    return o instanceof BufferExporter
        || o instanceof Shaped && PyType.of(o).lookup(BUFFER) != null;
  }

  /**
   * Acquires a buffer; release it.
   *
   * @param flags see {@link Buffer}
   * @return null if {@code o} exports none
   */
  public static Buffer acquireOrNull(ThreadState ts, PyObject o, int flags) {
    if (o instanceof BufferExporter e && !(o instanceof Shaped && overrides(o))) {
      return e.exportBuffer(ts, flags);
    }
    if (!(o instanceof Shaped)) {
      return null;
    }
    PyObject f = Attributes.special(ts, o, BUFFER);
    return f == null ? null : ofPython(ts, o, Calls.call(ts, f, Py.int_(flags)), flags);
  }

  private static boolean overrides(PyObject o) {
    PyType t = PyType.of(o);
    return t.lookup(BUFFER) != t.layout.lookup(BUFFER);
  }

  private static Buffer ofPython(ThreadState ts, PyObject owner, PyObject result, int flags) {
    if (!(result instanceof PyMemoryView view)) {
      throw PyErr.typeError(ts, "__buffer__ returned non-memoryview object");
    }
    Buffer inner = view.exportBuffer(ts, flags);
    ts.keep(view);
    Buffer.Releaser releaser =
        (t, _) -> {
          inner.release(t);
          PyObject f = Attributes.special(t, owner, RELEASE_BUFFER);
          if (f != null) {
            Calls.call(t, f, view);
          }
          t.holdOwned(view);
        };
    return inner.array != null
        ? new Buffer(releaser, owner, inner.array, inner.start, inner.readOnly, inner.layout)
        : new Buffer(releaser, owner, inner.memory(), inner.readOnly, inner.layout);
  }

  /** Acquires a buffer; TypeError if {@code o} exports none. */
  public static Buffer acquire(ThreadState ts, PyObject o, int flags) {
    Buffer b = acquireOrNull(ts, o, flags);
    if (b == null) {
      throw notBytesLike(ts, o);
    }
    return b;
  }

  /** Acquires the buffer of an argument that is to be written to. */
  public static Buffer acquireWritable(
      ThreadState ts, String function, String argument, PyObject o) {
    Buffer b = acquireWritableOrNull(ts, o);
    if (b == null) {
      throw Args.badArgument(ts, function, argument, "read-write bytes-like object", o);
    }
    return b;
  }

  /** Acquires a buffer to write to; null if {@code o} exports none, or one that is read-only. */
  public static Buffer acquireWritableOrNull(ThreadState ts, PyObject o) {
    Buffer b;
    try {
      b = acquireOrNull(ts, o, Buffer.WRITABLE);
    } catch (PyException e) {
      if (!e.matches(PyExc.BufferError)) {
        throw e;
      }
      return null;
    }
    if (b != null && b.readOnly) {
      b.release(ts);
      return null;
    }
    return b;
  }

  /** TypeError that asks for a bytes-like object. */
  public static PyException notBytesLike(ThreadState ts, PyObject o) {
    return PyErr.typeError(
        ts, "a bytes-like object is required, not '" + PyType.of(o).name() + "'");
  }

  /**
   * BufferError unless memory of that layout can be handed to a consumer that asks for {@code
   * flags}.
   *
   * @param what the beginning of the message
   */
  public static void checkRequest(
      ThreadState ts, String what, int flags, BufferLayout layout, boolean readOnly) {
    if ((flags & Buffer.WRITABLE) != 0 && readOnly) {
      throw PyErr.bufferError(ts, what + " is not writable");
    }
    boolean c = layout.isCContiguous();
    boolean needsC =
        (flags & Buffer.C_CONTIGUOUS) == Buffer.C_CONTIGUOUS
            || (flags & Buffer.STRIDES) != Buffer.STRIDES;
    if (needsC && !c) {
      throw PyErr.bufferError(ts, what + " is not C-contiguous");
    }
    if ((flags & Buffer.F_CONTIGUOUS) == Buffer.F_CONTIGUOUS && !layout.isFContiguous()) {
      throw PyErr.bufferError(ts, what + " is not Fortran contiguous");
    }
    if ((flags & Buffer.ANY_CONTIGUOUS) == Buffer.ANY_CONTIGUOUS && !c && !layout.isFContiguous()) {
      throw PyErr.bufferError(ts, what + " is not contiguous");
    }
  }

  // Content --------------------------------------------------------------------------------------

  /**
   * The bytes of a bytes-like object, or null if it is none; BufferError if they do not lie one
   * after another. Not to be changed; maybe no copy.
   */
  public static ByteSpan spanOrNull(ThreadState ts, PyObject o) {
    if (o instanceof PyBytes b && o.getClass() == PyBytes.class) {
      return b.span();
    }
    if (o.getClass() == PyByteArray.class) {
      return ((PyByteArray) o).span();
    }
    Buffer b = acquireOrNull(ts, o, Buffer.SIMPLE);
    if (b == null) {
      return null;
    }
    try {
      return b.span();
    } finally {
      b.release(ts);
    }
  }

  /**
   * The bytes of a bytes-like object; TypeError if it is none. Not to be changed; maybe no copy.
   */
  public static ByteSpan span(ThreadState ts, PyObject o) {
    ByteSpan s = spanOrNull(ts, o);
    if (s == null) {
      throw notBytesLike(ts, o);
    }
    return s;
  }

  /**
   * The bytes of all items of an exporter in row-major order, or null if it is none. Not to be
   * changed.
   */
  public static byte[] contentOrNull(ThreadState ts, PyObject o) {
    if (o instanceof PyBytes b && o.getClass() == PyBytes.class) {
      return b.content();
    }
    Buffer b = acquireOrNull(ts, o, Buffer.FULL_RO);
    if (b == null) {
      return null;
    }
    try {
      return copy(b);
    } finally {
      b.release(ts);
    }
  }

  /** The bytes of a bytes-like object; TypeError if it is none. Not to be changed. */
  public static byte[] content(ThreadState ts, PyObject o) {
    byte[] b = contentOrNull(ts, o);
    if (b == null) {
      throw notBytesLike(ts, o);
    }
    return b;
  }

  /** The bytes of all items in row-major order. */
  public static byte[] copy(Buffer b) {
    return copy(b.memory(), b.layout);
  }

  static byte[] copy(MemorySegment memory, BufferLayout layout) {
    long length = layout.byteLength();
    byte[] to = new byte[Math.toIntExact(length)];
    if (length == 0) {
      return to;
    }
    if (layout.isCContiguous()) {
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, layout.offset(), to, 0, to.length);
    } else {
      copy(memory, layout, 0, layout.offset(), to, 0);
    }
    return to;
  }

  private static int copy(
      MemorySegment memory, BufferLayout l, int dimension, long from, byte[] to, int at) {
    if (dimension == l.dimensions()) {
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, to, at, l.itemSize());
      return at + l.itemSize();
    }
    for (long i = 0; i < l.shape()[dimension]; i++) {
      at = copy(memory, l, dimension + 1, from + i * l.strides()[dimension], to, at);
    }
    return at;
  }

  /** {@code o.__buffer__(flags)} of a type that implements {@link BufferExporter}. */
  public static PyObject memoryView(ThreadState ts, BufferExporter o, int flags) {
    return PyMemoryView.of(ts, o.exportBuffer(ts, flags));
  }
}
