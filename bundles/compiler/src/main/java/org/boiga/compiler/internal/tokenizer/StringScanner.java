package org.boiga.compiler.internal.tokenizer;

import org.boiga.compiler.Source;
import org.boiga.compiler.WarningListener;

/** Scans string literals, and the literal parts of f-strings and t-strings. */
abstract class StringScanner extends NumberScanner {
  private static final int MAX_LEVELS = 150;
  private static final int MAX_EXPRESSION_NESTING = 3;

  /** An f-string or t-string that the cursor is inside of. */
  static final class Mode {
    final Mode outer;
    final int depth;
    final char prefix;
    final boolean raw;
    final byte quote;
    final int quoteSize;
    final int start;
    final int line;
    final int lineStart;

    /** Whether the cursor is in a replacement field rather than in literal text. */
    boolean inExpression;

    boolean inFormatSpec;
    int bracketDepth;

    /** The bracket depths at which the fields that the cursor is in start: their number less 1. */
    int fieldDepth = -1;

    Mode(
        Mode outer,
        char prefix,
        boolean raw,
        byte quote,
        int quoteSize,
        int start,
        int line,
        int lineStart) {
      this.outer = outer;
      this.depth = outer == null ? 1 : outer.depth + 1;
      this.prefix = prefix;
      this.raw = raw;
      this.quote = quote;
      this.quoteSize = quoteSize;
      this.start = start;
      this.line = line;
      this.lineStart = lineStart;
    }

    int kind(int fstringKind) {
      return prefix == 'f'
          ? fstringKind
          : fstringKind - TokenKind.FSTRING_START + TokenKind.TSTRING_START;
    }
  }

  /** The innermost string that the cursor is inside of, or null. */
  Mode mode;

  StringScanner(Source source, WarningListener warnings, boolean extraTokens) {
    super(source, warnings, extraTokens);
  }

  /** Scans the string whose opening quote the cursor is at, after a prefix at {@code start}. */
  final void scanString() {
    byte quote = text[cur];
    int firstLine = line;
    int firstLineStart = lineStart;
    int quoteSize = quoteSize(quote);
    cur += quoteSize;
    if (quoteSize == 2) {
      tokens.add(TokenKind.STRING, start, cur, line, line, null);
      return;
    }
    boolean escapedQuote = false;
    int endQuotes = 0;
    while (endQuotes != quoteSize) {
      byte c = text[cur];
      if (c == quote) {
        cur++;
        endQuotes++;
        continue;
      }
      endQuotes = 0;
      if (c == '\n') {
        if (quoteSize == 1) {
          throw unterminated(quote, quoteSize, firstLine, firstLineStart, escapedQuote);
        }
        cur++;
        nextLine();
      } else if (c == '\\') {
        cur++;
        c = text[cur];
        if (c == quote) {
          escapedQuote = true;
        }
        if (cur < length) {
          cur++;
          if (c == '\n') {
            nextLine();
          }
        }
      } else if (cur >= length) {
        throw unterminated(quote, quoteSize, firstLine, firstLineStart, escapedQuote);
      } else {
        cur++;
      }
    }
    tokens.add(TokenKind.STRING, start, cur, firstLine, line, null);
  }

  /** The size of the quote at the cursor; 2 stands for an empty string. */
  private int quoteSize(byte quote) {
    if (text[cur + 1] != quote) {
      return 1;
    }
    return text[cur + 2] == quote ? 3 : 2;
  }

  private RuntimeException unterminated(
      byte quote, int quoteSize, int firstLine, int firstLineStart, boolean escapedQuote) {
    int detected = line;
    boolean atEnd = cur >= length;
    cur = start + 1;
    line = firstLine;
    lineStart = firstLineStart;
    if (mode != null && mode.quote == quote && mode.quoteSize == quoteSize) {
      return error(mode.prefix + "-string: expecting '}'");
    }
    String where = " (detected at line " + detected + ")";
    if (quoteSize == 3) {
      inputEnded = atEnd;
      return error("unterminated triple-quoted string literal" + where);
    }
    inputEnded = atEnd;
    return error(
        "unterminated string literal"
            + where
            + (escapedQuote ? "; perhaps you escaped the end quote?" : ""));
  }

  /** Whether the error is that the input ends within a string. */
  boolean inputEnded;

