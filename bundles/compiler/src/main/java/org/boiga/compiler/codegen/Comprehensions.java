package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Comprehension;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.bytecode.Intrinsic;
import org.boiga.compiler.symtable.Scope;

/**
 * Compiles comprehensions, as part of the code around them where the symbol table says so (PEP
 * 709), and generator expressions.
 */
final class Comprehensions {
  private final Unit u;

  Comprehensions(Unit u) {
    this.u = u;
  }

  private enum Kind {
    LIST("<listcomp>", BUILD_LIST),
    SET("<setcomp>", BUILD_SET),
    DICT("<dictcomp>", BUILD_MAP),
    GENERATOR("<genexpr>", NOP);

    final String codeName;
    final int build;

    Kind(String codeName, int build) {
      this.codeName = codeName;
      this.build = build;
    }
  }

  /**
   * A comprehension.
   *
   * @param element the element, or the key of a dict's
   * @param value the value of a dict's element, else null
   */
  private record Parts(
      Kind kind, Expr node, Expr element, Expr value, List<Comprehension> clauses) {}

  int list(Expr.ListComp c, int dst) {
    return comprehension(new Parts(Kind.LIST, c, c.elt(), null, c.generators()), dst);
  }

  int set(Expr.SetComp c, int dst) {
    return comprehension(new Parts(Kind.SET, c, c.elt(), null, c.generators()), dst);
  }

  int dict(Expr.DictComp c, int dst) {
    return comprehension(new Parts(Kind.DICT, c, c.key(), c.value(), c.generators()), dst);
  }

  int generator(Expr.GeneratorExp c, int dst) {
    return comprehension(new Parts(Kind.GENERATOR, c, c.elt(), null, c.generators()), dst);
  }

  private int comprehension(Parts parts, int dst) {
    Scope scope = u.compilation.scope(parts.node());
    return scope.isInlined() ? inlined(parts, scope, dst) : function(parts, scope, dst);
  }

  // Inlined

  /** A variable whose register a comprehension takes over, with where its value is meanwhile. */
  private record Saved(Variable variable, int register, boolean wasBound) {}

  private int inlined(Parts parts, Scope scope, int dst) {
    Emitter e = u.e;
    Span span = parts.node().span();
    int mark = e.top;
    int result = dst != ANY && e.isTemporary(dst) ? dst : e.push();
    int iterator = iterator(parts.clauses().getFirst());
    e.at(span);
    List<Variable> variables = u.variables.boundBy(scope);
    List<Saved> saved = new ArrayList<>(variables.size());
    for (Variable variable : variables) {
      saved.add(save(variable));
    }
    u.variables.enter(variables);
    e.op(parts.kind().build, result, result, 0);
    Region region = e.enter(e.top, u.deleted);
    clause(parts, 0, iterator, result);
    e.at(span);
    e.leave(region);
    u.variables.leave();
    restore(saved);
    e.defer(
        region,
        () -> {
          restore(saved);
          e.opEnd(RERAISE, region.exception, RESTORE_PLACE);
        });
    if (dst == ANY || dst == result) {
      e.top = dst == ANY ? mark + 1 : mark;
      return result;
    }
    e.top = mark;
    e.move(dst, result);
    return dst;
  }

  private Saved save(Variable variable) {
    boolean cell =
        variable.kind() == Variable.Kind.CELL || variable.kind() == Variable.Kind.FAR_CELL;
    boolean wasBound = !cell && u.e.isBound(variable.index());
    int register = -1;
    if (u.variables.isShared(variable)) {
      if (variable.kind() == Variable.Kind.LOCAL || variable.kind() == Variable.Kind.CELL) {
        register = u.e.push();
        u.e.op(MOVE, register, variable.index());
        if (wasBound) {
          u.e.op(CLEAR, variable.index());
        }
      } else {
        register = u.e.push();
        u.e.opNumber(COPY_FAR, register, variable.index());
      }
    }
    if (cell) {
      u.makeCell(variable, null);
    } else {
      u.e.setBound(variable.index(), false);
    }
    return new Saved(variable, register, wasBound);
  }

  private void restore(List<Saved> saved) {
    for (int i = saved.size() - 1; i >= 0; i--) {
      Saved s = saved.get(i);
      int index = s.variable().index();
      boolean far =
          s.variable().kind() == Variable.Kind.FAR_LOCAL
              || s.variable().kind() == Variable.Kind.FAR_CELL;
      if (far) {
        u.e.opNumber(STORE_FAR, s.register() < 0 ? NONE : s.register(), index);
      } else if (s.register() < 0) {
        u.e.op(CLEAR, index);
      } else {
        u.e.op(MOVE, index, s.register());
      }
      if (s.variable().kind() == Variable.Kind.LOCAL) {
        u.e.setBound(index, s.register() >= 0 && s.wasBound());
      }
    }
  }

  /** Evaluates what a clause iterates over, and makes the iterator in the next temporary. */
  private int iterator(Comprehension clause) {
    int mark = u.e.top;
    int iterable = u.expressions.operand(clause.iter());
    u.e.top = mark;
    int iterator = u.e.push();
    u.e.at(clause.iter().span());
    u.e.op(clause.is_async() != 0 ? GET_AITER : GET_ITER, iterator, iterable);
    return iterator;
  }

  // Loops

