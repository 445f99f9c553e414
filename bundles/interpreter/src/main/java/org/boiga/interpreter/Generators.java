package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.FLAGS;
import static org.boiga.framestack.FrameStack.PC;

import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Delegation;
import org.boiga.objects.Py;
import org.boiga.objects.PyAsyncGenerator;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyCoroutine;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyGenerator;
import org.boiga.objects.PyPlainGenerator;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/**
 * Generators and coroutines. A suspended one has a register window of its own; to run it, the
 * window is copied to the top of the thread's stack, and back when it yields.
 */
@ManualCounting("registers own references")
final class Generators {
  /** Code flags of all that is not run by a call but makes a generator. */
  static final int ANY = PyCode.CO_GENERATOR | PyCode.CO_COROUTINE | PyCode.CO_ASYNC_GENERATOR;

  private Generators() {}

  /**
   * Makes the generator of a call whose arguments are bound in registers from {@code base} on; they
   * move.
   *
   * @return the generator, owned
   */
  static PyObject create(ThreadState ts, PyFunction f, int base, int borrowed) {
    return create(ts, f, base, Binding.filled(f.code), borrowed);
  }

  /** As {@link #create}, where {@code filled} registers hold something. */
  static PyObject create(ThreadState ts, PyFunction f, int base, int filled, int borrowed) {
    PyCode code = f.code;
    PyObject[] window = new PyObject[code.registers];
    PyObject[] regs = ts.stack.regs;
    boolean hasNamespace = (code.flags & PyCode.CO_OPTIMIZED) == 0;
    for (int i = 0; i < filled; i++) {
      PyObject o = regs[base + i];
      window[i] = o;
      regs[base + i] = null;
      if (o instanceof Counted c && i < 32 && (borrowed >>> i & 1) != 0) {
        c.incref(ts);
      }
    }
    if (hasNamespace && window[0] == null) {
      window[0] = ts.keep(f.globals);
    }
    int mark = ts.mark();
    PyGenerator g;
    if ((code.flags & PyCode.CO_COROUTINE) != 0) {
      PyCoroutine c = new PyCoroutine(ts, f);
      if (ts.coroutineOriginDepth > 0) {
        c.origin = ts.keep(origin(ts));
      }
      g = c;
    } else if ((code.flags & PyCode.CO_ASYNC_GENERATOR) != 0) {
      g = new PyAsyncGenerator(ts, f);
    } else {
      g = new PyPlainGenerator(ts, f);
    }
    g.window = window;
    return ts.take(mark, g);
  }

  /** The places of the running frame and its callers. */
  private static PyTuple origin(ThreadState ts) {
    return PyTuple.of(
        ts,
        Frames.trace(ts.stack, ts.coroutineOriginDepth).stream()
            .map(
                p ->
                    PyTuple.of(
                        ts,
                        PyStr.of(p.code().filename),
                        Py.int_(p.line()),
                        PyStr.of(p.code().name)))
            .toArray(PyObject[]::new));
  }

  /**
   * YIELD and YIELD_FROM in the running frame, which is a generator's.
   *
   * @return what is yielded, owned, with the frame popped; null if the inner iterator of YIELD_FROM
   *     returned: then its value is in register a and the frame goes on
   */
  static PyObject yield(ThreadState ts, int w, int base) {
    int a = w >>> 8 & 0xff;
    int b = w >>> 16 & 0xff;
    FrameStack st = ts.stack;
    PyGenerator g = running(ts);
    PyObject value;
    int again = 0;
    if ((w & 0xff) == Opcodes.YIELD) {
      value = Frames.take(ts, base, b, g.function.code.firstTemporary);
    } else {
      value = send(ts, base, a, b);
      if (value == null) {
        if (ts.interp.isInstrumenting()) {
          Instrumented.stops(ts, st.regs[base + a]);
        }
        return null;
      }
      if (ts.interp.isInstrumenting()) {
        reportYield(ts, value);
      }
      again = 1;
    }
    suspend(ts, g, st.control[st.current + PC] - again);
    return value;
  }

  private static void reportYield(ThreadState ts, PyObject owned) {
    int mark = ts.mark();
    ts.holdOwned(owned);
    Instrumented.yields(ts, owned);
    ts.take(mark, owned);
  }

  /** Sends what is in register a to the iterator in register b; null when that returned. */
  private static PyObject send(ThreadState ts, int base, int a, int b) {
    PyObject[] regs = ts.stack.regs;
    int mark = ts.mark();
    PyObject[] result = new PyObject[1];
    PyObject v = Delegation.send(ts, regs[base + b], regs[base + a], result);
    if (v != null) {
      return ts.take(mark, v);
    }
    PyObject owned = ts.take(mark, result[0]);
    Frames.clear(ts, base, b);
    Frames.write(ts, base, a, owned);
    return null;
  }

  /** The instruction at which a suspended generator delegates to an iterator, or 0. */
  private static int delegating(PyGenerator g) {
    int w = g.function.code.instructions[g.pc];
    return (w & 0xff) == Opcodes.YIELD_FROM && g.window[w >>> 16 & 0xff] != null ? w : 0;
  }

