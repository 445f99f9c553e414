package org.boiga.nativemodules.support;

import java.util.Arrays;

/**
 * What a decoder has got and not used yet. A decoder reads as if all of its input were there, and
 * returns to where it was if {@link Underflow} tells that it is not.
 */
public final class PushInput {
  /** There is not enough input for a step. */
  public static final class Underflow extends Exception {
    private static final long serialVersionUID = 1;
    private static final Underflow INSTANCE = new Underflow();

    private Underflow() {
      super(null, null, false, false);
    }
  }

  private static final byte[] NONE = {};

  private byte[] array = NONE;
  private int next;
  private int end;

  /** Whether the array is not the caller's. */
  private boolean owned = true;

  /** Appends input, which is the caller's until {@link #retain}. */
  public void feed(ByteSpan s) {
    if (next == end) {
      array = s.array();
      next = s.from();
      end = s.to();
      owned = false;
    } else if (s.length() > 0) {
      int rest = end - next;
      byte[] all = Arrays.copyOfRange(array, next, next + Math.addExact(rest, s.length()));
      System.arraycopy(s.array(), s.from(), all, rest, s.length());
      array = all;
      next = 0;
      end = all.length;
      owned = true;
    }
  }

  /** Copies what is left, if it is the caller's. */
  public void retain() {
    if (!owned) {
      array = rest();
      next = 0;
      end = array.length;
      owned = true;
    }
  }

  /** What is left. */
  public byte[] rest() {
    return next == end ? NONE : Arrays.copyOfRange(array, next, end);
  }

  public void clear() {
    array = NONE;
    next = 0;
    end = 0;
    owned = true;
  }

  public int available() {
    return end - next;
  }

  /** The next byte, unsigned. */
  public int read() throws Underflow {
    if (next == end) {
      throw Underflow.INSTANCE;
    }
    return array[next++] & 0xFF;
  }

  /** The next byte, unsigned, which stays; there is one. */
  public int peek() {
    return array[next] & 0xFF;
  }

  /** Fails unless there are {@code n} bytes. */
  public void require(int n) throws Underflow {
    if (end - next < n) {
      throw Underflow.INSTANCE;
    }
  }

  /** A place to return to with {@link #reset}, until more input comes. */
  public int mark() {
    return next;
  }

  public void reset(int mark) {
    next = mark;
  }

  public byte[] read(int n) throws Underflow {
    require(n);
    next += n;
    return Arrays.copyOfRange(array, next - n, next);
  }

  /** Reads what there is, at most {@code n} bytes, and returns the number. */
  public int read(byte[] to, int at, int n) {
    int k = Math.min(n, available());
    System.arraycopy(array, next, to, at, k);
    next += k;
    return k;
  }

  /** An integer of {@code n} bytes, the least significant one first. */
  public long readLittleEndian(int n) throws Underflow {
    require(n);
    long v = 0;
    for (int i = 0; i < n; i++) {
      v |= (array[next++] & 0xFFL) << 8 * i;
    }
    return v;
  }
}
