package org.boiga.compiler;

import org.boiga.compiler.ast.Span;

/**
 * A program that does not compile, with what Python's {@code SyntaxError} says about it.
 *
 * <p>Lines and offsets count from 1, offsets in characters. As in CPython an end offset of 0 or -1
 * says that the end is unknown, and a line of 0 that the place is.
 */
public final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The Python exception to raise. */
  public enum Kind {
    SYNTAX_ERROR("SyntaxError"),
    INDENTATION_ERROR("IndentationError"),
    TAB_ERROR("TabError"),
    /** What {@code codeop} asks for: more input may complete the program. */
    INCOMPLETE_INPUT("_IncompleteInputError"),
    /** A name that Unicode normalization makes a keyword. */
    VALUE_ERROR("ValueError"),
    /** Nested too deeply for the parser. */
    MEMORY_ERROR("MemoryError"),
    /** Nested too deeply for a later pass. */
    RECURSION_ERROR("RecursionError");

    private final String pythonName;

    Kind(String pythonName) {
      this.pythonName = pythonName;
    }

    public String pythonName() {
      return pythonName;
    }
  }

  /** Where an error is; the text is the source line, or null. */
  public record Place(
      String filename, int lineno, int offset, String text, int endLineno, int endOffset) {}

  private final Kind kind;
  private final transient Place place;
  private final transient String source;
  private final transient Span lastStatement;

  /**
   * An error at a place, or at none.
   *
   * @param source the program, where CPython searches for misspelt keywords; may be null
   */
  public SyntaxException(Kind kind, String message, Place place, String source) {
    this(kind, message, place, source, null);
  }

  private SyntaxException(
      Kind kind, String message, Place place, String source, Span lastStatement) {
    super(message, null, false, false);
    this.lastStatement = lastStatement;
    this.kind = kind;
    this.place = place;
    this.source = source;
  }

  /** An error that a pass after parsing finds at a node, without the text of its line. */
  public static SyntaxException at(String message, String filename, Span span) {
    return new SyntaxException(
        Kind.SYNTAX_ERROR,
        message,
        new Place(
            filename,
            span.lineno(),
            span.colOffset() + 1,
            null,
            span.endLineno(),
            span.endColOffset() + 1),
        null);
  }

  /** An error about a program that nests too deeply for a pass after parsing. */
  public static SyntaxException tooDeep() {
    return new SyntaxException(
        Kind.RECURSION_ERROR, "maximum recursion depth exceeded during compilation", null, null);
  }

  /** The same error, with where the last complete statement before it is. */
  public SyntaxException after(Span statement) {
    return new SyntaxException(kind, getMessage(), place, source, statement);
  }

  public Kind kind() {
    return kind;
  }

  /** Where the error is, or null. */
  public Place place() {
    return place;
  }

  /** Where the last complete statement before the error is, or null. */
  public Span lastStatement() {
    return lastStatement;
  }

  /** The program, for hints about misspelt keywords, or null. */
  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return place == null
        ? kind.pythonName() + ": " + getMessage()
        : kind.pythonName() + ": " + getMessage() + " " + place;
  }
}
