package org.boiga.compiler.symtable;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Arg;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.Comprehension;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Keyword;
import org.boiga.compiler.ast.Span;

/** Enters the names of expressions. */
abstract class ExpressionCollector extends ScopeStack {
  private static final String ITERATOR = ".0";

  ExpressionCollector(String filename, FutureFeatures future, boolean topLevelAwait) {
    super(filename, future, topLevelAwait);
  }

  /** Visits expressions, any of which may be null. */
  final void visitAll(List<Expr> expressions) {
    for (int i = 0; i < expressions.size(); i++) {
      visit(expressions.get(i));
    }
  }

  /** Visits an expression, which may be null. */
  final void visit(Expr expression) {
    if (expression == null || expression instanceof Expr.Constant) {
      return;
    }
    if (expression instanceof Expr.Name name) {
      visitName(name);
      return;
    }
    descend();
    visitCompound(expression);
    ascend();
  }

  private void visitName(Expr.Name name) {
    if (current.inUnevaluatedAnnotation) {
      return;
    }
    boolean load = name.ctx() == ExprContext.Load;
    define(name.id(), load ? Symbol.USE : Symbol.DEF_LOCAL, name.span(), name.ctx());
    if (load && current.type().isFunctionLike() && name.id().equals("super")) {
      define("__class__", Symbol.USE, name.span());
    }
  }

  // Tests of types rather than a switch on patterns, whose set-up would cost start-up time.
  private void visitCompound(Expr expression) {
    if (expression instanceof Expr.Attribute attribute) {
      checkName(attribute.attr(), attribute.ctx(), attribute.span());
      visit(attribute.value());
    } else if (expression instanceof Expr.Call call) {
      visit(call.func());
      visitAll(call.args());
      visitKeywords(call.keywords());
    } else if (expression instanceof Expr.Subscript subscript) {
      visit(subscript.value());
      visit(subscript.slice());
    } else if (expression instanceof Expr.BinOp operation) {
      visitOperation(operation);
    } else if (expression instanceof Expr.Tuple tuple) {
      visitAll(tuple.elts());
    } else if (expression instanceof Expr.List list) {
      visitAll(list.elts());
    } else if (expression instanceof Expr.Compare comparison) {
      visit(comparison.left());
      visitAll(comparison.comparators());
    } else if (expression instanceof Expr.BoolOp operation) {
      visitAll(operation.values());
    } else if (expression instanceof Expr.UnaryOp operation) {
      visit(operation.operand());
    } else if (expression instanceof Expr.Dict dict) {
      visitAll(dict.keys());
      visitAll(dict.values());
    } else if (expression instanceof Expr.Set set) {
      visitAll(set.elts());
    } else if (expression instanceof Expr.IfExp choice) {
      visit(choice.test());
      visit(choice.body());
      visit(choice.orelse());
    } else if (expression instanceof Expr.Starred starred) {
      visit(starred.value());
    } else if (expression instanceof Expr.Slice slice) {
      visit(slice.lower());
      visit(slice.upper());
      visit(slice.step());
    } else if (expression instanceof Expr.JoinedStr string) {
      visitAll(string.values());
    } else if (expression instanceof Expr.FormattedValue field) {
      visit(field.value());
      visit(field.format_spec());
    } else if (expression instanceof Expr.TemplateStr string) {
      visitAll(string.values());
    } else if (expression instanceof Expr.Interpolation field) {
      visit(field.value());
      visit(field.format_spec());
    } else {
      visitScoped(expression);
    }
  }

