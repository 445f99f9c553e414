package org.boiga.compiler.internal.tokenizer;

import java.util.Arrays;
import org.boiga.compiler.Source;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.ast.Span;

/**
 * The tokens of a program, in parallel arrays. The last one is {@link TokenKind#ENDMARKER}, or
 * {@link TokenKind#ERRORTOKEN} where the text cannot be tokenized further.
 */
public final class Tokens {
  private final Source source;
  private final byte[] text;
  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] lines;
  private int[] endLines;
  private String[] names;
  private int count;

  private int[] lineStarts;
  private int lineCount;

  private SyntaxException error;
  private boolean errorIsEndOfInput;
  private boolean errorOutranksParser;
  private boolean errorInString;
  private int unclosedToken = -1;

  Tokens(Source source) {
    this.source = source;
    text = source.utf8();
    int estimate = source.length() / 4 + 16;
    kinds = new byte[estimate];
    starts = new int[estimate];
    ends = new int[estimate];
    lines = new int[estimate];
    endLines = new int[estimate];
    names = new String[estimate];
    lineStarts = new int[source.length() / 32 + 16];
  }

  void add(int kind, int start, int end, int line, int endLine, String name) {
    int i = count++;
    if (i == kinds.length) {
      grow();
    }
    kinds[i] = (byte) kind;
    starts[i] = start;
    ends[i] = end;
    lines[i] = line;
    endLines[i] = endLine;
    names[i] = name;
  }

  private void grow() {
    int size = kinds.length * 2;
    kinds = Arrays.copyOf(kinds, size);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    lines = Arrays.copyOf(lines, size);
    endLines = Arrays.copyOf(endLines, size);
    names = Arrays.copyOf(names, size);
  }

  /** Notes where a line starts; lines count from 1. */
  void startLine(int line, int start) {
    if (line >= lineStarts.length) {
      lineStarts = Arrays.copyOf(lineStarts, line * 2);
    }
    lineStarts[line] = start;
    lineCount = line;
  }

  void fail(
      SyntaxException error,
      boolean endOfInput,
      boolean outranksParser,
      boolean inString,
      int unclosedToken) {
    this.error = error;
    this.errorInString = inString;
    this.errorIsEndOfInput = endOfInput;
    this.errorOutranksParser = outranksParser;
    this.unclosedToken = unclosedToken;
  }

  public Source source() {
    return source;
  }

  public int count() {
    return count;
  }

  public int kind(int i) {
    return kinds[i];
  }

  /** Where a token starts, as an offset into the source. */
  public int start(int i) {
    return starts[i];
  }

  /** Where a token ends. */
  public int end(int i) {
    return ends[i];
  }

  public int line(int i) {
    return lines[i];
  }

  public int endLine(int i) {
    return endLines[i];
  }

  public int column(int i) {
    return starts[i] - lineStarts[lines[i]];
  }

  public int endColumn(int i) {
    return ends[i] - lineStarts[endLines[i]];
  }

  /** The name or keyword that a token is; null for other tokens. */
  public String name(int i) {
    return names[i];
  }

  /** The source text of a token. */
  public String text(int i) {
    return source.text(starts[i], ends[i]);
  }

  /** Whether a token stands for no text of the source. */
  public boolean isEmpty(int i) {
    return switch (kinds[i]) {
      case TokenKind.INDENT, TokenKind.DEDENT, TokenKind.ENDMARKER -> true;
      case TokenKind.NEWLINE -> starts[i] >= source.length();
      default -> false;
    };
  }

  public boolean textIs(int i, String expected) {
    int start = starts[i];
    int length = ends[i] - start;
    if (length != expected.length()) {
      return false;
    }
    for (int k = 0; k < length; k++) {
      if (text[start + k] != expected.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  public Span span(int i) {
    return new Span(lines[i], column(i), endLines[i], endColumn(i));
  }

  /** The range from the start of one token to the end of another. */
  public Span span(int first, int last) {
    return new Span(lines[first], column(first), endLines[last], endColumn(last));
  }

  /** The offset at which a line starts. */
  public int lineStart(int line) {
    return lineStarts[line];
  }

  /** The number of lines that were reached. */
  public int lineCount() {
    return lineCount;
  }

  /** The text of a line, without its line end. */
  public String lineText(int line) {
    return source.text(lineStarts[line], lineEnd(line));
  }

  /** The text of a line, with its line end if it has one. */
  public String lineWithEnd(int line) {
    return source.text(lineStarts[line], Math.min(lineEnd(line) + 1, source.length()));
  }

  private int lineEnd(int line) {
    int end = lineStarts[line];
    while (end < source.length() && text[end] != '\n') {
      end++;
    }
    return end;
  }

  /** The error that the error token stands for, or null. */
  public SyntaxException error() {
    return error;
  }

  /** Whether the error is that the input ends too early. */
  public boolean errorIsEndOfInput() {
    return errorIsEndOfInput;
  }

  /** Whether the error is reported even where the parser fails at an earlier token. */
  public boolean errorOutranksParser() {
    return errorOutranksParser;
  }

  /** Whether the error is inside of an f-string or t-string. */
  public boolean errorInString() {
    return errorInString;
  }

  /** The innermost bracket that is open at the error, or -1. */
  public int unclosedToken() {
    return unclosedToken;
  }
}
