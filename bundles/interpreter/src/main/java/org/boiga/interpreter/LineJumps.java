package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.PC;
import static org.boiga.framestack.FrameStack.WORDS;

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
  private enum Use {
    NOTHING,
    VALUE,
    ITERATOR,
    EXCEPTION
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
    int best = -1;
    int deepest = -1;
    String problem = null;
    for (int pc = 0; pc < states.length; pc += CodeEvents.size(code.instructions[pc])) {
      if (!events.isLine(pc)
          || code.lineAt(pc) != target
          || (code.instructions[pc] & 0xff) == FOR_NEXT) {
        continue;
      }
      Use[] there = uses(code, states, pc);
      String p = there == null ? "can't jump into an exception handler, or code may be unreachable"
          : incompatible(here, there);
      if (p == null) {
        int depth = depth(there);
        if (depth > deepest) {
          deepest = depth;
          best = pc;
        }
      } else {
        problem = p;
      }
    }
    if (best < 0) {
      throw PyErr.valueError(ts, problem);
    }
    bindLocals(ts, record, code);
    leave(ts, record, code, from, here, uses(code, states, best));
    st.control[record + PC] = best;
    ThreadEvents.of(ts).jump(record / WORDS, target);
  }

  private static void requireEvent(ThreadState ts) {
    Event event = ThreadEvents.of(ts).reported;
    String problem =
        switch (event) {
          case null -> "f_lineno can only be set in a trace function";
          case LINE, PY_RESUME, PY_YIELD, INSTRUCTION -> null;
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
    Use use = Use.VALUE;
    for (int at = 0; at < pc; at += CodeEvents.size(words[at])) {
      int handled = exceptionRegister(code, at);
      int w = words[at];
      int op = w & 0xff;
      if (handled == register) {
        use = Use.EXCEPTION;
      } else if ((w >>> 8 & 0xff) == register) {
        use =
            switch (op) {
              case GET_ITER, GET_AITER -> Use.ITERATOR;
              case PUSH_HANDLED -> Use.EXCEPTION;
              case WITH_ENTER, ASYNC_WITH_ENTER -> Use.VALUE;
              default -> use;
            };
      }
    }
    return exceptionRegister(code, pc) == register ? Use.EXCEPTION : use;
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
      n += use == Use.NOTHING ? 0 : 1;
    }
    return n;
  }

  /** Why control cannot go from a place with these uses to one with those; null if it can. */
  private static String incompatible(Use[] here, Use[] there) {
    Use top = null;
    boolean fits = true;
    for (int r = 0; r < there.length; r++) {
      if (there[r] != Use.NOTHING) {
        top = there[r];
        fits &= here[r] == there[r] || there[r] == Use.VALUE && here[r] != Use.NOTHING;
      }
    }
    if (fits) {
      return null;
    }
    return switch (top) {
      case ITERATOR -> "can't jump into the body of a for loop";
      case EXCEPTION -> "can't jump into an 'except' block as there's no exception";
      default -> "incompatible stacks";
    };
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
    for (int i = 0; i < Math.min(code.varnames.length, code.firstTemporary); i++) {
      if (st.regs[base + i] == null && !isCell(code, i)) {
        unbound++;
      }
    }
    if (unbound == 0) {
      return;
    }
    String s = unbound == 1 ? "" : "s";
    Warnings.warn(
        ts, PyExc.RuntimeWarning, "assigning None to %d unbound local%s".formatted(unbound, s), 0);
    for (int i = 0; i < Math.min(code.varnames.length, code.firstTemporary); i++) {
      if (st.regs[base + i] == null && !isCell(code, i)) {
        st.regs[base + i] = Py.None;
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
      if (there[r] == Use.NOTHING && here[r] != Use.NOTHING) {
        if (isSavedException(code, r, from)) {
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
  private static boolean isSavedException(PyCode code, int register, int pc) {
    boolean saved = false;
    int[] words = code.instructions;
    for (int at = 0; at < pc; at += CodeEvents.size(words[at])) {
      if ((words[at] >>> 8 & 0xff) == register) {
        int op = words[at] & 0xff;
        saved = op == PUSH_HANDLED || saved && op != POP_HANDLED && op != GET_ITER;
      }
    }
    return saved;
  }
}
