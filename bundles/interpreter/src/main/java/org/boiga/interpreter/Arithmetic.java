package org.boiga.interpreter;

import org.boiga.api.Slot;
import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Comparison;
import org.boiga.objects.Executable;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyFloat;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/** Arithmetic and comparisons that give a value: small ints and floats here, others by slots. */
@ManualCounting("registers own references")
final class Arithmetic {
  /** All ints up to here, and down to its negative, are doubles. */
  private static final double LARGEST_EXACT = 1L << 53;

  private Arithmetic() {}

  private static boolean isReal(PyObject o) {
    return o.getClass() == PyFloat.class || o.getClass() == SmallInt.class;
  }

  /** The value of a float or small int as arithmetic with a float takes it. */
  private static double real(PyObject o) {
    return o.getClass() == PyFloat.class ? ((PyFloat) o).value : ((SmallInt) o).value;
  }

  /** A binary operator: {@code a = b op c}. Each has a class with its short way. */
  abstract static class Binary extends Threaded implements ThreadedCode.TakesConstant {
    private final int op;

    /** The right operand if it is a constant, which is not in its register then. */
    private PyObject constant;

    Binary(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
      op = words[at] & 0xff;
    }

    @Override
    public final int constantRegister() {
      return b == c ? -1 : c;
    }

    @Override
    public final void setConstant(PyObject constant) {
      this.constant = constant;
    }

    final PyObject left(FrameStack st) {
      return st.regs[st.base + b];
    }

    final PyObject right(FrameStack st) {
      PyObject r = constant;
      return r != null ? r : st.regs[st.base + c];
    }

    /**
     * Ends the instruction.
     *
     * @param fast the result if there is a short way for these operands, else null
     */
    final Executable end(ThreadState ts, FrameStack st, PyObject fast) {
      return fast != null ? store(ts, st, fast) : slow(ts, st);
    }

    private Executable slow(ThreadState ts, FrameStack st) {
      save(st);
      if (constant != null) {
        st.regs[st.base + c] = constant;
      }
      return store(ts, st, Operators.binary(ts, op, st.base, b, c, ft));
    }
  }

