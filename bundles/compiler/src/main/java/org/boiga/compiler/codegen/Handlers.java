package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.List;
import org.boiga.compiler.ast.ExceptHandler;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.WithItem;

/**
 * Compiles try and with.
 *
 * <p>A handler gets the exception in a temporary and keeps what was being handled before in the
 * next. While its body runs, a region of its own sees to it that an exception that leaves the
 * handler puts that back.
 */
final class Handlers {
  private final Unit u;

  Handlers(Unit u) {
    this.u = u;
  }

  void tryStatement(Stmt.Try statement) {
    u.line(statement.span());
    if (statement.finalbody().isEmpty()) {
      tryExcept(statement);
      return;
    }
    Region region = enterFinally(statement.finalbody(), statement.span());
    if (statement.handlers().isEmpty()) {
      u.statements.body(statement.body());
    } else {
      tryExcept(statement);
    }
    leaveFinally(region, statement.finalbody());
  }

  void tryStar(Stmt.TryStar statement) {
    u.line(statement.span());
    if (statement.finalbody().isEmpty()) {
      tryExceptStar(statement);
      return;
    }
    Region region = enterFinally(statement.finalbody(), statement.span());
    tryExceptStar(statement);
    leaveFinally(region, statement.finalbody());
  }

  // finally

  private Region enterFinally(List<Stmt> finalbody, Span span) {
    u.compilation.warnings().finallyBlock(finalbody);
    Region region = u.e.enter(u.e.top, u.deleted);
    u.blocks.push(new Blocks.Finally(region, finalbody), span);
    return region;
  }

  private void leaveFinally(Region region, List<Stmt> finalbody) {
    Label end = new Label();
    u.blocks.pop();
    u.e.leave(region);
    u.statements.body(finalbody);
    u.e.atNone();
    u.e.jump(end);
    u.e.bindHandler(region);
    int exception = pushHandled();
    Region cleanup = u.e.enter(u.e.top, u.deleted);
    u.blocks.push(new Blocks.Handler(cleanup, exception), finalbody.getFirst().span());
    u.statements.body(finalbody);
    u.blocks.pop();
    u.e.leave(cleanup);
    u.e.atNone();
    u.e.op(POP_HANDLED, exception + 1);
    u.e.opEnd(RERAISE, exception, 0);
    deferCleanup(cleanup, exception);
    u.e.bind(end);
    u.e.top = exception;
  }

  /** Starts a handler: takes two temporaries and returns the first, which has the exception. */
  private int pushHandled() {
    int exception = u.e.push();
    int saved = u.e.push();
    u.e.op(PUSH_HANDLED, saved, exception);
    return exception;
  }

  /** The handler around a handler: puts back what was being handled before. */
  private void deferCleanup(Region cleanup, int exception) {
    u.e.defer(
        cleanup,
        () -> {
          u.e.op(POP_HANDLED, exception + 1);
          u.e.opEnd(RERAISE, cleanup.exception, RESTORE_PLACE);
        });
  }

  /** Ends a handler normally. */
  void leaveHandler(int exception) {
    u.e.op(POP_HANDLED, exception + 1);
    u.e.op(CLEAR, exception);
  }

  // except

  private void tryExcept(Stmt.Try statement) {
    Label end = new Label();
    Region region = u.e.enter(u.e.top, u.deleted);
    u.blocks.push(new Blocks.Tried(region), statement.span());
    u.statements.body(statement.body());
    u.blocks.pop();
    u.e.leave(region);
    u.statements.body(statement.orelse());
    u.e.atNone();
    u.e.jump(end);
    u.e.bindHandler(region);
    List<ExceptHandler> handlers = statement.handlers();
    u.e.at(handlers.getFirst().span());
    int exception = pushHandled();
    Region cleanup = u.e.enter(u.e.top, u.deleted);
    for (int i = 0; i < handlers.size(); i++) {
      ExceptHandler handler = handlers.get(i);
      if (handler.type() == null && i < handlers.size() - 1) {
        throw u.compilation.error("default 'except:' must be last", handler.span());
      }
      Label next = new Label();
      if (handler.type() != null) {
        int mark = u.e.top;
        int type = u.expressions.operand(handler.type());
        u.e.top = mark;
        u.e.at(handler.span());
        u.e.branch(JUMP_NO_MATCH, exception, type, 0, next);
      }
      handlerBody(handler, cleanup, exception, end);
      u.e.bind(next);
    }
    u.e.leave(cleanup);
    u.e.atNone();
    u.e.op(POP_HANDLED, exception + 1);
    u.e.opEnd(RERAISE, exception, 0);
    deferCleanup(cleanup, exception);
    u.e.bind(end);
    u.e.top = exception;
  }

