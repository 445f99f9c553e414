package org.boiga.compiler.symtable;

import java.util.IdentityHashMap;
import java.util.Map;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Node;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeParam;

/** The scopes of a program, and what each name in them means. */
public final class SymbolTable {
  private final Scope top;
  private final Map<Node, Scope> scopes;
  private final Map<Node, Scope> annotationScopes;
  private final Map<Node, Scope> typeParameterScopes;
  private final Map<Node, Scope> boundScopes;
  private final Map<Node, Scope> defaultScopes;

  SymbolTable(ScopeStack stack) {
    top = stack.top;
    scopes = stack.scopes;
    annotationScopes = stack.annotationScopes;
    typeParameterScopes = stack.typeParameterScopes;
    boundScopes = stack.boundScopes;
    defaultScopes = stack.defaultScopes;
  }

  /**
   * Builds the table of a program.
   *
   * @param topLevelAwait whether the program may await outside of a function
   * @throws SyntaxException if the program uses a name in a way that it cannot
   */
  public static SymbolTable build(
      Mod program, String filename, FutureFeatures future, boolean topLevelAwait) {
    try {
      StatementCollector collector = new StatementCollector(filename, future, topLevelAwait);
      collector.collect(program);
      new SymbolResolver(filename).resolve(collector.top);
      return new SymbolTable(collector);
    } catch (StackOverflowError e) {
      throw SyntaxException.tooDeep();
    }
  }

  /** The scope of the module or expression. */
  public Scope top() {
    return top;
  }

  /**
   * The scope that a node makes: a program, function, class, lambda, comprehension, or type alias,
   * whose scope is that of its value.
   */
  public Scope scopeOf(Node node) {
    return scopes.get(node);
  }

  /** The scope of a function's annotations; every function has one. */
  public Scope annotationScopeOf(Stmt function) {
    return annotationScopes.get(function);
  }

  /** The scope of the type parameters of a function, class or type alias, or null. */
  public Scope typeParameterScopeOf(Stmt generic) {
    return typeParameterScopes.get(generic);
  }

  /** The scope of a type parameter's bound or constraints, or null. */
  public Scope boundScopeOf(TypeParam parameter) {
    return boundScopes.get(parameter);
  }

  /** The scope of a type parameter's default, or null. */
  public Scope defaultScopeOf(TypeParam parameter) {
    return defaultScopes.get(parameter);
  }

  static Map<Node, Scope> newMap() {
    return new IdentityHashMap<>();
  }
}
