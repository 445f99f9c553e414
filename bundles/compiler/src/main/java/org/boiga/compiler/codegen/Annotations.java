package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.boiga.compiler.ast.Arg;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.ExceptHandler;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.MatchCase;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.symtable.Scope;
import org.boiga.compiler.symtable.ScopeType;

/**
 * Compiles annotations: to functions that evaluate them on demand (PEP 649) or, after {@code from
 * __future__ import annotations}, to strings.
 */
final class Annotations {
  private static final String ANNOTATE = "__annotate__";

  /** The highest format that the functions support: VALUE_WITH_FAKE_GLOBALS. */
  private static final int MAX_FORMAT = 2;

  private final Unit u;

  /** The annotations of the variables of this module or class, in order. */
  private final List<Stmt.AnnAssign> declared = new ArrayList<>(0);

  /** The numbers of those that are there only if their statement has run. */
  private final Map<Stmt.AnnAssign, Integer> conditional = new IdentityHashMap<>();

  private boolean any;
  private int firstStatementLine;

  Annotations(Unit u) {
    this.u = u;
  }

  /** Finds the annotations of variables in the statements of a module or class. */
  void declare(List<Stmt> statements) {
    if (u.scope.annotationScope() != null) {
      firstStatementLine = statements.getFirst().span().lineno();
      declare(statements, u.scope.type() == ScopeType.MODULE);
    }
  }

