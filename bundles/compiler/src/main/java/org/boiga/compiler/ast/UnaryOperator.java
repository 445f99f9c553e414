package org.boiga.compiler.ast;

/** A unary operator, by its name in the {@code ast} module. */
@AstName("unaryop")
public enum UnaryOperator {
  Invert,
  Not,
  UAdd,
  USub
}
