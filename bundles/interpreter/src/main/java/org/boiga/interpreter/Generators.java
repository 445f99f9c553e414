package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.FLAGS;
import static org.boiga.framestack.FrameStack.PC;

import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Names;
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
import org.boiga.objects.ThreadState;

/**
 * Generators and coroutines. A suspended one has a register window of its own; to run it, the window is
 * copied to the top of the thread's stack, and back when it yields.
 */
@ManualCounting("registers own references")
final class Generators {
  /** Code flags of all that is not run by a call but makes a generator. */
  static final int ANY =
      PyCode.CO_GENERATOR | PyCode.CO_COROUTINE | PyCode.CO_ASYNC_GENERATOR;

  private Generators() {}

  /**
   * Makes the generator of a call whose arguments are bound in registers from {@code base} on; they
   * move.
   *
   * @return the generator, owned
   */
  static PyObject create(ThreadState ts, PyFunction f, int base, int borrowed) {
    PyCode code = f.code;
    PyObject[] window = new PyObject[code.registers];
    PyObject[] regs = ts.stack.regs;
    for (int i = 0, n = Binding.filled(code); i < n; i++) {
      PyObject o = regs[base + i];
      window[i] = o;
      regs[base + i] = null;
      if (o instanceof Counted c && i < 32 && (borrowed >>> i & 1) != 0) {
        c.incref(ts);
      }
    }
    int mark = ts.mark();
    PyGenerator g;
    if ((code.flags & PyCode.CO_COROUTINE) != 0) {
      g = new PyCoroutine(ts, f);
    } else if ((code.flags & PyCode.CO_ASYNC_GENERATOR) != 0) {
      g = new PyAsyncGenerator(ts, f);
    } else {
      g = new PyPlainGenerator(ts, f);
    }
    g.window = window;
    return ts.take(mark, g);
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
        return null;
      }
      again = 1;
    }
    suspend(ts, g, st.control[st.current + PC] - again);
    return value;
  }

  /** Sends what is in register a to the iterator in register b; null when that returned. */
  private static PyObject send(ThreadState ts, int base, int a, int b) {
    PyObject[] regs = ts.stack.regs;
    PyObject iterator = regs[base + b];
    PyObject sent = regs[base + a];
    int mark = ts.mark();
    PyObject result;
    if (iterator instanceof PyPlainGenerator || iterator instanceof PyCoroutine) {
      PyGenerator inner = (PyGenerator) iterator;
      Interpreter.checkResumable(ts, inner, sent);
      result = ts.interp.evaluator.resume(ts, inner, sent, null);
      if (result == null) {
        return returned(ts, base, a, b, mark, takeReturned(ts, inner));
      }
      return ts.take(mark, result);
    }
    try {
      if (sent == Py.None) {
        result = Iteration.next(ts, iterator);
        if (result == null) {
          return returned(ts, base, a, b, mark, stopValue(ts));
        }
      } else {
        result = Calls.method(ts, iterator, Names.send, sent);
      }
    } catch (PyException e) {
      if (!e.matches(PyExc.StopIteration)) {
        throw e;
      }
      return returned(ts, base, a, b, mark, Attributes.get(ts, e.value(), "value"));
    }
    return ts.take(mark, result);
  }

  /** The value of the StopIteration that an iterator ended by, where it did not raise one. */
  private static PyObject stopValue(ThreadState ts) {
    PyObject v = ts.stopValue;
    ts.stopValue = null;
    return v == null ? Py.None : ts.holdOwned(v);
  }

  private static PyObject returned(
      ThreadState ts, int base, int a, int b, int mark, PyObject value) {
    PyObject owned = ts.take(mark, value);
    Frames.clearOwned(ts, base + b);
    Frames.write(ts, base, a, owned);
    return null;
  }

  /** What a generator returned, held by the scope. */
  static PyObject takeReturned(ThreadState ts, PyGenerator g) {
    PyObject v = g.returned;
    g.returned = null;
    return v == null ? Py.None : ts.holdOwned(v);
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
    g.state = PyGenerator.State.SUSPENDED;
  }

  /** Runs a generator until it yields or ends; see {@link org.boiga.objects.Evaluator#resume}. */
  static PyObject resume(ThreadState ts, PyGenerator g, PyObject sent, PyException thrown) {
    boolean started = g.state == PyGenerator.State.SUSPENDED;
    PyException raise = thrown;
    PyObject value = sent;
    if (started && thrown != null) {
      int w = g.function.code.instructions[g.pc];
      if ((w & 0xff) == Opcodes.YIELD_FROM && g.window[w >>> 16 & 0xff] != null) {
        Delegated d = throwInto(ts, g, w, thrown);
        if (d.yielded() != null) {
          return d.yielded();
        }
        raise = d.raised();
        value = null;
      }
    }
    FrameStack st = ts.stack;
    PyFunction f = g.function;
    int base = st.top + 1;
    int flags = Frames.ENTRY | Frames.GENERATOR;
    int record = Frames.push(ts, f.code, base, f.code.registers, 0, flags);
    g.state = PyGenerator.State.RUNNING;
    PyObject[] regs = st.regs;
    regs[base - 1] = ts.keep(f);
    System.arraycopy(g.window, 0, regs, base, g.window.length);
    st.control[record + PC] = g.pc;
    if (g.frame != null) {
      PyFrame.resumed(ts, record, g);
    }
    if (started && value != null) {
      int w = f.code.instructions[g.pc];
      if ((w & 0xff) != Opcodes.YIELD_FROM || g.window[w >>> 16 & 0xff] == null) {
        w = f.code.instructions[g.pc - 1];
      }
      Frames.write(ts, base, w >>> 8 & 0xff, ts.keep(value));
    }
    PyGenerator outer = ts.runningGenerator;
    PyObject handled = ts.handled;
    ts.runningGenerator = g;
    g.resumedBy = outer;
    if (g.handled != null) {
      ts.handled = g.handled;
    }
    PyObject result;
    try {
      result = DispatchLoop.run(ts, raise);
    } catch (PyException e) {
      g.handled = null;
      ts.handled = handled;
      ts.runningGenerator = outer;
      finished(ts, g);
      throw escaped(ts, g, e);
    }
    g.handled = ts.handled == handled ? null : ts.handled;
    ts.handled = handled;
    ts.runningGenerator = outer;
    if (g.state == PyGenerator.State.SUSPENDED) {
      return ts.holdOwned(result);
    }
    finished(ts, g);
    g.returned = result;
    return null;
  }

  private static void finished(ThreadState ts, PyGenerator g) {
    g.state = PyGenerator.State.CLOSED;
    g.window = null;
    PyObject frame = g.frame;
    g.frame = null;
    ts.holdOwned(frame);
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

  /** What became of an exception that was thrown into the inner iterator of yield from. */
  private record Delegated(PyObject yielded, PyException raised) {}

  private static Delegated throwInto(ThreadState ts, PyGenerator g, int w, PyException thrown) {
    int b = w >>> 16 & 0xff;
    PyObject inner = ts.hold(g.window[b]);
    g.state = PyGenerator.State.RUNNING;
    try {
      if (thrown.matches(PyExc.GeneratorExit)) {
        PyObject close = Attributes.getOrNull(ts, inner, Names.close);
        if (close != null) {
          Calls.call(ts, close);
        }
        return new Delegated(null, thrown);
      }
      PyObject method = Attributes.getOrNull(ts, inner, Names.throw_);
      if (method == null) {
        return new Delegated(null, thrown);
      }
      PyObject v = Calls.call(ts, method, thrown.value());
      return new Delegated(v, null);
    } catch (PyException e) {
      if (e.matches(PyExc.StopIteration) && e.value() != thrown.value()) {
        // The inner iterator has returned: go on behind the instruction with its value.
        PyObject value = Attributes.get(ts, e.value(), "value");
        int a = w >>> 8 & 0xff;
        PyObject old = g.window[a];
        g.window[a] = ts.keep(value);
        ts.holdOwned(old);
        ts.holdOwned(g.window[b]);
        g.window[b] = null;
        g.pc++;
        return new Delegated(null, null);
      }
      return new Delegated(null, e);
    } finally {
      g.state = PyGenerator.State.SUSPENDED;
    }
  }
}
