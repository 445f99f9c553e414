package org.boiga.compiler.internal.tokenizer;

/** What the tokenizer and the literal decoder say about backslashes. */
public final class StringEscapes {
  private StringEscapes() {}

  /** The warning about a backslash before a character that it does not escape. */
  public static String invalidEscapeMessage(char escaped) {
    return message(String.valueOf(escaped), "escape");
  }

  /** The warning about an octal escape above {@code \377}. */
  public static String invalidOctalMessage(String digits) {
    return message(digits, "octal escape");
  }

  private static String message(String escaped, String what) {
    return "\"\\"
        + escaped
        + "\" is an invalid "
        + what
        + " sequence. Such sequences will not work in the future. Did you mean \"\\\\"
        + escaped
        + "\"? A raw string is also an option.";
  }
}
