package org.boiga.compiler.ast;

import java.util.List;

/** The parameters of a function or lambda. */
@AstName("arguments")
public record Arguments(
    List<Arg> posonlyargs,
    List<Arg> args,
    @Nullable Arg vararg,
    List<Arg> kwonlyargs,
    List<@Nullable Expr> kw_defaults,
    @Nullable Arg kwarg,
    List<Expr> defaults)
    implements Node {}
