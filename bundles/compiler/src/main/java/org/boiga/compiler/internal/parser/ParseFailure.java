package org.boiga.compiler.internal.parser;

/** Says that the program is not grammatical, and no more: the diagnosis is made afterwards. */
final class ParseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final ParseFailure INSTANCE = new ParseFailure();

  private ParseFailure() {
    super(null, null, false, false);
  }
}
