package org.boiga.objects;

/**
 * A prefix of text that is being built by repeated concatenation: {@code s += more} in a loop. The
 * strs of all steps share one growing buffer, so that a step costs what it adds, not what is there.
 */
final class TextBuffer {
  /** Shared with the other steps; null once {@link #text} is there. */
  private volatile StringBuilder builder;

  final int length;

  /** The prefix as a Java string, once somebody has asked for it. */
  private volatile String text;

  private TextBuffer(StringBuilder builder, int length) {
    this.builder = builder;
    this.length = length;
  }

  /** The buffer of {@code a + b}, with room for more. */
  static TextBuffer of(String a, String b) {
    StringBuilder s = new StringBuilder(2 * (a.length() + b.length()));
    s.append(a).append(b);
    return new TextBuffer(s, s.length());
  }

  /** This text and {@code more}; null if something else was appended already. */
  TextBuffer append(String more) {
    StringBuilder b = builder;
    if (b == null) {
      return null;
    }
    synchronized (b) {
      if (b.length() != length) {
        return null;
      }
      b.append(more);
      return new TextBuffer(b, b.length());
    }
  }

  char charAt(int i) {
    StringBuilder b = builder;
    if (b == null) {
      return text.charAt(i);
    }
    synchronized (b) {
      return b.charAt(i);
    }
  }

  @Override
  public String toString() {
    StringBuilder b = builder;
    if (b == null) {
      return text;
    }
    String t;
    synchronized (b) {
      t = b.substring(0, length);
    }
    text = t;
    builder = null;
    return t;
  }
}
