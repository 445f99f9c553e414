package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.PC;

import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Comparison;
import org.boiga.objects.Executable;
import org.boiga.objects.Py;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyFloat;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/** Jumps, and the steps of loops. */
@ManualCounting("registers own references")
final class Branches {
  private Branches() {}

  /** An instruction that may go on elsewhere. */
  abstract static class Jumping extends Threaded {
    Executable target;

    /** The pc of the jump's own word. */
    final int word;

    Jumping(PyCode code, int[] words, int at) {
      this(code, words, at, at);
    }

    Jumping(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
      word = at;
    }

    /** Goes back to the target: a safepoint. */
    final Executable back(ThreadState ts, FrameStack st) {
      if (ts.pollRequested()) {
        return stop(ts, st);
      }
      return target;
    }

    private Executable stop(ThreadState ts, FrameStack st) {
      st.control[st.current + PC] = target.at + 1; // the handlers of the instruction there apply
      ts.safepoint();
      return code.executable[target.at];
    }
  }

  /** A jump that depends on a condition. */
  abstract static class Conditional extends Jumping {
    private final boolean sense;
    private final boolean back;

    Conditional(PyCode code, int[] words, int at) {
      this(code, words, at, at);
    }

    Conditional(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
      sense = (c & 1) != 0;
      back = (c & Opcodes.BACK) != 0;
    }

    final Executable jump(ThreadState ts, FrameStack st, boolean condition) {
      if (condition != sense) {
        return next;
      }
      return back ? back(ts, st) : target;
    }

    final boolean jumpsIf(boolean condition) {
      return condition == sense;
    }
  }

  static final class Jump extends Jumping {
    Jump(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return target;
    }
  }

  static final class JumpBack extends Jumping {
    JumpBack(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return back(ts, st);
    }
  }

  /** A comparison of two registers, or of one with a constant. */
  abstract static class Comparing extends Conditional implements ThreadedCode.TakesConstant {
    final int op;
    private PyObject constant;

    Comparing(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
      op = (words[at] & 0xff) - Opcodes.JUMP_LT;
    }

    @Override
    public final int constantRegister() {
      return a == b ? -1 : b;
    }

    @Override
    public final void setConstant(PyObject constant) {
      this.constant = constant;
    }

    final PyObject left(FrameStack st) {
      return st.regs[st.base + a];
    }

    final PyObject right(FrameStack st) {
      PyObject r = constant;
      return r != null ? r : st.regs[st.base + b];
    }

    final Executable slow(ThreadState ts, FrameStack st) {
      save(st);
      if (constant != null) {
        st.regs[st.base + b] = constant;
      }
      return jump(ts, st, Operators.test(ts, op, st.base, a, b, ft));
    }
  }

  /** {@code a < b}, the condition of most loops that count. */
  static final class Less extends Comparing {
    Less(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject l = left(st);
      PyObject r = right(st);
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        return jump(ts, st, ((SmallInt) l).value < ((SmallInt) r).value);
      }
      if (l.getClass() == PyFloat.class && r.getClass() == PyFloat.class) {
        return jump(ts, st, ((PyFloat) l).value < ((PyFloat) r).value);
      }
      return slow(ts, st);
    }
  }

  static final class Compare extends Comparing {
    Compare(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject l = left(st);
      PyObject r = right(st);
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        return jump(ts, st, Operators.test(op, ((SmallInt) l).value, ((SmallInt) r).value));
      }
      if (l.getClass() == PyFloat.class && r.getClass() == PyFloat.class) {
        return jump(ts, st, Operators.test(op, ((PyFloat) l).value, ((PyFloat) r).value));
      }
      return slow(ts, st);
    }
  }

  /** A comparison with an int from 0 to 255. */
  static final class CompareInt extends Conditional {
    private final int op;

    CompareInt(PyCode code, int[] words, int at) {
      super(code, words, at);
      op = (words[at] & 0xff) - Opcodes.JUMP_LT_INT;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject l = st.regs[st.base + a];
      if (l.getClass() == SmallInt.class) {
        return jump(ts, st, Operators.test(op, ((SmallInt) l).value, b));
      }
      save(st);
      return jump(ts, st, Operators.testInt(ts, op, st.base, a, b, ft));
    }
  }

  static final class Is extends Conditional {
    Is(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject[] regs = st.regs;
      int base = st.base;
      boolean condition = Comparison.is(regs[base + a], regs[base + b]);
      save(st);
      Frames.consume(ts, base, a, ft);
      Frames.consume(ts, base, b, ft);
      return jump(ts, st, condition);
    }
  }

  static final class In extends Conditional {
    In(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      return jump(ts, st, Operators.contains(ts, st.base, a, b, ft));
    }
  }

  static final class None extends Conditional {
    None(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      boolean condition = st.regs[st.base + a] == Py.None;
      save(st);
      Frames.consume(ts, st.base, a, ft);
      return jump(ts, st, condition);
    }
  }

  /** JUMP_TRUTH, and JUMP_TRUTH_OR_CLEAR, whose operand stays where it jumps. */
  static final class Truth extends Conditional {
    private final boolean stays;

    Truth(PyCode code, int[] words, int at) {
      super(code, words, at);
      stays = (words[at] & 0xff) == Opcodes.JUMP_TRUTH_OR_CLEAR;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject v = st.regs[st.base + a];
      if (v == Py.True) {
        return jump(ts, st, true);
      }
      if (v == Py.False || v == Py.None) {
        return jump(ts, st, false);
      }
      save(st);
      boolean condition = Operators.truth(ts, v);
      if (!stays || !jumpsIf(condition)) {
        Frames.consume(ts, st.base, a, ft);
      }
      return jump(ts, st, condition);
    }
  }

  /** The jump over an exception handler that does not match. */
  static final class NoMatch extends Jumping {
    NoMatch(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      return Unwinder.matches(ts, st.base, a, b, ft) ? next : target;
    }
  }

  static final class ForNext extends Jumping {
    ForNext(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      PyObject v = Loops.next(ts, st.regs[st.base + b]);
      if (v == null) {
        Frames.clear(ts, st.base, b);
        return afterCall();
      }
      store(ts, st, v);
      return back(ts, st);
    }
  }
}
