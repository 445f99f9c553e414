package org.boiga.compiler.codegen;

import java.util.List;
import org.boiga.compiler.ast.CmpOperator;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Literal.Singleton;
import org.boiga.compiler.ast.MatchCase;
import org.boiga.compiler.ast.Stmt;

/** Warns of code that is most likely a mistake. */
final class Warnings {
  private final Compilation compilation;

  Warnings(Compilation compilation) {
    this.compilation = compilation;
  }

  /** Calls of what is no callable. */
  void call(Expr.Call call) {
    Expr function = call.func();
    if (function instanceof Expr.Name || function instanceof Expr.Attribute) {
      return;
    }
    if (!(function instanceof Expr.Lambda)) {
      String type = typeOf(function);
      if (type != null) {
        compilation.warn(
            "'" + type + "' object is not callable; perhaps you missed a comma?",
            function.span());
      }
    }
  }

  /** Items of what has none, or by what is no index. */
  void subscript(Expr.Subscript subscript) {
    Expr object = subscript.value();
    if (object instanceof Expr.Name || object instanceof Expr.Attribute) {
      return;
    }
    String type = typeOf(object);
    if (type == null || type.equals("dict")) {
      return;
    }
    if (!hasItems(object)) {
      compilation.warn(
          "'" + type + "' object is not subscriptable; perhaps you missed a comma?",
          object.span());
      return;
    }
    String index = typeOf(subscript.slice());
    if (index != null && !index.equals("int") && !index.equals("bool")) {
      compilation.warn(
          type
              + " indices must be integers or slices, not "
              + index
              + "; perhaps you missed a comma?",
          object.span());
    }
  }

  private static boolean hasItems(Expr x) {
    return x instanceof Expr.Tuple
        || x instanceof Expr.List
        || x instanceof Expr.ListComp
        || x instanceof Expr.JoinedStr
        || x instanceof Expr.Constant c
            && (c.value() instanceof Literal.Str
                || c.value() instanceof Literal.Bytes
                || c.value() instanceof Literal.TupleValue);
  }

  /** The type of an expression that has one by its form, else null. */
  private static String typeOf(Expr x) {
    return switch (x) {
      case Expr.Constant c -> typeOf(c.value());
      case Expr.Tuple t -> "tuple";
      case Expr.List l -> "list";
      case Expr.ListComp l -> "list";
      case Expr.Dict d -> "dict";
      case Expr.DictComp d -> "dict";
      case Expr.Set s -> "set";
      case Expr.SetComp s -> "set";
      case Expr.GeneratorExp g -> "generator";
      case Expr.Lambda l -> "function";
      case Expr.JoinedStr s -> "str";
      case Expr.FormattedValue v -> "str";
      case Expr.TemplateStr t -> "string.templatelib.Template";
      case Expr.Interpolation i -> "string.templatelib.Interpolation";
      default -> null;
    };
  }

  private static String typeOf(Literal value) {
    return switch (value) {
      case Singleton s ->
          switch (s) {
            case NONE -> "NoneType";
            case TRUE, FALSE -> "bool";
            case ELLIPSIS -> "ellipsis";
          };
      case Literal.Int i -> "int";
      case Literal.BigInt i -> "int";
      case Literal.Float f -> "float";
      case Literal.Complex c -> "complex";
      case Literal.Str s -> "str";
      case Literal.Bytes b -> "bytes";
      case Literal.TupleValue t -> "tuple";
      case Literal.FrozenSetValue s -> "frozenset";
    };
  }

  /** Identity of literals. */
  void compare(Expr.Compare compare) {
    Expr left = compare.left();
    for (int i = 0; i < compare.ops().size(); i++) {
      CmpOperator op = compare.ops().get(i);
      Expr right = compare.comparators().get(i);
      if (op == CmpOperator.Is || op == CmpOperator.IsNot) {
        String type = literalType(left);
        if (type == null) {
          type = literalType(right);
        }
        if (type != null) {
          compilation.warn(
              op == CmpOperator.Is
                  ? "\"is\" with '" + type + "' literal. Did you mean \"==\"?"
                  : "\"is not\" with '" + type + "' literal. Did you mean \"!=\"?",
              compare.span());
          return;
        }
      }
      left = right;
    }
  }

  private String literalType(Expr x) {
    Literal value = x instanceof Expr.Constant c ? c.value() : null;
    if (x instanceof Expr.Tuple tuple) {
      value = compilation.folding().tuple(tuple.elts());
    }
    return value == null || value instanceof Singleton ? null : typeOf(value);
  }

  void assertion(Stmt.Assert assertion) {
    if (assertion.test() instanceof Expr.Tuple tuple && !tuple.elts().isEmpty()) {
      compilation.warn(
          "assertion is always true, perhaps remove parentheses?", assertion.span());
    }
  }

  /** Ways out of a {@code finally} block, which swallow exceptions; as in CPython, not in loops. */
  void finallyBlock(List<Stmt> body) {
    for (Stmt statement : body) {
      finallyStatement(statement);
    }
  }

  private void finallyStatement(Stmt statement) {
    switch (statement) {
      case Stmt.Return s -> leaves("return", s);
      case Stmt.Break s -> leaves("break", s);
      case Stmt.Continue s -> leaves("continue", s);
      case Stmt.If s -> {
        finallyBlock(s.body());
        finallyBlock(s.orelse());
      }
      case Stmt.For s -> finallyBlock(s.orelse());
      case Stmt.AsyncFor s -> finallyBlock(s.orelse());
      case Stmt.While s -> finallyBlock(s.orelse());
      case Stmt.With s -> finallyBlock(s.body());
      case Stmt.AsyncWith s -> finallyBlock(s.body());
      case Stmt.Try s -> {
        finallyBlock(s.body());
        s.handlers().forEach(h -> finallyBlock(h.body()));
        finallyBlock(s.orelse());
        finallyBlock(s.finalbody());
      }
      case Stmt.TryStar s -> {
        finallyBlock(s.body());
        s.handlers().forEach(h -> finallyBlock(h.body()));
        finallyBlock(s.orelse());
        finallyBlock(s.finalbody());
      }
      case Stmt.Match s -> {
        for (MatchCase block : s.cases()) {
          finallyBlock(block.body());
        }
      }
      default -> {}
    }
  }

  private void leaves(String keyword, Stmt statement) {
    compilation.warn("'" + keyword + "' in a 'finally' block", statement.span());
  }
}
