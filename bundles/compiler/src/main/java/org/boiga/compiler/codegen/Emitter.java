package org.boiga.compiler.codegen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.objects.PyCode;

/**
 * Collects the instructions of one code object: allocates temporaries, places labels, records
 * source positions, exception handlers and borrowed registers, and follows which locals are bound.
 *
 * <p>Code that cannot be reached is not emitted: after an instruction that does not go on, and
 * until a label that something jumps to, the emitter drops what it is given.
 */
final class Emitter {
  private static final int HIGHEST_REGISTER = 250;

  /** First temporary register. */
  final int firstTemporary;

  /** The next free temporary. */
  int top;

  private final CodeLimits limits;
  private final IntBuffer code = new IntBuffer(64);
  private final IntBuffer positions = new IntBuffer(60);
  private final IntBuffer borrows = new IntBuffer(12);

  /** Entries of the borrow table of calls in progress, each with the pc from which on. */
  private final IntBuffer open = new IntBuffer(8);

  private final List<Region> regions = new ArrayList<>(4);
  private final List<Region> active = new ArrayList<>(4);
  private final List<Runnable> deferred = new ArrayList<>(0);
  private int maxTop;

  /** The locals that are bound wherever control is now; null where it never is. */
  private long[] bound;

  private Span span;
  private int line = -1;
  private int endLine = -1;
  private int column = -1;
  private int endColumn = -1;
  private boolean moved = true;
  private boolean inherits;

  /** What to do when code is too large for the instructions' operands. */
  interface CodeLimits {
    RuntimeException exceeded(String what);
  }

  Emitter(int firstTemporary, int locals, CodeLimits limits) {
    this.firstTemporary = firstTemporary;
    this.limits = limits;
    top = firstTemporary;
    maxTop = firstTemporary;
    bound = new long[(locals >> 6) + 1];
  }

  // Temporaries

  /** Takes the next temporary. */
  int push() {
    int register = top++;
    if (top > maxTop) {
      if (top > HIGHEST_REGISTER) {
        throw limits.exceeded("too many nested expressions");
      }
      maxTop = top;
    }
    return register;
  }

  boolean isTemporary(int register) {
    return register >= firstTemporary;
  }

  /** Whether so many more temporaries would come near the end of the registers. */
  boolean isCrowded(int more) {
    return top + more > HIGHEST_REGISTER - 30;
  }

  // Positions

  /** Sets the position of the instructions to come. */
  void at(Span place) {
    if (span != place) {
      span = place;
      at(place.lineno(), place.endLineno(), place.colOffset(), place.endColOffset());
    }
  }

  void at(int newLine, int newEndLine, int newColumn, int newEndColumn) {
    if (newLine != line
        || newColumn != column
        || newEndColumn != endColumn
        || newEndLine != endLine) {
      line = newLine;
      endLine = newEndLine;
      column = newColumn;
      endColumn = newEndColumn;
      span = null;
      moved = true;
    }
  }

  /** The instructions to come are of no text: they belong where control comes from. */
  void atNone() {
    inherits = true;
    at(Locations.INHERITED, -1, -1, -1);
    span = null;
  }

  private void mark() {
    if (moved) {
      moved = false;
      positions.add(code.size);
      positions.add(line);
      positions.add(endLine);
      positions.add(column);
      positions.add(endColumn);
    }
  }

  // Instructions

  int pc() {
    return code.size;
  }

  /** Whether control reaches the next instruction. */
  boolean isLive() {
    return bound != null;
  }

  /** Ends a path: what follows is not reached until a label is. */
  private void dead() {
    bound = null;
  }

  /** Makes what follows unreachable; gives what {@link #revive} makes it reachable again with. */
  long[] kill() {
    long[] set = bound;
    bound = null;
    return set;
  }

  void revive(long[] set) {
    bound = set;
  }

