package org.boiga.compiler.internal.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A hash table from the bytes of ASCII names to their strings and token kinds, so that a name that
 * occurs often is one string and keywords need no second look-up.
 */
final class NameTable {
  private static final int INITIAL_SIZE = 256;
  private static final String[] KEYWORD_NAMES = new String[INITIAL_SIZE];
  private static final byte[] KEYWORD_KINDS = new byte[INITIAL_SIZE];

  static {
    for (int i = 0; i < TokenKind.KEYWORDS.length; i++) {
      String keyword = TokenKind.KEYWORDS[i];
      int slot = hash(keyword) & (INITIAL_SIZE - 1);
      while (KEYWORD_NAMES[slot] != null) {
        slot = (slot + 1) & (INITIAL_SIZE - 1);
      }
      KEYWORD_NAMES[slot] = keyword;
      KEYWORD_KINDS[slot] = (byte) (TokenKind.FIRST_KEYWORD + i);
    }
  }

  private String[] names = KEYWORD_NAMES.clone();
  private byte[] kinds = KEYWORD_KINDS.clone();
  private int used = TokenKind.KEYWORDS.length;

  private static int hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = 31 * hash + name.charAt(i);
    }
    return spread(hash);
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 15;
  }

  /**
   * The slot of a name.
   *
   * @param hash the name's polynomial hash of base 31, as {@link String#hashCode} computes it
   */
  int slot(byte[] text, int start, int end, int hash) {
    int mask = names.length - 1;
    int slot = spread(hash) & mask;
    while (true) {
      String name = names[slot];
      if (name == null) {
        return insert(text, start, end, slot);
      }
      if (matches(name, text, start, end)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  String name(int slot) {
    return names[slot];
  }

  int kind(int slot) {
    return kinds[slot];
  }

  private static boolean matches(String name, byte[] text, int start, int end) {
    int length = end - start;
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private int insert(byte[] text, int start, int end, int slot) {
    String name = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    if (++used > names.length / 2) {
      grow();
      int mask = names.length - 1;
      slot = hash(name) & mask;
      while (names[slot] != null) {
        slot = (slot + 1) & mask;
      }
    }
    names[slot] = name;
    kinds[slot] = TokenKind.NAME;
    return slot;
  }

  private void grow() {
    String[] oldNames = names;
    byte[] oldKinds = kinds;
    names = new String[oldNames.length * 4];
    kinds = new byte[names.length];
    Arrays.fill(kinds, (byte) TokenKind.NAME);
    int mask = names.length - 1;
    for (int i = 0; i < oldNames.length; i++) {
      String name = oldNames[i];
      if (name != null) {
        int slot = hash(name) & mask;
        while (names[slot] != null) {
          slot = (slot + 1) & mask;
        }
        names[slot] = name;
        kinds[slot] = oldKinds[i];
      }
    }
  }
}
