package org.boiga.compiler.ast;

/** One parameter. */
@AstName("arg")
public record Arg(
    String arg, @Nullable Expr annotation, @Text @Nullable String type_comment, Span span)
    implements Node, Positioned {}
