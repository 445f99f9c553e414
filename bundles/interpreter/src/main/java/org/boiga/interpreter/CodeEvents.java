package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;

import java.lang.invoke.VarHandle;
import org.boiga.compiler.bytecode.Instruction;
import org.boiga.objects.Executable;
import org.boiga.objects.PyCode;

/**
 * The events of one code object: which each instruction may have, which the tools want there, and
 * the copy of the instructions that reports them.
 */
final class CodeEvents {
  /** Bit of an instruction that control may come to from a branch. */
  private static final int AFTER_BRANCH = 1 << 30;

  /** The events that are known only after a branch. */
  static final int BRANCHING = Event.BRANCHES | Event.STOP_ITERATION.bit();

  /** Stands for a line where control does not fall through. */
  private static final int NOWHERE = -3;

  private final PyCode code;

  /** The events that each instruction may have, {@link #AFTER_BRANCH} included; 0 within one. */
  private final int[] possible;

  /** The events wanted in this code alone, by tool. */
  final int[] local = new int[Instrumentation.TOOLS];

  /** The events that callbacks have switched off, by pc and tool; null where there are none. */
  private int[][] disabled;

  private int[] wanted = new int[Instrumentation.TOOLS];
  private int restarts;

  /** The version of the instrumentation that the copy was made for. */
  volatile int version = -1;

  CodeEvents(PyCode code) {
    this.code = code;
    possible = possible(code);
  }

  /** The events of a code object, made if it has none. */
  static synchronized CodeEvents of(PyCode code) {
    if (code.events == null) {
      code.events = new CodeEvents(code);
    }
    return (CodeEvents) code.events;
  }

  // What may happen where ------------------------------------------------------------------------

  private static int[] possible(PyCode code) {
    int[] words = code.instructions;
    int[] events = new int[words.length];
    int last = ThreadEvents.NO_LINE; // of the instruction from which control falls through
    for (int pc = 0; pc < words.length; pc += size(words[pc])) {
      int op = words[pc] & 0xff;
      int line = code.lineAt(pc);
      boolean begins = pc == 0 || last != NOWHERE && line != last;
      events[pc] |= ofOpcode(op) | (begins ? Event.LINE.bit() : 0);
      last = endsPath(op) ? NOWHERE : line;
      int target = Instruction.target(words, pc);
      if (target >= 0) {
        if (code.lineAt(target) != line) {
          events[target] |= Event.LINE.bit();
        }
        if ((events[pc] & Event.BRANCHES) != 0) {
          events[target] |= AFTER_BRANCH;
          events[pc + 2] |= AFTER_BRANCH;
        }
      }
    }
    for (int i = 0; i < code.exceptionTable.length; i += PyCode.HANDLER_WORDS) {
      events[code.exceptionTable[i + 2]] |= Event.LINE.bit();
    }
    return events;
  }

  static int size(int w) {
    return Instruction.of(w).size();
  }

  private static boolean endsPath(int op) {
    return switch (op) {
      case JUMP, JUMP_BACK, RETURN, RAISE, RERAISE -> true;
      default -> false;
    };
  }

  static boolean isBranch(int op) {
    return op >= JUMP_LT && op <= JUMP_TRUTH_OR_CLEAR || op == FOR_NEXT || op == JUMP_NO_MATCH;
  }

  private static int ofOpcode(int op) {
    int own =
        switch (op) {
          case RETURN -> Event.PY_RETURN.bit();
          case YIELD -> Event.PY_YIELD.bit();
          case CALL, CALL_METHOD, CALL_EX -> Event.CALL.bit() | Event.C_EVENTS;
          case JUMP, JUMP_BACK -> Event.JUMP.bit();
          case FOR_NEXT -> Event.BRANCHES | Event.STOP_ITERATION.bit();
          default -> isBranch(op) ? Event.BRANCHES : 0;
        };
    return own | Event.INSTRUCTION.bit();
  }

  /** Whether a line may begin at {@code pc}. */
  boolean isLine(int pc) {
    return (possible[pc] & Event.LINE.bit()) != 0;
  }

  // What is wanted -------------------------------------------------------------------------------

  /** Whether any tool wants one of these events anywhere in the code. */
  boolean wants(int events) {
    for (int of : wanted) {
      if ((of & events) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a tool wants an event of the instruction at {@code pc}. */
  boolean wants(int tool, Event event, int pc) {
    return (wanted[tool] & event.bit() & ~off(tool, pc)) != 0;
  }

  private int off(int tool, int pc) {
    int[][] d = disabled;
    return d == null || d[pc] == null ? 0 : d[pc][tool];
  }

  /** Has a tool not told of an event of the instruction at {@code pc} any more. */
  synchronized void disable(int tool, Event event, int pc) {
    if (disabled == null) {
      disabled = new int[possible.length][];
    }
    if (disabled[pc] == null) {
      disabled[pc] = new int[Instrumentation.TOOLS];
    }
    disabled[pc][tool] |= event == Event.CALL ? event.bit() | Event.C_EVENTS : event.bit();
    fill();
  }

  // The copy -------------------------------------------------------------------------------------

  /** Brings the copy up to date. */
  synchronized void update(Instrumentation in) {
    int newVersion = in.version;
    int[] events = new int[Instrumentation.TOOLS];
    for (int tool = 0; tool < events.length; tool++) {
      events[tool] = in.events(tool) | local[tool];
      if ((events[tool] & Event.CALL.bit()) != 0) {
        events[tool] |= Event.C_EVENTS; // the end of a call comes with its beginning
      }
    }
    wanted = events;
    if (restarts != in.restarts) {
      restarts = in.restarts;
      disabled = null;
    }
    fill();
    version = newVersion;
  }

  private void fill() {
    int[] words = code.instructions;
    int n = words.length;
    int all = 0;
    for (int events : wanted) {
      all |= events;
    }
    Executable[] copy = ThreadedCode.of(code);
    if (copy.length == n) {
      if (all == 0) {
        return;
      }
      copy = InstrumentedInstruction.of(code);
    }
    boolean lines = wantsLines();
    for (int pc = 0; pc < n; pc += size(words[pc])) {
      ((InstrumentedInstruction) copy[pc]).reports = isWanted(pc, lines);
    }
    if (copy != code.executable) {
      VarHandle.storeStoreFence();
      code.executable = copy;
    }
  }

  /** Whether any line is to be reported: all are followed then, to know where one begins. */
  private boolean wantsLines() {
    for (int tool = 0; tool < wanted.length; tool++) {
      if ((wanted[tool] & Event.LINE.bit()) != 0) {
        for (int pc = 0; pc < possible.length; pc++) {
          if (isLine(pc) && (off(tool, pc) & Event.LINE.bit()) == 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isWanted(int pc, boolean lines) {
    if (lines && isLine(pc)) {
      return true;
    }
    int after = (possible[pc] & AFTER_BRANCH) != 0 ? BRANCHING : 0;
    for (int tool = 0; tool < wanted.length; tool++) {
      int own = possible[pc] & ~Event.LINE.bit() & ~off(tool, pc);
      if ((wanted[tool] & (own | after)) != 0) {
        return true;
      }
    }
    return false;
  }
}
