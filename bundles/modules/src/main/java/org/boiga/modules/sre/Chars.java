package org.boiga.modules.sre;

import java.util.Locale;
import org.boiga.objects.Unicode;

/** Case and categories of characters, as patterns see them. */
final class Chars {
  private Chars() {}

  static int lowerAscii(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  static int lowerUnicode(int c) {
    return c < 128 ? lowerAscii(c) : Character.toLowerCase(c);
  }

  /** The first character of the full upper case. */
  static int upperUnicode(int c) {
    return c < 128 ? upperLocale(c) : Character.toString(c).toUpperCase(Locale.ROOT).codePointAt(0);
  }

  /** Lower case in the locale, which is that of UTF-8: bytes beyond ASCII are no letters. */
  static int lowerLocale(int c) {
    return lowerAscii(c);
  }

  static int upperLocale(int c) {
    return c >= 'a' && c <= 'z' ? c - 32 : c;
  }

  static boolean isAsciiWord(int c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z' || c >= '0' && c <= '9' || c == '_';
  }

  static boolean isUnicodeWord(int c) {
    return c < 128 ? isAsciiWord(c) : Unicode.isAlnum(c);
  }

  private static boolean isAsciiSpace(int c) {
    return c == ' ' || c >= 9 && c <= 13;
  }

  /** Whether {@code c} is in a category, by the number that the library gives it. */
  static boolean isCategory(int category, int c) {
    boolean in =
        switch (category >> 1) {
          case 0 -> c >= '0' && c <= '9';
          case 1 -> isAsciiSpace(c);
          case 2, 4 -> isAsciiWord(c);
          case 3 -> c == '\n';
          case 5 -> Unicode.isDecimal(c);
          case 6 -> Unicode.isSpace(c);
          case 7 -> isUnicodeWord(c);
          case 8 -> Unicode.isLineBreak(c);
          default -> (category & 1) != 0;
        };
    return in == ((category & 1) == 0);
  }
}
