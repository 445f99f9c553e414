package org.boiga.compiler.ast;

import java.util.List;

/** The root of a tree: one for each way to compile. */
@AstName("mod")
public sealed interface Mod extends Node {
  record Module(List<Stmt> body, List<TypeIgnore> type_ignores) implements Mod {}

  record Interactive(List<Stmt> body) implements Mod {}

  record Expression(Expr body) implements Mod {}

  record FunctionType(List<Expr> argtypes, Expr returns) implements Mod {}
}
