package org.boiga.interpreter.ast;

import java.util.List;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Operator;
import org.boiga.compiler.ast.Pattern;
import org.boiga.compiler.ast.UnaryOperator;
import org.boiga.objects.PyException;

/** The part of the {@link Validator} for patterns. */
final class PatternValidator {
  private final Validator v;

  PatternValidator(Validator v) {
    this.v = v;
  }

  private void all(List<Pattern> patterns, boolean starAllowed) {
    patterns.forEach(p -> pattern(p, starAllowed));
  }

  void pattern(Pattern p, boolean starAllowed) {
    v.position(p);
    v.ts.enterNative(" during compilation");
    try {
      switch (p) {
        case Pattern.MatchValue m -> value(m.value());
        case Pattern.MatchSingleton m -> {}
        case Pattern.MatchSequence m -> all(m.patterns(), true);
        case Pattern.MatchMapping m -> mapping(m);
        case Pattern.MatchClass m -> classPattern(m);
        case Pattern.MatchStar m -> {
          if (!starAllowed) {
            throw v.error("can't use MatchStar here");
          }
          capture(m.name());
        }
        case Pattern.MatchAs m -> as(m);
        case Pattern.MatchOr m -> {
          if (m.patterns().size() < 2) {
            throw v.error("MatchOr requires at least 2 patterns");
          }
          all(m.patterns(), false);
        }
      }
    } finally {
      v.ts.leaveNative();
    }
  }

  private void capture(String name) {
    if (name != null) {
      if (name.equals("_")) {
        throw v.error("can't capture name '_' in patterns");
      }
      v.name(name);
    }
  }

  private void as(Pattern.MatchAs m) {
    capture(m.name());
    if (m.pattern() != null) {
      if (m.name() == null) {
        throw v.error("MatchAs must specify a target name if a pattern is given");
      }
      pattern(m.pattern(), false);
    }
  }

  private void mapping(Pattern.MatchMapping m) {
    if (m.keys().size() != m.patterns().size()) {
      throw v.error("MatchMapping doesn't have the same number of keys as patterns");
    }
    capture(m.rest());
    for (Expr key : m.keys()) {
      boolean singleton =
          key instanceof Expr.Constant c
              && c.value() instanceof Literal.Singleton s
              && s != Literal.Singleton.ELLIPSIS;
      if (!singleton) {
        value(key);
      }
    }
    all(m.patterns(), false);
  }

  private void classPattern(Pattern.MatchClass m) {
    if (m.kwd_attrs().size() != m.kwd_patterns().size()) {
      throw v.error("MatchClass doesn't have the same number of keyword attributes as patterns");
    }
    v.load(m.cls());
    Expr cls = m.cls();
    while (cls instanceof Expr.Attribute a) {
      cls = a.value();
    }
    if (!(cls instanceof Expr.Name)) {
      throw v.error("MatchClass cls field can only contain Name or Attribute nodes.");
    }
    m.kwd_attrs().forEach(v::name);
    all(m.patterns(), false);
    all(m.kwd_patterns(), false);
  }

  // Values ---------------------------------------------------------------------------------------

  private void value(Expr x) {
    v.load(x);
    switch (x) {
      case Expr.Constant c -> {
        boolean literal =
            !(c.value() instanceof Literal.Singleton
                || c.value() instanceof Literal.TupleValue
                || c.value() instanceof Literal.FrozenSetValue);
        if (!literal) {
          throw v.error("unexpected constant inside of a literal pattern");
        }
      }
      case Expr.Attribute a -> {}
      case Expr.JoinedStr s -> {}
      case Expr.TemplateStr s -> {}
      case Expr.UnaryOp o -> {
        if (!isNegative(o, true)) {
          throw notLiteral();
        }
      }
      case Expr.BinOp o -> {
        boolean complex =
            (o.op() == Operator.Add || o.op() == Operator.Sub)
                && (isReal(o.left()) || o.left() instanceof Expr.UnaryOp u && isNegative(u, false))
                && isImaginary(o.right());
        if (!complex) {
          throw notLiteral();
        }
      }
      default -> throw notLiteral();
    }
  }

  private PyException notLiteral() {
    return v.error("patterns may only match literals and attribute lookups");
  }

  private static boolean isNegative(Expr.UnaryOp o, boolean imaginaryAllowed) {
    return o.op() == UnaryOperator.USub
        && (isReal(o.operand()) || imaginaryAllowed && isImaginary(o.operand()));
  }

  private static boolean isReal(Expr x) {
    return x instanceof Expr.Constant c
        && (c.value() instanceof Literal.Int
            || c.value() instanceof Literal.BigInt
            || c.value() instanceof Literal.Float);
  }

  private static boolean isImaginary(Expr x) {
    return x instanceof Expr.Constant c && c.value() instanceof Literal.Complex;
  }
}
