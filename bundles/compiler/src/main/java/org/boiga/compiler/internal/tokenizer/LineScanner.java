package org.boiga.compiler.internal.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.compiler.Source;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.WarningListener;
import org.boiga.compiler.ast.TypeIgnore;

/** Scans what is between tokens: indentation, line ends and comments. */
abstract class LineScanner extends BracketScanner {
  private static final int MAX_INDENTS = 100;
  private static final int TAB_SIZE = 8;

  final List<TypeIgnore> typeIgnores = new ArrayList<>(0);
  private final boolean typeComments;

  private int[] indents = new int[16];
  private int[] tabbedIndents = new int[16];
  int indent;

  boolean atLineStart = true;
  private boolean blankLine;

  LineScanner(Source source, WarningListener warnings, boolean extraTokens, boolean typeComments) {
    super(source, warnings, extraTokens);
    this.typeComments = typeComments;
  }

  final void scanIndentation() {
    int column = 0;
    int tabbedColumn = 0;
    int continuedColumn = 0;
    int continuedTabbedColumn = 0;
    boolean continued = false;
    while (true) {
      int c = text[cur];
      if (c == ' ') {
        column++;
        tabbedColumn++;
      } else if (c == '\t') {
        column = (column / TAB_SIZE + 1) * TAB_SIZE;
        tabbedColumn++;
      } else if (c == '\f') {
        column = 0;
        tabbedColumn = 0;
      } else if (c == '\\') {
        if (!continued || continuedColumn == 0) {
          continuedColumn = column;
          continuedTabbedColumn = tabbedColumn;
        }
        continued = true;
        continueLine(source.isFile());
        continue;
      } else {
        break;
      }
      cur++;
    }
    int c = text[cur];
    blankLine = c == '#' || c == '\n';
    if (blankLine || level > 0) {
      return;
    }
    if (continuedColumn != 0) {
      column = continuedColumn;
      tabbedColumn = continuedTabbedColumn;
    }
    if (column == indents[indent]) {
      if (tabbedColumn != tabbedIndents[indent]) {
        throw tabError();
      }
    } else if (column > indents[indent]) {
      indent(column, tabbedColumn);
    } else {
      dedent(column, tabbedColumn);
    }
  }

  private void indent(int column, int tabbedColumn) {
    if (indent + 1 >= MAX_INDENTS) {
      throw lineError(Kind.INDENTATION_ERROR, "too many levels of indentation");
    }
    if (tabbedColumn <= tabbedIndents[indent]) {
      throw tabError();
    }
    indent++;
    if (indent == indents.length) {
      indents = Arrays.copyOf(indents, indent * 2);
      tabbedIndents = Arrays.copyOf(tabbedIndents, indent * 2);
    }
    indents[indent] = column;
    tabbedIndents[indent] = tabbedColumn;
    tokens.add(TokenKind.INDENT, lineStart, cur, line, line, null);
  }

  private void dedent(int column, int tabbedColumn) {
    int dedents = 0;
    while (indent > 0 && column < indents[indent]) {
      indent--;
      dedents++;
    }
    if (column != indents[indent]) {
      int lineEnd = lineEnd();
      int offset = characters(lineStart, Math.min(lineEnd + 1, length));
      throw softError(
          Kind.INDENTATION_ERROR,
          "unindent does not match any outer indentation level",
          offset,
          -1,
          false);
    }
    if (tabbedColumn != tabbedIndents[indent]) {
      throw tabError();
    }
    for (int i = 0; i < dedents; i++) {
      tokens.add(TokenKind.DEDENT, cur, cur, line, line, null);
    }
  }

  private int lineEnd() {
    int end = cur;
    while (end < length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private SyntaxException tabError() {
    return lineError(Kind.TAB_ERROR, "inconsistent use of tabs and spaces in indentation");
  }

  final void scanLineEnd() {
    cur++;
    atLineStart = true;
    if (blankLine || level > 0) {
      if (extraTokens) {
        add(TokenKind.NL);
      }
    } else {
      add(TokenKind.NEWLINE);
    }
    blankLine = false;
    nextLine();
  }

  /**
   * The cursor's offset as CPython counts it for one message: from the start of the line where the
   * string began that ends on this line, and no further than the end of the line.
   */
  private int offsetInBuffer() {
    int bufferLine = line;
    for (int token = tokens.count() - 1;
        token >= 0 && tokens.endLine(token) == bufferLine;
        token--) {
      bufferLine = tokens.line(token);
    }
    int bytes = cur - tokens.lineStart(bufferLine);
    int end = lineEnd();
    return bytes > end + 1 - lineStart
        ? characters(lineStart, end) + 2
        : characters(lineStart, lineStart + bytes);
  }

  /** Skips a backslash and the line end after it. */
  final void continueLine() {
    continueLine(false);
  }

  /**
   * Skips a backslash and the line end after it.
   *
   * @param unplaced whether the end of input there is at no place in the line
   */
  private void continueLine(boolean unplaced) {
    cur++;
    if (text[cur] != '\n') {
      cur = Math.min(cur + 1, length);
      throw softError(
          Kind.SYNTAX_ERROR,
          "unexpected character after line continuation character",
          offsetInBuffer(),
          0,
          false);
    }
    if (cur + 1 >= length) {
      cur = length;
      if (level > 0) {
        throw neverClosed();
      }
      int offset = unplaced ? 0 : characters(lineStart, cur);
      throw softError(Kind.SYNTAX_ERROR, "unexpected EOF while parsing", offset, -1, true);
    }
    cur++;
    nextLine();
  }

  /** Skips a comment, which in CPython counts as part of the line end after it. */
  final void scanComment() {
    cur = lineEnd();
    if (typeComments && scanTypeComment()) {
      return;
    }
    if (extraTokens) {
      add(TokenKind.COMMENT);
      start = cur;
    }
  }

  private boolean scanTypeComment() {
    int p = skipBlanks(start + 1);
    if (!startsWith(p, "type:")) {
      return false;
    }
    p = skipBlanks(p + 5);
    int ignoreEnd = p + 6;
    if (startsWith(p, "ignore")
        && (ignoreEnd >= cur || text[ignoreEnd] >= 0 && !isAlphanumeric(text[ignoreEnd]))) {
      int tagEnd = blankLine ? Math.min(cur + 1, length) : cur;
      typeIgnores.add(new TypeIgnore(line, source.text(ignoreEnd, tagEnd)));
      return false;
    }
    tokens.add(TokenKind.TYPE_COMMENT, p, cur, line, line, source.text(p, cur));
    start = cur;
    blankLine = false;
    return true;
  }

  private static boolean isAlphanumeric(int c) {
    return isNamePart(c) && c != '_';
  }

  private int skipBlanks(int p) {
    while (text[p] == ' ' || text[p] == '\t') {
      p++;
    }
    return p;
  }

  private boolean startsWith(int p, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (text[p + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