  private void handlerBody(ExceptHandler handler, Region cleanup, int exception, Label end) {
    u.blocks.push(new Blocks.Handler(cleanup, exception), handler.span());
    if (handler.name() == null) {
      u.statements.body(handler.body());
    } else {
      Variable name = u.resolve(handler.name());
      bindException(handler, name, exception);
      Region named = u.e.enter(u.e.top, u.deleted);
      u.blocks.push(new Blocks.Named(named, name), handler.span());
      u.statements.body(handler.body());
      u.blocks.pop();
      u.e.leave(named);
      u.e.atNone();
      u.unbind(name);
      u.e.defer(
          named,
          () -> {
            u.unbind(name);
            u.e.opEnd(RERAISE, named.exception, RESTORE_PLACE);
          });
    }
    u.blocks.pop();
    cleanup.suspend(u.e.pc());
    u.e.atNone();
    leaveHandler(exception);
    u.e.jump(end);
    cleanup.resume(u.e.pc());
  }

  private void bindException(ExceptHandler handler, Variable name, int exception) {
    u.e.at(handler.span());
    int copy = u.e.push();
    if (name.isLocal()) {
      u.e.op(COPY, name.index(), exception);
      u.e.setBound(name.index(), true);
    } else {
      u.e.op(COPY, copy, exception);
      u.store(name, copy);
    }
    u.e.top = copy;
  }

  // except*

  private void tryExceptStar(Stmt.TryStar statement) {
    Label end = new Label();
    Region region = u.e.enter(u.e.top, u.deleted);
    u.blocks.push(new Blocks.Tried(region), statement.span());
    u.statements.body(statement.body());
    u.blocks.pop();
    u.e.leave(region);
    u.statements.body(statement.orelse());
    u.e.atNone();
    u.e.jump(end);
    u.e.bindHandler(region);
    u.e.at(statement.handlers().getFirst().span());
    int exception = pushHandled();
    Region cleanup = u.e.enter(u.e.top, u.deleted);
    int raised = u.e.push();
    u.e.op(BUILD_LIST, raised, raised, 0);
    int rest = u.e.push();
    u.e.op(COPY, rest, exception);
    for (ExceptHandler handler : statement.handlers()) {
      groupHandler(handler, raised, rest);
    }
    u.e.atNone();
    u.e.op(LIST_APPEND, raised, rest);
    u.e.op(PREPARE_RERAISE, exception, exception, raised);
    u.e.leave(cleanup);
    u.e.op(POP_HANDLED, exception + 1);
    Label nothing = new Label();
    u.e.top = exception + 1;
    int copy = u.e.push();
    u.e.op(COPY, copy, exception);
    u.e.branch(JUMP_NONE, copy, 0, true, nothing);
    u.e.opEnd(RERAISE, exception, 0);
    u.e.bind(nothing);
    u.e.op(CLEAR, exception);
    deferCleanup(cleanup, exception);
    u.e.bind(end);
    u.e.top = exception;
  }

  /**
   * Compiles one handler of a group.
   *
   * @param raised the list of what handlers raise
   * @param rest the part of the group that no handler has taken yet
   */
  private void groupHandler(ExceptHandler handler, int raised, int rest) {
    Label none = new Label();
    Label next = new Label();
    int mark = u.e.top;
    int type = u.expressions.operand(handler.type());
    u.e.top = mark;
    int match = u.e.push();
    int saved = u.e.push();
    u.e.at(handler.span());
    u.e.opWide(SPLIT_GROUP, match, type, 0, rest);
    u.e.op(MOVE, rest, saved);
    u.e.op(COPY, saved, match);
    u.e.branch(JUMP_NONE, saved, 0, true, none);
    Variable name = handler.name() == null ? null : u.resolve(handler.name());
    u.e.op(PUSH_HANDLED, saved, match);
    if (name != null) {
      bindException(handler, name, match);
    }
    Region region = u.e.enter(u.e.top, u.deleted);
    u.blocks.push(new Blocks.Group(region), handler.span());
    u.statements.body(handler.body());
    u.blocks.pop();
    u.e.leave(region);
    u.e.atNone();
    endGroupHandler(name, match, next);
    u.e.bindHandler(region);
    u.e.op(LIST_APPEND, raised, region.exception);
    endGroupHandler(name, match, next);
    u.e.bind(none);
    u.e.op(CLEAR, match);
    u.e.bind(next);
    u.e.top = mark;
  }

