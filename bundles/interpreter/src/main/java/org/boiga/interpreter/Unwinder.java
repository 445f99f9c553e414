package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.FLAGS;
import static org.boiga.framestack.FrameStack.PC;

import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyTraceback;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Raising exceptions, and finding their handlers by the code's tables. */
@ManualCounting("registers own references")
final class Unwinder {
  private static final boolean SHOW_INTERNAL = Boolean.getBoolean("boiga.debug");

  /** What the JDK says of a result that has more than 2^31 bits. */
  private static final String INT_TOO_LARGE = "BigInteger would overflow supported range";

  private Unwinder() {}

  /**
   * Unwinds the frames from the running one down to {@code entry} until one has a handler: then
   * that frame is the running one, and its record's pc is the handler's.
   *
   * @param mark scope position of the dispatch loop that entered at {@code entry}
   * @throws PyException {@code raised}, when {@code entry} itself is unwound
   */
  static void unwind(ThreadState ts, int entry, PyException raised, int mark) {
    PyException e = raised;
    e.releaseTo(ts, mark);
    if (ts.mark() == mark) {
      ts.hold(e.value()); // perhaps only a register holds it, as an argument of `throw`
    }
    FrameStack st = ts.stack;
    boolean events = ts.interp.isInstrumenting();
    while (true) {
      int record = st.current;
      int base = st.control[record + BASE];
      PyCode code = Frames.function(st, record).code;
      int at = st.control[record + PC] - 1;
      Event event = e.traced ? Event.RERAISE : Event.RAISE;
      if (!e.traced) {
        addTraceback(ts, e.value(), code, at);
      }
      e.traced = false;
      if (events) {
        e = report(ts, event, e, mark);
      }
      int handler = handler(code, at);
      if (handler >= 0) {
        int[] table = code.exceptionTable;
        int end = Math.min(code.registers, Opcodes.FAR_BASE); // far variables are kept
        releaseTemporaries(ts, code, at, base, table[handler + 3], end);
        st.control[record + PC] = table[handler + 2];
        if (events) {
          PyException other = report(ts, Event.EXCEPTION_HANDLED, e, mark);
          if (other != e) {
            other.traced = true;
            e = other;
            st.control[record + PC]++; // what applies is the handler of the handler
            continue;
          }
        }
        st.regs[base + table[handler + 4]] = ts.take(mark, e.value());
        return;
      }
      st.control[record + PC] = placeOf(ts, code, at, e.value()) + 1;
      if (events) {
        e = report(ts, Event.PY_UNWIND, e, mark);
        e.traced = false;
      }
      int flags = st.control[record + FLAGS]; // with the mark of the frame object, if one was made
      if ((flags & Frames.LOOKED_AT) != 0) {
        PyFrame.ended(ts, record);
      }
      releaseWindow(ts, code, at, base);
      Returns.unwound(ts, flags);
      Frames.clearOwned(ts, base - 1);
      Frames.pop(st);
      if (record == entry) {
        throw e;
      }
    }
  }

  /** Index into the exception table of the handler for {@code pc}, or -1. */
  private static int handler(PyCode code, int pc) {
    int[] table = code.exceptionTable;
    for (int i = 0; i < table.length; i += PyCode.HANDLER_WORDS) {
      if (table[i] <= pc && pc < table[i + 1]) {
        return i;
      }
    }
    return -1;
  }

  /** Reports an event of an exception; gives the exception that is raised now. */
  private static PyException report(ThreadState ts, Event event, PyException e, int mark) {
    PyException now = Instrumented.exception(ts, event, e);
    return now == e ? e : now.releaseTo(ts, mark);
  }

  /** The instruction that a frame ends at: clean-up code that raises again does not count. */
  private static int placeOf(ThreadState ts, PyCode code, int at, PyBaseException e) {
    int w = at < 0 ? 0 : code.instructions[at];
    if ((w & 0xff) != Opcodes.RERAISE || (w >>> 16 & 0xff) != Opcodes.RESTORE_PLACE) {
      return at;
    }
    int mark = ts.mark();
    PyTraceback first = (PyTraceback) e.traceback(ts);
    int pc = first != null && first.code == code ? first.pc : at;
    ts.release(mark);
    return pc;
  }

  /** Prepends the running frame to the exception's traceback. */
  private static void addTraceback(ThreadState ts, PyBaseException e, PyCode code, int pc) {
    int mark = ts.mark();
    PyObject frame = PyFrame.ofRunning(ts, ts.stack.current);
    e.setTraceback(
        ts, new PyTraceback(ts, (PyTraceback) e.traceback(ts), frame, code, Math.max(pc, 0)));
    ts.release(mark);
  }

