package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Numbers;
import org.boiga.objects.PyStr;
import org.boiga.objects.Sequences;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/** Operators on operands that the instructions have no short way for. */
final class Operators {
  private static final Slot[] SLOTS = {
    Slot.ADD,
    Slot.SUB,
    Slot.MUL,
    Slot.TRUEDIV,
    Slot.FLOORDIV,
    Slot.MOD,
    Slot.POW,
    Slot.MATMUL,
    Slot.LSHIFT,
    Slot.RSHIFT,
    Slot.AND,
    Slot.XOR,
    Slot.OR
  };
  private static final String[] SYMBOLS = {
    "+", "-", "*", "/", "//", "%", "** or pow()", "@", "<<", ">>", "&", "^", "|"
  };
  private static final String[] IN_PLACE_SYMBOLS = {
    "+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "^", "|"
  };
  private static final CompareOp[] COMPARISONS = CompareOp.values();
  private static final SmallInt[] INTS = new SmallInt[256];

  static {
    for (int i = 0; i < INTS.length; i++) {
      INTS[i] = SmallInt.of(i);
    }
  }

  private Operators() {}

  /** A binary operator on registers b and c, which are consumed; the result is owned. */
  static PyObject binary(ThreadState ts, int op, int base, int b, int c, int ft) {
    PyObject[] regs = ts.stack.regs;
    int mark = ts.mark();
    PyObject result = ts.take(mark, apply(ts, op, regs[base + b], regs[base + c]));
    Frames.consume(ts, base, b, ft);
    Frames.consume(ts, base, c, ft);
    return result;
  }

  private static PyObject apply(ThreadState ts, int op, PyObject l, PyObject r) {
    if (op >= IADD) {
      int i = op - IADD;
      return Numbers.inPlace(ts, l, r, SLOTS[i], IN_PLACE_SYMBOLS[i]);
    }
    return Numbers.binary(ts, l, r, SLOTS[op - ADD], SYMBOLS[op - ADD]);
  }

  /** A binary operator of the *_INT instructions. */
  static PyObject binaryInt(ThreadState ts, int op, int base, int b, int value, int ft) {
    int general =
        switch (op) {
          case ADD_INT -> ADD;
          case SUB_INT -> SUB;
          case IADD_INT -> IADD;
          default -> ISUB;
        };
    int mark = ts.mark();
    PyObject l = ts.stack.regs[base + b];
    PyObject result = ts.take(mark, apply(ts, general, l, INTS[value]));
    Frames.consume(ts, base, b, ft);
    return result;
  }

  /** A comparison whose result is a value, as any object. */
  static PyObject compare(ThreadState ts, int op, int base, int b, int c, int ft) {
    PyObject[] regs = ts.stack.regs;
    PyObject l = regs[base + b];
    PyObject r = regs[base + c];
    int mark = ts.mark();
    PyObject result = ts.take(mark, Comparison.compare(ts, l, r, COMPARISONS[op]));
    Frames.consume(ts, base, b, ft);
    Frames.consume(ts, base, c, ft);
    return result;
  }

  static boolean test(int op, long x, long y) {
    return switch (op) {
      case 0 -> x < y;
      case 1 -> x <= y;
      case 2 -> x == y;
      case 3 -> x != y;
      case 4 -> x > y;
      default -> x >= y;
    };
  }

  static boolean test(int op, double x, double y) {
    return switch (op) {
      case 0 -> x < y;
      case 1 -> x <= y;
      case 2 -> x == y;
      case 3 -> x != y;
      case 4 -> x > y;
      default -> x >= y;
    };
  }

  /** The truth of a comparison of registers a and b, which are consumed. */
  static boolean test(ThreadState ts, int op, int base, int a, int b, int ft) {
    PyObject[] regs = ts.stack.regs;
    PyObject l = regs[base + a];
    PyObject r = regs[base + b];
    if (l.getClass() == PyStr.class && r.getClass() == PyStr.class && (op == 2 || op == 3)) {
      return l.equals(r) == (op == 2);
    }
    int mark = ts.mark();
    boolean result = Comparison.test(ts, l, r, COMPARISONS[op]);
    ts.release(mark);
    Frames.consume(ts, base, a, ft);
    Frames.consume(ts, base, b, ft);
    return result;
  }

  /** The truth of a comparison of register a with a small int. */
  static boolean testInt(ThreadState ts, int op, int base, int a, int value, int ft) {
    PyObject l = ts.stack.regs[base + a];
    int mark = ts.mark();
    boolean result = Comparison.test(ts, l, INTS[value], COMPARISONS[op]);
    ts.release(mark);
    Frames.consume(ts, base, a, ft);
    return result;
  }

  /** Whether register a is in register b; both are consumed. */
  static boolean contains(ThreadState ts, int base, int a, int b, int ft) {
    PyObject[] regs = ts.stack.regs;
    int mark = ts.mark();
    boolean result = Sequences.contains(ts, regs[base + b], regs[base + a]);
    ts.release(mark);
    Frames.consume(ts, base, a, ft);
    Frames.consume(ts, base, b, ft);
    return result;
  }

  static boolean truth(ThreadState ts, PyObject o) {
    if (o.getClass() == SmallInt.class) {
      return ((SmallInt) o).value != 0;
    }
    int mark = ts.mark();
    boolean result = Comparison.truth(ts, o);
    ts.release(mark);
    return result;
  }
}
