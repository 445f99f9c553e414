package org.boiga.compiler.internal.parser;

import java.util.Locale;

/** Finds characters by the names that {@code \N{...}} takes. */
final class CharacterNames {
  private static final String CJK = "CJK UNIFIED IDEOGRAPH-";
  private static final String HANGUL = "HANGUL SYLLABLE ";
  private static final int HANGUL_BASE = 0xac00;
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

  private CharacterNames() {}

  /** The character of a name, in any case, or -1. */
  static int lookup(String anyCase) {
    String name = anyCase.toUpperCase(Locale.ROOT);
    if (name.startsWith(CJK)) {
      return lookupIdeograph(name.substring(CJK.length()));
    }
    if (name.startsWith(HANGUL)) {
      return lookupSyllable(name.substring(HANGUL.length()));
    }
    int alias = CharacterAliases.lookup(name);
    if (alias >= 0) {
      return alias;
    }
    try {
      int c = Character.codePointOf(name);
      boolean control = Character.getType(c) == Character.CONTROL;
      return control || isMadeFromBlock(c, name) ? -1 : c;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  /** Whether a name is not Unicode's but one that Java makes of a block and a number. */
  private static boolean isMadeFromBlock(int c, String name) {
    Character.UnicodeBlock block = Character.UnicodeBlock.of(c);
    return block == null
        || name.equals(
            block.toString().replace('_', ' ') + " " + Integer.toHexString(c).toUpperCase());
  }

  private static int lookupIdeograph(String digits) {
    if (digits.length() < 4 || digits.length() > 5) {
      return -1;
    }
    int c = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      c = c << 4 | digit;
    }
    return Character.isDefined(c)
            && Character.isIdeographic(c)
            && !isCompatibility(c)
            && Character.getType(c) == Character.OTHER_LETTER
            && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
        ? c
        : -1;
  }

  private static boolean isCompatibility(int c) {
    return c >= 0xf900 && c <= 0xfaff || c >= 0x2f800 && c <= 0x2fa1f || c < 0x3400;
  }

  private static int lookupSyllable(String name) {
    for (int lead = 0; lead < LEADS.length; lead++) {
      if (name.startsWith(LEADS[lead])) {
        for (int vowel = 0; vowel < VOWELS.length; vowel++) {
          if (name.startsWith(VOWELS[vowel], LEADS[lead].length())) {
            String rest = name.substring(LEADS[lead].length() + VOWELS[vowel].length());
            for (int tail = 0; tail < TAILS.length; tail++) {
              if (TAILS[tail].equals(rest)) {
                return HANGUL_BASE + (lead * VOWELS.length + vowel) * TAILS.length + tail;
              }
            }
          }
        }
      }
    }
    return -1;
  }
}
