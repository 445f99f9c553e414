package org.boiga.compiler.internal.tokenizer;

import java.nio.charset.StandardCharsets;
import org.boiga.compiler.Source;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.SyntaxException.Place;
import org.boiga.compiler.WarningListener;

/** The position in the text that the parts of the tokenizer share, and their errors. */
abstract class Scanner {
  final Source source;
  final byte[] text;
  final int length;
  final Tokens tokens;
  final WarningListener warnings;

  /** Whether comments and the like become tokens, and mistakes that do not matter then pass. */
  final boolean extraTokens;

  /** The offset of the next byte. */
  int cur;

  /** The current line, from 1 unless there is none, and the offset of its first byte. */
  int line;

  int lineStart;

  /** Where the current token starts. */
  int start;

  Scanner(Source source, WarningListener warnings, boolean extraTokens) {
    this.source = source;
    this.extraTokens = extraTokens;
    this.warnings = warnings;
    text = source.utf8();
    length = source.length();
    tokens = new Tokens(source);
    line = Math.min(length, 1);
    tokens.startLine(line, 0);
  }

  /**
   * Enters the line that starts at the cursor. At the end of the text there is none, and the last
   * line stays current.
   */
  final void nextLine() {
    if (cur < length) {
      line++;
      lineStart = cur;
      tokens.startLine(line, cur);
    }
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c < 0;
  }

  static boolean isNamePart(int c) {
    return isNameStart(c) || isDigit(c);
  }

  /** An error whose place is the character before the cursor. */
  final SyntaxException error(String message) {
    int offset = characters(lineStart, cur);
    return error(message, offset, offset);
  }

  /** An error at a range of characters of the current line, counted from 1. */
  final SyntaxException error(String message, int offset, int endOffset) {
    String lineText = tokens.lineText(line);
    return new SyntaxException(
        Kind.SYNTAX_ERROR,
        message,
        new Place(source.filename(), line, offset, lineText, line, endOffset),
        source.toString());
  }

  /** The number of characters between two offsets. */
  final int characters(int from, int to) {
    String range = new String(text, from, to - from, StandardCharsets.UTF_8);
    return range.codePointCount(0, range.length());
  }

  /** Reports a warning at the current line, which the program's filters may make an error. */
  final void warn(String message, String errorMessage, int errorOffset) {
    if (warnings.warn(WarningListener.Category.SYNTAX_WARNING, message, source.filename(), line)) {
      cur = errorOffset;
      throw error(errorMessage);
    }
  }

  /** An error about a character that cannot be seen, and so has to be told by its number. */
  final SyntaxException nonPrintable(int c) {
    if (cur == start) {
      cur++;
    }
    return error("invalid non-printable character U+" + hex(c));
  }

  static String hex(int c) {
    String digits = Integer.toHexString(c).toUpperCase();
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
