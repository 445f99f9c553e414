package org.boiga.objects;

import java.util.Arrays;

/** Builds an array of bytes. */
public final class ByteBuilder {
  private byte[] bytes;
  private int count;

  public ByteBuilder(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  public int length() {
    return count;
  }

  private void reserve(int more) {
    if (count + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(count + more, count + (count >> 1)));
    }
  }

  public ByteBuilder append(int b) {
    reserve(1);
    bytes[count++] = (byte) b;
    return this;
  }

  public ByteBuilder append(byte[] b, int from, int to) {
    reserve(to - from);
    System.arraycopy(b, from, bytes, count, to - from);
    count += to - from;
    return this;
  }

  public ByteBuilder append(ByteSpan s) {
    return append(s.array(), s.from(), s.to());
  }

  /** Appends a Java string of ASCII characters. */
  public ByteBuilder ascii(String s) {
    for (int i = 0; i < s.length(); i++) {
      append(s.charAt(i));
    }
    return this;
  }

  public ByteBuilder repeat(int b, int n) {
    reserve(n);
    Arrays.fill(bytes, count, count + n, (byte) b);
    count += n;
    return this;
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, count);
  }
}
