package org.boiga.compiler.codegen;

import java.util.List;
import org.boiga.compiler.ast.CmpOperator;
import org.boiga.compiler.ast.ExceptHandler;
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
            "'" + type + "' object is not callable; perhaps you missed a comma?", function.span());
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
          "'" + type + "' object is not subscriptable; perhaps you missed a comma?", object.span());
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
    if (x instanceof Expr.Constant c) {
      return typeOf(c.value());
    }
    if (x instanceof Expr.Call || x instanceof Expr.Subscript || x instanceof Expr.Name) {
      return null;
    }
    if (x instanceof Expr.Tuple) {
      return "tuple";
    }
    if (x instanceof Expr.List || x instanceof Expr.ListComp) {
      return "list";
    }
    if (x instanceof Expr.Dict || x instanceof Expr.DictComp) {
      return "dict";
    }
    if (x instanceof Expr.Set || x instanceof Expr.SetComp) {
      return "set";
    }
    if (x instanceof Expr.JoinedStr || x instanceof Expr.FormattedValue) {
      return "str";
    }
    if (x instanceof Expr.GeneratorExp) {
      return "generator";
    }
    if (x instanceof Expr.Lambda) {
      return "function";
    }
    if (x instanceof Expr.TemplateStr) {
      return "string.templatelib.Template";
    }
    return x instanceof Expr.Interpolation ? "string.templatelib.Interpolation" : null;
  }

  private static String typeOf(Literal value) {
    if (value instanceof Singleton s) {
      return s == Singleton.NONE ? "NoneType" : s == Singleton.ELLIPSIS ? "ellipsis" : "bool";
    }
    if (value instanceof Literal.Int || value instanceof Literal.BigInt) {
      return "int";
    }
    if (value instanceof Literal.Str) {
      return "str";
    }
    if (value instanceof Literal.Float) {
      return "float";
    }
    if (value instanceof Literal.Complex) {
      return "complex";
    }
    if (value instanceof Literal.Bytes) {
      return "bytes";
    }
    return value instanceof Literal.TupleValue ? "tuple" : "frozenset";
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
      compilation.warn("assertion is always true, perhaps remove parentheses?", assertion.span());
    }
  }

  /** Ways out of a {@code finally} block, which swallow exceptions; as in CPython, not in loops. */
  void finallyBlock(List<Stmt> body) {
    for (Stmt statement : body) {
      finallyStatement(statement);
    }
  }

  private void finallyStatement(Stmt statement) {
    if (statement instanceof Stmt.Return) {
      leaves("return", statement);
    } else if (statement instanceof Stmt.Break) {
      leaves("break", statement);
    } else if (statement instanceof Stmt.Continue) {
      leaves("continue", statement);
    } else if (statement instanceof Stmt.If s) {
      finallyBlock(s.body());
      finallyBlock(s.orelse());
    } else if (statement instanceof Stmt.For s) {
      finallyBlock(s.orelse());
    } else if (statement instanceof Stmt.AsyncFor s) {
      finallyBlock(s.orelse());
    } else if (statement instanceof Stmt.While s) {
      finallyBlock(s.orelse());
    } else if (statement instanceof Stmt.With s) {
      finallyBlock(s.body());
    } else if (statement instanceof Stmt.AsyncWith s) {
      finallyBlock(s.body());
    } else if (statement instanceof Stmt.Try s) {
      finallyTry(s.body(), s.handlers(), s.orelse(), s.finalbody());
    } else if (statement instanceof Stmt.TryStar s) {
      finallyTry(s.body(), s.handlers(), s.orelse(), s.finalbody());
    } else if (statement instanceof Stmt.Match s) {
      for (MatchCase block : s.cases()) {
        finallyBlock(block.body());
      }
    }
  }

  private void finallyTry(
      List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody) {
    finallyBlock(body);
    for (ExceptHandler handler : handlers) {
      finallyBlock(handler.body());
    }
    finallyBlock(orelse);
    finallyBlock(finalbody);
  }

  private void leaves(String keyword, Stmt statement) {
    compilation.warn("'" + keyword + "' in a 'finally' block", statement.span());
  }
}