  /** Visits an expression that makes a scope or says something about the scope it is in. */
  private void visitScoped(Expr expression) {
    if (expression instanceof Expr.Lambda lambda) {
      visitLambda(lambda);
    } else if (expression instanceof Expr.ListComp comprehension) {
      visitComprehension(
          expression,
          ComprehensionKind.LIST,
          comprehension.generators(),
          comprehension.elt(),
          null);
    } else if (expression instanceof Expr.GeneratorExp comprehension) {
      visitComprehension(
          expression,
          ComprehensionKind.GENERATOR,
          comprehension.generators(),
          comprehension.elt(),
          null);
    } else if (expression instanceof Expr.DictComp comprehension) {
      visitComprehension(
          expression,
          ComprehensionKind.DICT,
          comprehension.generators(),
          comprehension.key(),
          comprehension.value());
    } else if (expression instanceof Expr.SetComp comprehension) {
      visitComprehension(
          expression, ComprehensionKind.SET, comprehension.generators(), comprehension.elt(), null);
    } else if (expression instanceof Expr.NamedExpr named) {
      visitNamed(named);
    } else if (expression instanceof Expr.Yield yield) {
      visitYield(yield.value(), yield.span());
    } else if (expression instanceof Expr.YieldFrom yield) {
      visitYield(yield.value(), yield.span());
    } else if (expression instanceof Expr.Await await) {
      visitAwait(await);
    }
  }

  /** Visits the operands of a chain of operators, which may be long, without recursion. */
  private void visitOperation(Expr.BinOp last) {
    if (!(last.left() instanceof Expr.BinOp)) {
      visit(last.left());
      visit(last.right());
      return;
    }
    ArrayList<Expr> operands = new ArrayList<>();
    Expr left = last;
    while (left instanceof Expr.BinOp operation) {
      operands.add(operation.right());
      left = operation.left();
    }
    visit(left);
    for (int i = operands.size() - 1; i >= 0; i--) {
      visit(operands.get(i));
    }
  }

  final void visitKeywords(List<Keyword> keywords) {
    for (Keyword keyword : keywords) {
      if (keyword.arg() != null) {
        checkName(keyword.arg(), ExprContext.Store, keyword.span());
      }
      visit(keyword.value());
    }
  }

  private void visitLambda(Expr.Lambda lambda) {
    visitAll(lambda.args().defaults());
    visitAll(lambda.args().kw_defaults());
    Scope scope = enter(ScopeType.FUNCTION, "lambda", lambda.span());
    scopes.put(lambda, scope);
    visitParameters(lambda.args());
    visit(lambda.body());
    exit();
  }

  /** Enters parameters into the current scope. */
  final void visitParameters(Arguments parameters) {
    defineParameters(parameters.posonlyargs());
    defineParameters(parameters.args());
    defineParameters(parameters.kwonlyargs());
    if (parameters.vararg() != null) {
      defineParameter(parameters.vararg());
      current.varargs = true;
    }
    if (parameters.kwarg() != null) {
      defineParameter(parameters.kwarg());
      current.varkeywords = true;
    }
  }

  private void defineParameters(List<Arg> parameters) {
    for (Arg parameter : parameters) {
      defineParameter(parameter);
    }
  }

  private void defineParameter(Arg parameter) {
    define(parameter.arg(), Symbol.DEF_PARAM, parameter.span());
  }

  private void visitYield(Expr value, Span span) {
    rejectInAnnotation("yield expression", span);
    visit(value);
    current.generator = true;
    if (current.comprehension != ComprehensionKind.NONE) {
      throw error("'yield' inside " + current.comprehension.description(), span);
    }
  }

  private void visitAwait(Expr.Await await) {
    rejectInAnnotation("await expression", await.span());
    if (!awaitsAtTopLevel()) {
      if (!current.type().isFunctionLike()) {
        throw error("'await' outside function", await.span());
      }
      if (!inAsyncFunction() && current.comprehension == ComprehensionKind.NONE) {
        throw error("'await' outside async function", await.span());
      }
    }
    visit(await.value());
    current.coroutine = true;
  }

  private boolean inAsyncFunction() {
    return current.type().isFunctionLike() && current.coroutine;
  }

