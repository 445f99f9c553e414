package org.boiga.compiler.ast;

/** An expression. */
@AstName("expr")
public sealed interface Expr extends Node, Positioned {
  record BoolOp(BoolOperator op, java.util.List<Expr> values, Span span) implements Expr {}

  record NamedExpr(Expr target, Expr value, Span span) implements Expr {}

  record BinOp(Expr left, Operator op, Expr right, Span span) implements Expr {}

  record UnaryOp(UnaryOperator op, Expr operand, Span span) implements Expr {}

  record Lambda(Arguments args, Expr body, Span span) implements Expr {}

  record IfExp(Expr test, Expr body, Expr orelse, Span span) implements Expr {}

  /** A key is null where the value is unpacked with {@code **}. */
  record Dict(java.util.List<@Nullable Expr> keys, java.util.List<Expr> values, Span span)
      implements Expr {}

  record Set(java.util.List<Expr> elts, Span span) implements Expr {}

  record ListComp(Expr elt, java.util.List<Comprehension> generators, Span span) implements Expr {}

  record SetComp(Expr elt, java.util.List<Comprehension> generators, Span span) implements Expr {}

  record DictComp(Expr key, Expr value, java.util.List<Comprehension> generators, Span span)
      implements Expr {}

  record GeneratorExp(Expr elt, java.util.List<Comprehension> generators, Span span)
      implements Expr {}

  record Await(Expr value, Span span) implements Expr {}

  record Yield(@Nullable Expr value, Span span) implements Expr {}

  record YieldFrom(Expr value, Span span) implements Expr {}

  record Compare(
      Expr left, java.util.List<CmpOperator> ops, java.util.List<Expr> comparators, Span span)
      implements Expr {}

  record Call(Expr func, java.util.List<Expr> args, java.util.List<Keyword> keywords, Span span)
      implements Expr {}

  /** A replacement field of an f-string; {@code conversion} is a character's code or -1. */
  record FormattedValue(Expr value, int conversion, @Nullable Expr format_spec, Span span)
      implements Expr {}

  /** A replacement field of a t-string, with the source text of its expression. */
  record Interpolation(
      Expr value, Literal str, int conversion, @Nullable Expr format_spec, Span span)
      implements Expr {}

  record JoinedStr(java.util.List<Expr> values, Span span) implements Expr {}

  record TemplateStr(java.util.List<Expr> values, Span span) implements Expr {}

  record Constant(Literal value, @Text @Nullable String kind, Span span) implements Expr {}

  record Attribute(Expr value, String attr, ExprContext ctx, Span span) implements Expr {}

  record Subscript(Expr value, Expr slice, ExprContext ctx, Span span) implements Expr {}

  record Starred(Expr value, ExprContext ctx, Span span) implements Expr {}

  record Name(String id, ExprContext ctx, Span span) implements Expr {}

  record List(java.util.List<Expr> elts, ExprContext ctx, Span span) implements Expr {}

  record Tuple(java.util.List<Expr> elts, ExprContext ctx, Span span) implements Expr {}

  record Slice(@Nullable Expr lower, @Nullable Expr upper, @Nullable Expr step, Span span)
      implements Expr {}
}
