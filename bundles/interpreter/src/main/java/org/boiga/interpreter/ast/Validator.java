package org.boiga.interpreter.ast;

import java.util.List;
import org.boiga.compiler.ast.Arg;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.Comprehension;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Keyword;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Positioned;
import org.boiga.compiler.ast.Span;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.ThreadState;

/** Checks of a tree that a program built what the parser sees to: here expressions. */
final class Validator {
  final ThreadState ts;
  private final StatementValidator statements = new StatementValidator(this);

  Validator(ThreadState ts) {
    this.ts = ts;
  }

  void validate(Mod mod) {
    switch (mod) {
      case Mod.Module m -> statements.all(m.body());
      case Mod.Interactive m -> statements.all(m.body());
      case Mod.Expression m -> load(m.body());
      case Mod.FunctionType m -> {
        loadAll(m.argtypes());
        load(m.returns());
      }
    }
  }

  PyException error(String message, Object... args) {
    return PyErr.valueError(ts, message.formatted(args));
  }

  void position(Positioned node) {
    Span s = node.span();
    if (s.lineno() > s.endLineno()) {
      throw error("AST node line range (%d, %d) is not valid", s.lineno(), s.endLineno());
    }
    if (s.lineno() < 0 && s.endLineno() != s.lineno()
        || s.colOffset() < 0 && s.colOffset() != s.endColOffset()) {
      throw error(
          "AST node column range (%d, %d) for line range (%d, %d) is not valid",
          s.colOffset(), s.endColOffset(), s.lineno(), s.endLineno());
    }
    if (s.lineno() == s.endLineno() && s.colOffset() > s.endColOffset()) {
      throw error(
          "line %d, column %d-%d is not a valid range",
          s.lineno(), s.colOffset(), s.endColOffset());
    }
  }

  void nonEmpty(List<?> list, String what, String owner) {
    if (list.isEmpty()) {
      throw error("empty %s on %s", what, owner);
    }
  }

  void name(String name) {
    if (name.equals("None") || name.equals("True") || name.equals("False")) {
      throw error("identifier field can't represent '%s' constant", name);
    }
  }

  void load(Expr x) {
    expression(x, ExprContext.Load);
  }

  void loadIfPresent(Expr x) {
    if (x != null) {
      load(x);
    }
  }

  void loadAll(List<Expr> list) {
    all(list, ExprContext.Load, false);
  }

  void all(List<Expr> list, ExprContext context, boolean nullsAllowed) {
    for (Expr x : list) {
      if (x != null) {
        expression(x, context);
      } else if (!nullsAllowed) {
        throw error("None disallowed in expression list");
      }
    }
  }

  void keywords(List<Keyword> keywords) {
    keywords.forEach(k -> load(k.value()));
  }

  // Parameters -----------------------------------------------------------------------------------

  void arguments(Arguments a) {
    parameters(a.posonlyargs());
    parameters(a.args());
    annotation(a.vararg());
    parameters(a.kwonlyargs());
    annotation(a.kwarg());
    if (a.defaults().size() > a.posonlyargs().size() + a.args().size()) {
      throw error("more positional defaults than args on arguments");
    }
    if (a.kw_defaults().size() != a.kwonlyargs().size()) {
      throw error("length of kwonlyargs is not the same as kw_defaults on arguments");
    }
    loadAll(a.defaults());
    all(a.kw_defaults(), ExprContext.Load, true);
  }

  private void parameters(List<Arg> parameters) {
    for (Arg a : parameters) {
      position(a);
      annotation(a);
    }
  }

  private void annotation(Arg a) {
    if (a != null) {
      loadIfPresent(a.annotation());
    }
  }

  // Expressions ----------------------------------------------------------------------------------

  private static ExprContext contextOf(Expr x) {
    return switch (x) {
      case Expr.Attribute a -> a.ctx();
      case Expr.Subscript s -> s.ctx();
      case Expr.Starred s -> s.ctx();
      case Expr.Name n -> n.ctx();
      case Expr.List l -> l.ctx();
      case Expr.Tuple t -> t.ctx();
      default -> null;
    };
  }