  /** Whether the code's table says that a temporary, which holds something, borrows it. */
  private static boolean isBorrowedTemporary(
      PyCode code, int pc, int register, boolean afterFunction) {
    int[] t = code.borrowTable;
    for (int i = 0; i < t.length; i += PyCode.BORROW_WORDS) {
      if (t[i] <= pc
          && pc < t[i + 1]
          && (t[i + 2] == register || t[i + 2] == (register | Opcodes.RECEIVER) && afterFunction)) {
        return true;
      }
    }
    return false;
  }

  static void releaseTemporaries(ThreadState ts, PyCode code, int pc, int base, int from, int end) {
    boolean afterFunction = false;
    for (int i = from; i < end; i++) {
      PyObject[] regs = ts.stack.regs;
      PyObject o = regs[base + i];
      if (o != null) {
        regs[base + i] = null;
        if (o instanceof Counted c && !isBorrowedTemporary(code, pc, i, afterFunction)) {
          c.decref(ts);
        }
      }
      afterFunction = o != null;
    }
  }

  /** Releases all registers of the running frame. */
  static void releaseWindow(ThreadState ts, PyCode code, int pc, int base) {
    for (int i = 0; i < code.firstTemporary; i++) {
      Frames.clear(ts, base, i);
    }
    releaseTemporaries(ts, code, pc, base, code.firstTemporary, code.registers);
  }

  /** RecursionError for a Java stack that overflowed. */
  static PyException recursion(ThreadState ts) {
    return PyErr.recursionError(ts, "maximum recursion depth exceeded");
  }

  /** MemoryError for an int beyond what the JVM has, SystemError for a failure of the runtime. */
  static PyException internal(ThreadState ts, RuntimeException failure) {
    if (failure instanceof ArithmeticException && INT_TOO_LARGE.equals(failure.getMessage())) {
      return PyErr.of(ts, PyExc.MemoryError);
    }
    if (SHOW_INTERNAL) {
      failure.printStackTrace();
    }
    PyException e = PyErr.systemError(ts, "internal error: " + failure);
    e.initCause(failure);
    return e;
  }

  /** The exception for {@code raise exception from cause}; either may be null. */
  static PyException raise(ThreadState ts, PyObject exception, PyObject cause) {
    if (exception == null) {
      if (!(ts.handling() instanceof PyBaseException active)) {
        return PyErr.runtimeError(ts, "No active exception to reraise");
      }
      PyException e = new PyException(ts.hold(active));
      e.traced = true; // as where it was raised first
      return e;
    }
    PyBaseException value = instance(ts, exception, "exceptions must derive from BaseException");
    if (cause != null) {
      value.setCause(
          ts,
          cause == Py.None
              ? null
              : instance(ts, cause, "exception causes must derive from BaseException"));
    }
    return PyErr.raise(ts, value);
  }

  /** {@code o} if it is an exception, or what it makes if it is an exception type. */
  static PyBaseException instance(ThreadState ts, PyObject o, String otherwise) {
    if (o instanceof PyBaseException e) {
      return ts.hold(e);
    }
    if (o instanceof PyType t && t.isSubtype(PyExc.BaseException)) {
      PyObject made = Calls.call(ts, t);
      if (made instanceof PyBaseException e) {
        return e;
      }
      throw PyErr.typeError(
          ts,
          "calling "
              + org.boiga.objects.Conversion.repr(ts, t)
              + " should have returned an instance of BaseException, not "
              + PyType.of(made).name());
    }
    throw PyErr.typeError(ts, otherwise);
  }

  /** Whether the exception in register {@code a} matches the types in {@code b}, consumed. */
  static boolean matches(ThreadState ts, int base, int a, int b, int ft) {
    PyObject[] regs = ts.stack.regs;
    PyObject exception = regs[base + a];
    PyObject types = regs[base + b];
    PyType type = PyType.of(exception);
    boolean r = false;
    if (types instanceof PyTuple t) {
      for (int i = 0; i < t.size(); i++) {
        checkType(ts, t.at(i));
      }
      for (int i = 0; i < t.size() && !r; i++) {
        r = type.isSubtype((PyType) t.at(i));
      }
    } else {
      checkType(ts, types);
      r = type.isSubtype((PyType) types);
    }
    Frames.consume(ts, base, b, ft);
    return r;
  }

  private static void checkType(ThreadState ts, PyObject type) {
    if (!(type instanceof PyType t) || !t.isSubtype(PyExc.BaseException)) {
      throw PyErr.typeError(
          ts, "catching classes that do not inherit from BaseException is not allowed");
    }
  }
}
