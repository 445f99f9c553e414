package org.boiga.example.kvstore.engine;

import java.util.Arrays;

/**
 * Keys from {@code start} on that come before {@code stop}, where null sets no limit, in ascending
 * or descending order.
 */
public record Range(byte[] start, byte[] stop, boolean reverse) {
  public static final Range ALL = new Range(null, null, false);

  /** The order of keys. */
  static int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }

  boolean contains(byte[] key) {
    return isAfterStart(key) && isBeforeStop(key);
  }

  /** Whether a walk in this direction that has come to {@code key} is past the last one. */
  boolean endsBefore(byte[] key) {
    return reverse ? !isAfterStart(key) : !isBeforeStop(key);
  }

  /** Compares in the direction of the walk. */
  int order(byte[] a, byte[] b) {
    return reverse ? compare(b, a) : compare(a, b);
  }

  boolean isEmpty() {
    return start != null && stop != null && compare(start, stop) >= 0;
  }

  private boolean isAfterStart(byte[] key) {
    return start == null || compare(key, start) >= 0;
  }

  private boolean isBeforeStop(byte[] key) {
    return stop == null || compare(key, stop) < 0;
  }
}