  private void declare(List<Stmt> statements, boolean isConditional) {
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.AnnAssign assignment) {
        any = true;
        if (assignment.simple() != 0 && assignment.target() instanceof Expr.Name) {
          declared.add(assignment);
          if (isConditional) {
            conditional.put(assignment, conditional.size());
          }
        }
      } else {
        declareIn(statement);
      }
    }
  }

  private void declareIn(Stmt statement) {
    if (statement instanceof Stmt.If s) {
      declare(s.body(), true);
      declare(s.orelse(), true);
    } else if (statement instanceof Stmt.For s) {
      declare(s.body(), true);
      declare(s.orelse(), true);
    } else if (statement instanceof Stmt.AsyncFor s) {
      declare(s.body(), true);
      declare(s.orelse(), true);
    } else if (statement instanceof Stmt.While s) {
      declare(s.body(), true);
      declare(s.orelse(), true);
    } else if (statement instanceof Stmt.With s) {
      declare(s.body(), true);
    } else if (statement instanceof Stmt.AsyncWith s) {
      declare(s.body(), true);
    } else if (statement instanceof Stmt.Try s) {
      declare(s.body(), true);
      for (ExceptHandler handler : s.handlers()) {
        declare(handler.body(), true);
      }
      declare(s.orelse(), true);
      declare(s.finalbody(), true);
    } else if (statement instanceof Stmt.TryStar s) {
      declare(s.body(), true);
      for (ExceptHandler handler : s.handlers()) {
        declare(handler.body(), true);
      }
      declare(s.orelse(), true);
      declare(s.finalbody(), true);
    } else if (statement instanceof Stmt.Match s) {
      for (MatchCase block : s.cases()) {
        declare(block.body(), true);
      }
    }
  }

  /** Whether there are annotations to be evaluated by a function. */
  boolean isDeferred() {
    return !declared.isEmpty() && !u.compilation.annotationsAsStrings();
  }

  /** Emits what statements with annotations expect at the start of a module or class. */
  void setUp() {
    int mark = u.e.top;
    if (u.scope.hasConditionalAnnotations()) {
      int set = u.e.push();
      u.e.op(BUILD_SET, set, set, 0);
      u.store(conditionalAnnotations(), set);
      u.e.top = mark;
    }
    if (any && u.compilation.annotationsAsStrings()) {
      Label present = new Label();
      int name = u.string("__annotations__", ANY);
      int namespace = u.e.push();
      u.e.op(LOAD_LOCALS, namespace);
      u.e.branch(JUMP_IN, name, namespace, true, present);
      u.e.op(BUILD_MAP, name, name, 0);
      u.storeName("__annotations__", name);
      u.e.bind(present);
      u.e.top = mark;
    }
  }

  /** The set of the numbers of the conditional annotations whose statement has run. */
  private Variable conditionalAnnotations() {
    return u.scope.type() == ScopeType.CLASS
        ? u.variables.cell(Variables.CONDITIONAL_ANNOTATIONS)
        : u.resolve(Variables.CONDITIONAL_ANNOTATIONS);
  }

  void assign(Stmt.AnnAssign statement) {
    Expr target = statement.target();
    if (statement.value() != null) {
      u.assignments.assign(target, statement.value());
    }
    boolean evaluated = !u.scope.type().isFunctionLike();
    if (target instanceof Expr.Name name) {
      if (statement.simple() != 0 && evaluated) {
        annotate(statement, name);
      }
    } else if (statement.value() == null) {
      if (target instanceof Expr.Attribute attribute) {
        u.expressions.effect(attribute.value());
      } else if (target instanceof Expr.Subscript subscript) {
        u.expressions.effect(subscript.value());
        evaluateIndex(subscript.slice());
      }
    }
  }

  /** Evaluates the parts of an index that nothing is assigned to. */
  private void evaluateIndex(Expr index) {
    if (index instanceof Expr.Slice slice) {
      effectOf(slice.lower());
      effectOf(slice.upper());
      effectOf(slice.step());
    } else if (index instanceof Expr.Tuple tuple) {
      for (Expr element : tuple.elts()) {
        evaluateIndex(element);
      }
    } else {
      effectOf(index);
    }
  }

  private void effectOf(Expr x) {
    if (x != null) {
      u.expressions.effect(x);
    }
  }

  private void annotate(Stmt.AnnAssign statement, Expr.Name name) {
    int mark = u.e.top;
    u.e.at(statement.span());
    if (u.compilation.annotationsAsStrings()) {
      int text = value(statement.annotation());
      int annotations = u.load(u.resolve("__annotations__"), ANY);
      int key = u.string(u.scope.mangle(name.id()), ANY);
      u.e.op(SETITEM, annotations, key, text);
    } else {
      Integer number = conditional.get(statement);
      if (number != null) {
        int set = u.load(conditionalAnnotations(), ANY);
        int item = u.constant(new Literal.Int(number), ANY);
        u.e.op(SET_ADD, set, item);
        u.e.op(CLEAR, set);
      }
    }
    u.e.top = mark;
  }

  /** Evaluates an annotation to the next temporary. */
  private int value(Expr annotation) {
    u.e.at(annotation.span());
    if (u.compilation.annotationsAsStrings()) {
      return u.string(Unparser.unparse(annotation), ANY);
    }
    return annotation instanceof Expr.Starred starred
        ? starred(starred)
        : u.expressions.value(annotation, ANY);
  }

  /** The one item of what {@code *x} unpacks, as {@code *args: *Ts} has it. */
  int starred(Expr.Starred starred) {
    int mark = u.e.top;
    int iterable = u.expressions.operand(starred.value());
    u.e.top = mark;
    int item = u.e.push();
    u.e.at(starred.span());
    u.e.op(UNPACK, item, iterable, 1);
    return item;
  }

  // Functions that evaluate annotations

  /** Raises NotImplementedError for formats that the function does not support. */
  void checkFormat() {
    Label supported = new Label();
    u.e.branch(JUMP_GT_INT, 0, MAX_FORMAT, false, supported);
    int error = u.e.push();
    u.e.op(LOAD_COMMON, error, 1);
    u.e.opEnd(RAISE, error, NONE);
    u.e.top = error;
    u.e.bind(supported);
  }

  /** Makes the function for the variables of this module or class. */
  int variables(int dst) {
    Scope scope = u.scope.annotationScope();
    int line = u.scope.type() == ScopeType.CLASS ? u.firstLine : firstStatementLine;
    Unit child = u.child(scope, ANNOTATE, line, Survey.NONE);
    child.bindParameters(1);
    child.e.at(declared.getFirst().span());
    child.makeCells();
    child.annotations.checkFormat();
    int map = child.e.push();
    child.e.op(BUILD_MAP, map, map, 0);
    for (Stmt.AnnAssign statement : declared) {
      child.annotations.item(map, statement, conditional.get(statement));
    }
    child.e.opEnd(RETURN, map, 0);
    int made = u.target(dst);
    u.functions.make(child, new Unit.Header(1, 1, 0, 0), NONE, NONE, NONE, made);
    return made;
  }

  private void item(int map, Stmt.AnnAssign statement, Integer number) {
    Label next = new Label();
    int mark = u.e.top;
    u.e.at(statement.span());
    if (number != null) {
      int item = u.constant(new Literal.Int(number), ANY);
      int set = u.load(u.resolve(Variables.CONDITIONAL_ANNOTATIONS), ANY);
      u.e.top = mark;
      u.e.branch(JUMP_IN, item, set, false, next);
    }
    String name = u.scope.mangle(((Expr.Name) statement.target()).id());
    int key = u.string(name, ANY);
    int value = value(statement.annotation());
    u.e.op(MAP_ADD, map, key, value);
    u.e.bind(next);
    u.e.top = mark;
  }

  /** Makes the function for the parameters of a function; gives its temporary, or NONE. */
  int function(FunctionParts f) {
    Scope scope = u.compilation.symbols().annotationScopeOf(f.node());
    if (!scope.hasAnnotations()) {
      return NONE;
    }
    Unit child = u.child(scope, ANNOTATE, f.span().lineno(), Survey.NONE);
    child.bindParameters(1);
    child.e.at(f.span());
    child.makeCells();
    child.annotations.checkFormat();
    int map = child.e.push();
    child.e.op(BUILD_MAP, map, map, 0);
    child.annotations.parameters(map, f.args());
    if (f.returns() != null) {
      child.annotations.item(map, "return", f.returns());
    }
    child.e.at(f.span());
    child.e.opEnd(RETURN, map, 0);
    int made = u.e.push();
    u.e.at(f.span());
    u.functions.make(child, new Unit.Header(1, 1, 0, 0), NONE, NONE, NONE, made);
    return made;
  }

  private void parameters(int map, Arguments args) {
    parameters(map, args.args());
    parameters(map, args.posonlyargs());
    parameter(map, args.vararg());
    parameters(map, args.kwonlyargs());
    parameter(map, args.kwarg());
  }

  private void parameters(int map, List<Arg> args) {
    for (Arg arg : args) {
      parameter(map, arg);
    }
  }

  private void parameter(int map, Arg arg) {
    if (arg != null && arg.annotation() != null) {
      item(map, arg.arg(), arg.annotation());
    }
  }

  private void item(int map, String name, Expr annotation) {
    int mark = u.e.top;
    u.e.at(annotation.span());
    int key = u.string(u.scope.mangle(name), ANY);
    int value = value(annotation);
    u.e.op(MAP_ADD, map, key, value);
    u.e.top = mark;
  }
}
