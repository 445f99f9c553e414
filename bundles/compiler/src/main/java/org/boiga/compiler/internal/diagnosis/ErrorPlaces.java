package org.boiga.compiler.internal.diagnosis;

import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.internal.tokenizer.TokenKind;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Makes errors at places that the grammar names by matches or tokens. */
final class ErrorPlaces {
  private final Tokens tokens;
  private final Matcher matcher;
  private final int start;

  ErrorPlaces(Tokens tokens, Matcher matcher, int start) {
    this.tokens = tokens;
    this.matcher = matcher;
    this.start = start;
  }

  String text(Match match) {
    return tokens.text(match.first());
  }

  int line(Match match) {
    return tokens.line(match.first());
  }

  /** An error at a token; those that stand for no text have no column. */
  SyntaxException at(int token, String message) {
    boolean empty = tokens.isEmpty(token);
    return make(
        message,
        tokens.line(token),
        empty ? 0 : tokens.column(token) + 1,
        tokens.endLine(token),
        empty ? 0 : tokens.endColumn(token) + 1);
  }

  /** An error from the start of a match to the end of another. */
  SyntaxException range(Match from, Match to, String message) {
    int last = lastText(to);
    return make(
        message,
        tokens.line(from.first()),
        tokens.column(from.first()) + 1,
        tokens.endLine(last),
        tokens.endColumn(last) + 1);
  }

  private int lastText(Match match) {
    int last = match.last();
    while (last > match.first()
        && tokens.kind(last) >= TokenKind.NEWLINE
        && tokens.kind(last) <= TokenKind.DEDENT) {
      last--;
    }
    return last;
  }

  /** An error from the start of a match to the last token that was looked at. */
  SyntaxException from(Match from, String message) {
    int reached = matcher.reached();
    return make(
        message,
        tokens.line(from.first()),
        tokens.column(from.first()) + 1,
        tokens.endLine(reached),
        tokens.endColumn(reached));
  }

  /** An error at the last token that was looked at. */
  SyntaxException here(Kind kind, String message) {
    return SourceErrors.atToken(tokens, kind, message, matcher.reached(), matcher.reached());
  }

  /** An error at the next token. */
  SyntaxException next(String message) {
    return SourceErrors.atToken(
        tokens, Kind.SYNTAX_ERROR, message, matcher.position(), matcher.reached());
  }

  /** An error at the last character of a dictionary key. */
  SyntaxException key(Match key, String message) {
    return make(
        message,
        tokens.line(key.first()),
        tokens.endColumn(key.last()),
        tokens.endLine(key.last()),
        0);
  }

  private SyntaxException make(String message, int line, int column, int endLine, int endColumn) {
    return SourceErrors.at(
        tokens, Kind.SYNTAX_ERROR, message, line, column, endLine, endColumn, matcher.reached());
  }

  /** How many brackets are open after the token before the matcher's position. */
  int bracketsBefore() {
    int level = 0;
    for (int token = start; token < matcher.position(); token++) {
      switch (tokens.kind(token)) {
        case TokenKind.LPAR, TokenKind.LSQB, TokenKind.LBRACE -> level++;
        case TokenKind.RPAR, TokenKind.RSQB, TokenKind.RBRACE -> level--;
        default -> {}
      }
    }
    return level;
  }
}
