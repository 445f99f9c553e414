package org.boiga.objects;

import java.nio.charset.StandardCharsets;
import org.boiga.memory.PyObject;

/** What texts of ints, floats and complex numbers have in common. */
final class NumberText {
  private NumberText() {}

  /**
   * The text without surrounding white space, with decimal digits of all scripts in ASCII and inner
   * white space as blanks. Other characters beyond ASCII become {@code ?}, which no number
   * contains.
   */
  static String normalize(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Unicode.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && Unicode.isSpace(text.charAt(end - 1))) {
      end--;
    }
    String s = text.substring(start, end);
    return isAscii(s) ? s : toAscii(s);
  }

  private static boolean isAscii(String s) {
    int n = s.length();
    if (n > 100) {
      return s.getBytes(StandardCharsets.UTF_8).length == n; // which the JVM does many at a time
    }
    for (int i = 0; i < n; i++) {
      if (s.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String toAscii(String s) {
    StringBuilder b = new StringBuilder(s.length());
    s.codePoints()
        .forEach(
            c -> {
              if (c < 128) {
                b.append((char) c);
              } else if (Unicode.isDecimal(c)) {
                b.append((char) ('0' + Unicode.decimal(c)));
              } else {
                b.append(Unicode.isSpace(c) ? ' ' : '?');
              }
            });
    return b.toString();
  }

  /**
   * The text without the underscores between digits, or null where one is elsewhere.
   *
   * @param s text as {@link #normalize} gives it
   */
  static String withoutUnderscores(String s) {
    if (s.indexOf('_') < 0) {
      return s;
    }
    StringBuilder b = new StringBuilder(s.length());
    char last = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '_') {
        if (!isDigit(last)) {
          return null;
        }
      } else {
        if (last == '_' && !isDigit(c)) {
          return null;
        }
        b.append(c);
      }
      last = c;
    }
    return last == '_' ? null : b.toString();
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The content of a bytes-like object, or null if it is none. */
  static PyBytes bytesOrNull(ThreadState ts, PyObject o) {
    if (o instanceof PyBytes b) {
      return b;
    }
    byte[] content = Buffers.contentOrNull(ts, o);
    return content == null ? null : PyBytes.of(content);
  }

  /**
   * The text of a bytes object: what is no white space for bytes becomes {@code ?} if it is for
   * str.
   */
  static String ofBytes(PyBytes bytes) {
    byte[] b = bytes.content();
    char[] c = new char[b.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = b[i] < 0 || b[i] >= 0x1C && b[i] <= 0x1F ? '?' : (char) b[i];
    }
    return new String(c);
  }
}
