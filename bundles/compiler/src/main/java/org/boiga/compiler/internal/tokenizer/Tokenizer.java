package org.boiga.compiler.internal.tokenizer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.compiler.Source;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.SyntaxException.Kind;
import org.boiga.compiler.SyntaxException.Place;
import org.boiga.compiler.WarningListener;
import org.boiga.compiler.ast.TypeIgnore;

/**
 * Splits a program into tokens, all at once.
 *
 * <p>An error ends the tokens with an error token; it is the parser that throws it, when it gets
 * there, since a syntax error before it comes first.
 */
public final class Tokenizer extends StringScanner {
  private static final int MAX_BRACKETS = 200;
  private static final int MAX_INDENTS = 100;
  private static final int TAB_SIZE = 8;

  /** Which tokens to make, apart from the usual ones. */
  public enum Option {
    /** The input is one interactive statement, whose last line needs no line end. */
    INTERACTIVE,
    /** The end of interactive input does not end its blocks. */
    DONT_IMPLY_DEDENT,
    /** Comments with types become tokens. */
    TYPE_COMMENTS,
    /** Comments and line ends within statements become tokens; brackets may be unbalanced. */
    EXTRA_TOKENS
  }

  private final boolean interactive;
  private final boolean dontImplyDedent;
  private final boolean typeComments;
  private final boolean extraTokens;
  private final NameTable names = new NameTable();
  private final List<TypeIgnore> typeIgnores = new ArrayList<>(0);

  private int[] indents = new int[16];
  private int[] tabbedIndents = new int[16];
  private int indent;

  private byte[] brackets = new byte[16];
  private int[] bracketTokens = new int[16];
  private int level;

  private boolean atLineStart = true;
  private boolean blankLine;
  private boolean done;

  public Tokenizer(Source source, WarningListener warnings, Option... options) {
    super(source, warnings);
    List<Option> chosen = Arrays.asList(options);
    interactive = chosen.contains(Option.INTERACTIVE);
    dontImplyDedent = chosen.contains(Option.DONT_IMPLY_DEDENT);
    typeComments = chosen.contains(Option.TYPE_COMMENTS);
    extraTokens = chosen.contains(Option.EXTRA_TOKENS);
  }

  /** Tokenizes the source. */
  public Tokens tokenize() {
    try {
      while (!done) {
        if (mode != null && !mode.inExpression) {
          scanStringPart();
        } else {
          scanToken();
        }
      }
    } catch (SyntaxException e) {
      if (tokens.error() == null) {
        fail(e, inputEnded, true);
      }
    }
    return tokens;
  }

  /** The {@code type: ignore} comments, where type comments are asked for. */
  public List<TypeIgnore> typeIgnores() {
    return typeIgnores;
  }

  @Override
  boolean allowsLeadingZeros() {
    return extraTokens;
  }

