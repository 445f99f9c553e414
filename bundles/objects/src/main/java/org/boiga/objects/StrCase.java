package org.boiga.objects;

import java.util.Locale;
import org.boiga.api.annotation.PyMethod;

/**
 * Upper, lower and title case, by Unicode's full mappings, and the methods of {@code str} for it.
 */
final class StrCase {
  private static final int CAPITAL_SIGMA = 0x3A3;
  private static final int SMALL_SIGMA = 0x3C3;
  private static final int FINAL_SIGMA = 0x3C2;
  private static final int CAPITAL_I_WITH_DOT = 0x130;
  private static final int DOT_ABOVE = 0x307;
  private static final int CAPITAL_IOTA = 0x399;
  private static final int IOTA_BELOW = 0x345;

  private StrCase() {}

  // One character --------------------------------------------------------------------------------

  private static void upper(int c, StrBuilder b) {
    int simple = Character.toUpperCase(c);
    if (c < 128 || simple != c && !hasLongUpper(c)) {
      b.append(simple);
    } else if (Unicode.isSurrogate(c)) {
      b.append(c);
    } else {
      b.append(Character.toString(c).toUpperCase(Locale.ROOT));
    }
  }

  /** Whether a character that has a one-character mapping too has a full mapping of several. */
  private static boolean hasLongUpper(int c) {
    return c >= 0x1F80 && c <= 0x1FFF;
  }

  private static void lower(PyStr s, int i, StrBuilder b) {
    int c = s.at(i);
    switch (c) {
      case CAPITAL_SIGMA -> b.append(isFinal(s, i) ? FINAL_SIGMA : SMALL_SIGMA);
      case CAPITAL_I_WITH_DOT -> b.append('i').append(DOT_ABOVE);
      default -> b.append(Character.toLowerCase(c));
    }
  }

  /** Whether a sigma at {@code i} ends a word. */
  private static boolean isFinal(PyStr s, int i) {
    int j = i - 1;
    while (j >= 0 && Unicode.isCaseIgnorable(s.at(j))) {
      j--;
    }
    if (j < 0 || !Unicode.isCased(s.at(j))) {
      return false;
    }
    int n = s.length();
    for (j = i + 1; j < n && Unicode.isCaseIgnorable(s.at(j)); j++) {}
    return j == n || !Unicode.isCased(s.at(j));
  }

  private static void title(int c, StrBuilder b) {
    int simple = Character.toTitleCase(c);
    boolean hasSimple = simple != c || Character.toUpperCase(c) != c || Unicode.isTitle(c);
    if (c < 128 || hasSimple || Unicode.isSurrogate(c)) {
      b.append(simple);
      return;
    }
    String upper = Character.toString(c).toUpperCase(Locale.ROOT);
    int first = upper.codePointAt(0);
    b.append(first);
    for (int i = Character.charCount(first); i < upper.length(); i++) {
      char u = upper.charAt(i); // what has a mapping of several is in the basic plane
      b.append(
          c == 0x149
              ? u
              : u == CAPITAL_IOTA && first != 0x399 ? IOTA_BELOW : Character.toLowerCase(u));
    }
  }

  private static void fold(int c, StrBuilder b) {
    if (c < 128) {
      b.append(Character.toLowerCase(c));
    } else if (c == CAPITAL_I_WITH_DOT) {
      b.append('i').append(DOT_ABOVE);
    } else if (c == 0x1E9E) {
      b.append('s').append('s');
    } else if (c == 0x131 || c >= 0x13A0 && c <= 0x13F5 || Unicode.isSurrogate(c)) {
      b.append(c);
    } else if (c >= 0x13F8 && c <= 0x13FD) {
      b.append(c - 8);
    } else if (c >= 0xAB70 && c <= 0xABBF) {
      b.append(c - 0xAB70 + 0x13A0);
    } else {
      String upper = Character.toString(c).toUpperCase(Locale.ROOT);
      for (int i = 0; i < upper.length(); ) {
        int u = upper.codePointAt(i);
        b.append(Character.toLowerCase(u));
        i += Character.charCount(u);
      }
    }
  }

