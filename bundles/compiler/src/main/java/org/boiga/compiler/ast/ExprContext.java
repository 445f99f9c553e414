package org.boiga.compiler.ast;

/** What an expression is used for. */
@AstName("expr_context")
public enum ExprContext {
  Load,
  Store,
  Del
}
