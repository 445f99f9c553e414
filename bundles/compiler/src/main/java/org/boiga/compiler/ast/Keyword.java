package org.boiga.compiler.ast;

/** A keyword argument of a call or class; {@code arg} is null for {@code **value}. */
@AstName("keyword")
public record Keyword(@Nullable String arg, Expr value, Span span) implements Node, Positioned {}