  private void scanToken() {
    if (atLineStart) {
      atLineStart = false;
      scanIndentation();
    }
    int c = text[cur];
    while (c == ' ' || c == '\t' || c == '\f') {
      c = text[++cur];
    }
    start = cur;
    if (c == '#') {
      scanComment();
      c = text[cur];
    }
    if (isNameStart(c)) {
      scanName();
      return;
    }
    switch (c) {
      case '\n' -> scanLineEnd();
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        scanNumber();
        add(TokenKind.NUMBER);
      }
      case '"', '\'' -> scanString();
      case '\\' -> continueLine();
      case '.' -> scanPoint();
      case 0 -> {
        if (cur < length) {
          throw nonPrintable(c);
        }
        scanEnd();
      }
      default -> scanOperator(c);
    }
  }

  private void add(int kind) {
    tokens.add(kind, start, cur, line, line, null);
  }

  // Lines and indentation

  private void scanIndentation() {
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
        continueLine();
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

  private SyntaxException lineError(Kind kind, String message) {
    return softError(kind, message, 1, 0, false);
  }

  /** Makes an error that gives way to a syntax error that the parser finds before it. */
  private SyntaxException softError(
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

  private void fail(SyntaxException error, boolean endOfInput, boolean outranksParser) {
    tokens.fail(
        error,
        endOfInput,
        outranksParser,
        mode != null,
        level == 0 ? -1 : bracketTokens[level - 1]);
    tokens.add(TokenKind.ERRORTOKEN, start, cur, line, line, null);
  }

  private void scanLineEnd() {
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

  /** Skips a backslash and the line end after it. */
  private void continueLine() {
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
      throw softError(
          Kind.SYNTAX_ERROR, "unexpected EOF while parsing", characters(lineStart, cur), -1, true);
    }
    cur++;
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

  /** Skips a comment, which in CPython counts as part of the line end after it. */
  private void scanComment() {
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

  private void scanEnd() {
    if (level > 0) {
      throw neverClosed();
    }
    if (interactive && tokens.count() > 0) {
      addFinal(TokenKind.NEWLINE);
    }
    if (indent > 0 && !(interactive && dontImplyDedent)) {
      for (; indent > 0; indent--) {
        addFinal(TokenKind.DEDENT);
      }
      if (interactive) {
        addFinal(TokenKind.NEWLINE);
      }
    }
    addFinal(TokenKind.ENDMARKER);
    done = true;
  }

  private void addFinal(int kind) {
    tokens.add(kind, cur, cur, line, line, null);
  }

  private SyntaxException neverClosed() {
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

  // Names

  private void scanName() {
    int c = text[cur];
    int p = cur;
    int hash = 0;
    boolean ascii = true;
    do {
      ascii &= c >= 0;
      hash = 31 * hash + c;
      c = text[++p];
    } while (isNamePart(c));
    if ((c == '"' || c == '\'') && p - cur <= 5 && scanPrefixedString(p)) {
      return;
    }
    cur = p;
    if (ascii) {
      int slot = names.slot(text, start, cur, hash);
      tokens.add(names.kind(slot), start, cur, line, line, names.name(slot));
    } else {
      String name = verifiedName();
      tokens.add(TokenKind.NAME, start, cur, line, line, name);
    }
  }

  private String verifiedName() {
    String name = new String(text, start, cur - start, StandardCharsets.UTF_8);
    for (int i = 0, c; i < name.length(); i += Character.charCount(c)) {
      c = name.codePointAt(i);
      if (i == 0 ? !Identifiers.isStart(c) : !Identifiers.isContinue(c)) {
        String valid = name.substring(0, i + Character.charCount(c));
        cur = start + valid.getBytes(StandardCharsets.UTF_8).length;
        throw Identifiers.isPrintable(c)
            ? error("invalid character '" + Character.toString(c) + "' (U+" + hex(c) + ")")
            : nonPrintable(c);
      }
    }
    return Normalizer.normalize(name, Normalizer.Form.NFKC);
  }

  private SyntaxException nonPrintable(int c) {
    if (cur == start) {
      cur++;
    }
    return error("invalid non-printable character U+" + hex(c));
  }

  private static String hex(int c) {
    String digits = Integer.toHexString(c).toUpperCase();
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  /** Scans a string if the name up to its quote is a prefix of strings. */
  private boolean scanPrefixedString(int quote) {
    boolean b = false;
    boolean u = false;
    boolean r = false;
    boolean f = false;
    boolean t = false;
    for (int p = start; p < quote; p++) {
      int c = text[p] | 0x20;
      if (c == 'b' && !b) {
        b = true;
      } else if (c == 'u' && !u) {
        u = true;
      } else if (c == 'r' && !r) {
        r = true;
      } else if (c == 'f' && !f) {
        f = true;
      } else if (c == 't' && !t) {
        t = true;
      } else {
        return false;
      }
    }
    cur = quote;
    checkPrefixes(b, u, r, f, t);
    if (f || t) {
      enterString(f ? 'f' : 't', r);
    } else {
      scanString();
    }
    return true;
  }

  private void checkPrefixes(boolean b, boolean u, boolean r, boolean f, boolean t) {
    if (u && b) {
      throw incompatible('u', 'b');
    }
    if (u && r) {
      throw incompatible('u', 'r');
    }
    if (u && f) {
      throw incompatible('u', 'f');
    }
    if (u && t) {
      throw incompatible('u', 't');
    }
    if (b && f) {
      throw incompatible('b', 'f');
    }
    if (b && t) {
      throw incompatible('b', 't');
    }
    if (f && t) {
      throw incompatible('f', 't');
    }
  }

  private SyntaxException incompatible(char first, char second) {
    int column = start + 1 - lineStart;
    return error(
        "'" + first + "' and '" + second + "' prefixes are incompatible",
        column,
        cur + 1 - lineStart);
  }

  // Operators and brackets

  /** The kind of an operator or delimiter. */
  public static int operatorKind(String operator) {
    if (operator.equals("...")) {
      return TokenKind.ELLIPSIS;
    }
    int second = operator.length() > 1 ? operator.charAt(1) : 0;
    int third = operator.length() > 2 ? operator.charAt(2) : 0;
    int kind = Operators.longer(operator.charAt(0), second, third);
    return kind >= 0 ? kind : Operators.single(operator.charAt(0));
  }

  private void scanPoint() {
    if (isDigit(text[cur + 1])) {
      scanFraction();
      add(TokenKind.NUMBER);
    } else if (text[cur + 1] == '.' && text[cur + 2] == '.') {
      cur += 3;
      add(TokenKind.ELLIPSIS);
    } else {
      cur++;
      add(TokenKind.DOT);
    }
  }

  private void scanOperator(int c) {
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
        if (c == '=' && mode != null && mode.bracketDepth - mode.fieldDepth == 1) {
          mode.inDebug = true;
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
        mode.inDebug = false;
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
}
