package org.boiga.compiler.internal.tokenizer;

/** Unicode's XID_Start and XID_Continue, which Java does not have, and what is printable. */
public final class Identifiers {
  private Identifiers() {}

  public static boolean isStart(int c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
    return Character.isUnicodeIdentifierStart(c)
        && !isExcluded(c)
        && c != 0xe33
        && c != 0xeb3
        && c != 0xff9e
        && c != 0xff9f
        && isContinue(c);
  }

  public static boolean isContinue(int c) {
    if (c < 0x80) {
      return isStart(c) || c >= '0' && c <= '9';
    }
    if (Character.isIdentifierIgnorable(c)) {
      return c == 0x200c || c == 0x200d;
    }
    return Character.isUnicodeIdentifierPart(c) && !isExcluded(c);
  }

  /** Characters that are identifiers, but whose NFKC form is none. */
  private static boolean isExcluded(int c) {
    return switch (c) {
      case 0x37a, 0x2e2f, 0x309b, 0x309c, 0xfdfa, 0xfdfb -> true;
      case 0xfc5e, 0xfc5f, 0xfc60, 0xfc61, 0xfc62, 0xfc63 -> true;
      case 0xfe70, 0xfe72, 0xfe74, 0xfe76, 0xfe78, 0xfe7a, 0xfe7c, 0xfe7e -> true;
      default -> false;
    };
  }

  /** What {@code str.isprintable} says of a character. */
  public static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
