package org.boiga.compiler.internal.tokenizer;

/** What the tokenizer and the literal decoder say about backslashes. */
public final class StringEscapes {
  private StringEscapes() {}

  /** A doubtful escape sequence: what to say as a warning, and as an error. */
  public record Doubt(String warning, String error) {}

  /** A backslash before a character that it does not escape. */
  public static Doubt invalidEscape(char escaped) {
    return doubt(String.valueOf(escaped), "escape");
  }

  /** An octal escape above {@code \377}. */
  public static Doubt invalidOctal(String digits) {
    return doubt(digits, "octal escape");
  }

  private static Doubt doubt(String escaped, String what) {
    String statement = "\"\\" + escaped + "\" is an invalid " + what + " sequence. ";
    String question = "Did you mean \"\\\\" + escaped + "\"? A raw string is also an option.";
    return new Doubt(
        statement + "Such sequences will not work in the future. " + question,
        statement + question);
  }
}
