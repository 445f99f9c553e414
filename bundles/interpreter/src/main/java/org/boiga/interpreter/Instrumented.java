package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.FLAGS;
import static org.boiga.framestack.FrameStack.PC;
import static org.boiga.framestack.FrameStack.WORDS;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyGenerator;
import org.boiga.objects.ThreadState;

/**
 * Instrumented code: what its instructions and those that unwind and resume frames call to have
 * events reported. None of it is reached while nobody wants events.
 */
final class Instrumented {
  /** Set in the pc of a pending branch: its loop is over a generator. */
  private static final int OVER_GENERATOR = 1 << 30;

  private Instrumented() {}

  /**
   * What a call does that is not simply pushed: checks the depth, and has the code instrumented.
   *
   * @return the pc that the frame starts at: that of the entry instruction if there are events
   * @throws PyException RecursionError
   */
  static int beforePush(ThreadState ts, PyCode code) {
    checkDepth(ts);
    if (!ts.interp.isInstrumenting()) {
      return 0;
    }
    ThreadEvents t = ThreadEvents.of(ts);
    return t.callbacks > 0 || t.instrumentation.instrument(code) == null
        ? 0
        : code.instructions.length;
  }

  /** Fails if another frame would be too deep. */
  static void checkDepth(ThreadState ts) {
    if (ts.stack.depth() >= ts.interp.recursionLimit()) {
      throw PyErr.recursionError(ts, "maximum recursion depth exceeded");
    }
  }

  /**
   * Reports the events of the instruction at {@code pc} of the running frame, whose pc in the
   * record is the next one.
   *
   * @return the instruction to execute; the pc of the frame's record is where to go on
   */
  static int step(ThreadState ts, PyCode co, int pc) {
    int[] words = co.instructions;
    ThreadEvents t = ThreadEvents.of(ts);
    if (pc == words.length) {
      enter(ts, t, co);
      return NOP;
    }
    int w = words[pc];
    if (t.callbacks > 0) {
      return w;
    }
    CodeEvents e = (CodeEvents) co.events;
    if (e.version != t.instrumentation.version) {
      t.instrumentation.instrument(co);
    }
    t.synchronize(ts);
    int mark = ts.mark();
    int depth = ts.stack.current / WORDS;
    int branch = t.takeBranch(depth);
    if (branch >= 0 && branched(ts, t, co, branch, pc)) {
      return NOP;
    }
    if (e.isLine(pc)) {
      int line = co.lineAt(pc);
      int last = t.line(depth, line);
      if (line >= 0 && line != last && line(ts, t, co, pc, line)) {
        return NOP;
      }
    }
    if (e.wants(Event.INSTRUCTION.bit())) {
      Callbacks.at(ts, t, co, pc, Event.INSTRUCTION);
      if (e.wants(Instrumentation.TRACE, Event.INSTRUCTION, pc)) {
        TraceFunctions.opcode(ts, t);
      }
      if (t.takeJump()) {
        return NOP;
      }
    }
    int next = own(ts, t, e, co, pc, w);
    ts.release(mark);
    return next;
  }

  /** Reports what this instruction alone has. */
  private static int own(ThreadState ts, ThreadEvents t, CodeEvents e, PyCode co, int pc, int w) {
    int op = w & 0xff;
    FrameStack st = ts.stack;
    int base = st.control[st.current + BASE];
    switch (op) {
      case RETURN -> {
        returns(ts, t, co, pc, Event.PY_RETURN, st.regs[base + (w >>> 8 & 0xff)]);
      }
      case YIELD -> {
        returns(ts, t, co, pc, Event.PY_YIELD, st.regs[base + (w >>> 16 & 0xff)]);
      }
      case CALL, CALL_METHOD, CALL_EX -> {
        return InstrumentedCalls.call(ts, t, e, co, pc, w);
      }
      case JUMP, JUMP_BACK -> {
        if (op == JUMP_BACK || !sameLine(co, pc, w >>> 8)) { // not to the condition of a loop
          Callbacks.at(ts, t, co, pc, Event.JUMP, w >>> 8);
        }
        if (op == JUMP_BACK && sameLine(co, pc, w >>> 8)) {
          TraceFunctions.line(ts, t);
        }
      }
      default -> {
        if (CodeEvents.isBranch(op) && e.wants(CodeEvents.BRANCHING)) {
          boolean generator =
              op == FOR_NEXT && st.regs[base + (w >>> 16 & 0xff)] instanceof PyGenerator;
          t.branch(st.current / WORDS, generator ? pc | OVER_GENERATOR : pc);
        }
      }
    }
    return t.takeJump() ? NOP : w;
  }

  private static boolean sameLine(PyCode co, int from, int to) {
    return co.lineAt(from) == co.lineAt(to);
  }

  /** Reports a line; whether a callback had the frame jump. */
  private static boolean line(ThreadState ts, ThreadEvents t, PyCode co, int pc, int line) {
    if (((CodeEvents) co.events).wants(Instrumentation.TRACE, Event.LINE, pc)) {
      TraceFunctions.line(ts, t);
    }
    Callbacks.line(ts, t, co, pc, line);
    return t.takeJump();
  }

