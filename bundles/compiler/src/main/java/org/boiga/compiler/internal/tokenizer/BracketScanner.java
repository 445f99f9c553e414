package org.boiga.compiler.internal.tokenizer;

import java.util.Arrays;
import org.boiga.compiler.Source;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.SyntaxException.Place;
import org.boiga.compiler.WarningListener;

/** Scans operators and brackets, and ends the tokens at errors. */
abstract class BracketScanner extends StringScanner {
  private static final int MAX_BRACKETS = 200;

  private byte[] brackets = new byte[16];
  private int[] bracketTokens = new int[16];
  int level;

  BracketScanner(Source source, WarningListener warnings, boolean extraTokens) {
    super(source, warnings, extraTokens);
  }

  final void scanOperator(int c) {
    if (mode != null && mode.fieldDepth >= 0 && (c == ':' || c == '}' || c == '!' || c == '{')) {
      int depth = mode.bracketDepth - (c == '{' ? 0 : 1);
      if (c == ':' && depth == mode.fieldDepth) {
        cur++;
        mode.inExpression = false;
        mode.inFormatSpec = true;
        add(TokenKind.COLON);
        return;
      }
    }
    int kind = Operators.longer(c, text[cur + 1], text[cur + 2]);
    if (kind >= 0) {
      cur += Operators.length(kind);
      add(kind);
      return;
    }
    cur++;
    switch (c) {
      case '(', '[', '{' -> open((byte) c);
      case ')', ']', '}' -> close((byte) c);
      default -> {
        if (!Identifiers.isPrintable(c)) {
          throw nonPrintable(c);
        }
      }
    }
    add(Operators.single(c));
  }

  private void open(byte c) {
    if (level >= MAX_BRACKETS) {
      throw error("too many nested parentheses");
    }
    if (level == brackets.length) {
      brackets = Arrays.copyOf(brackets, level * 2);
      bracketTokens = Arrays.copyOf(bracketTokens, level * 2);
    }
    brackets[level] = c;
    bracketTokens[level] = tokens.count();
    level++;
    if (mode != null) {
      mode.bracketDepth++;
    }
  }

  private void close(byte c) {
    if (mode != null && mode.bracketDepth == 0 && c == '}') {
      throw error(mode.prefix + "-string: single '}' is not allowed");
    }
    if (level == 0 && !extraTokens) {
      throw error("unmatched '" + (char) c + "'");
    }
    if (level > 0) {
      level--;
      byte opening = brackets[level];
      if (!extraTokens && !matches(opening, c)) {
        throw mismatch(opening, c);
      }
    }
    if (mode != null) {
      mode.bracketDepth--;
      if (mode.bracketDepth < 0) {
        throw error(mode.prefix + "-string: unmatched '" + (char) c + "'");
      }
      if (c == '}' && mode.bracketDepth == mode.fieldDepth) {
        mode.fieldDepth--;
        mode.inExpression = false;
        mode.inFormatSpec = false;
      }
    }
  }

  private static boolean matches(byte opening, byte closing) {
    return switch (opening) {
      case '(' -> closing == ')';
      case '[' -> closing == ']';
      default -> closing == '}';
    };
  }

  private SyntaxException mismatch(byte opening, byte closing) {
    if (mode != null && opening == '{' && mode.bracketDepth - 1 == mode.fieldDepth) {
      return error(mode.prefix + "-string: unmatched '" + (char) closing + "'");
    }
    String message =
        "closing parenthesis '"
            + (char) closing
            + "' does not match opening parenthesis '"
            + (char) opening
            + "'";
    int openingLine = tokens.line(bracketTokens[level]);
    return error(openingLine == line ? message : message + " on line " + openingLine);
  }

  final SyntaxException neverClosed() {
    int bracket = level - 1;
    int token = bracketTokens[bracket];
    int bracketLine = tokens.line(token);
    int offset = characters(tokens.lineStart(bracketLine), tokens.start(token)) + 1;
    String lineText = bracketLine == line ? tokens.lineWithEnd(line) : tokens.lineText(bracketLine);
    SyntaxException error =
        new SyntaxException(
            Kind.SYNTAX_ERROR,
            "'" + (char) brackets[bracket] + "' was never closed",
            new Place(source.filename(), bracketLine, offset, lineText, bracketLine, 0),
            source.toString());
    fail(error, true, false);
    return error;
  }

  final void fail(SyntaxException error, boolean endOfInput, boolean outranksParser) {
    tokens.fail(
        error,
        endOfInput,
        outranksParser,
        mode != null,
        level == 0 ? -1 : bracketTokens[level - 1]);
    tokens.add(TokenKind.ERRORTOKEN, start, cur, line, line, null);
  }

  /** Makes an error that gives way to a syntax error that the parser finds before it. */
  final SyntaxException softError(
      Kind kind, String message, int offset, int endOffset, boolean endOfInput) {
    String lineText = tokens.lineWithEnd(line);
    SyntaxException error =
        new SyntaxException(
            kind,
            message,
            new Place(source.filename(), line, offset, lineText, line, endOffset),
            source.toString());
    fail(error, endOfInput, false);
    return error;
  }

  final SyntaxException lineError(Kind kind, String message) {
    return softError(kind, message, 1, 0, false);
  }

  final void add(int kind) {
    tokens.add(kind, start, cur, line, line, null);
  }
}
