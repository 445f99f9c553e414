package org.boiga.compiler.internal.diagnosis;

import java.nio.charset.StandardCharsets;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.SyntaxException.Place;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Turns places in the source into those of Python's errors. */
public final class SourceErrors {
  private SourceErrors() {}

  /**
   * An error at a range.
   *
   * @param reached the last token that the parser has seen
   */
  public static SyntaxException at(
      Tokens tokens, Kind kind, String message, Span span, int reached) {
    return at(
        tokens,
        kind,
        message,
        span.lineno(),
        span.colOffset() + 1,
        span.endLineno(),
        span.endColOffset() + 1,
        reached);
  }

  /** An error at a token; before it, with no end, if the token stands for no text. */
  public static SyntaxException atToken(
      Tokens tokens, Kind kind, String message, int token, int reached) {
    return tokens.isEmpty(token)
        ? at(
            tokens,
            kind,
            message,
            tokens.line(token),
            tokens.endColumn(reached),
            tokens.endLine(token),
            -1,
            reached)
        : at(tokens, kind, message, tokens.span(token), reached);
  }

  /**
   * An error whose columns are byte offsets from 1, or not positive where there are none.
   *
   * <p>Both columns become characters by the text of the first line, since that is the one line
   * that CPython has at hand.
   */
  public static SyntaxException at(
      Tokens tokens,
      Kind kind,
      String message,
      int line,
      int column,
      int endLine,
      int endColumn,
      int reached) {
    String text =
        tokens.endLine(reached) <= line ? tokens.lineWithEnd(line) : tokens.lineText(line);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new SyntaxException(
        kind,
        message,
        new Place(
            tokens.source().filename(),
            line,
            toCharacters(bytes, column),
            text,
            endLine,
            toCharacters(bytes, endColumn)),
        tokens.source().toString());
  }

  /** The number of characters in the first bytes of a line. */
  private static int toCharacters(byte[] line, int column) {
    if (column <= 0) {
      return column;
    }
    int end = Math.min(column, line.length + 1);
    String start = new String(line, 0, Math.min(end, line.length), StandardCharsets.UTF_8);
    return start.codePointCount(0, start.length()) + end - Math.min(end, line.length);
  }
}