  private void endGroupHandler(Variable name, int match, Label next) {
    leaveHandler(match);
    if (name != null) {
      u.unbind(name);
    }
    u.e.jump(next);
  }

  // with

  void with(Stmt.With statement) {
    with(statement.items(), 0, statement.body(), false, statement.span());
  }

  void asyncWith(Stmt.AsyncWith statement) {
    with(statement.items(), 0, statement.body(), true, statement.span());
  }

  private void with(List<WithItem> items, int index, List<Stmt> body, boolean async, Span span) {
    WithItem item = items.get(index);
    Span place = item.context_expr().span();
    Label end = new Label();
    int mark = u.e.top;
    int manager = u.expressions.operand(item.context_expr());
    u.e.top = mark;
    int exit = u.e.push();
    int entered = u.e.push();
    u.e.at(place);
    u.e.op(async ? ASYNC_WITH_ENTER : WITH_ENTER, exit, manager);
    if (async) {
      u.await(entered, 1);
    }
    Region region = u.e.enter(entered, u.deleted);
    Expr target = item.optional_vars();
    if (target != null) {
      u.assignments.store(target, entered);
    } else {
      u.e.op(CLEAR, entered);
    }
    u.e.top = entered;
    Blocks.With block = new Blocks.With(region, exit, async, place);
    u.blocks.push(block, span);
    if (index + 1 < items.size()) {
      with(items, index + 1, body, async, span);
    } else {
      u.statements.body(body);
    }
    u.blocks.pop();
    u.e.leave(region);
    exitNormally(block);
    u.e.atNone();
    u.e.jump(end);
    exitByException(block, region);
    u.e.bind(end);
    u.e.top = mark;
  }

  /** Calls {@code __exit__} where no exception is the reason. */
  void exitNormally(Blocks.With with) {
    u.e.at(with.span());
    if (!with.async()) {
      u.e.op(WITH_EXIT, NONE, with.exit(), NONE);
      return;
    }
    int result = u.e.push();
    u.e.op(WITH_EXIT, result, with.exit(), NONE);
    u.await(result, 2);
    u.e.op(CLEAR, result);
    u.e.op(CLEAR, with.exit());
    u.e.top = result;
  }

  private void exitByException(Blocks.With with, Region region) {
    u.e.bindHandler(region);
    u.e.at(with.span());
    int exception = pushHandled();
    Region cleanup = u.e.enter(u.e.top, u.deleted);
    int result = u.e.push();
    u.e.op(WITH_EXIT, result, with.exit(), exception);
    if (with.async()) {
      u.await(result, 2);
    }
    Label suppressed = new Label();
    u.e.branch(JUMP_TRUTH, result, 0, true, suppressed);
    u.e.leave(cleanup);
    u.e.op(POP_HANDLED, exception + 1);
    u.e.opEnd(RERAISE, exception, RESTORE_PLACE);
    u.e.bind(suppressed);
    leaveHandler(exception);
    u.e.op(CLEAR, with.exit());
    deferCleanup(cleanup, exception);
    u.e.top = exception;
  }

  // raise

  void raise(Stmt.Raise statement) {
    int mark = u.e.top;
    int exception = NONE;
    int cause = NONE;
    if (statement.exc() != null) {
      exception =
          statement.cause() == null
              ? u.expressions.operand(statement.exc())
              : u.expressions.operand(statement.exc(), statement.cause());
      if (statement.cause() != null) {
        cause = u.expressions.operand(statement.cause());
      }
    }
    u.e.at(statement.span());
    u.e.opEnd(RAISE, exception, cause);
    u.e.top = mark;
  }

  void assertion(Stmt.Assert statement) {
    u.compilation.warnings().assertion(statement);
    if (u.compilation.optimize() > 0) {
      return;
    }
    Label end = new Label();
    int mark = u.e.top;
    boolean never = Boolean.TRUE.equals(u.compilation.folding().truth(statement.test()));
    long[] live = never ? u.e.kill() : null;
    if (!never) {
      u.conditions.branch(statement.test(), true, end);
    }
    int exception = u.e.push();
    u.e.at(statement.test().span());
    u.e.op(LOAD_COMMON, exception, 0);
    if (statement.msg() != null) {
      u.expressions.value(statement.msg(), ANY);
      u.e.at(statement.test().span());
      u.calls.callTemporaries(exception, 1, exception);
    }
    u.e.opEnd(RAISE, exception, NONE);
    if (never) {
      u.e.revive(live);
    }
    u.e.bind(end);
    u.e.top = mark;
  }
}
