package org.boiga.compiler.ast;

/** An imported name, possibly dotted, and what it is bound to. */
@AstName("alias")
public record Alias(String name, @Nullable String asname, Span span) implements Node, Positioned {}