  /** Reports which way a branch went; whether a callback had the frame jump. */
  private static boolean branched(ThreadState ts, ThreadEvents t, PyCode co, int pending, int pc) {
    int from = pending & ~OVER_GENERATOR;
    int w = co.instructions[from];
    boolean taken = pc == co.instructions[from + 1];
    if (!taken && pc != from + 2) {
      return false; // left by an exception
    }
    int op = w & 0xff;
    boolean back = op == FOR_NEXT || op != JUMP_NO_MATCH && (w >>> 24 & BACK) != 0;
    Event way = taken == back ? Event.BRANCH_LEFT : Event.BRANCH_RIGHT;
    if (!taken && (pending & OVER_GENERATOR) != 0) {
      PyObject value = ts.stopValue;
      PyBaseException stop =
          (value == null
                  ? PyErr.of(ts, PyExc.StopIteration)
                  : PyErr.of(ts, PyExc.StopIteration, ts.hold(value)))
              .value();
      int[] control = ts.stack.control;
      int here = control[ts.stack.current + PC];
      control[ts.stack.current + PC] = from + 1;
      Callbacks.exception(ts, t, co, from, Event.STOP_ITERATION, stop);
      if (value != null) {
        TraceFunctions.exception(ts, t, stop);
      }
      ts.stack.control[ts.stack.current + PC] = here;
    }
    Callbacks.at(ts, t, co, from, way, pc);
    if (taken && back && sameLine(co, from, pc)) {
      TraceFunctions.line(ts, t);
    }
    return t.takeJump();
  }

  /** The entry instruction: a call begins, or a generator goes on. */
  private static void enter(ThreadState ts, ThreadEvents t, PyCode co) {
    FrameStack st = ts.stack;
    int record = st.current;
    PyGenerator g =
        (st.control[record + FLAGS] & Frames.GENERATOR) == 0 ? null : ts.runningGenerator;
    int pc = g == null ? 0 : g.pc;
    st.control[record + PC] = pc;
    t.enter(record / WORDS, pc == 0 ? ThreadEvents.NO_LINE : co.lineAt(pc - 1));
    if (t.callbacks == 0) {
      int mark = ts.mark();
      Event event = pc == 0 ? Event.PY_START : Event.PY_RESUME;
      TraceFunctions.call(ts, t, event);
      Callbacks.at(ts, t, co, pc, event);
      t.takeJump();
      ts.release(mark);
    }
  }

  private static void returns(
      ThreadState ts, ThreadEvents t, PyCode co, int pc, Event event, PyObject value) {
    TraceFunctions.returns(ts, t, event, value);
    Callbacks.value(ts, t, co, pc, event, value);
  }

  private static ThreadEvents active(ThreadState ts) {
    if (!ts.interp.isInstrumenting()) {
      return null;
    }
    ThreadEvents t = ThreadEvents.of(ts);
    return t.callbacks > 0 ? null : t;
  }

  // Generators -----------------------------------------------------------------------------------

  /** The running frame yields what the iterator gave that it delegates to. */
  static void yields(ThreadState ts, PyObject value) {
    ThreadEvents t = active(ts);
    if (t != null) {
      FrameStack st = ts.stack;
      PyCode co = Frames.function(st, st.current).code;
      if (t.instrumentation.instrument(co) != null) {
        int mark = ts.mark();
        returns(ts, t, co, st.control[st.current + PC] - 1, Event.PY_YIELD, value);
        ts.release(mark);
      }
    }
  }

  /** The iterator that the running frame delegates to has ended with a value. */
  static void stops(ThreadState ts, PyObject value) {
    if (value != Py.None) {
      int mark = ts.mark();
      PyException stop = exception(ts, Event.RAISE, PyErr.of(ts, PyExc.StopIteration, value));
      if (!stop.matches(PyExc.StopIteration)) {
        throw stop;
      }
      ts.release(mark);
    }
  }

  /** An exception is thrown into the running frame, a generator's that goes on. */
  static void thrown(ThreadState ts, PyException e) {
    ThreadEvents t = active(ts);
    if (t != null) {
      FrameStack st = ts.stack;
      PyCode co = Frames.function(st, st.current).code;
      if (t.instrumentation.instrument(co) != null) {
        int mark = ts.mark();
        int at = Math.max(0, st.control[st.current + PC] - 1);
        t.enter(st.current / WORDS, co.lineAt(at));
        TraceFunctions.call(ts, t, Event.PY_THROW);
        Callbacks.exception(ts, t, co, at, Event.PY_THROW, e.value());
        ts.release(mark);
      }
    }
  }

  // Exceptions -----------------------------------------------------------------------------------

  /**
   * Reports what happens to an exception in the running frame.
   *
   * @return the exception, or what a callback raised instead
   */
  static PyException exception(ThreadState ts, Event event, PyException e) {
    ThreadEvents t = active(ts);
    if (t == null) {
      return e;
    }
    FrameStack st = ts.stack;
    PyCode co = Frames.function(st, st.current).code;
    int mark = ts.mark();
    try {
      if (t.instrumentation.instrument(co) != null) {
        if (event == Event.RAISE) {
          TraceFunctions.exception(ts, t, e.value());
        } else if (event == Event.PY_UNWIND) {
          TraceFunctions.returns(ts, t, event, null);
        }
        int at = Math.max(0, st.control[st.current + PC] - 1);
        Callbacks.exception(ts, t, co, at, event, e.value());
      }
    } catch (PyException other) {
      return other;
    }
    ts.release(mark);
    return e;
  }
}
