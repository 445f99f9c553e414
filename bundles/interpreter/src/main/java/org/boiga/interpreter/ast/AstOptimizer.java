package org.boiga.interpreter.ast;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Node;
import org.boiga.compiler.ast.Pattern;
import org.boiga.compiler.ast.Positioned;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.codegen.Folding;

/** The changes that {@code compile} makes to a tree with PyCF_OPTIMIZED_AST. */
public final class AstOptimizer {
  private static final Folding FOLDING = new Folding(true);

  private final int level;

  private AstOptimizer(int level) {
    this.level = level;
  }

  /**
   * A tree without what compilation leaves out.
   *
   * @param level the level of -O
   */
  public static Mod optimize(Mod tree, int level) {
    return (Mod) new AstOptimizer(level).node(tree);
  }

  private Object node(Object node) {
    if (node instanceof Expr.Name name && name.id().equals("__debug__")) {
      Literal debug = level == 0 ? Literal.Singleton.TRUE : Literal.Singleton.FALSE;
      return new Expr.Constant(debug, null, name.span());
    }
    if (node instanceof Expr.BinOp operation && FormatFolding.fold(operation) instanceof Expr x) {
      return node(x);
    }
    NodeClass c = Schema.of(node);
    int n = c.fields.size();
    Object[] values = new Object[c.positioned ? n + 1 : n];
    for (int i = 0; i < n; i++) {
      values[i] = field(c.fields.get(i), c.fields.get(i).get(node));
    }
    if (level >= 2) {
      dropDocstring(node, c, values);
    }
    if (node instanceof Pattern.MatchValue) {
      values[0] = folded((Expr) values[0]);
    } else if (node instanceof Pattern.MatchMapping) {
      values[0] = ((List<?>) values[0]).stream().map(key -> folded((Expr) key)).toList();
    }
    if (c.positioned) {
      values[n] = ((Positioned) node).span();
    }
    return c.make(values);
  }

  /** A number in a pattern that is written as an operation, as a constant. */
  private static Expr folded(Expr x) {
    if (!(x instanceof Expr.UnaryOp || x instanceof Expr.BinOp)) {
      return x;
    }
    Literal value = FOLDING.fold(x);
    return value == null ? x : new Expr.Constant(value, null, x.span());
  }

  private Object field(Field f, Object value) {
    if (f.kind() != Field.Kind.NODE || value == null) {
      return value;
    }
    if (!f.list()) {
      return node(value);
    }
    List<Object> nodes = new ArrayList<>();
    for (Object element : (List<?>) value) {
      nodes.add(element == null ? null : node(element));
    }
    return nodes;
  }

  private static void dropDocstring(Object node, NodeClass c, Object[] values) {
    boolean documented =
        node instanceof Mod.Module
            || node instanceof Stmt.FunctionDef
            || node instanceof Stmt.AsyncFunctionDef
            || node instanceof Stmt.ClassDef;
    for (int i = 0; documented && i < c.fields.size(); i++) {
      if (c.fields.get(i).name().toString().equals("body")) {
        List<?> body = (List<?>) values[i];
        if (!body.isEmpty() && isString((Node) body.getFirst())) {
          values[i] = withoutFirst(body);
        }
      }
    }
  }

  private static boolean isString(Node statement) {
    return statement instanceof Stmt.ExprStmt x
        && x.value() instanceof Expr.Constant c
        && c.value() instanceof Literal.Str;
  }

  private static List<Object> withoutFirst(List<?> body) {
    List<Object> rest = new ArrayList<>(body.subList(1, body.size()));
    if (rest.isEmpty()) {
      Span s = ((Positioned) body.getFirst()).span();
      int end = s.colOffset() + "pass".length();
      rest.add(new Stmt.Pass(new Span(s.lineno(), s.colOffset(), s.lineno(), end)));
    }
    return rest;
  }
}