  static final class Add extends Binary {
    Add(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        long z = x + y;
        if (((x ^ z) & (y ^ z)) >= 0) {
          return new SmallInt(z);
        }
      } else if (isReal(l) && isReal(r)) {
        return new PyFloat(real(l) + real(r));
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class Sub extends Binary {
    Sub(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        long z = x - y;
        if (((x ^ y) & (x ^ z)) >= 0) {
          return new SmallInt(z);
        }
      } else if (isReal(l) && isReal(r)) {
        return new PyFloat(real(l) - real(r));
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class Mul extends Binary {
    Mul(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        long z = x * y;
        if (Math.multiplyHigh(x, y) == z >> 63) {
          return new SmallInt(z);
        }
      } else if (isReal(l) && isReal(r)) {
        return new PyFloat(real(l) * real(r));
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class FloorDiv extends Binary {
    FloorDiv(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        if (y > 0) {
          return new SmallInt(Math.floorDiv(x, y));
        }
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class Mod extends Binary {
    Mod(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        if (y > 0) {
          return new SmallInt(Math.floorMod(x, y));
        }
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class TrueDiv extends Binary {
    TrueDiv(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (isReal(l) && isReal(r)) {
        double x = real(l);
        double y = real(r);
        boolean rounded = l.getClass() == SmallInt.class && r.getClass() == SmallInt.class;
        if (y != 0 && !(rounded && Math.max(Math.abs(x), Math.abs(y)) > LARGEST_EXACT)) {
          return new PyFloat(x / y);
        }
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class And extends Binary {
    And(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        return SmallInt.of(x & y);
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class Or extends Binary {
    Or(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        return SmallInt.of(x | y);
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class Xor extends Binary {
    Xor(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        return SmallInt.of(x ^ y);
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class LShift extends Binary {
    LShift(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        if (y >= 0 && y < Long.SIZE - 1 && x << y >> y == x) {
          return new SmallInt(x << y);
        }
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  static final class RShift extends Binary {
    RShift(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    private static PyObject fast(PyObject l, PyObject r) {
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long y = ((SmallInt) r).value;
        if (y >= 0) {
          return SmallInt.of(x >> Math.min(y, Long.SIZE - 1));
        }
      }
      return null;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, fast(left(st), right(st)));
    }
  }

  /** An operator without a short way. */
  static final class Other extends Binary {
    Other(PyCode code, int[] words, int at, int first) {
      super(code, words, at, first);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return end(ts, st, null);
    }
  }

  /** {@code a = b + c} or {@code a = b - c} with an int from 0 to 255. */
  static final class AddInt extends Threaded {
    private final int op;
    private final int addend;

    AddInt(PyCode code, int[] words, int at, int sign) {
      super(code, words, at);
      op = words[at] & 0xff;
      addend = sign * c;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject l = st.regs[st.base + b];
      if (l.getClass() == SmallInt.class) {
        long x = ((SmallInt) l).value;
        long z = x + addend;
        if (((x ^ z) & (addend ^ z)) >= 0) {
          return store(ts, st, new SmallInt(z));
        }
      }
      save(st);
      return store(ts, st, Operators.binaryInt(ts, op, st.base, b, c, ft));
    }
  }

  /** {@code a = b < c} and its siblings. */
  static final class Compare extends Threaded {
    private final int op;

    Compare(PyCode code, int[] words, int at) {
      super(code, words, at);
      op = (words[at] & 0xff) - Opcodes.LT;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject[] regs = st.regs;
      int base = st.base;
      PyObject l = regs[base + b];
      PyObject r = regs[base + c];
      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
        boolean holds = Operators.test(op, ((SmallInt) l).value, ((SmallInt) r).value);
        return store(ts, st, Py.bool(holds));
      }
      save(st);
      return store(ts, st, Operators.compare(ts, op, base, b, c, ft));
    }
  }

  static final class Negative extends Threaded {
    Negative(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject v = st.regs[st.base + b];
      if (v.getClass() == PyFloat.class) {
        return store(ts, st, new PyFloat(-((PyFloat) v).value));
      }
      if (v.getClass() == SmallInt.class && ((SmallInt) v).value != Long.MIN_VALUE) {
        return store(ts, st, new SmallInt(-((SmallInt) v).value));
      }
      save(st);
      int mark = ts.mark();
      PyObject result = ts.take(mark, Numbers.unary(ts, v, Slot.NEG, "unary -"));
      Frames.consume(ts, st.base, b, ft);
      return storeAfterCall(ts, st, result);
    }
  }

  static final class Not extends Threaded {
    Not(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      boolean holds = Operators.truth(ts, st.regs[st.base + b]);
      Frames.consume(ts, st.base, b, ft);
      return storeAfterCall(ts, st, Py.bool(!holds));
    }
  }

  /** {@code is}, {@code is not}. */
  static final class Is extends Threaded {
    private final boolean negated;

    Is(PyCode code, int[] words, int at) {
      super(code, words, at);
      negated = (words[at] & 0xff) == Opcodes.IS_NOT;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      boolean holds = Comparison.is(st.regs[st.base + b], st.regs[st.base + c]);
      Frames.consume(ts, st.base, b, ft);
      Frames.consume(ts, st.base, c, ft);
      return store(ts, st, Py.bool(holds != negated));
    }
  }

  /** {@code in}, {@code not in}. */
  static final class In extends Threaded {
    private final boolean negated;

    In(PyCode code, int[] words, int at) {
      super(code, words, at);
      negated = (words[at] & 0xff) == Opcodes.NOT_IN;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      boolean holds = Operators.contains(ts, st.base, b, c, ft);
      return storeAfterCall(ts, st, Py.bool(holds != negated));
    }
  }
}
