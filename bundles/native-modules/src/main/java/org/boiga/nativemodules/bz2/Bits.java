package org.boiga.nativemodules.bz2;

import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;

/** The bits of the last byte that was read, and reading on from them: the highest bit first. */
final class Bits {
  private int buffer;
  private int count;
  private int markedBuffer;
  private int markedCount;

  void mark() {
    markedBuffer = buffer;
    markedCount = count;
  }

  void reset() {
    buffer = markedBuffer;
    count = markedCount;
  }

  /** The next {@code n} bits, at most 24. */
  int read(PushInput in, int n) throws Underflow {
    while (count < n) {
      buffer = buffer << 8 | in.read();
      count += 8;
    }
    count -= n;
    return buffer >>> count & (1 << n) - 1;
  }
}
