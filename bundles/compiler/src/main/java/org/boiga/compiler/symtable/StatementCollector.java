package org.boiga.compiler.symtable;

import java.util.List;
import java.util.Map;
import org.boiga.compiler.ast.Alias;
import org.boiga.compiler.ast.Arg;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.ExceptHandler;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.MatchCase;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Node;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeParam;
import org.boiga.compiler.ast.WithItem;

/** Enters the names of statements. */
final class StatementCollector extends PatternCollector {
  private static final Span NOWHERE = new Span(0, 0, 0, 0);

  StatementCollector(String filename, FutureFeatures future, boolean topLevelAwait) {
    super(filename, future, topLevelAwait);
  }

  void collect(Mod program) {
    top = new Scope(ScopeType.MODULE, "top", null, NOWHERE);
    scopes.put(program, top);
    reenter(top);
    if (program instanceof Mod.Module module) {
      visitBlock(module.body());
    } else if (program instanceof Mod.Interactive interactive) {
      visitBlock(interactive.body());
    } else if (program instanceof Mod.Expression expression) {
      visit(expression.body());
    }
  }

  private void visitBlock(List<Stmt> statements) {
    for (int i = 0; i < statements.size(); i++) {
      visit(statements.get(i));
    }
  }

  private void visit(Stmt statement) {
    descend();
    if (statement instanceof Stmt.ExprStmt expression) {
      visit(expression.value());
    } else if (statement instanceof Stmt.Assign assignment) {
      visitAll(assignment.targets());
      visit(assignment.value());
    } else if (statement instanceof Stmt.Return result) {
      if (result.value() != null) {
        visit(result.value());
        current.returnsValue = true;
      }
    } else if (statement instanceof Stmt.If condition) {
      visitIf(condition);
    } else if (statement instanceof Stmt.FunctionDef function) {
      visitFunction(
          function,
          function.name(),
          function.args(),
          function.returns(),
          function.decorator_list(),
          function.type_params(),
          function.body());
    } else if (statement instanceof Stmt.AsyncFunctionDef function) {
      visitFunction(
          function,
          function.name(),
          function.args(),
          function.returns(),
          function.decorator_list(),
          function.type_params(),
          function.body());
    } else if (statement instanceof Stmt.ClassDef definition) {
      visitClass(definition);
    } else if (statement instanceof Stmt.AugAssign assignment) {
      visit(assignment.target());
      visit(assignment.value());
    } else if (statement instanceof Stmt.AnnAssign assignment) {
      visitAnnotated(assignment);
    } else if (statement instanceof Stmt.Raise raise) {
      visit(raise.exc());
      visit(raise.cause());
    } else if (statement instanceof Stmt.Assert assertion) {
      visit(assertion.test());
      visit(assertion.msg());
    } else if (statement instanceof Stmt.Delete deletion) {
      visitAll(deletion.targets());
    } else if (statement instanceof Stmt.TypeAlias alias) {
      visitTypeAlias(alias);
    } else if (!visitDeclaration(statement)) {
      visitConditional(statement);
    }
    ascend();
  }

  private boolean visitDeclaration(Stmt statement) {
    if (statement instanceof Stmt.Import imports) {
      visitAliases(imports.names());
    } else if (statement instanceof Stmt.ImportFrom imports) {
      if (FutureFeatures.isFutureImport(imports) && imports.span().lineno() > future.line()) {
        throw FutureFeatures.late(filename, imports.span());
      }
      visitAliases(imports.names());
    } else if (statement instanceof Stmt.Global global) {
      visitGlobal(global);
    } else if (statement instanceof Stmt.Nonlocal nonlocal) {
      visitNonlocal(nonlocal);
    } else {
      return false;
    }
    return true;
  }

