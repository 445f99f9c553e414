package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.PC;
import static org.boiga.framestack.FrameStack.WORDS;

import org.boiga.compiler.bytecode.Instruction;
import org.boiga.compiler.bytecode.Verifier;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/**
 * Assignment to {@code f_lineno}: has a frame go on at another line. The temporaries that are in
 * use there must be in use here, for the same purpose; what is in use here alone is released.
 */
@ManualCounting("registers own references")
final class LineJumps {
  /** What a temporary is used for at a place. */
  private enum Kind {
    NOTHING,
    VALUE,
    ITERATOR,
    EXIT,
    EXCEPTION
  }

  /**
   * The use of a temporary.
   *
   * @param origin the instruction that wrote it
   */
  private record Use(Kind kind, int origin) {
    static final Use NOTHING = new Use(Kind.NOTHING, -1);

    /** Whether code that expects a temporary in that use can go on with this one. */
    boolean fits(Use there, boolean exactly) {
      return kind == there.kind
          && (origin == there.origin || kind != Kind.VALUE && (kind != Kind.EXCEPTION || !exactly));
    }
  }

  private LineJumps() {}

  /**
   * Has the frame at {@code record} of this thread go on at a line.
   *
   * @throws org.boiga.objects.PyException ValueError if that cannot be
   */
  static void jump(ThreadState ts, int record, PyCode code, long line) {
    requireEvent(ts);
    if (line < code.firstLine) {
      throw PyErr.valueError(ts, "line %d comes before the current code block".formatted(line));
    }
    CodeEvents events = CodeEvents.of(code);
    int target = firstLineFrom(code, events, line);
    if (target < 0) {
      throw PyErr.valueError(ts, "line %d comes after the current code block".formatted(line));
    }
    FrameStack st = ts.stack;
    int from = st.control[record + PC] - 1;
    byte[][] states = Verifier.states(code);
    Use[] here = uses(code, states, from);
    int best = best(code, events, states, here, target, true);
    if (best < 0) {
      best = best(code, events, states, here, target, false);
    }
    if (best < 0) {
      throw PyErr.valueError(ts, problem(code, events, states, target));
    }
    bindLocals(ts, record, code);
    leave(ts, record, code, from, here, uses(code, states, best));
    st.control[record + PC] = best;
    ThreadEvents.of(ts).jump(record / WORDS, target);
  }

  private static boolean isCandidate(PyCode code, CodeEvents events, int pc, int line) {
    return events.isLine(pc)
        && code.lineAt(pc) == line
        && (code.instructions[pc] & 0xff) != FOR_NEXT;
  }

  /**
   * The instruction of a line where most temporaries are in use of those where control can go on.
   *
   * @param exactly whether an exception must be handled by the same handler
   */
  private static int best(
      PyCode code, CodeEvents events, byte[][] states, Use[] here, int line, boolean exactly) {
    int best = -1;
    int deepest = -1;
    for (int pc = 0; pc < states.length; pc += CodeEvents.size(code.instructions[pc])) {
      Use[] there = isCandidate(code, events, pc, line) ? uses(code, states, pc) : null;
      if (there != null && fits(here, there, exactly) && depth(there) > deepest) {
        deepest = depth(there);
        best = pc;
      }
    }
    return best;
  }

  /** Why control cannot go on at a line. */
  private static String problem(PyCode code, CodeEvents events, byte[][] states, int line) {
    Kind top = Kind.NOTHING;
    for (int pc = 0; pc < states.length; pc += CodeEvents.size(code.instructions[pc])) {
      Use[] there = isCandidate(code, events, pc, line) ? uses(code, states, pc) : null;
      if (there != null) {
        for (Use use : there) {
          top = use.kind == Kind.NOTHING ? top : use.kind;
        }
      }
    }
    return switch (top) {
      case ITERATOR -> "can't jump into the body of a for loop";
      case EXCEPTION -> "can't jump into an 'except' block as there's no exception";
      case NOTHING -> "can't jump into an exception handler, or code may be unreachable";
      default -> "incompatible stacks";
    };
  }

  private static void requireEvent(ThreadState ts) {
    Event event = ThreadEvents.of(ts).reported;
    String problem =
        switch (event) {
          case null -> "f_lineno can only be set in a trace function";
          case LINE, PY_RESUME, PY_YIELD, INSTRUCTION, JUMP, BRANCH_LEFT, BRANCH_RIGHT -> null;
          case PY_START -> "can't jump from the 'call' trace event of a new frame";
          case CALL, C_RETURN, C_RAISE -> "can't jump during a call";
          default -> "can only jump from a 'line' trace event";
        };
    if (problem != null) {
      throw PyErr.valueError(ts, problem);
    }
  }

  /** The first line from {@code line} on at which instructions begin, or -1. */
  private static int firstLineFrom(PyCode code, CodeEvents events, long line) {
    int first = -1;
    int[] p = code.positions;
    for (int i = 0; i < p.length; i += PyCode.POSITION_WORDS) {
      int at = p[i + 1];
      if (events.isLine(p[i]) && at >= line && (first < 0 || at < first)) {
        first = at;
      }
    }
    return first;
  }

