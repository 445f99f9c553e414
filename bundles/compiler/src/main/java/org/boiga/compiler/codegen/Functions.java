package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeParam;
import org.boiga.compiler.bytecode.Intrinsic;
import org.boiga.compiler.symtable.Scope;
import org.boiga.objects.PyCode;

/** Compiles what makes functions: definitions, lambdas, classes and generic parameters. */
final class Functions {
  private static final String TYPE_PARAMS = ".type_params";
  private static final String GENERIC_BASE = ".generic_base";
  private static final String DEFAULTS = ".defaults";
  private static final String KWDEFAULTS = ".kwdefaults";

  private final Unit u;

  Functions(Unit u) {
    this.u = u;
  }

  /**
   * Makes a function of finished code.
   *
   * @param defaults the temporary of each part, or NONE
   */
  void make(Unit child, Unit.Header header, int defaults, int kwdefaults, int annotate, int dst) {
    PyCode code = child.finish(header);
    int top = u.e.top;
    int closure = u.closure(child);
    if (u.e.isLive()) {
      int parts = defaults | kwdefaults << 8 | annotate << 16 | closure << 24;
      int index = u.constants.index(code);
      u.e.opNumber(MAKE_FUNCTION, dst, index);
      u.e.word(parts);
    }
    u.e.top = top;
  }

  // Functions

  void function(FunctionParts f) {
    int mark = u.e.top;
    decorators(f.decorators());
    int function = u.e.top;
    u.e.at(f.span());
    if (f.typeParams().isEmpty()) {
      u.e.push();
      int defaults = defaults(f.args(), f.span());
      int kwdefaults = kwdefaults(f.args(), f.span());
      function(f, defaults, kwdefaults, function);
    } else {
      generic(f);
    }
    u.e.top = function + 1;
    decorate(f.decorators(), function);
    u.e.at(f.span());
    u.storeName(f.name(), mark);
    u.e.top = mark;
  }

  /** Makes a function whose defaults are evaluated; dst is a temporary below them. */
  private void function(FunctionParts f, int defaults, int kwdefaults, int dst) {
    u.e.at(f.span());
    int annotate = u.annotations.function(f);
    Unit child = functionBody(f);
    u.e.at(f.span());
    Expr.Constant doc = u.docstring(f.body());
    int flags = 0;
    if (doc != null && u.compilation.optimize() < 2) {
      flags |= PyCode.CO_HAS_DOCSTRING;
    }
    make(child, FunctionParts.header(f.args(), flags), defaults, kwdefaults, annotate, dst);
  }

  private Unit functionBody(FunctionParts f) {
    Scope scope = u.compilation.scope(f.node());
    Unit child = u.child(scope, f.name(), f.firstLine(), Survey.of(f.body()));
    child.bindParameters(FunctionParts.parameters(f.args()));
    child.makeCells();
    Expr.Constant doc = u.docstring(f.body());
    List<Stmt> body = f.body();
    if (doc != null) {
      body = body.subList(1, body.size());
      if (u.compilation.optimize() < 2) {
        child.constants.index(Docstrings.clean((Literal.Str) doc.value()));
      }
    }
    child.statements.bodyAndReturn(body);
    return child;
  }

  /** Evaluates decorators to consecutive temporaries. */
  private void decorators(List<Expr> decorators) {
    for (Expr decorator : decorators) {
      u.expressions.value(decorator, ANY);
    }
  }

  /** Calls the decorators that precede a temporary with it; the first one gets the result. */
  private void decorate(List<Expr> decorators, int function) {
    int decorated = function;
    for (int i = decorators.size() - 1; i >= 0; i--) {
      u.e.at(decorators.get(i).span());
      u.e.top = decorated + 1;
      u.calls.callTemporaries(decorated - 1, 1, decorated - 1);
      decorated--;
    }
  }

  /** The temporary of the tuple of defaults, or NONE. */
  private int defaults(Arguments args, Span span) {
    if (args.defaults().isEmpty()) {
      return NONE;
    }
    Expr tuple = new Expr.Tuple(args.defaults(), ExprContext.Load, span);
    return u.expressions.value(tuple, ANY);
  }