  /** Visits a statement whose blocks do not always run. */
  private void visitConditional(Stmt statement) {
    boolean outer = current.inConditionalBlock;
    if (statement instanceof Stmt.For loop) {
      visitFor(loop.target(), loop.iter(), loop.body(), loop.orelse());
    } else if (statement instanceof Stmt.While loop) {
      visit(loop.test());
      current.inConditionalBlock = true;
      visitBlock(loop.body());
      visitBlock(loop.orelse());
    } else if (statement instanceof Stmt.With with) {
      visitWith(with.items(), with.body());
    } else if (statement instanceof Stmt.Try attempt) {
      visitTry(attempt.body(), attempt.handlers(), attempt.orelse(), attempt.finalbody());
    } else if (statement instanceof Stmt.TryStar attempt) {
      visitTry(attempt.body(), attempt.handlers(), attempt.orelse(), attempt.finalbody());
    } else if (statement instanceof Stmt.Match match) {
      visitMatch(match);
    } else if (statement instanceof Stmt.AsyncFor loop) {
      requireCoroutine("'async for' outside async function", loop.span());
      visitFor(loop.target(), loop.iter(), loop.body(), loop.orelse());
    } else if (statement instanceof Stmt.AsyncWith with) {
      requireCoroutine("'async with' outside async function", with.span());
      visitWith(with.items(), with.body());
    }
    current.inConditionalBlock = outer;
  }

  private void requireCoroutine(String message, Span span) {
    if (awaitsAtTopLevel()) {
      current.coroutine = true;
    }
    if (!current.coroutine) {
      throw error(message, span);
    }
  }

  /** Visits a chain of conditions, which may be long, without recursion. */
  private void visitIf(Stmt.If first) {
    boolean outer = current.inConditionalBlock;
    Stmt.If condition = first;
    while (true) {
      visit(condition.test());
      current.inConditionalBlock = true;
      visitBlock(condition.body());
      List<Stmt> orelse = condition.orelse();
      if (orelse.size() != 1 || !(orelse.get(0) instanceof Stmt.If next)) {
        visitBlock(orelse);
        break;
      }
      condition = next;
    }
    current.inConditionalBlock = outer;
  }

  private void visitFor(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse) {
    visit(target);
    visit(iter);
    current.inConditionalBlock = true;
    visitBlock(body);
    visitBlock(orelse);
  }

  private void visitWith(List<WithItem> items, List<Stmt> body) {
    current.inConditionalBlock = true;
    for (WithItem item : items) {
      visit(item.context_expr());
      visit(item.optional_vars());
    }
    visitBlock(body);
  }

  private void visitTry(
      List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody) {
    current.inConditionalBlock = true;
    visitBlock(body);
    for (ExceptHandler handler : handlers) {
      visit(handler.type());
      if (handler.name() != null) {
        define(handler.name(), Symbol.DEF_LOCAL, handler.span());
      }
      visitBlock(handler.body());
    }
    visitBlock(orelse);
    visitBlock(finalbody);
  }

  private void visitMatch(Stmt.Match match) {
    visit(match.subject());
    current.inConditionalBlock = true;
    for (MatchCase matchCase : match.cases()) {
      visit(matchCase.pattern());
      visit(matchCase.guard());
      visitBlock(matchCase.body());
    }
  }

  private void visitFunction(
      Stmt function,
      String name,
      Arguments parameters,
      Expr returns,
      List<Expr> decorators,
      List<TypeParam> typeParams,
      List<Stmt> body) {
    define(name, Symbol.DEF_LOCAL, function.span());
    visitAll(parameters.defaults());
    visitAll(parameters.kw_defaults());
    visitAll(decorators);
    if (!typeParams.isEmpty()) {
      enterTypeParameters(function, name);
      if (!parameters.defaults().isEmpty()) {
        define(".defaults", Symbol.DEF_PARAM, function.span());
      }
      if (hasDefault(parameters.kw_defaults())) {
        define(".kwdefaults", Symbol.DEF_PARAM, function.span());
      }
      visitTypeParameters(typeParams);
    }
    Scope scope = newScope(ScopeType.FUNCTION, name, function.span());
    scopes.put(function, scope);
    visitAnnotations(function, parameters, returns, scope);
    scope.coroutine = function instanceof Stmt.AsyncFunctionDef;
    enter(scope);
    visitParameters(parameters);
    visitBlock(body);
    exit();
    if (!typeParams.isEmpty()) {
      exit();
    }
  }

  private static boolean hasDefault(List<Expr> keywordDefaults) {
    for (Expr value : keywordDefaults) {
      if (value != null) {
        return true;
      }
    }
    return false;
  }

