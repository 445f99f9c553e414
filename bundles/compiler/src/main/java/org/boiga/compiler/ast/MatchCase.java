package org.boiga.compiler.ast;

import java.util.List;

/** A {@code case} block. */
@AstName("match_case")
public record MatchCase(Pattern pattern, @Nullable Expr guard, List<Stmt> body) implements Node {}
