package org.boiga.objects;

import java.util.Arrays;

/**
 * Properties of code points as Python defines them on top of the Unicode character database, which
 * is Java's own (Unicode 16).
 */
public final class Unicode {
  /** First and last code points of runs with Numeric_Type=Digit that are no decimal digits. */
  private static final int[] DIGIT_RUNS = {
    0xB2, 0xB3, 0xB9, 0xB9, 0x1369, 0x1371, 0x19DA, 0x19DA, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080,
    0x2089, 0x2460, 0x2468, 0x2474, 0x247C, 0x2488, 0x2490, 0x24EA, 0x24EA, 0x24F5, 0x24FD, 0x24FF,
    0x24FF, 0x2776, 0x277E, 0x2780, 0x2788, 0x278A, 0x2792, 0x10A40, 0x10A43, 0x10E60, 0x10E68,
    0x11052, 0x1105A, 0x1F100, 0x1F10A
  };

  /** Ideographs with a numeric value, sorted. */
  private static final int[] NUMERIC_IDEOGRAPHS = {
    0x3405, 0x3483, 0x382A, 0x3B4D, 0x4E00, 0x4E03, 0x4E07, 0x4E09, 0x4E24, 0x4E5D, 0x4E8C, 0x4E94,
    0x4E96, 0x4EAC, 0x4EBF, 0x4EC0, 0x4EDF, 0x4EE8, 0x4F0D, 0x4F70, 0x4FE9, 0x5006, 0x5104, 0x5146,
    0x5169, 0x516B, 0x516D, 0x5341, 0x5343, 0x5344, 0x5345, 0x534C, 0x53C1, 0x53C2, 0x53C3, 0x53C4,
    0x56DB, 0x58F1, 0x58F9, 0x5E7A, 0x5EFE, 0x5EFF, 0x5F0C, 0x5F0D, 0x5F0E, 0x5F10, 0x62D0, 0x62FE,
    0x634C, 0x67D2, 0x6D1E, 0x6F06, 0x7396, 0x767E, 0x7695, 0x79ED, 0x8086, 0x842C, 0x8CAE, 0x8CB3,
    0x8D30, 0x920E, 0x94A9, 0x9621, 0x9646, 0x964C, 0x9678, 0x96F6, 0xF96B, 0xF973, 0xF978, 0xF9B2,
    0xF9D1, 0xF9D3, 0xF9FD, 0x20001, 0x20064, 0x200E2, 0x20121, 0x2092A, 0x20983, 0x2098C, 0x2099C,
    0x20AEA, 0x20AFD, 0x20B19, 0x22390, 0x22998, 0x23B1B, 0x2626D, 0x2F890
  };

  /** In ID_Start or ID_Continue but, for their compatibility forms, not in XID_Continue; sorted. */
  private static final int[] NOT_XID = {
    0x37A, 0x2E2F, 0x309B, 0x309C, 0xFC5E, 0xFC5F, 0xFC60, 0xFC61, 0xFC62, 0xFC63, 0xFDFA, 0xFDFB,
    0xFE70, 0xFE72, 0xFE74, 0xFE76, 0xFE78, 0xFE7A, 0xFE7C, 0xFE7E
  };

  /** Case_Ignorable by their Word_Break property, not by their category. */
  private static final String IGNORABLE_PUNCTUATION =
      "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

  private Unicode() {}

  private static boolean contains(int[] sorted, int c) {
    return Arrays.binarySearch(sorted, c) >= 0;
  }

  public static boolean isAlpha(int c) {
    return c < 128 ? (c | 32) >= 'a' && (c | 32) <= 'z' : Character.isLetter(c);
  }

  /** Has the property Numeric_Type=Decimal. */
  public static boolean isDecimal(int c) {
    return c < 128 ? c >= '0' && c <= '9' : Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  /** The value of a decimal digit, or -1. */
  public static int decimal(int c) {
    return c < 128
        ? (c >= '0' && c <= '9' ? c - '0' : -1)
        : isDecimal(c) ? Character.digit(c, 10) : -1;
  }

  /** Has the property Numeric_Type=Decimal or Digit. */
  public static boolean isDigit(int c) {
    if (isDecimal(c)) {
      return true;
    }
    if (c < 128) {
      return false;
    }
    for (int i = 0; i < DIGIT_RUNS.length && DIGIT_RUNS[i] <= c; i += 2) {
      if (c <= DIGIT_RUNS[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** Has a numeric value of whatever type. */
  public static boolean isNumeric(int c) {
    if (c < 128) {
      return isDecimal(c);
    }
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      case Character.OTHER_LETTER -> contains(NUMERIC_IDEOGRAPHS, c);
      default -> false;
    };
  }

  public static boolean isAlnum(int c) {
    return isAlpha(c) || isNumeric(c);
  }

  /** Bidirectional type WS, B or S, or category Zs. */
  public static boolean isSpace(int c) {
    if (c < 128) {
      return c == ' ' || c >= 9 && c <= 13 || c >= 0x1C && c <= 0x1F;
    }
    return switch (c) {
      case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200A;
    };
  }

  /** Ends a line for {@code splitlines}. */
  public static boolean isLineBreak(int c) {
    if (c < 128) {
      return c >= 10 && c <= 13 || c >= 0x1C && c <= 0x1E;
    }
    return c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** Is shown as it is by {@code repr}. */
  public static boolean isPrintable(int c) {
    if (c < 128) {
      return c >= ' ' && c < 127;
    }
    return switch (Character.getType(c)) {
      case Character.UNASSIGNED,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Has the property XID_Start, or is an underscore. */
  public static boolean isIdentifierStart(int c) {
    if (c < 128) {
      return isAlpha(c) || c == '_';
    }
    return Character.isUnicodeIdentifierStart(c)
        && !contains(NOT_XID, c)
        && c != 0xE33
        && c != 0xEB3
        && c != 0xFF9E
        && c != 0xFF9F;
  }

  /** Has the property XID_Continue. */
  public static boolean isIdentifierPart(int c) {
    if (c < 128) {
      return isAlpha(c) || isDecimal(c) || c == '_';
    }
    return c == 0x200C
        || c == 0x200D
        || Character.isUnicodeIdentifierPart(c)
            && !Character.isIdentifierIgnorable(c)
            && !contains(NOT_XID, c);
  }

  public static boolean isLower(int c) {
    return c < 128 ? c >= 'a' && c <= 'z' : Character.isLowerCase(c);
  }

  public static boolean isUpper(int c) {
    return c < 128 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  /** Is of category Lt. */
  public static boolean isTitle(int c) {
    return c >= 128 && Character.isTitleCase(c);
  }

  /** Has the property Cased. */
  public static boolean isCased(int c) {
    return isLower(c) || isUpper(c) || isTitle(c);
  }

  /** Has the property Case_Ignorable. */
  public static boolean isCaseIgnorable(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> IGNORABLE_PUNCTUATION.indexOf(c) >= 0;
    };
  }

  /** Whether code points are a high and a low surrogate, which Java takes for one character. */
  static boolean isPair(int high, int low) {
    return high >>> 10 == 0xD800 >>> 10 && low >>> 10 == 0xDC00 >>> 10;
  }

  static boolean isHighSurrogate(int c) {
    return c >>> 10 == 0xD800 >>> 10;
  }

  static boolean isLowSurrogate(int c) {
    return c >>> 10 == 0xDC00 >>> 10;
  }

  public static boolean isSurrogate(int c) {
    return c >>> 11 == 0xD800 >>> 11;
  }
}
