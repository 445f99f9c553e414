package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;

import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;

/**
 * Compiles loops. The condition comes at the bottom, where the jump back is part of it: the loop is
 * entered by a jump there.
 */
final class Loops {
  private final Unit u;

  Loops(Unit u) {
    this.u = u;
  }

  void whileLoop(Stmt.While loop) {
    Boolean constant = u.compilation.folding().truth(loop.test());
    Label head = new Label();
    Label next = new Label();
    Label end = new Label();
    if (constant == null && Hazards.rebinds(loop.test())) {
      whileBinding(loop, next, end);
      return;
    }
    if (constant == null) {
      u.e.at(loop.test().span());
    } else {
      u.line(loop.test().span());
    }
    long[] entry = u.e.boundWithout(u.deleted);
    long[] skipped = null;
    if (constant == null) {
      u.e.jump(next);
    } else if (!constant) {
      skipped = u.e.kill();
      entry = null;
    }
    u.e.bindLoop(head, entry);
    boolean endless = constant != null && constant;
    u.blocks.push(new Blocks.Loop(endless ? head : next, end, -1), loop.span());
    u.statements.body(loop.body());
    u.blocks.pop();
    if (endless) {
      u.e.at(loop.test().span());
      u.e.jump(head);
    } else if (constant == null) {
      u.e.bind(next);
      u.conditions.branch(loop.test(), true, head);
    } else {
      u.e.revive(skipped);
    }
    u.statements.body(loop.orelse());
    u.e.bind(end);
  }

  /** A loop whose condition assigns to variables that the body reads: the condition comes first. */
  private void whileBinding(Stmt.While loop, Label head, Label end) {
    Label orelse = new Label();
    u.e.bindLoop(head, u.e.boundWithout(u.deleted));
    u.conditions.branch(loop.test(), false, orelse);
    u.blocks.push(new Blocks.Loop(head, end, -1), loop.span());
    u.statements.body(loop.body());
    u.blocks.pop();
    u.e.at(loop.test().span());
    u.e.jump(head);
    u.e.bind(orelse);
    u.statements.body(loop.orelse());
    u.e.bind(end);
  }

  void forLoop(Stmt.For loop) {
    Label head = new Label();
    Label next = new Label();
    Label end = new Label();
    int mark = u.e.top;
    int iterable = iterable(loop.iter());
    u.e.top = mark;
    int iterator = u.e.push();
    u.e.at(loop.iter().span());
    u.e.op(GET_ITER, iterator, iterable);
    long[] entry = u.e.boundWithout(u.deleted);
    u.e.jump(next);
    u.e.bindLoop(head, entry);
    u.blocks.push(new Blocks.Loop(next, end, iterator), loop.span());
    int item = target(loop.target());
    storeItem(loop.target(), item);
    u.statements.body(loop.body());
    u.blocks.pop();
    u.e.bind(next);
    u.e.at(loop.iter().span());
    u.e.forNext(item, iterator, head);
    u.e.top = mark;
    u.statements.body(loop.orelse());
    u.e.bind(end);
  }

  /** A list of constants that is only iterated over is a constant tuple. */
  private int iterable(Expr x) {
    var folded = x instanceof Expr.List list ? u.compilation.folding().tuple(list.elts()) : null;
    if (folded != null) {
      u.e.at(x.span());
      return u.constant(folded, Unit.ANY);
    }
    return u.expressions.operand(x);
  }

  /** The register for the items of a loop: a local that is the target, or the next temporary. */
  int target(Expr target) {
    if (target instanceof Expr.Name name) {
      Variable v = u.resolve(name.id());
      if (v.isLocal()) {
        return v.index();
      }
    }
    return u.e.push();
  }

  /** Assigns an item to the target of a loop. */
  void storeItem(Expr target, int item) {
    if (u.e.isTemporary(item)) {
      u.assignments.store(target, item);
      u.e.top = item;
    } else {
      u.e.setBound(item, true);
    }
  }

  void asyncFor(Stmt.AsyncFor loop) {
    Label head = new Label();
    Label end = new Label();
    int mark = u.e.top;
    int iterable = u.expressions.operand(loop.iter());
    u.e.top = mark;
    int iterator = u.e.push();
    u.e.at(loop.iter().span());
    u.e.op(GET_AITER, iterator, iterable);
    u.e.bindLoop(head, u.e.boundWithout(u.deleted));
    u.blocks.push(new Blocks.Loop(head, end, iterator), loop.span());
    Region region = asyncNext(iterator, loop.iter().span());
    u.e.top = region.exception + 1;
    u.assignments.store(loop.target(), region.exception);
    u.e.top = region.exception;
    u.statements.body(loop.body());
    u.e.atNone();
    u.e.jump(head);
    u.blocks.pop();
    asyncEnd(region, iterator, loop.iter().span());
    u.e.top = mark;
    u.statements.body(loop.orelse());
    u.e.bind(end);
  }

  /**
   * Awaits the next item of an asynchronous iterator; the next temporary gets it.
   *
   * @return the region whose handler ends the loop; its exception's register is that of the item
   */
  Region asyncNext(int iterator, Span span) {
    int item = u.e.push();
    int awaitable = u.e.push();
    u.e.at(span);
    Region region = u.e.enter(item, u.deleted);
    u.e.op(GET_ANEXT, awaitable, iterator);
    u.yieldFrom(item, awaitable);
    u.e.leave(region);
    u.e.top = item;
    return region;
  }

  /** Ends a loop over an asynchronous iterator, which has been left by an exception. */
  void asyncEnd(Region region, int iterator, Span span) {
    u.e.bindHandler(region);
    u.e.at(span);
    u.e.op(END_ASYNC_FOR, iterator, region.exception);
  }
}
