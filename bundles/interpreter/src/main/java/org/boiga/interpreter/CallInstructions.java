package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.BORROWED;
import static org.boiga.framestack.FrameStack.FLAGS;
import static org.boiga.framestack.FrameStack.PC;
import static org.boiga.framestack.FrameStack.WORDS;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyFunction;
import org.boiga.objects.ThreadState;

/** Calls and the ends of frames. A call of a Python function goes on in its first instruction. */
@ManualCounting("registers own references")
final class CallInstructions {
  private CallInstructions() {}

  /** An instruction that calls. */
  abstract static class Calling extends Threaded {
    Calling(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    /** Goes on with the result of a call sequence: null if it has pushed a frame. */
    final Executable called(ThreadState ts, FrameStack st, PyObject result) {
      return result == null ? ThreadedCode.current(st) : storeAfterCall(ts, st, result);
    }
  }

  /** A call whose second word tells about the arguments. */
  abstract static class Positional extends Calling {
    /** Index of the names of keyword arguments plus one, or 0; mask of what is borrowed. */
    final int bits;

    Positional(PyCode code, int[] words, int at) {
      super(code, words, at);
      bits = words[at + 1];
    }

    /**
     * Enters the callable in register b if it is a function that takes the {@code n} arguments
     * behind it without binding; null if it is not.
     */
    final Executable enter(ThreadState ts, FrameStack st, int n, int borrowed) {
      int at = st.base + b;
      PyObject f = st.regs[at];
      if (f == null || f.getClass() != PyFunction.class || (bits & 0xffff) != 0) {
        return null;
      }
      PyCode callee = ((PyFunction) f).code;
      if (callee.simpleArgCount != n) {
        return null;
      }
      Frames.pushAtSafepoint(ts, callee, at + 1, n, borrowed, a << 8);
      return ThreadedCode.of(callee)[st.control[st.current + PC]];
    }
  }

  static final class Call extends Positional {
    Call(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      Executable entered = enter(ts, st, c, bits >>> 16);
      return entered != null
          ? entered
          : called(ts, st, CallSequences.call(ts, st.base, a, b, c, bits));
    }
  }

  /** A call after LOAD_METHOD, which may have left no function in register b. */
  static final class CallMethod extends Positional {
    CallMethod(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      Executable entered = enter(ts, st, c + 1, CallSequences.borrowedByMethod(bits));
      return entered != null
          ? entered
          : called(ts, st, CallSequences.callMethod(ts, st.base, a, b, c, bits));
    }
  }

  static final class CallEx extends Calling {
    CallEx(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      return called(ts, st, CallSequences.callEx(ts, st.base, a, b, c));
    }
  }

  static final class Return extends Threaded {
    Return(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject[] regs = st.regs;
      int base = st.base;
      int record = st.current;
      int[] control = st.control;
      PyObject result = regs[base + a];
      int borrowed = control[record + BORROWED];
      if (result instanceof Counted x) {
        if (a < 32 && (borrowed >>> a & 1) != 0) {
          x.incref(ts);
        }
        regs[base + a] = null; // the reference moves
      }
      control[record + PC] = after;
      int flags = control[record + FLAGS];
      if ((flags & 0xff) == 0) {
        Frames.releaseLocals(ts, base, ft, borrowed);
        regs = st.regs;
        PyFunction fn = (PyFunction) regs[base - 1];
        regs[base - 1] = null;
        if (!fn.isUncounted()) {
          fn.decref(ts);
        }
        st.current = record - WORDS;
      } else {
        result = Returns.special(ts, result, flags, ft);
        if ((flags & Frames.ENTRY) != 0) {
          st.returned = result;
          return null;
        }
      }
      return inCaller(ts, st, flags >>> 8, result);
    }

    /** Goes on in the frame that is now on top, whose register {@code dst} gets the result. */
    private static Executable inCaller(ThreadState ts, FrameStack st, int dst, PyObject result) {
      int record = st.current;
      int[] control = st.control;
      int base = control[record + BASE];
      PyCode co = ((PyFunction) st.regs[base - 1]).code;
      st.base = base;
      st.top = base + co.registers;
      if (dst >= co.firstTemporary) {
        st.regs[base + dst] = result;
      } else {
        Frames.write(ts, base, dst, result);
      }
      return co.executable[st.control[record + PC]];
    }
  }

  /** YIELD and YIELD_FROM. */
  static final class Yield extends Threaded {
    private final int word;

    Yield(PyCode code, int[] words, int at) {
      super(code, words, at);
      word = words[at];
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      PyObject v = Generators.yield(ts, word, st.base);
      if (v == null) { // the inner iterator of yield from has returned
        return afterCall();
      }
      st.returned = v;
      return null;
    }
  }
}
