package org.boiga.compiler.ast;

/** A binary arithmetic operator, by its name in the {@code ast} module. */
@AstName("operator")
public enum Operator {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  Mod,
  Pow,
  LShift,
  RShift,
  BitOr,
  BitXor,
  BitAnd,
  FloorDiv
}
