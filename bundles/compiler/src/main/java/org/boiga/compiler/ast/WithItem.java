package org.boiga.compiler.ast;

/** One context manager of a {@code with} statement. */
@AstName("withitem")
public record WithItem(Expr context_expr, @Nullable Expr optional_vars) implements Node {}
