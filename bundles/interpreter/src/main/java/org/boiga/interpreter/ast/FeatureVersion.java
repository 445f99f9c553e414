package org.boiga.interpreter.ast;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.boiga.compiler.Source;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.Comprehension;
import org.boiga.compiler.ast.ExceptHandler;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Node;
import org.boiga.compiler.ast.Operator;
import org.boiga.compiler.ast.Positioned;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeParam;

/** Refuses syntax that is newer than the version that {@code ast.parse} was asked for. */
public final class FeatureVersion {
  private final Source source;
  private final int minor;
  private final String[] lines;

  private FeatureVersion(Source source, int minor) {
    this.source = source;
    this.minor = minor;
    lines = source.toString().split("\n", -1);
  }

  /**
   * Checks a tree.
   *
   * @param minor the version is 3.minor
   * @throws SyntaxException if the tree has something newer
   */
  public static void check(Mod tree, Source source, int minor) {
    new FeatureVersion(source, minor).visit(tree, tree);
  }

  private void visit(Object node, Object parent) {
    check((Node) node, parent);
    for (Field f : Schema.of(node).fields) {
      Object value = f.kind() == Field.Kind.NODE ? f.get(node) : null;
      if (value instanceof List<?> list) {
        for (Object element : list) {
          if (element != null) {
            visit(element, node);
          }
        }
      } else if (value != null) {
        visit(value, node);
      }
    }
  }

  private void check(Node node, Object parent) {
    switch (node) {
      case Stmt.AnnAssign s -> require(6, "Variable annotation syntax is", s);
      case Stmt.AsyncFunctionDef s -> {
        require(5, "Async functions are", s);
        checkTypeParameters(s.type_params());
      }
      case Stmt.FunctionDef s -> checkTypeParameters(s.type_params());
      case Stmt.ClassDef s -> checkTypeParameters(s.type_params());
      case Stmt.TypeAlias s -> {
        require(12, "Type statement is", s);
        checkTypeParameters(s.type_params());
      }
      case Stmt.AsyncFor s -> require(5, "Async for loops are", s);
      case Stmt.AsyncWith s -> require(5, "Async with statements are", s);
      case Stmt.Match s -> require(10, "Pattern matching is", s);
      case Stmt.TryStar s -> require(11, "Exception groups are", s);
      case Stmt.AugAssign s when s.op() == Operator.MatMult -> require(5, "The '@' operator is", s);
      case ExceptHandler h when h.type() instanceof Expr.Tuple t && !isParenthesized(t.span()) ->
          require(14, "except expressions without parentheses are", t);
      case Arguments a when !a.posonlyargs().isEmpty() ->
          require(8, "Positional-only parameters are", (Positioned) parent);
      case Comprehension c when c.is_async() != 0 ->
          require(6, "Async comprehensions are", c.ifs().isEmpty() ? c.iter() : c.ifs().getLast());
      case Expr x -> check(x);
      default -> {}
    }
  }

  private void check(Expr x) {
    switch (x) {
      case Expr.Await e -> require(5, "Await expressions are", e);
      case Expr.NamedExpr e -> require(8, "Assignment expressions are", e);
      case Expr.TemplateStr e -> require(14, "t-strings are", e);
      case Expr.BinOp e when e.op() == Operator.MatMult -> require(5, "The '@' operator is", e);
      case Expr.Constant e when isNumber(e.value()) && text(e.span()).indexOf('_') >= 0 ->
          require(6, "Underscores in numeric literals are", e);
      default -> {}
    }
  }

  private void checkTypeParameters(List<TypeParam> parameters) {
    if (!parameters.isEmpty()) {
      require(12, "Type parameter lists are", parameters.getLast());
    }
    for (TypeParam p : parameters) {
      if (p.default_value() != null) {
        require(13, "Type parameter defaults are", p);
      }
    }
  }

  private static boolean isNumber(Literal value) {
    return value instanceof Literal.Int
        || value instanceof Literal.BigInt
        || value instanceof Literal.Float
        || value instanceof Literal.Complex;
  }

  private boolean isParenthesized(Span span) {
    return text(span).startsWith("(");
  }

  /** The text of a range within a line. */
  private String text(Span span) {
    byte[] line = lines[span.lineno() - 1].getBytes(UTF_8);
    int end = span.endLineno() == span.lineno() ? span.endColOffset() : line.length;
    return new String(line, span.colOffset(), end - span.colOffset(), UTF_8);
  }

  private void require(int needed, String what, Positioned node) {
    if (minor >= needed) {
      return;
    }
    Span span = node.span();
    throw new SyntaxException(
        SyntaxException.Kind.SYNTAX_ERROR,
        "%s only supported in Python 3.%d and greater".formatted(what, needed),
        new SyntaxException.Place(
            source.filename(),
            span.endLineno(),
            span.endColOffset() + 1,
            lines[span.endLineno() - 1] + "\n",
            span.endLineno(),
            span.endColOffset() + 2),
        null);
  }
}
