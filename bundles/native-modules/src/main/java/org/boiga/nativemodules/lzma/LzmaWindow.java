package org.boiga.nativemodules.lzma;

import java.util.Arrays;
import org.boiga.nativemodules.support.PushInput;

/** The last bytes of the output, to which matches refer; output is taken from here, too. */
final class LzmaWindow {
  private static final int FIRST_SIZE = 1 << 16;

  private final int capacity;
  private byte[] bytes;

  /** Where the next byte goes. */
  private int at;

  /** How many bytes there are to refer to. */
  private int filled;

  /** Where to stop writing, so that nothing is lost before it is taken. */
  private int stop;

  /** As {@link #stop}, or less where less is to come. */
  private int end;

  private int taken;

  LzmaWindow(long dictionarySize) {
    // Larger ones than a Java array could hold are of use only for streams of that size.
    capacity = (int) Math.min(Math.max(dictionarySize, 4096), Integer.MAX_VALUE - 8);
    bytes = new byte[Math.min(capacity, FIRST_SIZE)];
  }

  /** Forgets all. */
  void reset() {
    filled = 0;
  }

  int filled() {
    return filled;
  }

  /** How many bytes may be written. */
  int room() {
    return end - at;
  }

  /** Lets at most {@code n} bytes be written until {@link #widen}. */
  void narrow(int n) {
    end = Math.min(stop, at + Math.min(n, stop - at));
  }

  void widen() {
    end = stop;
  }

  /** Lets at most {@code n} bytes be written before they are taken. */
  void begin(int n) {
    if (at == bytes.length) {
      if (at == capacity) {
        at = 0;
      } else {
        bytes = Arrays.copyOf(bytes, (int) Math.min(capacity, 2L * at));
      }
    }
    taken = at;
    stop = at + Math.min(n, bytes.length - at);
    end = stop;
  }

  /** Copies what was written since {@link #begin}. */
  int take(byte[] to, int start) {
    int n = at - taken;
    System.arraycopy(bytes, taken, to, start, n);
    taken = at;
    return n;
  }

  /** The byte {@code distance + 1} back; there is one. */
  int get(int distance) {
    int i = at - distance - 1;
    return bytes[i < 0 ? i + bytes.length : i] & 0xFF;
  }

  void put(int b) {
    bytes[at++] = (byte) b;
    if (filled < capacity) {
      filled++;
    }
  }

  /** Repeats what is {@code distance + 1} back, as far as there is room; how much. */
  int repeat(int distance, int length) {
    int n = Math.min(length, room());
    int from = at - distance - 1;
    if (from < 0) {
      from += bytes.length;
    }
    for (int i = 0; i < n; i++) {
      bytes[at++] = bytes[from++];
      if (from == bytes.length) {
        from = 0;
      }
    }
    filled = Math.min(capacity, filled + n);
    return n;
  }

  /** Copies input as it is, as far as there is room; how much. */
  int copy(PushInput in, int length) {
    int n = in.read(bytes, at, Math.min(length, room()));
    at += n;
    filled = Math.min(capacity, filled + n);
    return n;
  }
}
