package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.BORROWED;
import static org.boiga.framestack.FrameStack.FLAGS;
import static org.boiga.framestack.FrameStack.PC;
import static org.boiga.framestack.FrameStack.WORDS;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyFunction;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/**
 * Tier 0: executes register bytecode. Calls of Python functions push a frame and go on in the same
 * loop; only calls through Java code (a slot, a built-in with a callback) enter the loop again.
 *
 * <p>The method must stay below HotSpot's limit for compilation. Therefore only what is hot is
 * inline here: moves, jumps, small-int and float arithmetic, calls of Python functions; all else is
 * a static method elsewhere, and rare instructions go through {@link RareInstructions}. Registers,
 * code and pc are in Java locals; {@code regs} is loaded again after everything that may run Python
 * code.
 */
@ManualCounting("registers own references")
final class DispatchLoop {
  private DispatchLoop() {}

  /**
   * Runs the frame on top of the stack until it returns or yields.
   *
   * @param pending an exception to raise before the first instruction, or null
   * @return the value, owned by the caller
   */
  static PyObject run(ThreadState ts, PyException pending) {
    FrameStack st = ts.stack;
    int entry = st.current;
    int mark = ts.mark();
    PyException thrown = pending;
    while (true) {
      if (thrown != null) {
        Unwinder.unwind(ts, entry, thrown, mark);
        thrown = null;
      }
      try {
        // Everything below is a function of the running frame; reloaded by `frame` after a change.
        frame:
        while (true) {
          int cur = st.current;
          int[] control = st.control;
          PyObject[] regs = st.regs;
          int base = control[cur + BASE];
          PyFunction fn = (PyFunction) regs[base - 1];
          PyCode co = fn.code;
          int[] code = co.executable;
          int ft = co.firstTemporary;
          int pc = control[cur + PC];
          next:
          while (true) {
            int w = code[pc++];
            while (true) { // again only for an instruction that stood behind INSTRUMENTED
              int a = w >>> 8 & 0xff;
              int b = w >>> 16 & 0xff;
              int c = w >>> 24;
              PyObject result;
              store:
              {
                boolean condition;
                jump:
                {
                  switch (w & 0xff) {
                    case NOP -> {
                      continue next;
                    }
                    case MOVE -> {
                      result = regs[base + b];
                      if (result instanceof Counted x) {
                        if (b >= ft) {
                          regs[base + b] = null;
                        } else {
                          x.incref(ts);
                        }
                      }
                      break store;
                    }
                    case BORROW -> {
                      regs[base + a] = regs[base + b];
                      continue next;
                    }
                    case COPY -> {
                      result = regs[base + b];
                      if (result instanceof Counted x) {
                        x.incref(ts);
                      }
                      break store;
                    }
                    case LOAD_CONST -> {
                      result = co.constants[w >>> 16];
                      break store;
                    }
                    case CLEAR -> {
                      PyObject old = regs[base + a];
                      regs[base + a] = null;
                      if (old instanceof Counted x) {
                        control[cur + PC] = pc;
                        Frames.released(ts, a, x);
                        regs = st.regs;
                        control = st.control;
                      }
                      continue next;
                    }
                    case LOAD_GLOBAL -> {
                      control[cur + PC] = ++pc;
                      Object cache = co.caches[code[pc - 1]];
                      PyDict.Table globals = fn.globals.table();
                      if (cache instanceof Globals.GlobalCache g
                          && globals.identity() == g.table()) {
                        result = globals.value(g.entry());
                        if (result != null && (!(result instanceof Counted x) || x.tryIncref(ts))) {
                          break store;
                        }
                      } else if (cache instanceof Globals.BuiltinCache g
                          && globals.identity() == g.globals()
                          && globals.used == g.used()) {
                        result = g.value(fn.builtins.table());
                        if (result != null && (!(result instanceof Counted x) || x.tryIncref(ts))) {
                          break store;
                        }
                      }
                      result = Globals.load(ts, fn, co, w >>> 16, code[pc - 1]);
                      break store;
                    }
                    case LOAD_FREE -> {
                      control[cur + PC] = pc;
                      result = Variables.loadFree(ts, fn, co, w >>> 16);
                      break store;
                    }
                    case LOAD_CELL -> {
                      control[cur + PC] = pc;
                      result = Variables.loadCell(ts, regs[base + b], co, b);
                      break store;
                    }
                    case ADD, IADD -> {
                      PyObject l = regs[base + b];
                      PyObject r = regs[base + c];
                      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
                        long x = ((SmallInt) l).value;
                        long y = ((SmallInt) r).value;
                        long z = x + y;
                        if (((x ^ z) & (y ^ z)) >= 0) {
                          result = new SmallInt(z);
                          break store;
                        }
                      } else if (l.getClass() == PyFloat.class && r.getClass() == PyFloat.class) {
                        result = new PyFloat(((PyFloat) l).value + ((PyFloat) r).value);
                        break store;
                      }
                      control[cur + PC] = pc;
                      result = Operators.binary(ts, w & 0xff, base, b, c, ft);
                      break store;
                    }
                    case SUB, ISUB -> {
                      PyObject l = regs[base + b];
                      PyObject r = regs[base + c];
                      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
                        long x = ((SmallInt) l).value;
                        long y = ((SmallInt) r).value;
                        long z = x - y;
                        if (((x ^ y) & (x ^ z)) >= 0) {
                          result = new SmallInt(z);
                          break store;
                        }
                      } else if (l.getClass() == PyFloat.class && r.getClass() == PyFloat.class) {
                        result = new PyFloat(((PyFloat) l).value - ((PyFloat) r).value);
                        break store;
                      }
                      control[cur + PC] = pc;
                      result = Operators.binary(ts, w & 0xff, base, b, c, ft);
                      break store;
                    }
                    case MUL, IMUL -> {
                      PyObject l = regs[base + b];
                      PyObject r = regs[base + c];
                      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
                        long x = ((SmallInt) l).value;
                        long y = ((SmallInt) r).value;
                        long z = x * y;
                        if (Math.multiplyHigh(x, y) == z >> 63) {
                          result = new SmallInt(z);
                          break store;
                        }
                      } else if (l.getClass() == PyFloat.class && r.getClass() == PyFloat.class) {
                        result = new PyFloat(((PyFloat) l).value * ((PyFloat) r).value);
                        break store;
                      }
                      control[cur + PC] = pc;
                      result = Operators.binary(ts, w & 0xff, base, b, c, ft);
                      break store;
                    }
                    case ADD_INT, IADD_INT -> {
                      PyObject l = regs[base + b];
                      if (l.getClass() == SmallInt.class) {
                        long x = ((SmallInt) l).value;
                        if (x <= Long.MAX_VALUE - 255) {
                          result = new SmallInt(x + c);
                          break store;
                        }
                      }
                      control[cur + PC] = pc;
                      result = Operators.binaryInt(ts, w & 0xff, base, b, c, ft);
                      break store;
                    }
                    case SUB_INT, ISUB_INT -> {
                      PyObject l = regs[base + b];
                      if (l.getClass() == SmallInt.class) {
                        long x = ((SmallInt) l).value;
                        if (x >= Long.MIN_VALUE + 255) {
                          result = new SmallInt(x - c);
                          break store;
                        }
                      }
                      control[cur + PC] = pc;
                      result = Operators.binaryInt(ts, w & 0xff, base, b, c, ft);
                      break store;
                    }
                    case FLOORDIV, IFLOORDIV -> {
                      PyObject l = regs[base + b];
                      PyObject r = regs[base + c];
                      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
                        long y = ((SmallInt) r).value;
                        if (y > 0) {
                          result = new SmallInt(Math.floorDiv(((SmallInt) l).value, y));
                          break store;
                        }
                      }
                      control[cur + PC] = pc;
                      result = Operators.binary(ts, w & 0xff, base, b, c, ft);
                      break store;
                    }
                    case MOD, IMOD -> {
                      PyObject l = regs[base + b];
                      PyObject r = regs[base + c];
                      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
                        long y = ((SmallInt) r).value;
                        if (y > 0) {
                          result = new SmallInt(Math.floorMod(((SmallInt) l).value, y));
                          break store;
                        }
                      }
                      control[cur + PC] = pc;
                      result = Operators.binary(ts, w & 0xff, base, b, c, ft);
                      break store;
                    }
                    case TRUEDIV,
                        POW,
                        MATMUL,
                        LSHIFT,
                        RSHIFT,
                        AND,
                        XOR,
                        OR,
                        ITRUEDIV,
                        IPOW,
                        IMATMUL,
                        ILSHIFT,
                        IRSHIFT,
                        IAND,
                        IXOR,
                        IOR -> {
                      control[cur + PC] = pc;
                      result = Operators.binary(ts, w & 0xff, base, b, c, ft);
                      break store;
                    }
                    case LT, LE, EQ, NE, GT, GE -> {
                      control[cur + PC] = pc;
                      result = Operators.compare(ts, (w & 0xff) - LT, base, b, c, ft);
                      break store;
                    }
                    case JUMP_LT -> {
                      pc++;
                      PyObject l = regs[base + a];
                      PyObject r = regs[base + b];
                      if (l.getClass() == SmallInt.class && r.getClass() == SmallInt.class) {
                        condition = ((SmallInt) l).value < ((SmallInt) r).value;
                        break jump;
                      }
                      control[cur + PC] = pc;
                      condition = Operators.test(ts, 0, base, a, b, ft);
                      regs = st.regs;
                      break jump;
                    }
                    case JUMP_LE, JUMP_EQ, JUMP_NE, JUMP_GT, JUMP_GE -> {
                      control[cur + PC] = ++pc;
                      condition = Operators.test(ts, (w & 0xff) - JUMP_LT, base, a, b, ft);
                      regs = st.regs;
                      break jump;
                    }
                    case JUMP_LT_INT -> {
                      pc++;
                      PyObject l = regs[base + a];
                      if (l.getClass() == SmallInt.class) {
                        condition = ((SmallInt) l).value < b;
                        break jump;
                      }
                      control[cur + PC] = pc;
                      condition = Operators.testInt(ts, 0, base, a, b, ft);
                      regs = st.regs;
                      break jump;
                    }
                    case JUMP_EQ_INT -> {
                      pc++;
                      PyObject l = regs[base + a];
                      if (l.getClass() == SmallInt.class) {
                        condition = ((SmallInt) l).value == b;
                        break jump;
                      }
                      control[cur + PC] = pc;
                      condition = Operators.testInt(ts, 2, base, a, b, ft);
                      regs = st.regs;
                      break jump;
                    }
                    case JUMP_LE_INT, JUMP_NE_INT, JUMP_GT_INT, JUMP_GE_INT -> {
                      control[cur + PC] = ++pc;
                      condition = Operators.testInt(ts, (w & 0xff) - JUMP_LT_INT, base, a, b, ft);
                      regs = st.regs;
                      break jump;
                    }
                    case JUMP_IS -> {
                      control[cur + PC] = ++pc;
                      condition = Comparison.is(regs[base + a], regs[base + b]);
                      Frames.consume(ts, base, a, ft);
                      Frames.consume(ts, base, b, ft);
                      regs = st.regs;
                      break jump;
                    }
                    case JUMP_IN -> {
                      control[cur + PC] = ++pc;
                      condition = Operators.contains(ts, base, a, b, ft);
                      regs = st.regs;
                      break jump;
                    }
                    case JUMP_NONE -> {
                      control[cur + PC] = ++pc;
                      condition = regs[base + a] == Py.None;
                      Frames.consume(ts, base, a, ft);
                      regs = st.regs;
                      break jump;
                    }
                    case JUMP_TRUTH, JUMP_TRUTH_OR_CLEAR -> {
                      pc++;
                      PyObject v = regs[base + a];
                      if (v == Py.True) {
                        condition = true;
                      } else if (v == Py.False || v == Py.None) {
                        condition = false;
                      } else {
                        control[cur + PC] = pc;
                        condition = Operators.truth(ts, v);
                        if ((w & 0xff) == JUMP_TRUTH || condition != ((c & 1) != 0)) {
                          Frames.consume(ts, base, a, ft);
                        }
                        regs = st.regs;
                      }
                      break jump;
                    }
                    case JUMP -> {
                      pc = w >>> 8;
                      continue next;
                    }
                    case JUMP_BACK -> {
                      pc = w >>> 8;
                      if (ts.pollRequested()) {
                        control[cur + PC] = pc + 1; // the handlers of the instruction at pc apply
                        ts.safepoint();
                        code = co.executable;
                        regs = st.regs;
                        control = st.control;
                      }
                      continue next;
                    }
                    case LOAD_ATTR -> {
                      control[cur + PC] = ++pc;
                      result = AttributeAccess.load(ts, co, base, b, code[pc - 1], ft);
                      break store;
                    }
                    case STORE_ATTR -> {
                      control[cur + PC] = ++pc;
                      AttributeAccess.store(ts, co, base, a, b, code[pc - 1], ft);
                      regs = st.regs;
                      control = st.control;
                      continue next;
                    }
                    case LOAD_METHOD -> {
                      control[cur + PC] = ++pc;
                      AttributeAccess.loadMethod(ts, co, base, a, b, code[pc - 1], ft);
                      regs = st.regs;
                      control = st.control;
                      continue next;
                    }
                    case GETITEM -> {
                      control[cur + PC] = pc;
                      result = Items.get(ts, base, b, c, ft);
                      break store;
                    }
                    case SETITEM -> {
                      control[cur + PC] = pc;
                      Items.set(ts, base, a, b, c, ft);
                      regs = st.regs;
                      control = st.control;
                      continue next;
                    }
                    case FOR_NEXT -> {
                      control[cur + PC] = ++pc;
                      result = Loops.next(ts, regs[base + b]);
                      if (result == null) {
                        Frames.clear(ts, base, b);
                        regs = st.regs;
                        control = st.control;
                        continue next;
                      }
                      pc = code[pc - 1];
                      if (ts.pollRequested()) {
                        control[cur + PC] = pc + 1; // the handlers of the instruction at pc apply
                        Frames.write(ts, base, a, result);
                        ts.safepoint();
                        code = co.executable;
                        regs = st.regs;
                        control = st.control;
                        continue next;
                      }
                      break store;
                    }
                    case CALL -> {
                      int bits = code[pc++];
                      control[cur + PC] = pc;
                      PyObject f = regs[base + b];
                      if (f.getClass() == PyFunction.class && (bits & 0xffff) == 0) {
                        PyCode callee = ((PyFunction) f).code;
                        if (callee.simpleArgCount == c) {
                          Frames.push(ts, callee, base + b + 1, c, bits >>> 16, a << 8);
                          continue frame;
                        }
                      }
                      result = CallSequences.call(ts, base, a, b, c, bits);
                      if (result == null) {
                        continue frame;
                      }
                      code = co.executable;
                      break store;
                    }
                    case CALL_METHOD -> {
                      int bits = code[pc++];
                      control[cur + PC] = pc;
                      PyObject f = regs[base + b];
                      if (f != null && f.getClass() == PyFunction.class && (bits & 0xffff) == 0) {
                        PyCode callee = ((PyFunction) f).code;
                        if (callee.simpleArgCount == c + 1) {
                          int borrowed = (bits >>> 15 & 0xfffe) | bits >>> 31;
                          Frames.push(ts, callee, base + b + 1, c + 1, borrowed, a << 8);
                          continue frame;
                        }
                      }
                      result = CallSequences.callMethod(ts, base, a, b, c, bits);
                      if (result == null) {
                        continue frame;
                      }
                      code = co.executable;
                      break store;
                    }
                    case CALL_EX -> {
                      control[cur + PC] = pc;
                      result = CallSequences.callEx(ts, base, a, b, c);
                      if (result == null) {
                        continue frame;
                      }
                      code = co.executable;
                      break store;
                    }
                    case RETURN -> {
                      result = regs[base + a];
                      int borrowed = control[cur + BORROWED];
                      if (result instanceof Counted x) {
                        if (a < 32 && (borrowed >>> a & 1) != 0) {
                          x.incref(ts);
                        }
                        regs[base + a] = null; // the reference moves
                      }
                      control[cur + PC] = pc;
                      int flags = control[cur + FLAGS];
                      if ((flags & 0xff) != 0) {
                        result = Returns.special(ts, result, flags, ft);
                        if ((flags & Frames.ENTRY) != 0) {
                          return result;
                        }
                      } else {
                        Frames.releaseLocals(ts, base, ft, borrowed);
                        regs = st.regs;
                        regs[base - 1] = null;
                        if (!fn.isUncounted()) {
                          fn.decref(ts);
                        }
                        st.current = cur - WORDS;
                      }
                      // Back in the caller, as at the top of `frame`.
                      cur = st.current;
                      control = st.control;
                      regs = st.regs;
                      base = control[cur + BASE];
                      fn = (PyFunction) regs[base - 1];
                      co = fn.code;
                      code = co.executable;
                      ft = co.firstTemporary;
                      pc = control[cur + PC];
                      st.top = base + co.registers;
                      a = flags >>> 8;
                      break store;
                    }
                    case YIELD, YIELD_FROM -> {
                      control[cur + PC] = pc;
                      result = Generators.yield(ts, w, base);
                      if (result == null) { // the inner iterator of yield from has returned
                        regs = st.regs;
                        control = st.control;
                        continue next;
                      }
                      return result;
                    }
                    case LOAD_FROM_DICT_OR_FREE,
                        LOAD_FROM_DICT_OR_GLOBALS,
                        LOAD_FROM_DICT_OR_CELL,
                        LOAD_NAME,
                        DELETE_ATTR,
                        UNPACK_EX,
                        UNPACK_TUPLE,
                        LOAD_CONST_WIDE,
                        MAKE_FUNCTION,
                        IMPORT_NAME,
                        IMPORT_FROM,
                        SPLIT_GROUP,
                        MATCH_CLASS -> {
                      control[cur + PC] = ++pc;
                      result = RareInstructions.execute(ts, fn, co, w, code[pc - 1], base);
                      if (result == null) {
                        regs = st.regs;
                        control = st.control;
                        continue next;
                      }
                      break store;
                    }
                    case JUMP_NO_MATCH -> {
                      control[cur + PC] = ++pc;
                      boolean matches = Unwinder.matches(ts, base, a, b, ft);
                      regs = st.regs;
                      pc = matches ? pc : code[pc - 1];
                      continue next;
                    }
                    case INSTRUMENTED -> {
                      control[cur + PC] = pc;
                      w = Instrumented.step(ts, co, pc - 1);
                      regs = st.regs;
                      control = st.control;
                      code = co.executable;
                      pc = control[cur + PC];
                      continue;
                    }
                    default -> {
                      control[cur + PC] = pc;
                      result = RareInstructions.execute(ts, fn, co, w, 0, base);
                      code = co.executable;
                      if (result == null) {
                        regs = st.regs;
                        control = st.control;
                        continue next;
                      }
                      break store;
                    }
                  }
                }
                // jump
                if (condition == ((c & 1) != 0)) {
                  pc = code[pc - 1];
                  if ((c & BACK) != 0 && ts.pollRequested()) {
                    control[cur + PC] = pc + 1; // the handlers of the instruction at pc apply
                    ts.safepoint();
                    code = co.executable;
                    regs = st.regs;
                    control = st.control;
                  }
                }
                continue next;
              }
              // store
              regs = st.regs;
              PyObject old = regs[base + a];
              regs[base + a] = result;
              if (old instanceof Counted x) {
                control = st.control;
                control[cur + PC] = pc;
                Frames.released(ts, a, x);
                regs = st.regs;
              } else if (a < ft && result instanceof Counted) {
                Frames.own(st, a);
              }
              control = st.control;
              continue next;
            }
          }
        }
      } catch (PyException e) {
        thrown = e;
      } catch (StackOverflowError e) {
        thrown = Unwinder.recursion(ts);
      } catch (RuntimeException e) {
        thrown = Unwinder.internal(ts, e);
      }
    }
  }
}
