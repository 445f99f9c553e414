package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;

/**
 * The statically nested blocks around the statement being compiled, and the ways out of them:
 * return, break and continue run inline what each block that they leave has to do.
 */
final class Blocks {
  private static final int MAX_NESTED = 21;

  private final Unit u;
  private final List<Block> blocks = new ArrayList<>(4);

  Blocks(Unit u) {
    this.u = u;
  }

  /** A block; what it covers with a handler is not covered while it is left. */
  sealed interface Block {
    /**
     * The region whose handler is not to see what happens after the block was left; may be null.
     */
    default Region region() {
      return null;
    }
  }

  /**
   * A loop.
   *
   * @param next where continue jumps
   * @param end where break jumps
   * @param iterator the temporary that a for loop holds, else -1
   */
  record Loop(Label next, Label end, int iterator) implements Block {}

  /** The body of try with handlers. */
  record Tried(Region region) implements Block {}

  /** What is followed by a finally block, which runs on all ways out. */
  record Finally(Region region, List<Stmt> body) implements Block {}

  /** A finally block that runs on the way of a return, whose value a temporary owns meanwhile. */
  record Returning(int value) implements Block {}

  /**
   * What runs while an exception is being handled.
   *
   * @param exception the temporary that holds it; the next one holds what was handled before
   */
  record Handler(Region region, int exception) implements Block {}

  /** The body of a handler that gives the exception a name, which it unbinds. */
  record Named(Region region, Variable name) implements Block {}

  /** The body of with; {@code exit} is the temporary that holds the bound method. */
  record With(Region region, int exit, boolean async, Span span) implements Block {}

  /** A handler of except*, which cannot be left by statements. */
  record Group(Region region) implements Block {}

  void push(Block block, Span span) {
    if (blocks.size() >= MAX_NESTED) {
      throw u.compilation.error("too many statically nested blocks", span);
    }
    blocks.add(block);
  }

  void pop() {
    blocks.removeLast();
  }

  // Ways out

  void breakLoop(Stmt.Break statement) {
    u.e.at(statement.span());
    int loop = innermostLoop(statement.span());
    if (loop < 0) {
      throw u.compilation.error("'break' outside loop", statement.span());
    }
    Loop block = (Loop) blocks.get(loop);
    place(loop + 1, statement.span());
    List<Block> left = leave(loop + 1, false, -1);
    if (block.iterator() >= 0) {
      u.e.op(CLEAR, block.iterator());
    }
    u.e.jump(block.end());
    reenter(left);
  }

  void continueLoop(Stmt.Continue statement) {
    u.e.at(statement.span());
    int loop = innermostLoop(statement.span());
    if (loop < 0) {
      throw u.compilation.error("'continue' not properly in loop", statement.span());
    }
    Loop block = (Loop) blocks.get(loop);
    place(loop + 1, statement.span());
    List<Block> left = leave(loop + 1, false, -1);
    u.e.jump(block.next());
    reenter(left);
  }

  private int innermostLoop(Span span) {
    for (int i = blocks.size() - 1; i >= 0; i--) {
      if (blocks.get(i) instanceof Loop) {
        return i;
      }
      rejectInGroup(blocks.get(i), span);
    }
    return -1;
  }

  private void rejectInGroup(Block block, Span span) {
    if (block instanceof Group) {
      throw u.compilation.error(
          "'break', 'continue' and 'return' cannot appear in an except* block", span);
    }
  }

  void returnValue(Stmt.Return statement) {
    Span span = statement.span();
    u.compilation.requireFunction(u, "'return' outside function", span);
    Expr value = statement.value();
    if (value != null && u.isAsync() && u.isGenerator()) {
      throw u.compilation.error("'return' with value in async generator", span);
    }
    for (int i = blocks.size() - 1; i >= 0; i--) {
      rejectInGroup(blocks.get(i), span);
    }
    int mark = u.e.top;
    boolean constant = value == null || u.compilation.folding().fold(value) != null;
    int result = -1;
    if (!constant) {
      result = hasWork(0) ? u.expressions.value(value, ANY) : u.expressions.operand(value);
    }
    if (constant && value != null && value.span().lineno() != span.lineno()) {
      u.line(value.span());
    }
    place(0, span);
    List<Block> left = leave(0, true, result);
    if (constant) {
      result = value == null ? u.none(ANY) : u.constant(u.compilation.folding().fold(value), ANY);
    }
    u.e.opEnd(RETURN, result, 0);
    reenter(left);
    u.e.top = mark;
  }

  /** Gives a statement that leaves the blocks from an index on its place before what they do. */
  private void place(int from, Span span) {
    if (hasWork(from)) {
      u.line(span);
    } else {
      u.e.at(span);
    }
  }

  /** Whether code runs between the evaluation of a return's value and the return. */
  private boolean hasWork(int from) {
    for (Block block : blocks.subList(from, blocks.size())) {
      if (!(block instanceof Loop || block instanceof Tried || block instanceof Returning)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Emits what is to be done when control leaves the blocks from an index on, innermost first.
   *
   * @param value the temporary that owns what is returned, else -1
   * @return the blocks left, for {@link #reenter} after the jump
   */
  private List<Block> leave(int from, boolean returning, int value) {
    if (from >= blocks.size()) {
      return List.of();
    }
    List<Block> left = new ArrayList<>(blocks.subList(from, blocks.size()));
    for (int i = blocks.size() - 1; i >= from; i--) {
      Block block = blocks.remove(i);
      if (block.region() != null) {
        block.region().suspend(u.e.pc());
      }
      if (value >= 0 && block instanceof Finally) {
        blocks.add(new Returning(value));
        exit(block, true);
        blocks.removeLast();
      } else {
        exit(block, returning);
      }
    }
    return left;
  }

  private void reenter(List<Block> left) {
    for (Block block : left) {
      if (block.region() != null) {
        block.region().resume(u.e.pc());
      }
      blocks.add(block);
    }
  }

  private void exit(Block block, boolean returning) {
    if (block instanceof Loop loop) {
      if (returning && loop.iterator() >= 0) {
        u.e.op(CLEAR, loop.iterator());
      }
    } else if (block instanceof Returning instead) {
      u.e.op(CLEAR, instead.value());
    } else if (block instanceof Finally f) {
      u.statements.body(f.body());
      u.e.atNone();
    } else if (block instanceof Handler h) {
      u.handlers.leaveHandler(h.exception());
    } else if (block instanceof Named named) {
      u.unbind(named.name());
    } else if (block instanceof With with) {
      u.handlers.exitNormally(with);
      u.e.atNone();
    }
  }
}