  void op(int opcode, int a, int b, int c) {
    if (bound != null) {
      mark();
      code.add(opcode | (a & 0xff) << 8 | (b & 0xff) << 16 | c << 24);
    }
  }

  void op(int opcode, int a, int b) {
    op(opcode, a, b, 0);
  }

  void op(int opcode, int a) {
    op(opcode, a, 0, 0);
  }

  /** An instruction with operand bc. */
  void opNumber(int opcode, int a, int bc) {
    if (bound != null) {
      if (bc >>> 16 != 0) {
        throw limits.exceeded("too many names or constants");
      }
      mark();
      code.add(opcode | (a & 0xff) << 8 | bc << 16);
    }
  }

  /** The second word of the instruction just emitted. */
  void word(int w) {
    if (bound != null) {
      code.add(w);
    }
  }

  /** An instruction with a second word. */
  void opWide(int opcode, int a, int b, int c, int w) {
    if (bound != null) {
      op(opcode, a, b, c);
      code.add(w);
    }
  }

  /** An instruction after which control does not go on. */
  void opEnd(int opcode, int a, int b) {
    op(opcode, a, b);
    dead();
  }

  void move(int dst, int src) {
    if (dst != src) {
      op(Opcodes.MOVE, dst, src);
    }
  }

  // Jumps

  void jump(Label target) {
    if (bound == null) {
      return;
    }
    if (target.pc >= 0) {
      mark();
      code.add(Opcodes.JUMP_BACK | target.pc << 8);
    } else {
      join(target);
      mark();
      target.addReference(code.size, false);
      code.add(Opcodes.JUMP);
    }
    dead();
  }

  /** A conditional jump by the truth of a comparison or value. */
  void branch(int opcode, int a, int b, boolean sense, Label target) {
    int c = sense ? 1 : 0;
    if (target.pc >= 0) {
      opWide(opcode, a, b, c | Opcodes.BACK, target.pc);
    } else {
      branch(opcode, a, b, c, target);
    }
  }

  /** An instruction that may jump forward. */
  void branch(int opcode, int a, int b, int c, Label target) {
    if (bound != null) {
      join(target);
      target.addReference(code.size, true);
      opWide(opcode, a, b, c, 0);
    }
  }

  /** Closes a {@code for} loop. */
  void forNext(int dst, int iterator, Label head) {
    opWide(Opcodes.FOR_NEXT, dst, iterator, 0, head.pc);
  }

  private void join(Label target) {
    if (target.bound == null) {
      target.bound = bound.clone();
    } else {
      intersect(target.bound, bound);
    }
  }

  private static void intersect(long[] set, long[] other) {
    for (int i = 0; i < set.length; i++) {
      set[i] &= other[i];
    }
  }

  /** Places a label that jumps went forward to. */
  void bind(Label label) {
    label.pc = code.size;
    if (label.bound != null) {
      if (bound != null) {
        intersect(label.bound, bound);
      }
      bound = label.bound.clone();
      label.patch(code.data);
    }
  }

  /**
   * Places the head of a loop, to which jumps will go back.
   *
   * @param entry the locals bound where the loop is entered, less those that may be deleted in it;
   *     null if it is not
   */
  void bindLoop(Label label, long[] entry) {
    label.pc = code.size;
    bound = entry;
  }

  // Locals

  /** A copy of the set of bound locals less some, or null where control is not. */
  long[] boundWithout(long[] deleted) {
    if (bound == null) {
      return null;
    }
    long[] set = bound.clone();
    for (int i = 0; i < set.length; i++) {
      set[i] &= ~deleted[i];
    }
    return set;
  }

  boolean isBound(int local) {
    return bound == null || (bound[local >> 6] & 1L << local) != 0;
  }

  void setBound(int local, boolean value) {
    if (bound != null) {
      if (value) {
        bound[local >> 6] |= 1L << local;
      } else {
        bound[local >> 6] &= ~(1L << local);
      }
    }
  }

