package org.boiga.interpreter;

import org.boiga.api.Slot;
import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Names;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyMethod;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * The call sequences for what {@link CallInstructions} do not handle themselves. Callable and
 * arguments are in consecutive registers; each method either pushes a frame for a Python function
 * and returns null, or makes the call and returns its result, owned, with the registers empty.
 */
@ManualCounting("registers own references")
final class CallSequences {
  private CallSequences() {}

  /** CALL: callable in register b, arguments from b + 1 on. */
  static PyObject call(ThreadState ts, int base, int a, int b, int n, int bits) {
    int at = base + b;
    PyTuple names = names(ts, bits);
    return dispatch(ts, at, n, names, bits >>> 16, a);
  }

  private static PyTuple names(ThreadState ts, int bits) {
    int i = bits & 0xffff;
    return i == 0
        ? null
        : (PyTuple) Frames.function(ts.stack, ts.stack.current).code.constants[i - 1];
  }

  /**
   * CALL_METHOD: after LOAD_METHOD either an unbound function in register b and the receiver in b +
   * 1, or nothing and a callable.
   */
  static PyObject callMethod(ThreadState ts, int base, int a, int b, int n, int bits) {
    int at = base + b;
    PyTuple names = names(ts, bits);
    if (ts.stack.regs[at] == null) {
      return dispatch(ts, at + 1, n, names, bits >>> 16 & 0x7fff, a);
    }
    return dispatch(ts, at, n + 1, names, borrowedByMethod(bits), a);
  }

  /** The mask of what is borrowed if CALL_METHOD finds a function: bit 0 is for the receiver. */
  static int borrowedByMethod(int bits) {
    return (bits >>> 15 & 0xfffe) | bits >>> 31;
  }

  /**
   * Calls the callable at register index {@code at} with {@code n} positional arguments behind it,
   * then those that {@code names} names.
   */
  private static PyObject dispatch(
      ThreadState ts, int at, int n, PyTuple names, int borrowed, int dst) {
    PyObject f = ts.stack.regs[at];
    if (f.getClass() == PyFunction.class) {
      return function(ts, (PyFunction) f, at, n, names, borrowed, dst);
    }
    int total = names == null ? n : n + names.size();
    if (f.getClass() == PyMethod.class) {
      PyMethod m = (PyMethod) f;
      if (m.function.getClass() == PyFunction.class) {
        return method(ts, m, at, n, total, names, borrowed, dst);
      }
    }
    if (f instanceof PyType t && names == null && total < 30) {
      PyFunction init = Construction.plainInit(t);
      if (init != null && init.code.simpleArgCount == n + 1) {
        return construct(ts, t, init, at, n, borrowed, dst);
      }
    }
    return throughJava(ts, at, n, names, borrowed);
  }

  /** Calls the callable at register index {@code at}, whatever it is, through Java code. */
  private static PyObject throughJava(ThreadState ts, int at, int n, PyTuple names, int borrowed) {
    int mark = ts.mark();
    PyObject[] regs = ts.stack.regs;
    PyObject result = ts.take(mark, Calls.call(ts, regs[at], regs, at + 1, n, names));
    releaseArguments(ts, at + 1, names == null ? n : n + names.size(), borrowed);
    Frames.clearOwned(ts, at);
    return result;
  }

  /** CALL or CALL_METHOD of what is not a Python function, with the second word's names. */
  static PyObject callNative(ThreadState ts, int at, int n, int bits, int borrowed) {
    return throughJava(ts, at, n, names(ts, bits), borrowed);
  }

  /** Calls a bound method as its function, which gets the receiver as another argument. */
  private static PyObject method(
      ThreadState ts, PyMethod m, int at, int n, int total, PyTuple names, int borrowed, int dst) {
    Frames.checkDepth(ts);
    PyFunction f = (PyFunction) m.function;
    insert(ts, at + 1, total, m.self);
    ts.stack.regs[at] = ts.keep(f);
    PyObject result;
    try {
      result = function(ts, f, at, n + 1, names, borrowed << 1, dst);
    } catch (PyException e) {
      remove(ts, at + 1, total);
      f.decref(ts); // not the last: the method has another one
      ts.stack.regs[at] = m;
      throw e;
    }
    m.decref(ts); // function and receiver have references of their own
    return result;
  }

  /** Undoes {@link #insert}. */
  private static void remove(ThreadState ts, int at, int count) {
    PyObject[] regs = ts.stack.regs;
    Counted.decref(ts, regs[at]);
    System.arraycopy(regs, at + 1, regs, at, count);
    regs[at + count] = null;
  }

  /** Inserts a value before {@code count} registers from {@code at} on; it gets a reference. */
  private static void insert(ThreadState ts, int at, int count, PyObject value) {
    ts.stack.ensure(at + count + 2);
    PyObject[] regs = ts.stack.regs;
    System.arraycopy(regs, at, regs, at + 1, count);
    regs[at] = ts.keep(value);
  }

