package org.boiga.objects;

import java.util.Arrays;

/**
 * Builds a str from parts of any form. Code units are collected as long as they equal code points;
 * from the first that does not, code points.
 */
public final class StrBuilder {
  private StringBuilder units;
  private int[] points;
  private int count;

  public StrBuilder() {
    units = new StringBuilder();
  }

  public StrBuilder(int capacity) {
    units = new StringBuilder(capacity);
  }

  /** Number of code points so far. */
  public int length() {
    return units != null ? units.length() : count;
  }

  /** The code point at {@code i}, which is in range. */
  public int at(int i) {
    return units != null ? units.charAt(i) : points[i];
  }

  private boolean endsWithHighSurrogate() {
    int n = units.length();
    return n > 0 && Unicode.isHighSurrogate(units.charAt(n - 1));
  }

  private void widen(int more) {
    int n = units.length();
    points = new int[Math.max(16, n + Math.max(more, n >> 1))];
    for (int i = 0; i < n; i++) {
      points[i] = units.charAt(i);
    }
    count = n;
    units = null;
  }

  private void reserve(int more) {
    if (count + more > points.length) {
      points = Arrays.copyOf(points, Math.max(count + more, count + (count >> 1)));
    }
  }

  /** Appends one code point. */
  public StrBuilder append(int c) {
    if (units != null) {
      if (c < 0x10000 && !(Unicode.isLowSurrogate(c) && endsWithHighSurrogate())) {
        units.append((char) c);
        return this;
      }
      widen(1);
    }
    reserve(1);
    points[count++] = c;
    return this;
  }

  public StrBuilder append(PyStr s) {
    return append(s, 0, s.length());
  }

  /** Appends the code points of {@code s} from {@code from} to {@code to}. */
  public StrBuilder append(PyStr s, int from, int to) {
    if (from >= to) {
      return this;
    }
    String u = s.units();
    if (units != null) {
      if (u != null && !(Unicode.isLowSurrogate(u.charAt(from)) && endsWithHighSurrogate())) {
        units.append(u, from, to);
        return this;
      }
      widen(to - from);
    }
    reserve(to - from);
    if (u == null) {
      System.arraycopy(s.codePoints(), from, points, count, to - from);
    } else {
      for (int i = from; i < to; i++) {
        points[count + i - from] = u.charAt(i);
      }
    }
    count += to - from;
    return this;
  }

  /** Appends a Java string, in which surrogate pairs stand for one character. */
  public StrBuilder append(String s) {
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      append(c);
      i += Character.charCount(c);
    }
    return this;
  }

  /** Appends a Java string of characters of the basic plane other than surrogates. */
  public StrBuilder appendUnits(String s) {
    if (units != null) {
      units.append(s);
      return this;
    }
    return append(s);
  }

  /** Appends {@code n} times the same code point. */
  public StrBuilder repeat(int c, int n) {
    if (units != null && c < 0x10000 && !Unicode.isSurrogate(c)) {
      units.repeat(c, n);
      return this;
    }
    for (int i = 0; i < n; i++) {
      append(c);
    }
    return this;
  }

  /** Drops what is beyond the first {@code n} code points. */
  public void truncate(int n) {
    if (units != null) {
      units.setLength(n);
    } else {
      count = n;
    }
  }

  /** Makes this builder empty. */
  public void clear() {
    if (units == null) {
      units = new StringBuilder();
      points = null;
      count = 0;
    } else {
      units.setLength(0);
    }
  }

  public PyStr toStr() {
    return units != null
        ? PyStr.ofUnits(units.toString())
        : PyStr.ofCodePoints(Arrays.copyOf(points, count));
  }
}