  /** See {@link org.boiga.objects.Evaluator#delegate}. */
  static PyObject delegate(ThreadState ts, PyGenerator g) {
    int w = delegating(g);
    return w == 0 ? null : ts.hold(g.window[w >>> 16 & 0xff]);
  }

  /** The generator whose frame is the running one. */
  private static PyGenerator running(ThreadState ts) {
    return ts.runningGenerator;
  }

  private static void suspend(ThreadState ts, PyGenerator g, int pc) {
    FrameStack st = ts.stack;
    int record = st.current;
    int base = st.control[record + BASE];
    PyObject[] regs = st.regs;
    PyObject[] window = g.window;
    System.arraycopy(regs, base, window, 0, window.length);
    java.util.Arrays.fill(regs, base, base + window.length, null);
    g.pc = pc;
    if ((st.control[record + FLAGS] & Frames.LOOKED_AT) != 0) {
      PyFrame.suspended(ts, record, g);
    }
    Frames.clearOwned(ts, base - 1);
    Frames.pop(st);
    g.suspended = true;
  }

  /** Runs a generator until it yields or ends; see {@link org.boiga.objects.Evaluator#resume}. */
  static PyObject resume(ThreadState ts, PyGenerator g, PyObject sent, PyException thrown) {
    FrameStack st = ts.stack;
    PyFunction f = g.function;
    int base = st.top + 1;
    int flags = Frames.ENTRY | Frames.GENERATOR;
    int record = Frames.push(ts, f.code, base, f.code.registers, 0, flags);
    PyObject[] regs = st.regs;
    regs[base - 1] = ts.keep(f);
    System.arraycopy(g.window, 0, regs, base, g.window.length);
    boolean starts = st.control[record + PC] == 0 || thrown != null; // else by the entry's events
    if (starts) {
      st.control[record + PC] = g.pc;
    }
    if (g.frame != null) {
      PyFrame.resumed(ts, record, g);
    }
    if (sent != null) {
      int w = delegating(g);
      if (w == 0) {
        w = f.code.instructions[g.pc - 1];
      }
      Frames.write(ts, base, w >>> 8 & 0xff, ts.keep(sent));
    }
    return run(ts, g, base, thrown);
  }

  private static PyObject run(ThreadState ts, PyGenerator g, int base, PyException thrown) {
    PyGenerator outer = ts.runningGenerator;
    PyObject handled = ts.handled;
    PyObject handledByCallers = ts.handledByCallers;
    ts.runningGenerator = g;
    g.resumedBy = outer;
    ts.handledByCallers = ts.handling();
    ts.handled = g.handled;
    g.suspended = false;
    if (thrown != null && g.handled != null) {
      thrown.value().setContextFrom(ts, g.handled);
    }
    PyObject result;
    try {
      int w = thrown == null ? 0 : delegating(g);
      PyException raise = thrown;
      if (thrown != null && ts.interp.isInstrumenting()) {
        try {
          Instrumented.thrown(ts, thrown);
        } catch (PyException e) {
          raise = e;
          w = 0;
        }
      }
      result = w == 0 ? DispatchLoop.run(ts, raise) : throwInner(ts, g, base, w, raise);
    } catch (PyException e) {
      g.handled = null;
      g.window = null;
      throw escaped(ts, g, e);
    } finally {
      ts.runningGenerator = outer;
      g.resumedBy = null;
      if (g.suspended) {
        g.handled = ts.handled;
      }
      ts.handled = handled;
      ts.handledByCallers = handledByCallers;
    }
    if (g.suspended) {
      return ts.holdOwned(result);
    }
    g.handled = null;
    g.window = null;
    g.returned = result;
    return null;
  }

  /**
   * Throws into the iterator that the generator delegates to by the instruction {@code w}, as a
   * part of its running frame.
   */
  private static PyObject throwInner(
      ThreadState ts, PyGenerator g, int base, int w, PyException thrown) {
    FrameStack st = ts.stack;
    int pc = g.pc;
    int inner = w >>> 16 & 0xff;
    st.control[st.current + PC] = pc + 1;
    PyException raise = null;
    PyObject[] result = new PyObject[1];
    try {
      PyObject v = Delegation.throwInto(ts, ts.hold(st.regs[base + inner]), thrown, result);
      if (v != null) {
        ts.keep(v);
        suspend(ts, g, pc);
        return v;
      }
      Frames.clear(ts, base, inner);
      Frames.write(ts, base, w >>> 8 & 0xff, ts.keep(result[0]));
    } catch (PyException e) {
      raise = e;
    }
    return DispatchLoop.run(ts, raise);
  }

  /** StopIteration must not leave a generator (PEP 479), nor StopAsyncIteration an async one. */
  private static PyException escaped(ThreadState ts, PyGenerator g, PyException e) {
    String what;
    if (e.matches(PyExc.StopIteration)) {
      what = g.kind() + " raised StopIteration";
    } else if (g instanceof PyAsyncGenerator && e.matches(PyExc.StopAsyncIteration)) {
      what = "async generator raised StopAsyncIteration";
    } else {
      return e;
    }
    PyException r = PyErr.runtimeError(ts, what);
    r.value().setCause(ts, e.value());
    r.value().setContext(ts, e.value());
    return r;
  }
}
