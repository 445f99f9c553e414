package org.boiga.objects;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names of characters ({@code \N{...}}, {@code unicodedata.name}), which are Java's own. */
public final class UnicodeNames {
  private static final String[] LEADS = {
    "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P",
    "H"
  };
  private static final String[] VOWELS = {
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE",
    "WI", "YU", "EU", "YI", "I"
  };
  private static final String[] TAILS = {
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M",
    "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"
  };
  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int LAST_SYLLABLE = 0xD7A3;
  private static final String SYLLABLE = "HANGUL SYLLABLE ";
  private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";
  private static final String COMPATIBILITY = "CJK COMPATIBILITY IDEOGRAPH-";

  private UnicodeNames() {}

  /** The name of a character, or null if it has none. */
  public static String name(int c) {
    switch (Character.getType(c)) {
      case Character.UNASSIGNED, Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> {
        return null;
      }
      default -> {}
    }
    if (c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE) {
      int s = c - FIRST_SYLLABLE;
      return SYLLABLE + LEADS[s / 588] + VOWELS[s % 588 / 28] + TAILS[s % 28];
    }
    if (isTangutIdeograph(c)) {
      return null; // CPython's database leaves these out
    }
    String prefix = prefix(c);
    return prefix != null ? prefix + hex(c) : Character.getName(c);
  }

  private static boolean isTangutIdeograph(int c) {
    return c >= 0x17000 && c <= 0x187F7 || c >= 0x18D00 && c <= 0x18D08;
  }

  /** The prefix of names that are made from the number, or null. */
  private static String prefix(int c) {
    if (c < 0x3400) {
      return null;
    }
    if (Character.isIdeographic(c)) {
      Character.UnicodeBlock block = Character.UnicodeBlock.of(c);
      if (block == null) {
        return null;
      }
      String name = block.toString();
      if (name.startsWith("CJK_UNIFIED_IDEOGRAPHS")) {
        return IDEOGRAPH;
      }
      if (name.startsWith("CJK_COMPATIBILITY_IDEOGRAPHS")) {
        return COMPATIBILITY;
      }
      if (name.startsWith("KHITAN")) {
        return "KHITAN SMALL SCRIPT CHARACTER-";
      }
      if (name.startsWith("NUSHU")) {
        return "NUSHU CHARACTER-";
      }
    }
    return null;
  }

  private static String hex(int c) {
    return Integer.toHexString(c).toUpperCase(Locale.ROOT);
  }

  /** Further names: aliases of characters, and sequences of characters. */
  private static final class Aliases {
    static final Map<String, int[]> ALL = new HashMap<>();

    static {
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(
                  UnicodeNames.class.getResourceAsStream("character-aliases.txt"),
                  StandardCharsets.US_ASCII))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          int end = line.indexOf(';');
          if (end >= 0) {
            int[] points =
                Arrays.stream(line.substring(0, end).split(" "))
                    .mapToInt(p -> Integer.parseInt(p, 16))
                    .toArray();
            ALL.put(line.substring(end + 1), points);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The sequence of several characters that has that name, in any case, or null. */
  public static PyStr sequence(String name) {
    int[] points = Aliases.ALL.get(name.toUpperCase(Locale.ROOT));
    return points == null || points.length == 1 ? null : PyStr.ofCodePoints(points.clone());
  }

  /** The character that has that name or alias, in any case, or -1. */
  public static int lookup(String name) {
    int c = lookupName(name);
    if (c < 0) {
      int[] alias = Aliases.ALL.get(name.toUpperCase(Locale.ROOT));
      c = alias != null && alias.length == 1 ? alias[0] : -1;
    }
    return c;
  }

  /** The character of that name, in any case, aliases not counted, or -1. */
  public static int lookupName(String name) {
    String n = name.toUpperCase(Locale.ROOT);
    if (n.startsWith(SYLLABLE)) {
      return syllable(n.substring(SYLLABLE.length()));
    }
    int dash = n.lastIndexOf('-');
    if (dash > 0) {
      int c = hexValue(n.substring(dash + 1));
      if (c >= 0 && n.equals(name(c)) && prefix(c) != null) {
        return c;
      }
    }
    try {
      int c = Character.codePointOf(n);
      return n.equals(name(c)) ? c : -1;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private static int hexValue(String s) {
    if (s.length() < 4 || s.length() > 5) {
      return -1;
    }
    try {
      return Integer.parseInt(s, 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static int syllable(String s) {
    int lead = longest(LEADS, s, 0);
    if (lead < 0) {
      return -1;
    }
    int at = LEADS[lead].length();
    int vowel = longest(VOWELS, s, at);
    if (vowel < 0) {
      return -1;
    }
    at += VOWELS[vowel].length();
    int tail = longest(TAILS, s, at);
    return tail < 0 || at + TAILS[tail].length() != s.length()
        ? -1
        : FIRST_SYLLABLE + (lead * 21 + vowel) * 28 + tail;
  }

  private static int longest(String[] parts, String s, int at) {
    int best = -1;
    for (int i = 0; i < parts.length; i++) {
      if (s.startsWith(parts[i], at) && (best < 0 || parts[i].length() > parts[best].length())) {
        best = i;
      }
    }
    return best;
  }
}
