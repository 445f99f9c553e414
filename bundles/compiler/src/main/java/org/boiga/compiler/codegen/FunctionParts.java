package org.boiga.compiler.codegen;

import java.util.List;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeParam;

/** What the two statements that define functions have in common. */
record FunctionParts(
    Stmt node,
    String name,
    Arguments args,
    List<Stmt> body,
    List<Expr> decorators,
    Expr returns,
    List<TypeParam> typeParams,
    Span span) {

  static FunctionParts of(Stmt.FunctionDef f) {
    return new FunctionParts(
        f,
        f.name(),
        f.args(),
        f.body(),
        f.decorator_list(),
        f.returns(),
        f.type_params(),
        f.span());
  }

  static FunctionParts of(Stmt.AsyncFunctionDef f) {
    return new FunctionParts(
        f,
        f.name(),
        f.args(),
        f.body(),
        f.decorator_list(),
        f.returns(),
        f.type_params(),
        f.span());
  }

  /** The first line of the function's code: that of its first decorator. */
  int firstLine() {
    return decorators.isEmpty() ? span.lineno() : decorators.getFirst().span().lineno();
  }

  /** Number of parameters of all kinds. */
  static int parameters(Arguments args) {
    return args.posonlyargs().size()
        + args.args().size()
        + args.kwonlyargs().size()
        + (args.vararg() != null ? 1 : 0)
        + (args.kwarg() != null ? 1 : 0);
  }

  static Unit.Header header(Arguments args, int flags) {
    int positionalOnly = args.posonlyargs().size();
    return new Unit.Header(
        positionalOnly + args.args().size(), positionalOnly, args.kwonlyargs().size(), flags);
  }
}
