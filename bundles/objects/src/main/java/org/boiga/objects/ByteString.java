package org.boiga.objects;

import org.boiga.memory.PyObject;

/** What the methods of bytes and bytearray need to know of their receiver. */
sealed interface ByteString permits PyBytes, PyByteArray {

  /** The content as it is now. */
  ByteSpan span();

  /** A new object of the same built-in type. */
  PyObject make(ThreadState ts, byte[] content);

  /** The part from {@code from} to {@code to} as an object of the same built-in type. */
  default PyObject part(ThreadState ts, ByteSpan s, int from, int to) {
    return make(ts, s.part(from, to).copy());
  }
}
