package org.boiga.compiler.ast;

/** A short-circuit operator, by its name in the {@code ast} module. */
@AstName("boolop")
public enum BoolOperator {
  And,
  Or
}
