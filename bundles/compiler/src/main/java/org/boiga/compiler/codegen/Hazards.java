package org.boiga.compiler.codegen;

import java.util.List;
import org.boiga.compiler.ast.Comprehension;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Keyword;

/**
 * What the evaluation of an expression may do to locals that an earlier operand is read from in
 * place or borrowed.
 */
final class Hazards {
  /** It may assign to a local. */
  static final int REBINDS = 1;

  /** It may suspend the frame. */
  static final int SUSPENDS = 2;

  // Chains of type tests rather than pattern switches; see Expressions

  private Hazards() {}

  static boolean rebinds(Expr x) {
    return (of(x) & REBINDS) != 0;
  }

  static int of(Expr x) {
    if (x == null || x instanceof Expr.Name || x instanceof Expr.Constant) {
      return 0;
    }
    if (x instanceof Expr.Attribute a) {
      return of(a.value());
    }
    if (x instanceof Expr.Call c) {
      return of(c.func()) | of(c.args()) | ofKeywords(c.keywords());
    }
    if (x instanceof Expr.BinOp b) {
      return of(b.left()) | of(b.right());
    }
    if (x instanceof Expr.Subscript s) {
      return of(s.value()) | of(s.slice());
    }
    return ofRare(x);
  }

  private static int ofRare(Expr x) {
    if (x instanceof Expr.Compare c) {
      return of(c.left()) | of(c.comparators());
    }
    if (x instanceof Expr.BoolOp b) {
      return of(b.values());
    }
    if (x instanceof Expr.Tuple t) {
      return of(t.elts());
    }
    if (x instanceof Expr.List l) {
      return of(l.elts());
    }
    if (x instanceof Expr.JoinedStr j) {
      return of(j.values());
    }
    if (x instanceof Expr.FormattedValue f) {
      return of(f.value()) | of(f.format_spec());
    }
    if (x instanceof Expr.UnaryOp u) {
      return of(u.operand());
    }
    if (x instanceof Expr.IfExp i) {
      return of(i.test()) | of(i.body()) | of(i.orelse());
    }
    if (x instanceof Expr.Starred s) {
      return of(s.value());
    }
    if (x instanceof Expr.Slice s) {
      return of(s.lower()) | of(s.upper()) | of(s.step());
    }
    if (x instanceof Expr.Dict d) {
      return of(d.keys()) | of(d.values());
    }
    if (x instanceof Expr.Set s) {
      return of(s.elts());
    }
    if (x instanceof Expr.Lambda l) {
      return of(l.args().defaults()) | of(l.args().kw_defaults());
    }
    if (x instanceof Expr.GeneratorExp g) {
      return of(g.generators().getFirst().iter());
    }
    if (x instanceof Expr.ListComp c) {
      return of(c.elt()) | ofClauses(c.generators());
    }
    if (x instanceof Expr.SetComp c) {
      return of(c.elt()) | ofClauses(c.generators());
    }
    if (x instanceof Expr.DictComp c) {
      return of(c.key()) | of(c.value()) | ofClauses(c.generators());
    }
    if (x instanceof Expr.NamedExpr n) {
      return REBINDS | of(n.value());
    }
    if (x instanceof Expr.Await a) {
      return SUSPENDS | of(a.value());
    }
    if (x instanceof Expr.Yield y) {
      return SUSPENDS | of(y.value());
    }
    if (x instanceof Expr.YieldFrom y) {
      return SUSPENDS | of(y.value());
    }
    if (x instanceof Expr.TemplateStr t) {
      return of(t.values());
    }
    return x instanceof Expr.Interpolation i ? of(i.value()) | of(i.format_spec()) : 0;
  }

  static int of(List<Expr> expressions) {
    int hazards = 0;
    for (Expr x : expressions) {
      hazards |= of(x);
    }
    return hazards;
  }

  static int ofKeywords(List<Keyword> keywords) {
    int hazards = 0;
    for (Keyword keyword : keywords) {
      hazards |= of(keyword.value());
    }
    return hazards;
  }

  private static int ofClauses(List<Comprehension> clauses) {
    int hazards = 0;
    for (Comprehension clause : clauses) {
      hazards |= of(clause.iter()) | of(clause.ifs());
      if (clause.is_async() != 0) {
        hazards |= SUSPENDS;
      }
    }
    return hazards;
  }
}
