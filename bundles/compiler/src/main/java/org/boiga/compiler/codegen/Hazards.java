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
    return switch (x) {
      case Expr.NamedExpr n -> REBINDS | of(n.value());
      case Expr.Await a -> SUSPENDS | of(a.value());
      case Expr.Yield y -> SUSPENDS | of(y.value());
      case Expr.YieldFrom y -> SUSPENDS | of(y.value());
      case Expr.BoolOp b -> of(b.values());
      case Expr.UnaryOp u -> of(u.operand());
      case Expr.IfExp i -> of(i.test()) | of(i.body()) | of(i.orelse());
      case Expr.Dict d -> of(d.keys()) | of(d.values());
      case Expr.Set s -> of(s.elts());
      case Expr.List l -> of(l.elts());
      case Expr.Tuple t -> of(t.elts());
      case Expr.Compare c -> of(c.left()) | of(c.comparators());
      case Expr.FormattedValue f -> of(f.value()) | of(f.format_spec());
      case Expr.Interpolation i -> of(i.value()) | of(i.format_spec());
      case Expr.JoinedStr j -> of(j.values());
      case Expr.TemplateStr t -> of(t.values());
      case Expr.Starred s -> of(s.value());
      case Expr.Slice s -> of(s.lower()) | of(s.upper()) | of(s.step());
      case Expr.Lambda l -> of(l.args().defaults()) | of(l.args().kw_defaults());
      case Expr.GeneratorExp g -> of(g.generators().getFirst().iter());
      case Expr.ListComp c -> of(c.elt()) | ofClauses(c.generators());
      case Expr.SetComp c -> of(c.elt()) | ofClauses(c.generators());
      case Expr.DictComp c -> of(c.key()) | of(c.value()) | ofClauses(c.generators());
      default -> 0;
    };
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
