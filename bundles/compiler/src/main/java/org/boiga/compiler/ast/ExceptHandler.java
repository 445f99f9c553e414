package org.boiga.compiler.ast;

import java.util.List;

/** The ASDL sum type {@code excepthandler}, whose one constructor is named like this record. */
public record ExceptHandler(@Nullable Expr type, @Nullable String name, List<Stmt> body, Span span)
    implements Node, Positioned {}
