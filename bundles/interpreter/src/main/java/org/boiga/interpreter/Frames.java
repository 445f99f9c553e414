package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.BORROWED;
import static org.boiga.framestack.FrameStack.FLAGS;
import static org.boiga.framestack.FrameStack.PC;
import static org.boiga.framestack.FrameStack.WORDS;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Evaluator.CodeLine;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyFunction;
import org.boiga.objects.ThreadState;

/** Pushing and popping frames, and the ownership of their registers. */
@ManualCounting("registers own references")
final class Frames {
  /** Flag: returning leaves the dispatch loop. */
  static final int ENTRY = 1;

  /** Flag: the frame runs {@code __init__}; the register two below the base has the result. */
  static final int INIT = 2;

  /** Flag: the frame is a generator's. */
  static final int GENERATOR = 4;

  /** Flag: somebody has looked: there is a frame object. */
  static final int LOOKED_AT = 8;

  /** Flag: the code has far registers, which must be released too. */
  static final int FAR = 16;

  private Frames() {}

  /** The function of the frame at {@code record}. */
  static PyFunction function(FrameStack st, int record) {
    return (PyFunction) st.regs[st.control[record + BASE] - 1];
  }

  /** The places in the frames of a stack, which another thread may be changing meanwhile. */
  static List<CodeLine> trace(FrameStack st, int limit) {
    List<CodeLine> places = new ArrayList<>();
    int[] control = st.control;
    PyObject[] regs = st.regs;
    int record = Math.min(st.current, control.length - WORDS);
    for (; record >= 0 && places.size() < limit; record -= WORDS) {
      int callable = control[record + BASE] - 1;
      if (callable >= 0 && callable < regs.length && regs[callable] instanceof PyFunction f) {
        places.add(new CodeLine(f.code, f.code.lineAt(control[record + PC] - 1)));
      }
    }
    return places;
  }

  /**
   * Pushes a record for a frame whose callable and arguments are in place, and empties its other
   * locals.
   *
   * @param filled registers from the base on that hold arguments; for code with far registers all
   *     parameters are bound already, and {@code filled} is the number of registers
   * @param borrowed mask of those that are borrowed
   * @return index of the record
   * @throws org.boiga.objects.PyException RecursionError; the arguments stay where they are
   */
  static int push(ThreadState ts, PyCode code, int base, int filled, int borrowed, int flags) {
    FrameStack st = ts.stack;
    int start = st.depth() >= st.callLimit ? Instrumented.beforePush(ts, code) : 0;
    return push(st, code, base, filled, borrowed, flags, start);
  }

  /**
   * As {@link #push}, where the registers are as the caller's code says: a call is a safepoint
   * then.
   */
  static int pushAtSafepoint(
      ThreadState ts, PyCode code, int base, int filled, int borrowed, int flags) {
    FrameStack st = ts.stack;
    int start = 0;
    if (st.depth() >= st.callLimit) {
      if (ts.pollRequested()) {
        ts.safepoint();
      }
      start = Instrumented.beforePush(ts, code);
    }
    return push(st, code, base, filled, borrowed, flags, start);
  }

  private static int push(
      FrameStack st, PyCode code, int base, int filled, int borrowed, int flags, int start) {
    st.ensure(base + code.registers);
    PyObject[] regs = st.regs;
    int special = flags;
    int locals = code.firstTemporary;
    if (code.registers > Opcodes.FAR_BASE) {
      special |= FAR;
      locals = code.registers;
    }
    for (int i = base + filled, end = base + locals; i < end; i++) {
      regs[i] = null;
    }
    int record = st.current + WORDS;
    int[] control = st.control;
    control[record + BASE] = base;
    control[record + PC] = start;
    control[record + BORROWED] = borrowed;
    control[record + FLAGS] = special;
    st.current = record;
    st.base = base;
    st.top = base + code.registers;
    return record;
  }

  /**
   * Fails if another frame would be too deep, for callers that are about to arrange registers
   * otherwise than the code of the running frame says, by which they would be released.
   */
  static void checkDepth(ThreadState ts) {
    if (ts.stack.depth() >= ts.stack.callLimit) {
      Instrumented.checkDepth(ts);
    }
  }

  /** Pops the running frame, whose registers have been released. */
  static void pop(FrameStack st) {
    int caller = st.current - WORDS;
    st.current = caller;
    if (caller < 0) {
      st.base = 0;
      st.top = 1;
    } else {
      st.base = st.control[caller + BASE];
      st.top = st.base + function(st, caller).code.registers;
    }
  }

  /**
   * Whether register {@code i} of the frame at {@code record} holds an argument of its caller's.
   */
  static boolean isBorrowed(FrameStack st, int record, int i) {
    return i < 32 && (st.control[record + BORROWED] >>> i & 1) != 0;
  }

  /** Releases the counted object that register {@code i} of the running frame held until now. */
  static void released(ThreadState ts, int i, Counted old) {
    FrameStack st = ts.stack;
    int record = st.current;
    if (isBorrowed(st, record, i)) {
      st.control[record + BORROWED] &= ~(1 << i);
    } else {
      old.decref(ts);
    }
  }

  /** Empties register {@code i} of the running frame. */
  static void clear(ThreadState ts, int base, int i) {
    PyObject[] regs = ts.stack.regs;
    PyObject old = regs[base + i];
    regs[base + i] = null;
    if (old instanceof Counted c) {
      released(ts, i, c);
    }
  }

  /** Empties a temporary that owns what it holds. */
  static void clearOwned(ThreadState ts, int index) {
    PyObject[] regs = ts.stack.regs;
    PyObject old = regs[index];
    regs[index] = null;
    if (old instanceof Counted c) {
      c.decref(ts);
    }
  }

  /** Ends the part of the operand in register {@code i}: empties it if it is a temporary. */
  static void consume(ThreadState ts, int base, int i, int firstTemporary) {
    if (i >= firstTemporary) {
      clearOwned(ts, base + i);
    }
  }

  /**
   * Takes the value of an operand: from a temporary the reference moves, a local's gets another
   * one.
   */
  static PyObject take(ThreadState ts, int base, int i, int firstTemporary) {
    PyObject[] regs = ts.stack.regs;
    PyObject v = regs[base + i];
    if (i >= firstTemporary) {
      regs[base + i] = null;
    } else if (v instanceof Counted c) {
      c.incref(ts);
    }
    return v;
  }

  /** Writes a value that the caller owns into a register of the running frame. */
  static void write(ThreadState ts, int base, int i, PyObject owned) {
    PyObject[] regs = ts.stack.regs;
    PyObject old = regs[base + i];
    regs[base + i] = owned;
    if (old instanceof Counted c) {
      released(ts, i, c);
    } else if (owned instanceof Counted) {
      own(ts.stack, i);
    }
  }

  /**
   * Notes that local {@code i} of the running frame, which held nothing counted, owns its value.
   */
  static void own(FrameStack st, int i) {
    if (i < 32) {
      st.control[st.current + BORROWED] &= ~(1 << i);
    }
  }

  /** Releases the locals and cells of the running frame, which returns. */
  static void releaseLocals(ThreadState ts, int base, int n, int borrowed) {
    PyObject[] regs = ts.stack.regs;
    for (int i = n - 1; i >= 0; i--) {
      PyObject o = regs[base + i];
      if (o instanceof Counted c) {
        regs[base + i] = null;
        if (i >= 32 || (borrowed >>> i & 1) == 0) {
          c.decref(ts);
          regs = ts.stack.regs; // a finaliser may have grown the stack
        }
      }
    }
  }
}