  /** The temporary of the dict of keyword-only defaults, or NONE. */
  private int kwdefaults(Arguments args, Span span) {
    List<Expr> names = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i < args.kwonlyargs().size(); i++) {
      Expr value = args.kw_defaults().get(i);
      if (value != null) {
        String name = u.scope.mangle(args.kwonlyargs().get(i).arg());
        names.add(new Expr.Constant(new Literal.Str(name), null, span));
        values.add(value);
      }
    }
    return names.isEmpty() ? NONE : u.expressions.value(new Expr.Dict(names, values, span), ANY);
  }

  int lambda(Expr.Lambda lambda, int dst) {
    int mark = u.e.top;
    u.e.at(lambda.span());
    int defaults = defaults(lambda.args(), lambda.span());
    int kwdefaults = kwdefaults(lambda.args(), lambda.span());
    Scope scope = u.compilation.scope(lambda);
    Unit child = u.child(scope, "<lambda>", lambda.span().lineno(), Survey.NONE);
    child.bindParameters(FunctionParts.parameters(lambda.args()));
    child.e.at(lambda.span());
    child.makeCells();
    int value = child.expressions.operand(lambda.body());
    child.e.at(lambda.body().span());
    child.e.opEnd(RETURN, value, 0);
    u.e.at(lambda.span());
    Unit.Header header = FunctionParts.header(lambda.args(), 0);
    make(child, header, defaults, kwdefaults, NONE, dst == ANY ? mark : dst);
    u.e.top = mark;
    return u.target(dst);
  }

  // Generic parameters

  /** Makes a generic function, to the next temporary. */
  private void generic(FunctionParts f) {
    int function = u.e.push();
    int defaults = defaults(f.args(), f.span());
    int kwdefaults = kwdefaults(f.args(), f.span());
    int count = (defaults != NONE ? 1 : 0) + (kwdefaults != NONE ? 1 : 0);
    Unit child = typeParameters(f.node(), f.name(), f.firstLine(), count);
    Emitter e = child.e;
    int made = e.top;
    e.push();
    int params = child.functions.typeParams(f.typeParams(), f.span());
    int inner = e.push();
    int first = defaults == NONE ? NONE : child.load(child.resolve(DEFAULTS), ANY);
    int second = kwdefaults == NONE ? NONE : child.load(child.resolve(KWDEFAULTS), ANY);
    child.functions.function(f, first, second, inner);
    e.move(made, inner);
    child.intrinsic(Intrinsic.SET_FUNCTION_TYPE_PARAMS, made, made);
    e.opEnd(RETURN, made, 0);
    u.e.at(f.span());
    make(child, new Unit.Header(count, 0, 0, 0), NONE, NONE, NONE, function);
    u.calls.callTemporaries(function, count, function);
  }

  /** Starts the code that makes the type parameters of a statement. */
  private Unit typeParameters(Stmt statement, String name, int line, int arguments) {
    Scope scope = u.compilation.symbols().typeParameterScopeOf(statement);
    Unit child = u.child(scope, "<generic parameters of " + name + ">", line, Survey.NONE);
    child.bindParameters(arguments);
    child.e.at(statement.span());
    child.makeCells();
    return child;
  }

  /** Makes type parameters, assigns them to their names and gives the tuple of them. */
  private int typeParams(List<TypeParam> params, Span span) {
    boolean defaultSeen = false;
    int tuple = u.e.push();
    boolean run = params.size() <= Expressions.MAX_RUN;
    if (run) {
      u.e.top = tuple;
    } else {
      u.e.op(BUILD_LIST, tuple, tuple, 0);
    }
    for (TypeParam param : params) {
      if (param.default_value() != null) {
        defaultSeen = true;
      } else if (defaultSeen) {
        throw u.compilation.error(
            "non-default type parameter '" + param.name() + "' follows default type parameter",
            param.span());
      }
      int made = typeParam(param);
      int copy = u.e.push();
      u.e.op(COPY, copy, made);
      u.storeName(param.name(), copy);
      u.e.top = made + 1;
      if (!run) {
        u.e.op(LIST_APPEND, tuple, made);
        u.e.top = made;
      }
    }
    u.e.at(span);
    if (run) {
      u.e.op(BUILD_TUPLE, tuple, tuple, params.size());
    } else {
      u.e.op(LIST_TO_TUPLE, tuple, tuple);
    }
    u.e.top = tuple + 1;
    return tuple;
  }

  private int typeParam(TypeParam param) {
    u.e.at(param.span());
    int made = u.string(param.name(), ANY);
    switch (param) {
      case TypeParam.TypeVar variable -> {
        if (variable.bound() == null) {
          u.intrinsic(Intrinsic.TYPEVAR, made, made);
        } else {
          Scope scope = u.compilation.symbols().boundScopeOf(param);
          lazily(scope, param.name(), variable.bound(), u.e.push());
          u.e.at(param.span());
          u.intrinsic(
              variable.bound() instanceof Expr.Tuple
                  ? Intrinsic.TYPEVAR_WITH_CONSTRAINTS
                  : Intrinsic.TYPEVAR_WITH_BOUND,
              made,
              made);
        }
      }
      case TypeParam.ParamSpec p -> u.intrinsic(Intrinsic.PARAMSPEC, made, made);
      case TypeParam.TypeVarTuple t -> u.intrinsic(Intrinsic.TYPEVARTUPLE, made, made);
    }
    u.e.top = made + 1;
    if (param.default_value() != null) {
      Scope scope = u.compilation.symbols().defaultScopeOf(param);
      lazily(scope, param.name(), param.default_value(), u.e.push());
      u.e.at(param.span());
      u.intrinsic(Intrinsic.SET_TYPEPARAM_DEFAULT, made, made);
      u.e.top = made + 1;
    }
    return made;
  }

  /** Makes the function that evaluates an expression on demand; its argument is a format. */
  private void lazily(Scope scope, String name, Expr value, int dst) {
    Unit child = u.child(scope, name, value.span().lineno(), Survey.NONE);
    child.bindParameters(1);
    child.e.at(value.span());
    child.makeCells();
    child.annotations.checkFormat();
    int result =
        value instanceof Expr.Starred starred
            ? child.annotations.starred(starred)
            : child.expressions.operand(value);
    child.e.at(value.span());
    child.e.opEnd(RETURN, result, 0);
    u.e.at(value.span());
    int defaults = u.constant(new Literal.TupleValue(List.of(new Literal.Int(1))), ANY);
    make(child, new Unit.Header(1, 1, 0, 0), defaults, NONE, NONE, dst);
    u.e.top = defaults;
  }

  void typeAlias(Stmt.TypeAlias alias) {
    Expr.Name name = (Expr.Name) alias.name();
    int mark = u.e.top;
    u.e.at(alias.span());
    if (alias.type_params().isEmpty()) {
      int parts = u.string(name.id(), ANY);
      u.none(ANY);
      aliasType(alias, name.id(), parts);
    } else {
      Unit child = typeParameters(alias, name.id(), alias.span().lineno(), 0);
      int parts = child.string(name.id(), ANY);
      child.functions.typeParams(alias.type_params(), alias.span());
      child.functions.aliasType(alias, name.id(), parts);
      child.e.opEnd(RETURN, parts, 0);
      u.e.at(alias.span());
      int function = u.e.push();
      make(child, Unit.Header.NONE, NONE, NONE, NONE, function);
      u.calls.callTemporaries(function, 0, function);
    }
    u.e.top = mark + 1;
    u.assignments.store(name, mark);
    u.e.top = mark;
  }

  /** Makes the alias of its name and parameters, which are in two temporaries. */
  private void aliasType(Stmt.TypeAlias alias, String name, int parts) {
    lazily(u.compilation.scope(alias), name, alias.value(), u.e.push());
    u.e.at(alias.span());
    u.e.op(BUILD_TUPLE, parts, parts, 3);
    u.intrinsic(Intrinsic.TYPEALIAS, parts, parts);
    u.e.top = parts + 1;
  }

  // Classes

  void classDefinition(Stmt.ClassDef definition) {
    int mark = u.e.top;
    decorators(definition.decorator_list());
    int made = u.e.push();
    int line =
        definition.decorator_list().isEmpty()
            ? definition.span().lineno()
            : definition.decorator_list().getFirst().span().lineno();
    u.e.at(definition.span());
    if (definition.type_params().isEmpty()) {
      classOf(definition, line, made);
    } else {
      Unit child = typeParameters(definition, definition.name(), line, 0);
      int params = child.functions.typeParams(definition.type_params(), definition.span());
      child.storeName(TYPE_PARAMS, params);
      child.e.top = params;
      child.functions.classOf(definition, line, child.e.push());
      child.e.opEnd(RETURN, params, 0);
      u.e.at(definition.span());
      make(child, Unit.Header.NONE, NONE, NONE, NONE, made);
      u.calls.callTemporaries(made, 0, made);
    }
    decorate(definition.decorator_list(), made);
    u.e.at(definition.span());
    u.storeName(definition.name(), mark);
    u.e.top = mark;
  }

  /** Makes a class; dst is the last temporary in use. */
  private void classOf(Stmt.ClassDef definition, int line, int dst) {
    Unit child = classBody(definition, line);
    u.e.at(definition.span());
    u.e.op(LOAD_BUILD_CLASS, dst);
    int function = u.e.push();
    make(child, Unit.Header.NONE, NONE, NONE, NONE, function);
    u.string(definition.name(), ANY);
    List<Expr> bases = definition.bases();
    if (!definition.type_params().isEmpty()) {
      int mark = u.e.top;
      int params = u.load(u.resolve(TYPE_PARAMS), ANY);
      u.intrinsic(Intrinsic.SUBSCRIPT_GENERIC, params, params);
      u.storeName(GENERIC_BASE, params);
      u.e.top = mark;
      bases = new ArrayList<>(bases);
      bases.add(new Expr.Name(GENERIC_BASE, ExprContext.Load, definition.span()));
    }
    u.calls.callWith(dst, 2, bases, definition.keywords(), definition.span(), dst);
    u.e.top = dst + 1;
  }

  private Unit classBody(Stmt.ClassDef definition, int line) {
    Scope scope = u.compilation.scope(definition);
    List<Stmt> statements = definition.body();
    Unit child = u.child(scope, definition.name(), line, Survey.of(statements));
    child.e.at(line, line, 0, 0);
    child.makeCells();
    child.functions.classHead(!definition.type_params().isEmpty());
    child.annotations.declare(statements);
    child.annotations.setUp();
    Expr.Constant doc = child.docstring(statements);
    if (doc != null) {
      statements = statements.subList(1, statements.size());
      if (u.compilation.optimize() < 2) {
        child.e.at(doc.span());
        int text = child.constant(Docstrings.clean((Literal.Str) doc.value()), ANY);
        child.storeName("__doc__", text);
        child.e.top = text;
      }
    }
    child.statements.body(statements);
    child.e.at(line, line, 0, 0);
    child.functions.classTail();
    return child;
  }

  private void classHead(boolean generic) {
    int mark = u.e.top;
    int value = u.load(u.resolve("__name__"), ANY);
    assignAndPop("__module__", value);
    assignAndPop("__qualname__", u.string(u.qualname, ANY));
    assignAndPop("__firstlineno__", u.constant(new Literal.Int(u.firstLine), ANY));
    if (generic) {
      assignAndPop("__type_params__", u.load(u.resolve(TYPE_PARAMS), ANY));
    }
    if (u.scope.needsClassDict()) {
      value = u.e.push();
      u.e.op(LOAD_LOCALS, value);
      u.store(u.variables.cell(Variables.CLASSDICT), value);
    }
    u.e.top = mark;
  }

  private void assignAndPop(String name, int value) {
    u.storeName(name, value);
    u.e.top = value;
  }

  private void classTail() {
    u.e.atNone();
    if (u.annotations.isDeferred()) {
      assignAndPop("__annotate_func__", u.annotations.variables(ANY));
    }
    List<String> attributes = new ArrayList<>(u.staticAttributes);
    assignAndPop("__static_attributes__", u.constant(Constants.names(attributes), ANY));
    if (u.scope.needsClassDict()) {
      assignAndPop("__classdictcell__", u.cellOf(Variables.CLASSDICT));
    }
    if (u.scope.needsClassClosure()) {
      int cell = u.cellOf(Variables.CLASS);
      int copy = u.e.push();
      u.e.op(COPY, copy, cell);
      u.storeName("__classcell__", copy);
      u.e.opEnd(RETURN, cell, 0);
      u.e.top = cell;
    } else {
      u.returnNone(null);
    }
  }
}
