package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.boiga.compiler.bytecode.Instruction;
import org.boiga.objects.PyCode;

/**
 * Gives instructions that come from no text the positions of those that control comes from, as
 * tracing is to see it: a return at the end of a function belongs to whatever statement was last.
 * Where several statements come to such a return, each has one of its own.
 */
final class Locations {
  /** The line of instructions whose position is still to be found. */
  static final int INHERITED = -2;

  /** Instructions of the longest return that is copied. */
  private static final int LONGEST = 12;

  private static final int FIELDS = PyCode.POSITION_WORDS - 1;
  private static final int[] UNKNOWN = {-1, -1, -1, -1};

  private final IntBuffer code;
  private final int[][] places;

  /** Jumps to returns that come from no text: pc, target, end of the return. */
  private final IntBuffer exits = new IntBuffer(8);

  /** The positions of the returns that were added. */
  private final IntBuffer added = new IntBuffer(20);

  private Locations(IntBuffer code, IntBuffer positions) {
    this.code = code;
    places = new int[code.size][];
    int[] place = UNKNOWN;
    int next = 0;
    for (int pc = 0; pc < code.size; pc += size(pc)) {
      while (next < positions.size && positions.data[next] <= pc) {
        place = Arrays.copyOfRange(positions.data, next + 1, next + 1 + FIELDS);
        next += PyCode.POSITION_WORDS;
      }
      places[pc] = place;
    }
  }

  /**
   * Finds the positions that are missing.
   *
   * @param entry the position of what comes before the first instruction
   * @return the table of positions
   */
  static IntBuffer resolve(IntBuffer code, IntBuffer positions, int... entry) {
    Locations l = new Locations(code, positions);
    int end = code.size;
    l.thread(end);
    l.inherit(end, entry);
    return l.table(end);
  }

  private int size(int pc) {
    return Instruction.of(code.data[pc]).size();
  }

  private int target(int pc) {
    return Instruction.target(code.data, pc);
  }

  private void setTarget(int pc, int target) {
    if (Instruction.of(code.data[pc]).size() == 1) {
      code.data[pc] = code.data[pc] & 0xff | target << 8;
    } else {
      code.data[pc + 1] = target;
    }
  }

  private int op(int pc) {
    return code.data[pc] & 0xff;
  }

  private boolean inherits(int pc) {
    return places[pc][0] == INHERITED;
  }

  /** Has jumps to jumps that come from no text go where those go. */
  private void thread(int end) {
    for (int pc = 0; pc < end; pc += size(pc)) {
      int target = target(pc);
      if (target > pc) {
        int last = target;
        while (op(last) == JUMP && inherits(last)) {
          last = target(last);
        }
        if (last != target) {
          setTarget(pc, last);
        }
      }
    }
  }

  /** Takes positions over from the instruction before, or from a jump. */
  private void inherit(int end, int[] entry) {
    int[] before = entry;
    boolean falls = true;
    Map<Integer, int[]> jumps = new HashMap<>();
    Map<Integer, int[]> firstExit = new HashMap<>();
    Map<Integer, Map<Integer, Integer>> returns = new HashMap<>();
    for (int pc = 0; pc < end; pc += size(pc)) {
      if (inherits(pc)) {
        places[pc] =
            falls || !firstExit.containsKey(pc)
                ? place(pc, falls ? before : null, jumps.get(pc))
                : firstExit.get(pc);
        if (falls || jumps.containsKey(pc)) {
          returns.computeIfAbsent(pc, p -> new HashMap<>()).putIfAbsent(places[pc][0], pc);
        }
      }
      before = places[pc];
      falls = !endsPath(op(pc));
      int target = target(pc);
      if (target > pc && inherits(target)) {
        jumps.merge(target, before, (a, b) -> a[0] == b[0] ? a : UNKNOWN);
        int to = endOfReturn(target);
        if (to >= 0) {
          exits.add(pc);
          exits.add(target);
          exits.add(to);
          firstExit.putIfAbsent(target, before);
        }
      }
    }
    for (int i = 0; i < exits.size; i += 3) {
      int jump = exits.data[i];
      int to = exits.data[i + 1];
      int line = places[jump][0];
      Map<Integer, Integer> known = returns.computeIfAbsent(to, p -> new HashMap<>());
      Integer copy = known.get(line);
      if (copy == null) {
        copy = code.size;
        known.put(line, copy);
        for (int at = to; at < exits.data[i + 2]; at++) {
          code.add(code.data[at]);
        }
        copied(copy, places[jump]);
      }
      setTarget(jump, copy);
    }
  }

  private void copied(int pc, int[] place) {
    added.add(pc);
    for (int field : place) {
      added.add(field);
    }
  }

  /**
   * The place of an instruction that comes from no text.
   *
   * @param before that of the instruction before if control comes from there, else null
   * @param jump that of all jumps to it, else null
   */
  private int[] place(int pc, int[] before, int[] jump) {
    if (before == null || jump == null) {
      return before != null ? before : jump != null ? jump : UNKNOWN;
    }
    return before[0] == jump[0] || endOfReturn(pc) >= 0 ? before : UNKNOWN;
  }

  /** The end of the instructions from {@code pc} on that come from no text and return, or -1. */
  private int endOfReturn(int pc) {
    for (int at = pc, n = 0; at < places.length && inherits(at) && n < LONGEST; n++) {
      if (op(at) == RETURN) {
        return at + 1;
      }
      if (target(at) >= 0 || endsPath(op(at))) {
        return -1;
      }
      at += size(at);
    }
    return -1;
  }

  private static boolean endsPath(int op) {
    return switch (op) {
      case JUMP, JUMP_BACK, RETURN, RAISE, RERAISE -> true;
      default -> false;
    };
  }

  private IntBuffer table(int end) {
    IntBuffer table = new IntBuffer(60);
    int[] last = null;
    for (int pc = 0; pc < end; pc += size(pc)) {
      if (last == null || !Arrays.equals(last, places[pc])) {
        last = places[pc];
        table.add(pc);
        for (int field : last) {
          table.add(field);
        }
      }
    }
    for (int i = 0; i < added.size; i++) {
      table.add(added.data[i]);
    }
    return table;
  }
}
