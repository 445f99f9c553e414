package org.boiga.compiler.symtable;

import java.util.HashSet;
import java.util.Map;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Node;
import org.boiga.compiler.ast.Span;

/** The scopes around the node that is being visited, and how names are entered into them. */
abstract class ScopeStack {
  private static final String CLASS_DICT = "__classdict__";
  private static final String FORMAT = ".format";
  private static final int MAX_DEPTH = 10_000;

  final String filename;
  final FutureFeatures future;
  final boolean topLevelAwait;
  final Map<Node, Scope> scopes = SymbolTable.newMap();
  final Map<Node, Scope> annotationScopes = SymbolTable.newMap();
  final Map<Node, Scope> typeParameterScopes = SymbolTable.newMap();
  final Map<Node, Scope> boundScopes = SymbolTable.newMap();
  final Map<Node, Scope> defaultScopes = SymbolTable.newMap();

  Scope top;
  Scope current;

  /** The innermost class, whose name mangles names. */
  String privateName;

  private int depth;

  ScopeStack(String filename, FutureFeatures future, boolean topLevelAwait) {
    this.filename = filename;
    this.future = future;
    this.topLevelAwait = topLevelAwait;
  }

  final void descend() {
    if (++depth > MAX_DEPTH) {
      throw SyntaxException.tooDeep();
    }
  }

  final void ascend() {
    depth--;
  }

  final SyntaxException error(String message, Span span) {
    return SyntaxException.at(message, filename, span);
  }

  final Scope newScope(ScopeType type, String name, Span span) {
    Scope scope = new Scope(type, name, current, span);
    scope.method = type == ScopeType.FUNCTION && current.type() == ScopeType.CLASS;
    return scope;
  }

  final Scope enter(ScopeType type, String name, Span span) {
    Scope scope = newScope(type, name, span);
    enter(scope);
    return scope;
  }

  /** Enters a scope; those whose code is a function of a format get that as a parameter. */
  final void enter(Scope scope) {
    reenter(scope);
    if (scope.type() == ScopeType.ANNOTATION
        || scope.type() == ScopeType.TYPE_ALIAS
        || scope.type() == ScopeType.TYPE_VARIABLE) {
      define(FORMAT, Symbol.DEF_PARAM, scope.span());
      define(FORMAT, Symbol.USE, scope.span());
    }
    boolean invisible = scope.type() == ScopeType.ANNOTATION && future.annotations();
    if (scope.parent() != null && !invisible) {
      scope.parent().children().add(scope);
    }
  }

  /** Enters a scope that was entered before. */
  final void reenter(Scope scope) {
    Scope outer = current;
    scope.privateName = privateName;
    if (outer != null) {
      scope.iterableExpressions = outer.iterableExpressions;
      if (scope.type() != ScopeType.CLASS) {
        scope.mangledNames = outer.mangledNames;
      }
    }
    current = scope;
  }

  final void exit() {
    current = current.parent();
  }

  final boolean awaitsAtTopLevel() {
    return topLevelAwait && current.type() == ScopeType.MODULE;
  }

  /** Lets a scope look names up in the class around it. */
  final void seeClassScope(Span span) {
    current.canSeeClassScope = true;
    define(CLASS_DICT, Symbol.USE, span);
  }

  static boolean isReservedTypeParameter(String name) {
    return name.equals(CLASS_DICT);
  }

  final String mangle(String name) {
    return current.mangledNames != null && !current.mangledNames.contains(name)
        ? name
        : Scope.mangle(privateName, name);
  }

  /** What the current scope knows of a name. */
  final int flagsOf(String name) {
    return current.flagsOf(mangle(name));
  }

  /** Enters a name into the current scope. */
  final void define(String name, int flags, Span span) {
    define(name, flags, span, ExprContext.Store);
  }

  final void define(String name, int flags, Span span, ExprContext context) {
    if ((flags & (Symbol.DEF_PARAM | Symbol.DEF_LOCAL | Symbol.DEF_IMPORT)) != 0) {
      checkName(name, context, span);
    }
    if ((flags & Symbol.DEF_TYPE_PARAM) != 0 && current.mangledNames != null) {
      current.mangledNames.add(name);
    }
    define(current, name, flags, span);
  }

  final void define(Scope scope, String name, int flags, Span span) {
    String mangled = mangle(name);
    Symbol symbol = scope.symbol(mangled);
    if (symbol == null) {
      symbol = scope.addSymbol(mangled);
    } else if ((flags & Symbol.DEF_PARAM) != 0 && symbol.is(Symbol.DEF_PARAM)) {
      throw error("duplicate argument '" + name + "' in function definition", span);
    } else if ((flags & Symbol.DEF_TYPE_PARAM) != 0 && symbol.is(Symbol.DEF_TYPE_PARAM)) {
      throw error("duplicate type parameter '" + name + "'", span);
    }
    symbol.add(flags);
    if (scope.inIterationTarget) {
      if (symbol.is(Symbol.DEF_GLOBAL | Symbol.DEF_NONLOCAL)) {
        throw error(
            "comprehension inner loop cannot rebind assignment expression target '" + name + "'",
            span);
      }
      symbol.add(Symbol.DEF_COMP_ITER);
    }
    if ((flags & Symbol.DEF_PARAM) != 0) {
      scope.parameters().add(mangled);
    } else if ((flags & Symbol.DEF_GLOBAL) != 0) {
      Symbol global = top.symbol(mangled);
      (global == null ? top.addSymbol(mangled) : global).add(flags);
    }
  }

  /** Rejects assignments to the one name that cannot be assigned to. */
  final void checkName(String name, ExprContext context, Span span) {
    if (!"__debug__".equals(name)) {
      return;
    }
    if (context == ExprContext.Store) {
      throw error("cannot assign to __debug__", span);
    }
    if (context == ExprContext.Del) {
      throw error("cannot delete __debug__", span);
    }
  }

  /** Rejects expressions that would make an annotation's scope something else than a function. */
  final void rejectInAnnotation(String what, Span span) {
    String where =
        switch (current.type()) {
          case ANNOTATION -> "an annotation";
          case TYPE_VARIABLE -> current.description;
          case TYPE_ALIAS -> "a type alias";
          case TYPE_PARAMETERS -> "the definition of a generic";
          default -> null;
        };
    if (where != null) {
      throw error(what + " cannot be used within " + where, span);
    }
  }

  /** Lets only the names of type parameters be mangled in the current scope. */
  final void mangleTypeParametersOnly() {
    current.mangledNames = new HashSet<>();
  }
}
