package org.boiga.nativemodules.support;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyContext;
import org.boiga.api.PyObject;

/** Part of an array of bytes, which is not to be changed: what an argument is that is only read. */
public record ByteSpan(byte[] array, int from, int to) {
  public static ByteSpan of(byte[] all) {
    return new ByteSpan(all, 0, all.length);
  }

  /** The bytes of a bytes-like object; TypeError if it is none. No copy if they are in an array. */
  public static ByteSpan of(PyContext ctx, PyObject o) {
    if (ctx.PyBytes_CheckExact(o)
        && ctx.PyBytes_AsMemory(o).heapBase().orElse(null) instanceof byte[] content) {
      return of(content);
    }
    try (PyBuffer b = ctx.PyObject_GetBuffer(o, PyBuffer.SIMPLE)) {
      MemorySegment m = b.memory();
      if (m.heapBase().orElse(null) instanceof byte[] array) {
        int from = (int) m.address();
        return new ByteSpan(array, from, from + (int) b.len());
      }
      return of(m.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  public int length() {
    return to - from;
  }

  /** The byte at {@code i}, unsigned. */
  public int at(int i) {
    return array[from + i] & 0xFF;
  }

  public byte[] copy() {
    return Arrays.copyOfRange(array, from, to);
  }

  /** The bytes from {@code start} to {@code end} of this span. */
  public ByteSpan part(int start, int end) {
    return new ByteSpan(array, from + start, from + end);
  }
}
