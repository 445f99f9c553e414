package org.boiga.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;
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

  /** The lines that end in a carriage return and a newline, of which the source has the newline. */
  private final BitSet carriageReturns = new BitSet();

  private final Tokens tokens;
  private final boolean extraTokens;
  private int next;

  /**
   * Tokenizes a program.
   *
   * @param extraTokens whether comments and line ends within statements are tokens
   */
  public SourceTokenizer(
      String program, String filename, boolean extraTokens, WarningListener warnings) {
    original = Source.of(program, filename);
    this.extraTokens = extraTokens;
    Source text = original.length() == 0 ? original : original.withFinalNewline();
    Option[] options = extraTokens ? new Option[] {Option.EXTRA_TOKENS} : new Option[0];
    tokens = new Tokenizer(text, warnings, options).tokenize();
    for (int i = 0, line = 1; i < program.length(); i++) {
      if (program.charAt(i) == '\r' && program.startsWith("\r\n", i)) {
        carriageReturns.set(line);
        i++;
      }
      if (program.charAt(i) == '\n' || program.charAt(i) == '\r') {
        line++;
      }
    }
  }

  /** Why a program cannot be tokenized further. */
  public enum Failure {
    /** An error that the parser would report as it is. */
    SYNTAX,
    /** An error in how lines begin or are joined. */
    LINES,
    /** The program ends within brackets or a joined line. */
    END_OF_INPUT
  }

  /** Of which kind the error is that {@link #next} threw. */
  public Failure failure() {
    if (tokens.errorOutranksParser()) {
      return Failure.SYNTAX;
    }
    return tokens.errorIsEndOfInput() ? Failure.END_OF_INPUT : Failure.LINES;
  }

  /** The line at which {@link #next} failed. */
  public int failureLine() {
    return tokens.line(next);
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
    boolean isLineEnd = kind == TokenKind.NEWLINE || kind == TokenKind.NL;
    int wider = isLineEnd && carriageReturns.get(endLine) ? 1 : 0;
    return new Token(
        type(kind),
        text(start, end, line),
        line,
        characters(tokens.lineStart(line), start),
        endLine,
        characters(tokens.lineStart(endLine), end) + wider,
        lines(line, endLine));
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
    String lineText = lines(line, line);
    return new Token(kind, "", line, column, line, column, lineText);
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
    return extraTokens && kind >= TokenKind.LPAR && kind <= TokenKind.EXCLAMATION
        ? TokenKind.OP
        : kind;
  }

  /** The text of some lines, with their ends. */
  private String lines(int first, int last) {
    int start = tokens.lineStart(last);
    return text(
        tokens.lineStart(first), start + tokens.lineWithEnd(last).getBytes(UTF_8).length, first);
  }

  /**
   * The text between two offsets as the program has it: without the line end that was added, and
   * with its carriage returns.
   */
  private String text(int start, int end, int line) {
    String text = tokens.source().text(start, Math.min(end, Math.max(start, original.length())));
    if (carriageReturns.isEmpty() || text.indexOf('\n') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    int current = line;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n' && carriageReturns.get(current++)) {
        result.append('\r');
      }
      result.append(text.charAt(i));
    }
    return result.toString();
  }

  private int characters(int from, int to) {
    String text = tokens.source().text(from, to);
    return text.codePointCount(0, text.length());
  }
}
