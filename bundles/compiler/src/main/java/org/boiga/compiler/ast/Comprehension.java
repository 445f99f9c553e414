package org.boiga.compiler.ast;

import java.util.List;

/** One {@code for} clause of a comprehension, with the conditions that follow it. */
@AstName("comprehension")
public record Comprehension(Expr target, Expr iter, List<Expr> ifs, int is_async) implements Node {}
