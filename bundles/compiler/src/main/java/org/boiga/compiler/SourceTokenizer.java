package org.boiga.compiler;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.internal.tokenizer.TokenKind;
import org.boiga.compiler.internal.tokenizer.Tokenizer;
import org.boiga.compiler.internal.tokenizer.Tokenizer.Option;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Tokenizes for programs that look at programs, as Python's {@code tokenize} module does. */
public final class SourceTokenizer {

  /**
   * A token.
   *
   * @param type its number in Python's {@code token} module; all operators are {@code OP}
   * @param column where it starts, in characters from 0
   * @param lineText the lines that it is on
   */
  public record Token(
      int type, String text, int line, int column, int endLine, int endColumn, String lineText) {}

  private final Source original;
  private final Tokens tokens;

  private SourceTokenizer(Source source, WarningListener warnings) {
    original = source;
    Source text = source.length() == 0 ? source : source.withFinalNewline();
    tokens = new Tokenizer(text, warnings, Option.EXTRA_TOKENS).tokenize();
  }

  /**
   * Tokenizes a program.
   *
   * @param to receives the tokens, also those before an error
   * @throws SyntaxException if the program cannot be tokenized to its end
   */
  public static void tokenize(Source source, WarningListener warnings, List<Token> to) {
    new SourceTokenizer(source, warnings).convert(to);
  }

  /** Tokenizes a program that has no errors. */
  public static List<Token> tokenize(Source source) {
    List<Token> tokens = new ArrayList<>();
    tokenize(source, WarningListener.IGNORE, tokens);
    return tokens;
  }

  private void convert(List<Token> to) {
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == TokenKind.ERRORTOKEN) {
        throw tokens.error();
      }
      to.add(convert(i));
    }
  }

  private Token convert(int i) {
    int kind = tokens.kind(i);
    int length = tokens.source().length();
    if (tokens.start(i) >= length && (kind == TokenKind.DEDENT || kind == TokenKind.ENDMARKER)) {
      int line = length == 0 ? 1 : tokens.line(i) + 1;
      return new Token(kind, "", line, 0, line, 0, "");
    }
    int start = tokens.start(i);
    int end = tokens.end(i);
    if (isHalfOfDoubledBrace(kind, end)) {
      end--;
    }
    int line = tokens.line(i);
    int endLine = tokens.endLine(i);
    return new Token(
        type(kind),
        text(start, end),
        line,
        characters(tokens.lineStart(line), start),
        endLine,
        characters(tokens.lineStart(endLine), end),
        text(tokens.lineStart(line), tokens.lineStart(endLine)) + tokens.lineWithEnd(endLine));
  }

  private boolean isHalfOfDoubledBrace(int kind, int end) {
    if (kind != TokenKind.FSTRING_MIDDLE && kind != TokenKind.TSTRING_MIDDLE) {
      return false;
    }
    byte[] text = tokens.source().utf8();
    return (text[end - 1] == '{' || text[end - 1] == '}') && text[end - 2] == text[end - 1];
  }

  private static int type(int kind) {
    if (TokenKind.isKeyword(kind)) {
      return TokenKind.NAME;
    }
    return kind >= TokenKind.LPAR && kind <= TokenKind.EXCLAMATION ? TokenKind.OP : kind;
  }

  /** The text between two offsets, without the line end that the program itself does not have. */
  private String text(int start, int end) {
    return tokens.source().text(start, Math.min(end, Math.max(start, original.length())));
  }

  private int characters(int from, int to) {
    String text = tokens.source().text(from, to);
    return text.codePointCount(0, text.length());
  }
}
