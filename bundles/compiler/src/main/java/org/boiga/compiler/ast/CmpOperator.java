package org.boiga.compiler.ast;

/** A comparison operator, by its name in the {@code ast} module. */
@AstName("cmpop")
public enum CmpOperator {
  Eq,
  NotEq,
  Lt,
  LtE,
  Gt,
  GtE,
  Is,
  IsNot,
  In,
  NotIn
}
