package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Span;

/** Compiles f-strings and t-strings. */
final class Strings {
  private final Unit u;

  Strings(Unit u) {
    this.u = u;
  }

  int joined(Expr.JoinedStr string, int dst) {
    List<Expr> values = string.values();
    if (values.isEmpty()) {
      u.e.at(string.span());
      return u.string("", dst);
    }
    if (values.size() == 1) {
      return u.expressions.value(values.getFirst(), dst);
    }
    return concatenated(values, string.span(), dst);
  }

  /** Concatenates; many parts in groups, so that they fit the registers. */
  private int concatenated(List<Expr> parts, Span span, int dst) {
    int n = parts.size();
    int mark = u.e.top;
    int count = n;
    if (n <= Expressions.MAX_RUN) {
      for (Expr part : parts) {
        u.expressions.value(part, ANY);
      }
    } else {
      int group = Math.max(Expressions.MAX_RUN, (n - 1) / Expressions.MAX_RUN + 1);
      count = (n + group - 1) / group;
      for (int i = 0; i < n; i += group) {
        concatenated(parts.subList(i, Math.min(i + group, n)), span, ANY);
      }
    }
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(span);
    u.e.op(BUILD_STRING, dst, mark, count);
    return dst;
  }

  private static int conversion(int character) {
    return switch (character) {
      case -1 -> 0;
      case 's' -> 1;
      case 'r' -> 2;
      case 'a' -> 3;
      default ->
          throw new IllegalArgumentException("Unrecognized conversion character " + character);
    };
  }

  int formatted(Expr.FormattedValue field, int dst) {
    int conversion = conversion(field.conversion());
    int mark = u.e.top;
    if (field.format_spec() == null) {
      int value = u.expressions.operand(field.value());
      u.e.top = mark;
      dst = u.target(dst);
      u.e.at(field.span());
      u.e.op(FORMAT, dst, value, conversion);
      return dst;
    }
    int value;
    if (conversion != 0) {
      int converted = u.expressions.operand(field.value());
      u.e.top = mark;
      value = u.e.push();
      u.e.at(field.span());
      u.e.op(CONVERT, value, converted, conversion);
    } else {
      value = u.expressions.operand(field.value(), field.format_spec());
    }
    int spec = u.expressions.operand(field.format_spec());
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(field.span());
    u.e.op(FORMAT_SPEC, dst, value, spec);
    return dst;
  }

  int template(Expr.TemplateStr template, int dst) {
    List<Literal> strings = new ArrayList<>();
    List<Expr> interpolations = new ArrayList<>();
    Literal pending = null;
    for (Expr part : template.values()) {
      if (part instanceof Expr.Constant constant) {
        pending = constant.value();
      } else {
        strings.add(pending == null ? new Literal.Str("") : pending);
        pending = null;
        interpolations.add(part);
      }
    }
    strings.add(pending == null ? new Literal.Str("") : pending);
    int mark = u.e.top;
    u.e.at(template.span());
    int texts = u.constant(new Literal.TupleValue(strings), ANY);
    int values =
        u.expressions.value(
            new Expr.Tuple(
                interpolations, org.boiga.compiler.ast.ExprContext.Load, template.span()),
            ANY);
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(template.span());
    u.e.op(BUILD_TEMPLATE, dst, texts, values);
    return dst;
  }

  int interpolation(Expr.Interpolation field, int dst) {
    int mark = u.e.top;
    u.expressions.value(field.value(), ANY);
    u.e.at(field.span());
    u.constant(field.str(), ANY);
    if (field.format_spec() != null) {
      u.expressions.value(field.format_spec(), ANY);
    } else {
      u.string("", ANY);
    }
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(field.span());
    u.e.op(BUILD_INTERPOLATION, dst, mark, conversion(field.conversion()));
    return dst;
  }
}