  // Methods --------------------------------------------------------------------------------------

  @PyMethod(doc = "A copy in lower case.")
  static PyStr lower(ThreadState ts, PyStr self) {
    String u = self.units();
    if (u != null && u.indexOf(CAPITAL_SIGMA) < 0) {
      return PyStr.ofUnits(u.toLowerCase(Locale.ROOT));
    }
    return lowerFrom(self, 0, new StrBuilder(self.length())).toStr();
  }

  private static StrBuilder lowerFrom(PyStr self, int from, StrBuilder b) {
    for (int i = from; i < self.length(); i++) {
      lower(self, i, b);
    }
    return b;
  }

  @PyMethod(doc = "A copy in upper case.")
  static PyStr upper(ThreadState ts, PyStr self) {
    if (self.units() != null) {
      return PyStr.ofUnits(self.units().toUpperCase(Locale.ROOT));
    }
    StrBuilder b = new StrBuilder(self.length());
    for (int i = 0; i < self.length(); i++) {
      upper(self.at(i), b);
    }
    return b.toStr();
  }

  @PyMethod(doc = "A copy for comparisons that ignore case.")
  static PyStr casefold(ThreadState ts, PyStr self) {
    if (self.isAscii()) {
      return lower(ts, self);
    }
    StrBuilder b = new StrBuilder(self.length());
    for (int i = 0; i < self.length(); i++) {
      fold(self.at(i), b);
    }
    return b.toStr();
  }

  @PyMethod(doc = "A copy with upper and lower case exchanged.")
  static PyStr swapcase(ThreadState ts, PyStr self) {
    StrBuilder b = new StrBuilder(self.length());
    for (int i = 0; i < self.length(); i++) {
      int c = self.at(i);
      if (Unicode.isUpper(c)) {
        lower(self, i, b);
      } else if (Unicode.isLower(c)) {
        upper(c, b);
      } else {
        b.append(c);
      }
    }
    return b.toStr();
  }

  @PyMethod(doc = "A copy with the first character in title case and the others in lower case.")
  static PyStr capitalize(ThreadState ts, PyStr self) {
    if (self.length() == 0) {
      return PyStr.EMPTY;
    }
    StrBuilder b = new StrBuilder(self.length());
    title(self.at(0), b);
    return lowerFrom(self, 1, b).toStr();
  }

  @PyMethod(doc = "A copy in which words start in title case and go on in lower case.")
  static PyStr title(ThreadState ts, PyStr self) {
    StrBuilder b = new StrBuilder(self.length());
    boolean inWord = false;
    for (int i = 0; i < self.length(); i++) {
      int c = self.at(i);
      if (inWord) {
        lower(self, i, b);
      } else {
        title(c, b);
      }
      inWord = Unicode.isCased(c);
    }
    return b.toStr();
  }

  @PyMethod(doc = "Whether there are cased characters and all are in lower case.")
  static boolean islower(ThreadState ts, PyStr self) {
    boolean found = false;
    for (int i = 0; i < self.length(); i++) {
      int c = self.at(i);
      if (Unicode.isUpper(c) || Unicode.isTitle(c)) {
        return false;
      }
      found |= Unicode.isLower(c);
    }
    return found;
  }

  @PyMethod(doc = "Whether there are cased characters and all are in upper case.")
  static boolean isupper(ThreadState ts, PyStr self) {
    boolean found = false;
    for (int i = 0; i < self.length(); i++) {
      int c = self.at(i);
      if (Unicode.isLower(c) || Unicode.isTitle(c)) {
        return false;
      }
      found |= Unicode.isUpper(c);
    }
    return found;
  }

  @PyMethod(doc = "Whether there are cased characters and each word is in title case.")
  static boolean istitle(ThreadState ts, PyStr self) {
    boolean found = false;
    boolean inWord = false;
    for (int i = 0; i < self.length(); i++) {
      int c = self.at(i);
      boolean lower = Unicode.isLower(c);
      if (lower != inWord && Unicode.isCased(c)) {
        return false;
      }
      inWord = Unicode.isCased(c);
      found |= inWord;
    }
    return found;
  }
}
