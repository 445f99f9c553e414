package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** Methods of bytes and bytearray that take bytes for ASCII letters. */
final class ByteCase {
  private ByteCase() {}

  private static ByteSpan span(PyObject self) {
    return ((ByteString) self).span();
  }

  private static boolean isLower(int b) {
    return b >= 'a' && b <= 'z';
  }

  private static boolean isUpper(int b) {
    return b >= 'A' && b <= 'Z';
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isAlpha(int b) {
    return isLower(b | 32) && b < 128;
  }

  private static int toLower(int b) {
    return isUpper(b) ? b + 32 : b;
  }

  private static int toUpper(int b) {
    return isLower(b) ? b - 32 : b;
  }

  /** Maps a byte, given the one before it, or -1. */
  private interface Mapping {
    int apply(int b, int previous);
  }

  private static PyObject map(ThreadState ts, PyObject self, Mapping m) {
    ByteSpan s = span(self);
    byte[] to = new byte[s.length()];
    int previous = -1;
    for (int i = 0; i < to.length; i++) {
      int b = s.at(i);
      to[i] = (byte) m.apply(b, previous);
      previous = b;
    }
    return ((ByteString) self).make(ts, to);
  }

  @PyMethod(doc = "A copy in lower case.")
  static PyObject lower(ThreadState ts, PyObject self) {
    return map(ts, self, (b, p) -> toLower(b));
  }

  @PyMethod(doc = "A copy in upper case.")
  static PyObject upper(ThreadState ts, PyObject self) {
    return map(ts, self, (b, p) -> toUpper(b));
  }

  @PyMethod(doc = "A copy with upper and lower case exchanged.")
  static PyObject swapcase(ThreadState ts, PyObject self) {
    return map(ts, self, (b, p) -> isAlpha(b) ? b ^ 32 : b);
  }

  @PyMethod(doc = "A copy with the first byte in upper case and the others in lower case.")
  static PyObject capitalize(ThreadState ts, PyObject self) {
    return map(ts, self, (b, p) -> p < 0 ? toUpper(b) : toLower(b));
  }

  @PyMethod(doc = "A copy in which words start in upper case and go on in lower case.")
  static PyObject title(ThreadState ts, PyObject self) {
    return map(ts, self, (b, p) -> p >= 0 && isAlpha(p) ? toLower(b) : toUpper(b));
  }

  private static boolean all(PyObject self, java.util.function.IntPredicate p) {
    ByteSpan s = span(self);
    for (int i = 0; i < s.length(); i++) {
      if (!p.test(s.at(i))) {
        return false;
      }
    }
    return s.length() > 0;
  }

  @PyMethod(doc = "Whether there are bytes and all are ASCII letters.")
  static boolean isalpha(ThreadState ts, PyObject self) {
    return all(self, ByteCase::isAlpha);
  }

  @PyMethod(doc = "Whether there are bytes and all are ASCII letters or digits.")
  static boolean isalnum(ThreadState ts, PyObject self) {
    return all(self, b -> isAlpha(b) || isDigit(b));
  }

  @PyMethod(doc = "Whether there are bytes and all are ASCII digits.")
  static boolean isdigit(ThreadState ts, PyObject self) {
    return all(self, ByteCase::isDigit);
  }

  @PyMethod(doc = "Whether there are bytes and all are ASCII white space.")
  static boolean isspace(ThreadState ts, PyObject self) {
    return all(self, ByteSplit::isSpace);
  }

  @PyMethod(doc = "Whether all bytes are ASCII.")
  static boolean isascii(ThreadState ts, PyObject self) {
    return span(self).length() == 0 || all(self, b -> b < 128);
  }

  @PyMethod(doc = "Whether there are letters and all are in lower case.")
  static boolean islower(ThreadState ts, PyObject self) {
    return all(self, b -> !isUpper(b)) && !all(self, b -> !isLower(b));
  }

  @PyMethod(doc = "Whether there are letters and all are in upper case.")
  static boolean isupper(ThreadState ts, PyObject self) {
    return all(self, b -> !isLower(b)) && !all(self, b -> !isUpper(b));
  }

  @PyMethod(doc = "Whether there are letters and each word is in title case.")
  static boolean istitle(ThreadState ts, PyObject self) {
    ByteSpan s = span(self);
    boolean found = false;
    boolean inWord = false;
    for (int i = 0; i < s.length(); i++) {
      int b = s.at(i);
      if (isAlpha(b) && isLower(b) != inWord) {
        return false;
      }
      inWord = isAlpha(b);
      found |= inWord;
    }
    return found;
  }
}
