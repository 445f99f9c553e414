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
   * @param type its number in Python's {@code token} module; with extra tokens all operators are
   *     {@code OP}
   * @param column where it starts, in characters from 0; -1 for a token without text
   * @param lineText the lines that it is on
   */
  public record Token(
      int type, String text, int line, int column, int endLine, int endColumn, String lineText) {}

  private final Source original;
  private final Tokens tokens;
  private final boolean extraTokens;
  private int next;

  /**
   * Tokenizes a program.
   *
   * @param extraTokens whether comments and line ends within statements are tokens
   */
  public SourceTokenizer(Source source, boolean extraTokens, WarningListener warnings) {
    original = source;
    this.extraTokens = extraTokens;
    Source text = source.length() == 0 ? source : source.withFinalNewline();
    Option[] options = extraTokens ? new Option[] {Option.EXTRA_TOKENS} : new Option[0];
    tokens = new Tokenizer(text, warnings, options).tokenize();
  }

  /**
   * The next token, or null after the last.
   *
   * @throws SyntaxException if the program cannot be tokenized further
   */
  public Token next() {
    if (next == tokens.count()) {
      return null;
    }
    if (tokens.kind(next) == TokenKind.ERRORTOKEN) {
      throw tokens.error();
    }
    return convert(next++);
  }

  /**
   * Tokenizes a program.
   *
   * @param to receives the tokens, also those before an error
   * @throws SyntaxException if the program cannot be tokenized to its end
   */
  public static void tokenize(Source source, WarningListener warnings, List<Token> to) {
    SourceTokenizer tokenizer = new SourceTokenizer(source, true, warnings);
    for (Token t = tokenizer.next(); t != null; t = tokenizer.next()) {
      to.add(t);
    }
  }

  /** Tokenizes a program that has no errors. */
  public static List<Token> tokenize(Source source) {
    List<Token> tokens = new ArrayList<>();
    tokenize(source, WarningListener.IGNORE, tokens);
    return tokens;
  }

  private Token convert(int i) {
    int kind = tokens.kind(i);
    if (!extraTokens && hasNoText(kind)) {
      return withoutText(i, kind);
    }
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

  private static boolean hasNoText(int kind) {
    return switch (kind) {
      case TokenKind.INDENT, TokenKind.DEDENT, TokenKind.NEWLINE, TokenKind.ENDMARKER -> true;
      default -> false;
    };
  }

  private Token withoutText(int i, int kind) {
    int line = tokens.line(i);
    int start = tokens.lineStart(line);
    int column = kind == TokenKind.NEWLINE ? characters(start, tokens.start(i)) : -1;
    return new Token(kind, "", line, column, line, column, tokens.lineWithEnd(line));
  }

  private boolean isHalfOfDoubledBrace(int kind, int end) {
    if (kind != TokenKind.FSTRING_MIDDLE && kind != TokenKind.TSTRING_MIDDLE) {
      return false;
    }
    byte[] text = tokens.source().utf8();
    return (text[end - 1] == '{' || text[end - 1] == '}') && text[end - 2] == text[end - 1];
  }

  private int type(int kind) {
    if (TokenKind.isKeyword(kind)) {
      return TokenKind.NAME;
    }
    return extraTokens && kind >= TokenKind.LPAR && kind <= TokenKind.EXCLAMATION ? TokenKind.OP : kind;
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
