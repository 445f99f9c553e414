package org.boiga.compiler.ast;

/** A type parameter of a class, function or type alias. */
@AstName("type_param")
public sealed interface TypeParam extends Node, Positioned {
  String name();

  @Nullable
  Expr default_value();

  record TypeVar(String name, @Nullable Expr bound, @Nullable Expr default_value, Span span)
      implements TypeParam {}

  record ParamSpec(String name, @Nullable Expr default_value, Span span) implements TypeParam {}

  record TypeVarTuple(String name, @Nullable Expr default_value, Span span) implements TypeParam {}
}
