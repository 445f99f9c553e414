package org.boiga.compiler.internal.parser;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.SyntaxException.Place;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.internal.diagnosis.SourceErrors;
import org.boiga.compiler.internal.tokenizer.TokenKind;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** The position in the tokens, and what all parts of the parser do with it. */
abstract class ParserBase {
  /** How deeply constructs that need no brackets may nest, such as {@code not not x}. */
  private static final int MAX_DEPTH = 6000;

  final Tokens tokens;
  final AstParser.Options options;

  /** The next token and its kind. */
  int pos;

  int kind;

  private int depth;

  ParserBase(Tokens tokens, AstParser.Options options) {
    this.tokens = tokens;
    this.options = options;
  }

  final void moveTo(int newPos) {
    pos = newPos;
    kind = tokens.kind(newPos);
    if (kind == TokenKind.ERRORTOKEN) {
      throw tokens.error();
    }
  }

  final void advance() {
    kind = tokens.kind(++pos);
    if (kind == TokenKind.ERRORTOKEN) {
      throw tokens.error();
    }
  }

  /** The kind of the token after the next one. */
  final int kindAfter() {
    return kind == TokenKind.ENDMARKER ? TokenKind.ENDMARKER : tokens.kind(pos + 1);
  }

  final boolean accept(int expected) {
    if (kind != expected) {
      return false;
    }
    advance();
    return true;
  }

  final void expect(int expected) {
    if (kind != expected) {
      throw ParseFailure.INSTANCE;
    }
    advance();
  }

  final String expectName() {
    if (kind != TokenKind.NAME) {
      throw ParseFailure.INSTANCE;
    }
    String name = tokens.name(pos);
    advance();
    return name;
  }

  /** Whether the next token is a soft keyword. */
  final boolean atSoftKeyword(String keyword) {
    return kind == TokenKind.NAME && tokens.textIs(pos, keyword);
  }

  /** The span from a token to the last one consumed. */
  final Span spanFrom(int first) {
    return tokens.span(first, pos - 1);
  }

  /** The span from a token to the last one consumed that is no line end, indent or dedent. */
  final Span blockSpanFrom(int first) {
    int last = pos - 1;
    while (last > first
        && tokens.kind(last) >= TokenKind.NEWLINE
        && tokens.kind(last) <= TokenKind.DEDENT) {
      last--;
    }
    return tokens.span(first, last);
  }

  /** The span from the start of a node to the last token consumed. */
  final Span spanFrom(Span start) {
    int last = pos - 1;
    return new Span(
        start.lineno(), start.colOffset(), tokens.endLine(last), tokens.endColumn(last));
  }

  /** Notes that the grammar nests once more, where no bracket bounds the nesting. */
  final void enter() {
    if (++depth > MAX_DEPTH) {
      throw tooComplex();
    }
  }

  final void leave() {
    depth--;
  }

  static SyntaxException tooComplex() {
    return new SyntaxException(
        Kind.MEMORY_ERROR,
        "Parser stack overflowed - Python source too complex to compile",
        null,
        null);
  }

  /** A syntax error at a token. */
  final SyntaxException errorAt(int token, String message) {
    return SourceErrors.atToken(tokens, Kind.SYNTAX_ERROR, message, token, pos);
  }

  /** A syntax error at a range of tokens. */
  final SyntaxException errorAt(int first, int last, String message) {
    return SourceErrors.at(tokens, Kind.SYNTAX_ERROR, message, tokens.span(first, last), pos);
  }

  /** A syntax error on a line, without a column. */
  final SyntaxException errorOnLine(int token, String message) {
    int line = tokens.line(token);
    return new SyntaxException(
        Kind.SYNTAX_ERROR,
        message,
        new Place(tokens.source().filename(), line, 0, tokens.lineWithEnd(line), line, 0),
        tokens.source().toString());
  }

  /** A list that does not grow: nearly all lists of a tree are short and never change. */
  static <T> List<T> listOf(ArrayList<T> elements) {
    return switch (elements.size()) {
      case 0 -> List.of();
      case 1 -> elements.get(0) == null ? elements : List.of(elements.get(0));
      default -> {
        elements.trimToSize();
        yield elements;
      }
    };
  }
}