  private void visitComprehension(
      Expr expression,
      ComprehensionKind kind,
      List<Comprehension> clauses,
      Expr element,
      Expr value) {
    Comprehension outermost = clauses.get(0);
    current.iterableExpressions++;
    visit(outermost.iter());
    current.iterableExpressions--;
    Scope scope = enter(ScopeType.FUNCTION, scopeName(kind), expression.span());
    scopes.put(expression, scope);
    scope.comprehension = kind;
    scope.coroutine = outermost.is_async() != 0;
    define(ITERATOR, Symbol.DEF_PARAM, expression.span());
    visitTarget(outermost.target());
    visitAll(outermost.ifs());
    for (int i = 1; i < clauses.size(); i++) {
      visitClause(clauses.get(i));
    }
    visit(value);
    visit(element);
    scope.generator = kind == ComprehensionKind.GENERATOR;
    boolean async = scope.coroutine && !scope.generator;
    exit();
    if (async) {
      if (!inAsyncFunction()
          && current.comprehension == ComprehensionKind.NONE
          && !awaitsAtTopLevel()) {
        throw error(
            "asynchronous comprehension outside of an asynchronous function", expression.span());
      }
      current.coroutine = true;
    }
  }

  private static String scopeName(ComprehensionKind kind) {
    return switch (kind) {
      case LIST -> "listcomp";
      case SET -> "setcomp";
      case DICT -> "dictcomp";
      default -> "genexpr";
    };
  }

  private void visitTarget(Expr target) {
    current.inIterationTarget = true;
    visit(target);
    current.inIterationTarget = false;
  }

  private void visitClause(Comprehension clause) {
    visitTarget(clause.target());
    current.iterableExpressions++;
    visit(clause.iter());
    current.iterableExpressions--;
    visitAll(clause.ifs());
    if (clause.is_async() != 0) {
      current.coroutine = true;
    }
  }

  private void visitNamed(Expr.NamedExpr named) {
    rejectInAnnotation("named expression", named.span());
    if (current.iterableExpressions > 0) {
      throw error(
          "assignment expression cannot be used in a comprehension iterable expression",
          named.span());
    }
    if (current.comprehension != ComprehensionKind.NONE) {
      bindOutsideOfComprehension((Expr.Name) named.target());
    }
    visit(named.value());
    visit(named.target());
  }

  /** Binds the target of an assignment expression in the scope around the comprehensions. */
  private void bindOutsideOfComprehension(Expr.Name target) {
    String name = target.id();
    String mangled = mangle(name);
    Scope scope = current;
    while (scope.comprehension != ComprehensionKind.NONE) {
      int flags = scope.flagsOf(mangled);
      if ((flags & Symbol.DEF_COMP_ITER) != 0 && (flags & Symbol.DEF_LOCAL) != 0) {
        throw error(
            "assignment expression cannot rebind comprehension iteration variable '" + name + "'",
            target.span());
      }
      scope = scope.parent();
    }
    switch (scope.type()) {
      case FUNCTION -> {
        boolean global = (scope.flagsOf(mangled) & Symbol.DEF_GLOBAL) != 0;
        define(name, global ? Symbol.DEF_GLOBAL : Symbol.DEF_NONLOCAL, target.span());
        current.recordDirective(mangled, target.span());
        define(scope, name, Symbol.DEF_LOCAL, target.span());
      }
      case MODULE -> {
        define(name, Symbol.DEF_GLOBAL, target.span());
        current.recordDirective(mangled, target.span());
        define(scope, name, Symbol.DEF_GLOBAL, target.span());
      }
      default ->
          throw error(
              "assignment expression within a comprehension cannot be used "
                  + unsuitable(scope.type()),
              target.span());
    }
  }

  private static String unsuitable(ScopeType type) {
    return switch (type) {
      case CLASS -> "in a class body";
      case TYPE_PARAMETERS -> "within the definition of a generic";
      case TYPE_ALIAS -> "in a type alias";
      case TYPE_VARIABLE -> "in a TypeVar bound";
      default -> "within an annotation";
    };
  }
}