  /** Empties argument registers, releasing those that are not borrowed. */
  static void releaseArguments(ThreadState ts, int at, int count, int borrowed) {
    for (int i = 0; i < count; i++) {
      PyObject[] regs = ts.stack.regs;
      PyObject o = regs[at + i];
      if (o instanceof Counted c) {
        regs[at + i] = null;
        if (i >= 32 || (borrowed >>> i & 1) == 0) {
          c.decref(ts);
        }
      }
    }
  }

  private static PyObject function(
      ThreadState ts, PyFunction f, int at, int n, PyTuple names, int borrowed, int dst) {
    PyCode code = f.code;
    int mask = borrowed;
    int filled = n;
    if (names != null || code.simpleArgCount != n) {
      if (n != code.parameters
          || n != code.argCount
          || names != null
          || code.registers > Opcodes.FAR_BASE) {
        Frames.checkDepth(ts); // while the registers are as the caller's code says
        int mark = ts.mark();
        mask = Binding.bindRegisters(ts, f, at + 1, n, names, borrowed);
        ts.release(mark);
        filled = Binding.filled(code);
      }
      if ((code.flags & Generators.ANY) != 0) {
        PyObject result = Generators.create(ts, f, at + 1, mask);
        Frames.clearOwned(ts, at);
        return result;
      }
    }
    Frames.push(ts, code, at + 1, filled, mask, dst << 8);
    return null;
  }

  /** Calls a class whose instances are plain and whose {@code __init__} is a Python function. */
  private static PyObject construct(
      ThreadState ts, PyType t, PyFunction init, int at, int n, int borrowed, int dst) {
    Frames.checkDepth(ts);
    ts.stack.ensure(at + n + 4);
    int mark = ts.mark();
    PyInstance o = ts.take(mark, new PyInstance(ts, t));
    PyObject[] regs = ts.stack.regs;
    System.arraycopy(regs, at + 1, regs, at + 3, n);
    regs[at] = o; // the result; types are not counted
    regs[at + 1] = ts.keep(init);
    regs[at + 2] = o; // borrowed from the result
    Frames.push(ts, init.code, at + 2, n + 1, borrowed << 1 | 1, dst << 8 | Frames.INIT);
    return null;
  }

  /** CALL_EX: callable in register b, arguments in b + 1, a dict of keywords in b + 2 if c is 1. */
  static PyObject callEx(ThreadState ts, int base, int a, int b, int c) {
    int at = base + b;
    PyObject[] regs = ts.stack.regs;
    PyObject f = regs[at];
    int mark = ts.mark();
    if (!(regs[at + 1] instanceof PyTuple)) {
      PyTuple made = PyTuple.of(ts, StarArguments.positional(ts, f, regs[at + 1]));
      ts.take(mark, made);
      Frames.clearOwned(ts, at + 1); // what was unpacked does not live on through the call
      regs = ts.stack.regs;
      regs[at + 1] = made;
    }
    PyTuple args = (PyTuple) regs[at + 1];
    PyDict kwargs = c == 0 ? null : (PyDict) regs[at + 2];
    if (f.getClass() == PyFunction.class) {
      PyFunction g = (PyFunction) f;
      PyTuple names = null;
      PyObject[] all;
      if (kwargs == null || kwargs.size() == 0) {
        all = args.toArray();
      } else {
        StarArguments.Split s = StarArguments.split(ts, args, kwargs);
        all = s.values();
        names = s.names();
      }
      PyCode caller = Frames.function(ts.stack, ts.stack.current).code;
      if (caller.registers > Opcodes.FAR_BASE) {
        return callAbove(ts, at, mark, Calls.call(ts, g, all, 0, args.size(), names));
      }
      Frames.checkDepth(ts);
      int mask = Binding.bindArray(ts, g, at + 1, all, 0, args.size(), names);
      ts.release(mark);
      if ((g.code.flags & Generators.ANY) != 0) {
        PyObject result = Generators.create(ts, g, at + 1, mask);
        Frames.clearOwned(ts, at);
        return result;
      }
      Frames.push(ts, g.code, at + 1, Binding.filled(g.code), mask, a << 8);
      return null;
    }
    return callAbove(ts, at, mark, Calls.call(ts, f, args, kwargs));
  }

  /** Ends CALL_EX with the result of a call that went through Java code. */
  private static PyObject callAbove(ThreadState ts, int at, int mark, PyObject value) {
    PyObject result = ts.take(mark, value);
    Frames.clearOwned(ts, at);
    Frames.clearOwned(ts, at + 1);
    Frames.clearOwned(ts, at + 2);
    return result;
  }

  /** How classes are instantiated without going through Java code. */
  static final class Construction {
    private Construction() {}

    /** The Python function that initialises plain instances of {@code t}, or null. */
    static PyFunction plainInit(PyType t) {
      if (!t.heap
          || t.isAbstract()
          || t.layout != PyBaseObject.TYPE
          || t.type() != PyType.TYPE
          || t.slot(Slot.NEW) != PyBaseObject.TYPE.slot(Slot.NEW)) {
        return null;
      }
      return t.lookup(Names.__init__) instanceof PyFunction f ? f : null;
    }
  }
}
