package org.boiga.nativemodules.support;

import java.util.Arrays;

/** Output of a decoder, of which no more than a limit is asked for. */
public final class ByteSink {
  private static final int FIRST_SIZE = 8192;

  private final int limit;
  private byte[] array;
  private int size;

  /**
   * Makes an empty one.
   *
   * @param limit most bytes; negative for as many as come
   */
  public ByteSink(long limit) {
    this.limit = limit < 0 ? Integer.MAX_VALUE - 8 : (int) Math.min(limit, Integer.MAX_VALUE - 8);
    array = new byte[Math.min(this.limit, FIRST_SIZE)];
  }

  /** How many bytes more are asked for. */
  public int room() {
    return limit - size;
  }

  public boolean isFull() {
    return size == limit;
  }

  private void grow(int n) {
    if (n > limit - size) {
      throw new OutOfMemoryError("more output than an array can have");
    }
    if (size + n > array.length) {
      long wanted = Math.max(size + (long) n, 2L * array.length);
      array = Arrays.copyOf(array, (int) Math.min(wanted, limit));
    }
  }

  public ByteSink write(int b) {
    grow(1);
    array[size++] = (byte) b;
    return this;
  }

  public void write(byte[] from, int at, int n) {
    grow(n);
    System.arraycopy(from, at, array, size, n);
    size += n;
  }

  public int size() {
    return size;
  }

  /** The array that the output is in so far, not to be changed. */
  public byte[] array() {
    return array;
  }

  public byte[] toByteArray() {
    return size == array.length ? array : Arrays.copyOf(array, size);
  }
}