  private void enterTypeParameters(Stmt generic, String name) {
    boolean inClass = current.type() == ScopeType.CLASS;
    Scope scope = enter(ScopeType.TYPE_PARAMETERS, name, generic.span());
    typeParameterScopes.put(generic, scope);
    if (inClass) {
      seeClassScope(generic.span());
    }
    if (generic instanceof Stmt.ClassDef) {
      define(".type_params", Symbol.DEF_LOCAL | Symbol.USE, generic.span());
      define(".generic_base", Symbol.DEF_LOCAL | Symbol.USE, generic.span());
    }
  }

  private void visitTypeParameters(List<TypeParam> parameters) {
    for (TypeParam parameter : parameters) {
      if (isReservedTypeParameter(parameter.name())) {
        throw error(
            "reserved name '" + parameter.name() + "' cannot be used for type parameter",
            parameter.span());
      }
      define(parameter.name(), Symbol.DEF_TYPE_PARAM | Symbol.DEF_LOCAL, parameter.span());
      String kind = "TypeVarTuple";
      if (parameter instanceof TypeParam.TypeVar variable) {
        kind = "TypeVar";
        Expr bound = variable.bound();
        String what = bound instanceof Expr.Tuple ? "a TypeVar constraint" : "a TypeVar bound";
        visitLazily(bound, parameter, what, boundScopes);
      } else if (parameter instanceof TypeParam.ParamSpec) {
        kind = "ParamSpec";
      }
      visitLazily(parameter.default_value(), parameter, "a " + kind + " default", defaultScopes);
    }
  }

  /** Visits an expression that belongs to a type parameter and is evaluated on demand. */
  private void visitLazily(
      Expr expression, TypeParam parameter, String description, Map<Node, Scope> lazyScopes) {
    if (expression == null) {
      return;
    }
    boolean inClass = current.canSeeClassScope;
    Scope scope = enter(ScopeType.TYPE_VARIABLE, parameter.name(), expression.span());
    lazyScopes.put(parameter, scope);
    if (inClass) {
      seeClassScope(expression.span());
    }
    scope.description = description;
    visit(expression);
    exit();
  }

  private void visitAnnotations(
      Stmt function, Arguments parameters, Expr returns, Scope functionScope) {
    boolean inClass = current.canSeeClassScope || current.type() == ScopeType.CLASS;
    Scope scope = enter(ScopeType.ANNOTATION, "__annotate__", function.span());
    annotationScopes.put(function, scope);
    scope.functionName = functionScope.name();
    if (inClass) {
      seeClassScope(function.span());
    }
    visitParameterAnnotations(parameters.posonlyargs());
    visitParameterAnnotations(parameters.args());
    visitParameterAnnotation(parameters.vararg());
    visitParameterAnnotation(parameters.kwarg());
    visitParameterAnnotations(parameters.kwonlyargs());
    if (returns != null) {
      current.annotationsUsed = true;
      visit(returns);
    }
    exit();
  }

  private void visitParameterAnnotations(List<Arg> parameters) {
    for (Arg parameter : parameters) {
      visitParameterAnnotation(parameter);
    }
  }

  private void visitParameterAnnotation(Arg parameter) {
    if (parameter != null && parameter.annotation() != null) {
      current.annotationsUsed = true;
      visit(parameter.annotation());
    }
  }

  private void visitClass(Stmt.ClassDef definition) {
    define(definition.name(), Symbol.DEF_LOCAL, definition.span());
    visitAll(definition.decorator_list());
    String outerPrivateName = privateName;
    boolean generic = !definition.type_params().isEmpty();
    if (generic) {
      enterTypeParameters(definition, definition.name());
      privateName = definition.name();
      current.privateName = privateName;
      mangleTypeParametersOnly();
      visitTypeParameters(definition.type_params());
    }
    visitAll(definition.bases());
    visitKeywords(definition.keywords());
    privateName = definition.name();
    Scope scope = enter(ScopeType.CLASS, definition.name(), definition.span());
    scopes.put(definition, scope);
    if (generic) {
      define("__type_params__", Symbol.DEF_LOCAL, definition.span());
      define(".type_params", Symbol.USE, definition.span());
    }
    visitBlock(definition.body());
    exit();
    if (generic) {
      exit();
    }
    privateName = outerPrivateName;
  }

