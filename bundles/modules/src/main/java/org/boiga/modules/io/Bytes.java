package org.boiga.modules.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.objects.Buffer;

/** Copies between arrays and exported memory. */
final class Bytes {
  private Bytes() {}

  /** Copies {@code n} bytes of an array to a contiguous buffer. */
  static void copy(byte[] from, int start, int n, Buffer to, long at) {
    if (to.array != null) {
      System.arraycopy(from, start, to.array, to.start + (int) (to.layout.offset() + at), n);
    } else {
      MemorySegment.copy(
          from, start, to.memory(), ValueLayout.JAVA_BYTE, to.layout.offset() + at, n);
    }
  }
}
