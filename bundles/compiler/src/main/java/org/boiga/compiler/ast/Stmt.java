package org.boiga.compiler.ast;

import java.util.List;

/** A statement. */
@AstName("stmt")
public sealed interface Stmt extends Node, Positioned {
  record FunctionDef(
      String name,
      Arguments args,
      List<Stmt> body,
      List<Expr> decorator_list,
      @Nullable Expr returns,
      @Text @Nullable String type_comment,
      List<TypeParam> type_params,
      Span span)
      implements Stmt {}

  record AsyncFunctionDef(
      String name,
      Arguments args,
      List<Stmt> body,
      List<Expr> decorator_list,
      @Nullable Expr returns,
      @Text @Nullable String type_comment,
      List<TypeParam> type_params,
      Span span)
      implements Stmt {}

  record ClassDef(
      String name,
      List<Expr> bases,
      List<Keyword> keywords,
      List<Stmt> body,
      List<Expr> decorator_list,
      List<TypeParam> type_params,
      Span span)
      implements Stmt {}

  record Return(@Nullable Expr value, Span span) implements Stmt {}

  record Delete(List<Expr> targets, Span span) implements Stmt {}

  record Assign(List<Expr> targets, Expr value, @Text @Nullable String type_comment, Span span)
      implements Stmt {}

  record TypeAlias(Expr name, List<TypeParam> type_params, Expr value, Span span) implements Stmt {}

  record AugAssign(Expr target, Operator op, Expr value, Span span) implements Stmt {}

  record AnnAssign(Expr target, Expr annotation, @Nullable Expr value, int simple, Span span)
      implements Stmt {}

  record For(
      Expr target,
      Expr iter,
      List<Stmt> body,
      List<Stmt> orelse,
      @Text @Nullable String type_comment,
      Span span)
      implements Stmt {}

  record AsyncFor(
      Expr target,
      Expr iter,
      List<Stmt> body,
      List<Stmt> orelse,
      @Text @Nullable String type_comment,
      Span span)
      implements Stmt {}

  record While(Expr test, List<Stmt> body, List<Stmt> orelse, Span span) implements Stmt {}

  record If(Expr test, List<Stmt> body, List<Stmt> orelse, Span span) implements Stmt {}

  record With(List<WithItem> items, List<Stmt> body, @Text @Nullable String type_comment, Span span)
      implements Stmt {}

  record AsyncWith(
      List<WithItem> items, List<Stmt> body, @Text @Nullable String type_comment, Span span)
      implements Stmt {}

  record Match(Expr subject, List<MatchCase> cases, Span span) implements Stmt {}

  record Raise(@Nullable Expr exc, @Nullable Expr cause, Span span) implements Stmt {}

  record Try(
      List<Stmt> body,
      List<ExceptHandler> handlers,
      List<Stmt> orelse,
      List<Stmt> finalbody,
      Span span)
      implements Stmt {}

  record TryStar(
      List<Stmt> body,
      List<ExceptHandler> handlers,
      List<Stmt> orelse,
      List<Stmt> finalbody,
      Span span)
      implements Stmt {}

  record Assert(Expr test, @Nullable Expr msg, Span span) implements Stmt {}

  record Import(List<Alias> names, Span span) implements Stmt {}

  record ImportFrom(@Nullable String module, List<Alias> names, @Nullable int level, Span span)
      implements Stmt {}

  record Global(List<String> names, Span span) implements Stmt {}

  record Nonlocal(List<String> names, Span span) implements Stmt {}

  /** An expression as a statement; its Python name would hide {@link Expr} in this interface. */
  @AstName("Expr")
  record ExprStmt(Expr value, Span span) implements Stmt {}

  record Pass(Span span) implements Stmt {}

  record Break(Span span) implements Stmt {}

  record Continue(Span span) implements Stmt {}
}