  /** Compiles a clause, over an iterator that is released at its end, and what is inside of it. */
  private void clause(Parts parts, int index, int iterator, int result) {
    Comprehension clause = parts.clauses().get(index);
    if (clause.is_async() != 0) {
      asyncClause(parts, index, clause, iterator, result);
      return;
    }
    Label head = new Label();
    Label next = new Label();
    int mark = u.e.top;
    u.e.at(clause.iter().span());
    long[] entry = u.e.boundWithout(u.deleted);
    u.e.jump(next);
    u.e.bindLoop(head, entry);
    int item = u.loops.target(clause.target());
    u.loops.storeItem(clause.target(), item);
    body(parts, index, clause, next, result);
    u.e.bind(next);
    u.e.at(clause.iter().span());
    u.e.forNext(item, iterator, head);
    u.e.top = mark;
  }

  private void asyncClause(Parts parts, int index, Comprehension clause, int iterator, int result) {
    Label head = new Label();
    Label next = new Label();
    int mark = u.e.top;
    u.e.bindLoop(head, u.e.boundWithout(u.deleted));
    Region region = u.loops.asyncNext(iterator, clause.iter().span());
    int item = region.exception;
    u.e.top = item + 1;
    u.assignments.store(clause.target(), item);
    u.e.top = item;
    body(parts, index, clause, next, result);
    u.e.bind(next);
    u.e.at(parts.node().span());
    u.e.jump(head);
    u.loops.asyncEnd(region, iterator, clause.iter().span());
    u.e.top = mark;
  }

  /** The conditions of a clause, then the next clause or the element. */
  private void body(Parts parts, int index, Comprehension clause, Label next, int result) {
    for (Expr condition : clause.ifs()) {
      u.conditions.branch(condition, false, next);
    }
    if (index + 1 == parts.clauses().size()) {
      element(parts, result);
      return;
    }
    Comprehension inner = parts.clauses().get(index + 1);
    Expr only = onlyElement(inner);
    int mark = u.e.top;
    if (only != null) {
      // for x in [value]: an assignment
      u.assignments.assign(inner.target(), only);
      Label end = new Label();
      body(parts, index + 1, inner, end, result);
      u.e.bind(end);
    } else {
      clause(parts, index + 1, iterator(inner), result);
    }
    u.e.top = mark;
  }

  private static Expr onlyElement(Comprehension clause) {
    if (clause.is_async() != 0) {
      return null;
    }
    List<Expr> elements =
        clause.iter() instanceof Expr.List list
            ? list.elts()
            : clause.iter() instanceof Expr.Tuple tuple ? tuple.elts() : List.of();
    return elements.size() == 1 && !(elements.getFirst() instanceof Expr.Starred)
        ? elements.getFirst()
        : null;
  }

  private void element(Parts parts, int result) {
    Expr element = parts.element();
    int mark = u.e.top;
    switch (parts.kind()) {
      case LIST, SET -> {
        int item = u.expressions.operand(element);
        u.e.at(element.span());
        u.e.op(parts.kind() == Kind.LIST ? LIST_APPEND : SET_ADD, result, item);
      }
      case DICT -> {
        int key = u.expressions.operand(element, parts.value());
        int value = u.expressions.operand(parts.value());
        u.e.at(element.span().to(parts.value().span()));
        u.e.op(MAP_ADD, result, key, value);
      }
      case GENERATOR -> {
        int item;
        if (u.isAsync()) {
          item = u.expressions.value(element, ANY);
          u.e.at(element.span());
          u.intrinsic(Intrinsic.ASYNC_GEN_WRAP, item, item);
        } else {
          item = u.expressions.operand(element);
        }
        u.e.top = mark;
        int sent = u.e.push();
        u.e.at(element.span());
        u.e.op(YIELD, sent, item);
        u.e.op(CLEAR, sent);
      }
    }
    u.e.top = mark;
  }

  // Functions

  private int function(Parts parts, Scope scope, int dst) {
    Span span = parts.node().span();
    int mark = u.e.top;
    Unit child = u.child(scope, parts.kind().codeName, span.lineno(), Survey.NONE);
    child.comprehensions.body(parts);
    int function = u.e.push();
    u.e.top = function;
    u.e.at(span);
    u.functions.make(child, new Unit.Header(1, 0, 0, 0), NONE, NONE, NONE, function);
    u.e.top = function + 1;
    iterator(parts.clauses().getFirst());
    u.e.at(span);
    u.calls.callTemporaries(function, 1, function);
    u.e.top = function + 1;
    if (scope.isCoroutine() && parts.kind() != Kind.GENERATOR) {
      u.await(function, 0);
    }
    if (dst == ANY) {
      return function;
    }
    u.e.top = mark;
    u.e.move(dst, function);
    return dst;
  }

  /** The code of a comprehension that is a function of the iterator. */
  private void body(Parts parts) {
    u.bindParameters(1);
    u.makeCells();
    Span span = parts.node().span();
    u.e.at(span);
    if (parts.kind() == Kind.GENERATOR) {
      clause(parts, 0, 0, -1);
      u.returnNone(span);
      return;
    }
    int result = u.e.push();
    u.e.op(parts.kind().build, result, result, 0);
    clause(parts, 0, 0, result);
    u.e.at(span);
    u.e.opEnd(RETURN, result, 0);
  }
}