  private void visitTypeAlias(Stmt.TypeAlias alias) {
    visit(alias.name());
    String name = ((Expr.Name) alias.name()).id();
    boolean inClass = current.type() == ScopeType.CLASS;
    boolean generic = !alias.type_params().isEmpty();
    if (generic) {
      enterTypeParameters(alias, name);
      visitTypeParameters(alias.type_params());
    }
    Scope scope = enter(ScopeType.TYPE_ALIAS, name, alias.span());
    scopes.put(alias, scope);
    if (inClass) {
      seeClassScope(alias.value().span());
    }
    visit(alias.value());
    exit();
    if (generic) {
      exit();
    }
  }

  private void visitAnnotated(Stmt.AnnAssign assignment) {
    if (assignment.target() instanceof Expr.Name name) {
      int flags = flagsOf(name.id());
      if ((flags & (Symbol.DEF_GLOBAL | Symbol.DEF_NONLOCAL)) != 0
          && current != top
          && assignment.simple() != 0) {
        throw error(
            "annotated name '"
                + name.id()
                + "' can't be "
                + ((flags & Symbol.DEF_GLOBAL) != 0 ? "global" : "nonlocal"),
            assignment.span());
      }
      if (assignment.simple() != 0) {
        define(name.id(), Symbol.DEF_ANNOT | Symbol.DEF_LOCAL, name.span());
      } else if (assignment.value() != null) {
        define(name.id(), Symbol.DEF_LOCAL, name.span());
      }
    } else {
      visit(assignment.target());
    }
    visitVariableAnnotation(assignment.annotation());
    visit(assignment.value());
  }

  private void visitVariableAnnotation(Expr annotation) {
    Scope outer = current;
    boolean unevaluated = outer.type() == ScopeType.FUNCTION;
    boolean conditional =
        outer.type() == ScopeType.MODULE
            || outer.type() == ScopeType.CLASS && outer.inConditionalBlock;
    if (conditional && !outer.hasConditionalAnnotations) {
      outer.hasConditionalAnnotations = true;
      define("__conditional_annotations__", Symbol.USE, annotation.span());
    }
    if (outer.annotationScope == null) {
      outer.annotationScope = enter(ScopeType.ANNOTATION, "__annotate__", annotation.span());
      if (outer.type() == ScopeType.CLASS && !future.annotations()) {
        seeClassScope(annotation.span());
      }
    } else {
      reenter(outer.annotationScope);
    }
    current.inUnevaluatedAnnotation = unevaluated;
    visit(annotation);
    current.inUnevaluatedAnnotation = false;
    exit();
  }

  private void visitAliases(List<Alias> aliases) {
    for (Alias alias : aliases) {
      String name = alias.asname() == null ? alias.name() : alias.asname();
      if (name.equals("*")) {
        if (current.type() != ScopeType.MODULE) {
          throw error("import * only allowed at module level", alias.span());
        }
        continue;
      }
      int dot = name.indexOf('.');
      define(dot < 0 ? name : name.substring(0, dot), Symbol.DEF_IMPORT, alias.span());
    }
  }

  private void visitGlobal(Stmt.Global statement) {
    for (String name : statement.names()) {
      checkUndefined(name, "global", statement.span());
      define(name, Symbol.DEF_GLOBAL, statement.span());
      current.recordDirective(mangle(name), statement.span());
    }
  }

  private void visitNonlocal(Stmt.Nonlocal statement) {
    for (String name : statement.names()) {
      checkUndefined(name, "nonlocal", statement.span());
      define(name, Symbol.DEF_NONLOCAL, statement.span());
      current.recordDirective(mangle(name), statement.span());
    }
  }

  private void checkUndefined(String name, String declaration, Span span) {
    int flags = flagsOf(name);
    if ((flags & Symbol.DEF_PARAM) != 0) {
      throw error("name '" + name + "' is parameter and " + declaration, span);
    }
    if ((flags & Symbol.USE) != 0) {
      throw error("name '" + name + "' is used prior to " + declaration + " declaration", span);
    }
    if ((flags & Symbol.DEF_ANNOT) != 0) {
      throw error("annotated name '" + name + "' can't be " + declaration, span);
    }
    if ((flags & Symbol.DEF_LOCAL) != 0) {
      throw error(
          "name '" + name + "' is assigned to before " + declaration + " declaration", span);
    }
  }
}
