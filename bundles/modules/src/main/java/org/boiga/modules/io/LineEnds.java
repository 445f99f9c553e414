package org.boiga.modules.io;

import java.util.function.IntUnaryOperator;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/**
 * How a text stream treats the ends of lines, by its argument {@code newline}.
 *
 * @param universal whether \n, \r and \r\n all end a line of what is read
 * @param translateRead whether they become \n
 * @param translateWrite whether \n becomes something else when written
 * @param read what ends a line if not universal
 * @param write what \n is written as; null for itself
 */
record LineEnds(
    boolean universal, boolean translateRead, boolean translateWrite, String read, PyStr write) {

  /** The treatment for an argument, which is null for None. */
  static LineEnds of(ThreadState ts, String newline) {
    if (newline != null
        && !newline.isEmpty()
        && !newline.equals("\n")
        && !newline.equals("\r")
        && !newline.equals("\r\n")) {
      if (newline.indexOf(0) >= 0) {
        throw PyErr.valueError(ts, "embedded null character");
      }
      throw PyErr.valueError(ts, "illegal newline value: " + newline);
    }
    boolean universal = newline == null || newline.isEmpty();
    boolean other = newline != null && newline.startsWith("\r");
    return new LineEnds(
        universal,
        newline == null,
        newline == null || !newline.isEmpty(),
        newline,
        other ? PyStr.interned(newline) : null);
  }

  /**
   * The offset after the first end of a line in some text, or -1.
   *
   * @param units the text where code units equal code points, else null
   * @param at the code points of the text
   */
  int find(String units, IntUnaryOperator at, int from, int to) {
    if (translateRead || !universal && read.equals("\n")) {
      return after(indexOf(units, at, '\n', from, to), 1);
    }
    if (universal) {
      for (int i = from; i < to; i++) {
        int c = at.applyAsInt(i);
        if (c == '\n') {
          return i + 1;
        }
        if (c == '\r') {
          return i + 1 < to && at.applyAsInt(i + 1) == '\n' ? i + 2 : i + 1;
        }
      }
      return -1;
    }
    if (read.length() == 1) {
      return after(indexOf(units, at, '\r', from, to), 1);
    }
    for (int i = from; ; i++) {
      i = indexOf(units, at, '\r', i, to);
      if (i < 0 || i + 1 >= to) {
        return -1;
      }
      if (at.applyAsInt(i + 1) == '\n') {
        return i + 2;
      }
    }
  }

  private static int after(int i, int n) {
    return i < 0 ? -1 : i + n;
  }

  private static int indexOf(String units, IntUnaryOperator at, int c, int from, int to) {
    if (units != null) {
      return units.indexOf(c, from, to);
    }
    for (int i = from; i < to; i++) {
      if (at.applyAsInt(i) == c) {
        return i;
      }
    }
    return -1;
  }
}
