package org.boiga.objects;

import java.util.Arrays;

/** Part of an array of bytes. */
public record ByteSpan(byte[] array, int from, int to) {
  static final ByteSpan EMPTY = of(new byte[0]);

  public static ByteSpan of(byte[] all) {
    return new ByteSpan(all, 0, all.length);
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

  /** Whether {@code s} is in this span at {@code i}, where there is room for it. */
  boolean matches(int i, ByteSpan s) {
    return Arrays.equals(array, from + i, from + i + s.length(), s.array, s.from, s.to);
  }

  boolean sameAs(ByteSpan s) {
    return Arrays.equals(array, from, to, s.array, s.from, s.to);
  }

  int compareTo(ByteSpan s) {
    return Arrays.compareUnsigned(array, from, to, s.array, s.from, s.to);
  }

  boolean has(int b) {
    for (int i = from; i < to; i++) {
      if (array[i] == (byte) b) {
        return true;
      }
    }
    return false;
  }

  /** The first occurrence of {@code s} from {@code start} that ends by {@code end}, or -1. */
  int indexOf(ByteSpan s, int start, int end) {
    int m = s.length();
    if (m == 0) {
      return start <= end ? start : -1;
    }
    if (m > LinearSearch.PREFIX) {
      ByteSpan prefix = s.part(0, LinearSearch.PREFIX);
      return LinearSearch.indexOf(this::at, start, end, s::at, m, i -> indexOf(prefix, i, end));
    }
    byte first = s.array[s.from];
    int last = from + end - m;
    for (int i = from + start; i <= last; i++) {
      if (array[i] == first && (m == 1 || matches(i - from, s))) {
        return i - from;
      }
    }
    return -1;
  }

  /** The last occurrence of {@code s} from {@code start} that ends by {@code end}, or -1. */
  int lastIndexOf(ByteSpan s, int start, int end) {
    for (int i = end - s.length(); i >= start; i--) {
      if (matches(i, s)) {
        return i;
      }
    }
    return -1;
  }

  /** Number of occurrences that do not overlap, at most {@code limit}. */
  int count(ByteSpan s, int start, int end, int limit) {
    int m = s.length();
    if (start > end) {
      return 0;
    }
    if (m == 0) {
      return (int) Math.min(limit, end - start + 1L);
    }
    int n = 0;
    for (int i = start; n < limit && (i = indexOf(s, i, end)) >= 0; i += m) {
      n++;
    }
    return n;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ByteSpan s && sameAs(s);
  }

  @Override
  public int hashCode() {
    int h = 0;
    for (int i = from; i < to; i++) {
      h = 31 * h + (array[i] & 0xff); // as the hash of a str of these characters
    }
    return h;
  }
}