  void expression(Expr x, ExprContext context) {
    position(x);
    if (x instanceof Expr.Name n) {
      name(n.id());
    }
    ExprContext actual = contextOf(x);
    if (actual == null && context != ExprContext.Load) {
      throw error("expression which can't be assigned to in %s context", context);
    }
    if (actual != null && actual != context) {
      throw error("expression must have %s context but has %s instead", context, actual);
    }
    ts.enterNative(" during compilation");
    try {
      switch (x) {
        case Expr.Attribute a -> load(a.value());
        case Expr.Subscript s -> {
          load(s.slice());
          load(s.value());
        }
        case Expr.Starred s -> expression(s.value(), context);
        case Expr.List l -> all(l.elts(), context, false);
        case Expr.Tuple t -> all(t.elts(), context, false);
        default -> value(x);
      }
    } finally {
      ts.leaveNative();
    }
  }

  private void value(Expr x) {
    switch (x) {
      case Expr.BoolOp o -> {
        if (o.values().size() < 2) {
          throw error("BoolOp with less than 2 values");
        }
        loadAll(o.values());
      }
      case Expr.BinOp o -> {
        load(o.left());
        load(o.right());
      }
      case Expr.UnaryOp o -> load(o.operand());
      case Expr.Lambda l -> {
        arguments(l.args());
        load(l.body());
      }
      case Expr.IfExp i -> {
        load(i.test());
        load(i.body());
        load(i.orelse());
      }
      case Expr.Dict d -> dict(d);
      case Expr.Set s -> loadAll(s.elts());
      case Expr.Compare c -> compare(c);
      case Expr.Call c -> {
        load(c.func());
        loadAll(c.args());
        keywords(c.keywords());
      }
      case Expr.NamedExpr n -> {
        if (!(n.target() instanceof Expr.Name)) {
          throw PyErr.typeError(ts, "NamedExpr target must be a Name");
        }
        load(n.value());
      }
      case Expr.Yield y -> loadIfPresent(y.value());
      case Expr.YieldFrom y -> load(y.value());
      case Expr.Await a -> load(a.value());
      case Expr.Slice s -> {
        loadIfPresent(s.lower());
        loadIfPresent(s.upper());
        loadIfPresent(s.step());
      }
      default -> comprehensionOrText(x);
    }
  }

  private void dict(Expr.Dict d) {
    if (d.keys().size() != d.values().size()) {
      throw error("Dict doesn't have the same number of keys as values");
    }
    all(d.keys(), ExprContext.Load, true);
    loadAll(d.values());
  }

  private void compare(Expr.Compare c) {
    if (c.comparators().isEmpty()) {
      throw error("Compare with no comparators");
    }
    if (c.comparators().size() != c.ops().size()) {
      throw error("Compare has a different number of comparators and operands");
    }
    loadAll(c.comparators());
    load(c.left());
  }

  private void comprehensionOrText(Expr x) {
    switch (x) {
      case Expr.ListComp c -> {
        generators(c.generators());
        load(c.elt());
      }
      case Expr.SetComp c -> {
        generators(c.generators());
        load(c.elt());
      }
      case Expr.GeneratorExp c -> {
        generators(c.generators());
        load(c.elt());
      }
      case Expr.DictComp c -> {
        generators(c.generators());
        load(c.key());
        load(c.value());
      }
      case Expr.JoinedStr s -> loadAll(s.values());
      case Expr.TemplateStr s -> loadAll(s.values());
      case Expr.FormattedValue v -> {
        load(v.value());
        loadIfPresent(v.format_spec());
      }
      case Expr.Interpolation i -> {
        load(i.value());
        loadIfPresent(i.format_spec());
      }
      default -> {}
    }
  }

  private void generators(List<Comprehension> generators) {
    if (generators.isEmpty()) {
      throw error("comprehension with no generators");
    }
    for (Comprehension g : generators) {
      expression(g.target(), ExprContext.Store);
      load(g.iter());
      loadAll(g.ifs());
    }
  }
}