  // Temporaries ----------------------------------------------------------------------------------

  /** What each temporary is used for before the instruction at {@code pc}; null if unknown. */
  private static Use[] uses(PyCode code, byte[][] states, int pc) {
    byte[] state = states[pc];
    if (state == null) {
      return null;
    }
    Use[] uses = new Use[state.length];
    for (int r = 0; r < uses.length; r++) {
      boolean used = r >= code.firstTemporary && state[r] != Verifier.EMPTY;
      uses[r] = used ? use(code, r, pc) : Use.NOTHING;
    }
    return uses;
  }

  /** What a temporary is used for: as whatever has written it last before {@code pc}. */
  private static Use use(PyCode code, int register, int pc) {
    int[] words = code.instructions;
    Kind kind = Kind.VALUE;
    int origin = -1;
    for (int at = 0; at <= pc; at += CodeEvents.size(words[at])) {
      int w = words[at];
      if (exceptionRegister(code, at) == register) {
        kind = Kind.EXCEPTION;
        origin = at;
      }
      if (at < pc && (w >>> 8 & 0xff) == register) {
        Kind written = written(w & 0xff);
        if (written != Kind.NOTHING) {
          kind = written;
          origin = at;
        }
      }
    }
    return new Use(kind, origin);
  }

  /** The use that an instruction makes of the temporary that its first operand names. */
  private static Kind written(int op) {
    return switch (op) {
      case GET_ITER, GET_AITER -> Kind.ITERATOR;
      case WITH_ENTER, ASYNC_WITH_ENTER -> Kind.EXIT;
      case PUSH_HANDLED -> Kind.EXCEPTION;
      default -> {
        for (var operand : Instruction.of(op).operands()) {
          if (operand.place() == Instruction.Place.A
              && (operand.role() == Instruction.Role.WRITTEN
                  || operand.role() == Instruction.Role.RUN)) {
            yield Kind.VALUE;
          }
        }
        yield Kind.NOTHING;
      }
    };
  }

  private static int exceptionRegister(PyCode code, int pc) {
    int[] table = code.exceptionTable;
    for (int i = 0; i < table.length; i += PyCode.HANDLER_WORDS) {
      if (table[i + 2] == pc) {
        return table[i + 4];
      }
    }
    return -1;
  }

  private static int depth(Use[] uses) {
    int n = 0;
    for (Use use : uses) {
      n += use.kind == Kind.NOTHING ? 0 : 1;
    }
    return n;
  }

  private static boolean fits(Use[] here, Use[] there, boolean exactly) {
    for (int r = 0; r < there.length; r++) {
      if (there[r].kind != Kind.NOTHING && !here[r].fits(there[r], exactly)) {
        return false;
      }
    }
    return true;
  }

  // The jump -------------------------------------------------------------------------------------

  /** Gives locals that are unbound the value None: code may rely on them after the jump. */
  private static void bindLocals(ThreadState ts, int record, PyCode code) {
    if ((code.flags & PyCode.CO_OPTIMIZED) == 0) {
      return;
    }
    FrameStack st = ts.stack;
    int base = st.control[record + BASE];
    int unbound = 0;
    for (int i = 0; i < code.varnames.length; i++) {
      if (st.regs[base + Variables.register(code, i)] == null && !isCell(code, i)) {
        unbound++;
      }
    }
    if (unbound == 0) {
      return;
    }
    String s = unbound == 1 ? "" : "s";
    Warnings.warn(
        ts, PyExc.RuntimeWarning, "assigning None to %d unbound local%s".formatted(unbound, s), 0);
    for (int i = 0; i < code.varnames.length; i++) {
      int register = base + Variables.register(code, i);
      if (st.regs[register] == null && !isCell(code, i)) {
        st.regs[register] = Py.None;
      }
    }
  }

  /** Whether a parameter has moved to a cell. */
  private static boolean isCell(PyCode code, int local) {
    for (var name : code.cellvars) {
      if (name.equals(code.varnames[local])) {
        return true;
      }
    }
    return false;
  }

  /** Releases the temporaries that are not in use any more. */
  private static void leave(
      ThreadState ts, int record, PyCode code, int from, Use[] here, Use[] there) {
    FrameStack st = ts.stack;
    int base = st.control[record + BASE];
    for (int r = here.length - 1; r >= code.firstTemporary; r--) {
      if (there[r].kind == Kind.NOTHING && here[r].kind != Kind.NOTHING) {
        if (isSavedException(code, here[r])) {
          PyObject saved = st.regs[base + r];
          st.regs[base + r] = null;
          ts.holdOwned(ts.handled);
          ts.handled = saved == Py.None ? null : saved;
        } else {
          Unwinder.releaseTemporaries(ts, code, from, base, r, r + 1);
        }
      }
    }
  }

  /** Whether a temporary holds what was being handled before the exception that is now. */
  private static boolean isSavedException(PyCode code, Use use) {
    return use.kind == Kind.EXCEPTION
        && (code.instructions[use.origin] & 0xff) == PUSH_HANDLED
        && (code.instructions[use.origin] >>> 8 & 0xff) != exceptionRegister(code, use.origin);
  }
}
