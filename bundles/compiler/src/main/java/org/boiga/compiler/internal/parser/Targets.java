package org.boiga.compiler.internal.parser;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;

/** Makes targets of expressions that were read as values. */
final class Targets {
  private Targets() {}

  /** The target of an assignment, a loop or a {@code with} item. */
  static Expr store(Expr value) {
    if (value instanceof Expr.Starred starred) {
      return new Expr.Starred(
          convert(starred.value(), ExprContext.Store), ExprContext.Store, starred.span());
    }
    return convert(value, ExprContext.Store);
  }

  /** The target of a {@code del} statement. */
  static Expr delete(Expr value) {
    return convert(value, ExprContext.Del);
  }

  private static Expr convert(Expr value, ExprContext context) {
    if (value instanceof Expr.Tuple tuple) {
      return new Expr.Tuple(convertAll(tuple.elts(), context), context, tuple.span());
    }
    if (value instanceof Expr.List list) {
      return new Expr.List(convertAll(list.elts(), context), context, list.span());
    }
    return single(value, context);
  }

  private static List<Expr> convertAll(List<Expr> values, ExprContext context) {
    ArrayList<Expr> targets = new ArrayList<>(values.size());
    for (Expr value : values) {
      targets.add(context == ExprContext.Store ? store(value) : delete(value));
    }
    return ParserBase.listOf(targets);
  }

  /** A target that is no sequence: of an augmented or annotated assignment. */
  static Expr storeSingle(Expr value) {
    return single(value, ExprContext.Store);
  }

  private static Expr single(Expr value, ExprContext context) {
    if (value instanceof Expr.Name name) {
      return new Expr.Name(name.id(), context, name.span());
    }
    if (value instanceof Expr.Attribute attribute) {
      return new Expr.Attribute(attribute.value(), attribute.attr(), context, attribute.span());
    }
    if (value instanceof Expr.Subscript subscript) {
      return new Expr.Subscript(subscript.value(), subscript.slice(), context, subscript.span());
    }
    throw ParseFailure.INSTANCE;
  }
}