  /** Enters the f-string or t-string whose opening quote the cursor is at. */
  final void enterString(char prefix, boolean raw) {
    byte quote = text[cur];
    int quoteSize = quoteSize(quote);
    if (quoteSize == 2) {
      quoteSize = 1;
    }
    cur += quoteSize;
    if (mode != null && mode.depth + 1 >= MAX_LEVELS) {
      throw error("too many nested f-strings or t-strings");
    }
    mode = new Mode(mode, prefix, raw, quote, quoteSize, start, line, lineStart);
    tokens.add(mode.kind(TokenKind.FSTRING_START), start, cur, line, line, null);
  }

  /** Scans literal text up to a replacement field or the closing quote, and that quote. */
  final void scanStringPart() {
    start = cur;
    if (text[cur] == '{' && text[cur + 1] != '{') {
      enterField();
      return;
    }
    if (atClosingQuote()) {
      cur += mode.quoteSize;
      tokens.add(mode.kind(TokenKind.FSTRING_END), start, cur, line, line, null);
      mode = mode.outer;
      return;
    }
    scanMiddle();
  }

  private void enterField() {
    mode.fieldDepth++;
    if (mode.fieldDepth >= MAX_EXPRESSION_NESTING) {
      throw error(mode.prefix + "-string: expressions nested too deeply");
    }
    mode.inExpression = true;
  }

  private boolean atClosingQuote() {
    for (int i = 0; i < mode.quoteSize; i++) {
      if (text[cur + i] != mode.quote) {
        return false;
      }
    }
    return true;
  }

  private void scanMiddle() {
    int firstLine = line;
    boolean unicodeEscape = false;
    boolean inFormatSpec = mode.inFormatSpec && mode.fieldDepth >= 0;
    while (true) {
      byte c = text[cur];
      if (c == mode.quote && atClosingQuote()) {
        addMiddle(cur, firstLine);
        return;
      }
      if (cur >= length || c == '\n' && mode.quoteSize == 1) {
        if (c == '\n' && inFormatSpec) {
          cur++;
          throw error(
              mode.prefix
                  + "-string: newlines are not allowed in format specifiers for single quoted "
                  + mode.prefix
                  + "-strings");
        }
        throw unterminatedMode();
      }
      cur++;
      switch (c) {
        case '\n' -> nextLine();
        case '{' -> {
          if (text[cur] != '{' || inFormatSpec) {
            cur--;
            addMiddle(cur, firstLine);
            enterField();
          } else {
            cur++;
            addMiddle(cur, firstLine);
          }
          return;
        }
        case '}' -> {
          if (unicodeEscape) {
            addMiddle(cur, firstLine);
          } else if (text[cur] == '}' && !inFormatSpec && mode.bracketDepth == 0) {
            cur++;
            addMiddle(cur, firstLine);
          } else {
            cur--;
            mode.inExpression = true;
            addMiddle(cur, firstLine);
          }
          return;
        }
        case '\\' -> unicodeEscape |= scanEscape();
        default -> {}
      }
    }
  }

  /** Adds literal text, which ends with both characters of a doubled brace if with any. */
  private void addMiddle(int end, int firstLine) {
    tokens.add(mode.kind(TokenKind.FSTRING_MIDDLE), start, end, firstLine, line, null);
  }

  /** Skips an escaped character; tells whether a named character's braces follow. */
  private boolean scanEscape() {
    byte c = text[cur];
    if (c == '{' || c == '}') {
      if (!mode.raw) {
        warn(
            StringEscapes.invalidEscape((char) c).warning(),
            StringEscapes.invalidEscape((char) c).error(),
            cur + 1);
      }
      return false;
    }
    if (c == 'N' && !mode.raw) {
      cur++;
      if (text[cur] == '{') {
        cur++;
        return true;
      }
      return false;
    }
    if (cur < length) {
      cur++;
      if (c == '\n') {
        nextLine();
      }
    }
    return false;
  }

  private RuntimeException unterminatedMode() {
    int detected = line;
    boolean atEnd = cur >= length;
    cur = mode.start + 1;
    line = mode.line;
    lineStart = mode.lineStart;
    String where = mode.prefix + "-string literal (detected at line " + detected + ")";
    if (mode.quoteSize == 3) {
      inputEnded = atEnd;
      return error("unterminated triple-quoted " + where);
    }
    return error("unterminated " + where);
  }
}
