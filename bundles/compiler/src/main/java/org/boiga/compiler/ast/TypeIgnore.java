package org.boiga.compiler.ast;

/** A {@code # type: ignore} comment: the one constructor of {@code type_ignore}. */
public record TypeIgnore(int lineno, @Text String tag) implements Node {}