  // Handlers

  /**
   * Starts a region whose handler gets the exception in a register and releases those from there.
   */
  Region enter(int clearFrom, long[] deleted) {
    maxTop = Math.max(maxTop, clearFrom + 1);
    Region region =
        new Region(
            bound == null ? Region.SUSPENDED : code.size,
            clearFrom,
            clearFrom,
            boundWithout(deleted));
    active.add(region);
    return region;
  }

  /** Ends a region; regions inside of it have ended. */
  void leave(Region region) {
    region.suspend(code.size);
    regions.add(region);
    active.remove(region);
  }

  /**
   * Has a region's handler emitted at the end of the code, out of the way.
   *
   * @param handler emits code that does not go on
   */
  void defer(Region region, Runnable handler) {
    List<Region> around = new ArrayList<>(active.size());
    for (Region outer : active) {
      if (!outer.isSuspended()) {
        around.add(outer);
      }
    }
    int[] borrowed = open.toArray();
    deferred.add(
        () -> {
          bindHandler(region);
          top = region.clearFrom + 1;
          atNone();
          int start = code.size;
          handler.run();
          for (int i = 0; i < borrowed.length; i += 2) {
            addBorrow(borrowed[i], start);
          }
          for (Region outer : around) {
            outer.cover(start, code.size);
          }
        });
  }

  /** Emits the handlers that were put off. */
  private void emitDeferred() {
    for (Runnable handler : deferred) {
      handler.run();
    }
  }

  /** Places the handler of a region that has ended. */
  void bindHandler(Region region) {
    region.handler.pc = code.size;
    bound = region.isEmpty() ? null : region.bound.clone();
  }

  // Borrowed registers

  /**
   * Records that a register holds a borrowed reference from here on.
   *
   * @param entry the register as the borrow table has it
   */
  void startBorrow(int entry) {
    open.add(entry);
    open.add(code.size);
  }

  /** How many registers are borrowed for calls in progress, for {@link #endBorrows}. */
  int openBorrows() {
    return open.size;
  }

  /** Ends what was borrowed for a call that has just been emitted. */
  void endBorrows(int opened) {
    for (int i = opened; i < open.size; i += 2) {
      addBorrow(open.data[i], open.data[i + 1]);
    }
    open.size = opened;
  }

  private void addBorrow(int entry, int from) {
    if (code.size > from) {
      borrows.add(from);
      borrows.add(code.size);
      borrows.add(entry);
    }
  }

  // The result

  void finish(PyCode.Builder builder, int farRegisters) {
    emitDeferred();
    IntBuffer places =
        inherits
            ? Locations.resolve(code, positions, builder.entryLine(), builder.firstLine, 0, 0)
            : positions;
    builder.positions = places.toArray();
    builder.instructions = code.toArray();
    builder.registers = farRegisters > 0 ? Opcodes.FAR_BASE + farRegisters : maxTop;
    builder.firstTemporary = firstTemporary;
    builder.borrowTable = borrows.toArray();
    builder.exceptionTable = exceptionTable();
  }

  private int[] exceptionTable() {
    int entries = 0;
    for (Region region : regions) {
      entries += region.ranges();
    }
    int[] table = new int[entries * PyCode.HANDLER_WORDS];
    int at = 0;
    for (Region region : regions) {
      for (int i = 0; i < region.ranges(); i++) {
        table[at++] = region.start(i);
        table[at++] = region.end(i);
        table[at++] = region.handler.pc;
        table[at++] = region.clearFrom;
        table[at++] = region.exception;
      }
    }
    return table;
  }

  /** A set with the given locals. */
  static long[] emptySet(int locals) {
    return new long[(locals >> 6) + 1];
  }

  static long[] with(long[] set, int local) {
    set[local >> 6] |= 1L << local;
    return set;
  }

  @Override
  public String toString() {
    return Arrays.toString(code.toArray());
  }
}
