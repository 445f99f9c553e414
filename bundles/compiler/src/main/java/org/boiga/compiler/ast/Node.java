package org.boiga.compiler.ast;

/**
 * A node of the abstract syntax tree.
 *
 * <p>The records of this package are the one declaration of Python's AST: the names, order and
 * optionality of their components are those of the {@code ast} module's {@code _fields}, and the
 * module's types are derived from them by reflection. A record whose Python name differs from its
 * Java name says so with {@link AstName}; a component that may be absent is {@link Nullable}; the
 * position is the last component of those nodes that have one and is no field in Python.
 */
public sealed interface Node
    permits Mod,
        Stmt,
        Expr,
        Pattern,
        ExceptHandler,
        TypeParam,
        TypeIgnore,
        Arguments,
        Arg,
        Keyword,
        Alias,
        WithItem,
        MatchCase,
        Comprehension {}
