package org.boiga.compiler;

import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.internal.parser.Parser;

/** Parses Python 3.14. */
public final class AstParser {

  /** What a program is, as the third argument of Python's {@code compile} says. */
  public enum Mode {
    EXEC,
    EVAL,
    SINGLE,
    FUNC_TYPE
  }

  /**
   * How to parse.
   *
   * @param typeComments whether type comments become part of the tree
   * @param dontImplyDedent whether the end of interactive input leaves its blocks open
   * @param allowIncompleteInput whether an error at the end of the input is reported as such
   * @param barryAsFlufl whether inequality is written as {@code <>}
   * @param maxIntDigits the number of digits that a decimal int may have, or 0 for any
   */
  public record Options(
      Mode mode,
      boolean typeComments,
      boolean dontImplyDedent,
      boolean allowIncompleteInput,
      boolean barryAsFlufl,
      int maxIntDigits,
      WarningListener warnings) {
    private static final int DEFAULT_MAX_INT_DIGITS = 4300;

    public static Options of(Mode mode, WarningListener warnings) {
      return new Options(mode, false, false, false, false, DEFAULT_MAX_INT_DIGITS, warnings);
    }
  }

  private AstParser() {}

  /**
   * Parses a program.
   *
   * @throws SyntaxException if it is not one
   */
  public static Mod parse(Source source, Options options) {
    return Parser.parse(source, options);
  }
}
