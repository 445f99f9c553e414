package org.boiga.interpreter.ast;

import java.util.List;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.ExceptHandler;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.MatchCase;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeParam;
import org.boiga.compiler.ast.WithItem;
import org.boiga.objects.PyErr;

/** The part of the {@link Validator} for statements. */
final class StatementValidator {
  private final Validator v;
  private final PatternValidator patterns;

  StatementValidator(Validator v) {
    this.v = v;
    patterns = new PatternValidator(v);
  }

  void all(List<Stmt> body) {
    for (Stmt s : body) {
      if (s == null) {
        throw v.error("None disallowed in statement list");
      }
      v.ts.enterNative(" during compilation");
      try {
        v.position(s);
        statement(s);
      } finally {
        v.ts.leaveNative();
      }
    }
  }

  private void body(List<Stmt> body, String owner) {
    v.nonEmpty(body, "body", owner);
    all(body);
  }

  private void statement(Stmt s) {
    switch (s) {
      case Stmt.FunctionDef f ->
          function(
              "FunctionDef", f.body(), f.type_params(), f.args(), f.decorator_list(), f.returns());
      case Stmt.AsyncFunctionDef f ->
          function(
              "AsyncFunctionDef",
              f.body(),
              f.type_params(),
              f.args(),
              f.decorator_list(),
              f.returns());
      case Stmt.ClassDef c -> {
        body(c.body(), "ClassDef");
        typeParameters(c.type_params());
        v.loadAll(c.bases());
        v.keywords(c.keywords());
        v.loadAll(c.decorator_list());
      }
      case Stmt.Return r -> v.loadIfPresent(r.value());
      case Stmt.Delete d -> targets(d.targets(), ExprContext.Del, "Delete");
      case Stmt.Assign a -> {
        targets(a.targets(), ExprContext.Store, "Assign");
        v.load(a.value());
      }
      case Stmt.AugAssign a -> {
        v.expression(a.target(), ExprContext.Store);
        v.load(a.value());
      }
      case Stmt.AnnAssign a -> annotated(a);
      case Stmt.TypeAlias a -> {
        if (!(a.name() instanceof Expr.Name)) {
          throw PyErr.typeError(v.ts, "TypeAlias with non-Name name");
        }
        v.expression(a.name(), ExprContext.Store);
        typeParameters(a.type_params());
        v.load(a.value());
      }
      case Stmt.Assert a -> {
        v.load(a.test());
        v.loadIfPresent(a.msg());
      }
      case Stmt.Import i -> v.nonEmpty(i.names(), "names", "Import");
      case Stmt.ImportFrom i -> {
        if (i.level() < 0) {
          throw v.error("Negative ImportFrom level");
        }
        v.nonEmpty(i.names(), "names", "ImportFrom");
      }
      case Stmt.Global g -> v.nonEmpty(g.names(), "names", "Global");
      case Stmt.Nonlocal n -> v.nonEmpty(n.names(), "names", "Nonlocal");
      case Stmt.ExprStmt x -> v.load(x.value());
      default -> compound(s);
    }
  }

  private void compound(Stmt s) {
    switch (s) {
      case Stmt.For f -> loop("For", f.target(), f.iter(), f.body(), f.orelse());
      case Stmt.AsyncFor f -> loop("AsyncFor", f.target(), f.iter(), f.body(), f.orelse());
      case Stmt.While w -> {
        v.load(w.test());
        body(w.body(), "While");
        all(w.orelse());
      }
      case Stmt.If i -> {
        v.load(i.test());
        body(i.body(), "If");
        all(i.orelse());
      }
      case Stmt.With w -> with("With", w.items(), w.body());
      case Stmt.AsyncWith w -> with("AsyncWith", w.items(), w.body());
      case Stmt.Match m -> {
        v.load(m.subject());
        v.nonEmpty(m.cases(), "cases", "Match");
        for (MatchCase c : m.cases()) {
          patterns.pattern(c.pattern(), false);
          v.loadIfPresent(c.guard());
          body(c.body(), "match_case");
        }
      }
      case Stmt.Raise r -> {
        if (r.exc() == null && r.cause() != null) {
          throw v.error("Raise with cause but no exception");
        }
        v.loadIfPresent(r.exc());
        v.loadIfPresent(r.cause());
      }
      case Stmt.Try t -> tryStatement("Try", t.body(), t.handlers(), t.orelse(), t.finalbody());
      case Stmt.TryStar t ->
          tryStatement("TryStar", t.body(), t.handlers(), t.orelse(), t.finalbody());
      default -> {}
    }
  }

  private void function(
      String owner,
      List<Stmt> body,
      List<TypeParam> typeParameters,
      Arguments arguments,
      List<Expr> decorators,
      Expr returns) {
    body(body, owner);
    typeParameters(typeParameters);
    v.arguments(arguments);
    v.loadAll(decorators);
    v.loadIfPresent(returns);
  }

  private void typeParameters(List<TypeParam> parameters) {
    for (TypeParam p : parameters) {
      v.position(p);
      v.name(p.name());
      if (p instanceof TypeParam.TypeVar t) {
        v.loadIfPresent(t.bound());
      }
      v.loadIfPresent(p.default_value());
    }
  }

  private void targets(List<Expr> targets, ExprContext context, String owner) {
    v.nonEmpty(targets, "targets", owner);
    v.all(targets, context, false);
  }

  private void annotated(Stmt.AnnAssign a) {
    if (!(a.target() instanceof Expr.Name) && a.simple() != 0) {
      throw PyErr.typeError(v.ts, "AnnAssign with simple non-Name target");
    }
    v.expression(a.target(), ExprContext.Store);
    v.loadIfPresent(a.value());
    v.load(a.annotation());
  }

  private void loop(String owner, Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse) {
    v.expression(target, ExprContext.Store);
    v.load(iter);
    body(body, owner);
    all(orelse);
  }

  private void with(String owner, List<WithItem> items, List<Stmt> body) {
    v.nonEmpty(items, "items", owner);
    for (WithItem item : items) {
      v.load(item.context_expr());
      if (item.optional_vars() != null) {
        v.expression(item.optional_vars(), ExprContext.Store);
      }
    }
    body(body, owner);
  }

  private void tryStatement(
      String owner,
      List<Stmt> body,
      List<ExceptHandler> handlers,
      List<Stmt> orelse,
      List<Stmt> finalbody) {
    body(body, owner);
    if (handlers.isEmpty() && finalbody.isEmpty()) {
      throw v.error("%s has neither except handlers nor finalbody", owner);
    }
    if (handlers.isEmpty() && !orelse.isEmpty()) {
      throw v.error("%s has orelse but no except handlers", owner);
    }
    for (ExceptHandler h : handlers) {
      v.position(h);
      v.loadIfPresent(h.type());
      body(h.body(), "ExceptHandler");
    }
    all(orelse);
    all(finalbody);
  }
}
