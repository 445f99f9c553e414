package org.boiga.compiler.ast;

/**
 * The source range of a node: lines count from 1, columns are offsets in UTF-8 bytes from 0, and
 * the end is exclusive, as in the {@code ast} module.
 */
public record Span(int lineno, int colOffset, int endLineno, int endColOffset) {

  /** The range from the start of this span to the end of another. */
  public Span to(Span end) {
    return new Span(lineno, colOffset, end.endLineno, end.endColOffset);
  }
}
