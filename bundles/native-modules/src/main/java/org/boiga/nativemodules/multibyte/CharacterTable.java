package org.boiga.nativemodules.multibyte;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/**
 * A coded character set: which code of at most 16 bits stands for which character, or for a
 * character with a combining one, and the inverse, which need not have all of it.
 */
final class CharacterTable {
  static final int NONE = -1;

  private static final int PAGE = 256;

  private final int[][] values = new int[PAGE][];
  private final char[][] codes = new char[0x300][];
  private final Map<Integer, Integer> pairs = new HashMap<>();
  private final BitSet firsts = new BitSet();

  /** The value that stands for two characters. */
  static int pair(int first, int second) {
    return first << 16 | second;
  }

  static boolean isPair(int value) {
    return value > Character.MAX_CODE_POINT;
  }

  /** Says what a code stands for; {@link #NONE} for nothing. */
  CharacterTable decode(int code, int value) {
    int[] page = values[code >> 8];
    if (page == null) {
      page = values[code >> 8] = new int[PAGE];
    }
    page[code & 0xFF] = value + 1;
    return this;
  }

  /** Says which code a character or a pair has; 0 for none, as the code 0 is only NUL's. */
  CharacterTable encode(int value, int code) {
    if (isPair(value)) {
      pairs.put(value, code);
      firsts.set(value >> 16);
      return this;
    }
    char[] page = codes[value >> 8];
    if (page == null) {
      page = codes[value >> 8] = new char[PAGE];
    }
    page[value & 0xFF] = (char) code;
    return this;
  }

  CharacterTable put(int code, int value) {
    return decode(code, value).encode(value, code);
  }

  /** Takes a code for its character where that has none yet. */
  CharacterTable add(int code, int value) {
    decode(code, value);
    if (isPair(value) || code(value) == NONE) {
      encode(value, code);
    }
    return this;
  }

  /**
   * Corrects entries.
   *
   * @param entries pairs of a code and a value in hexadecimal; a value may be a sum of two
   */
  CharacterTable patch(String entries) {
    String[] words = entries.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      int code = Integer.parseInt(words[i], 16);
      int old = value(code);
      if (old != NONE && !isPair(old) && code(old) == code) {
        encode(old, 0);
      }
      String[] parts = words[i + 1].split("\\+");
      int value = Integer.parseInt(parts[0], 16);
      put(code, parts.length == 1 ? value : pair(value, Integer.parseInt(parts[1], 16)));
    }
    return this;
  }

  /** Gives characters codes that do not stand for them: pairs of a character and a code. */
  CharacterTable encodeAlso(String entries) {
    String[] words = entries.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      encode(Integer.parseInt(words[i], 16), Integer.parseInt(words[i + 1], 16));
    }
    return this;
  }

  /** What a code stands for, or {@link #NONE}. */
  int value(int code) {
    int[] page = values[code >> 8];
    return page == null ? NONE : page[code & 0xFF] - 1;
  }

  /** The code of a character, or {@link #NONE}. */
  int code(int c) {
    char[] page = c >> 8 < codes.length ? codes[c >> 8] : null;
    int code = page == null ? 0 : page[c & 0xFF];
    return code != 0 ? code : c == 0 ? 0 : NONE;
  }

  /** Whether the code of a character depends on the one that follows. */
  boolean startsPair(int c) {
    return !pairs.isEmpty() && firsts.get(c);
  }

  /** The code of two characters, or {@link #NONE}. */
  int code(int first, int second) {
    return second < 0x10000 ? pairs.getOrDefault(pair(first, second), NONE) : NONE;
  }

  boolean hasLead(int b) {
    return values[b] != null;
  }

  /** Goes through all codes, in order. */
  void forEach(Entry action) {
    for (int high = 0; high < PAGE; high++) {
      for (int low = 0; values[high] != null && low < PAGE; low++) {
        int value = values[high][low] - 1;
        if (value != NONE) {
          action.at(high << 8 | low, value);
        }
      }
    }
  }

  /** Adds the entries of another table, where this has none, under other codes. */
  CharacterTable addAll(CharacterTable other, IntBinaryOperator newCode) {
    other.forEach(
        (code, value) -> {
          int c = newCode.applyAsInt(code, value);
          if (c != NONE && value(c) == NONE) {
            add(c, value);
          }
        });
    return this;
  }

  /** Takes an entry. */
  @FunctionalInterface
  interface Entry {
    void at(int code, int value);
  }
}
