package org.boiga.objects;

import java.util.function.Supplier;
import org.boiga.memory.PyObject;

/** What the methods of bytes and bytearray need to know of their receiver. */
sealed interface ByteString permits PyBytes, PyByteArray {

  /** The content as it is now. */
  ByteSpan span();

  /** A new object of the same built-in type. */
  PyObject make(ThreadState ts, byte[] content);

  /**
   * The bytes of an argument, or null if it is not bytes-like. Getting them may run Python code,
   * which must not change the size of the receiver meanwhile.
   */
  default ByteSpan argumentOrNull(ThreadState ts, PyObject o) {
    return Buffers.spanOrNull(ts, o);
  }

  /** As {@link #argumentOrNull}; TypeError where it is not bytes-like. */
  default ByteSpan argument(ThreadState ts, PyObject o) {
    ByteSpan s = argumentOrNull(ts, o);
    if (s == null) {
      throw Buffers.notBytesLike(ts, o);
    }
    return s;
  }

  /** Has {@code conversion} run while the size cannot change. */
  default <T> T pinned(Supplier<T> conversion) {
    return conversion.get();
  }

  /** The part from {@code from} to {@code to} as an object of the same built-in type. */
  default PyObject part(ThreadState ts, ByteSpan s, int from, int to) {
    return make(ts, s.part(from, to).copy());
  }
}
