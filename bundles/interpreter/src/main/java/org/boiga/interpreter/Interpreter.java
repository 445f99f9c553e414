package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.FLAGS;
import static org.boiga.framestack.FrameStack.PC;
import static org.boiga.framestack.FrameStack.WORDS;

import java.util.List;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.BuiltinsMapping;
import org.boiga.objects.Evaluator;
import org.boiga.objects.Names;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyGenerator;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Entry into tier 0 from Java code, and its view of the running frames. */
@ManualCounting("registers own references")
public final class Interpreter implements Evaluator {
  @Override
  public PyObject call(
      ThreadState ts, PyFunction f, PyObject[] args, int start, int n, PyTuple kwnames) {
    FrameStack st = ts.stack;
    PyCode code = f.code;
    int base = st.top + 1;
    int borrowed;
    int filled;
    if (kwnames == null && code.simpleArgCount == n && n <= 32) {
      st.ensure(base + code.registers);
      System.arraycopy(args, start, st.regs, base, n);
      borrowed = n == 32 ? -1 : (1 << n) - 1;
      filled = n;
    } else {
      int mark = ts.mark();
      borrowed = Binding.bindFresh(ts, f, base, args, start, n, kwnames);
      ts.release(mark);
      filled = Binding.filled(code);
      if ((code.flags & Generators.ANY) != 0) {
        return ts.holdOwned(Generators.create(ts, f, base, borrowed));
      }
    }
    st.regs[base - 1] = ts.keep(f);
    return enter(ts, code, base, filled, borrowed);
  }

  /** Runs an entry frame whose function and arguments are in place. */
  private static PyObject enter(ThreadState ts, PyCode code, int base, int filled, int borrowed) {
    try {
      pushEntry(ts, code, base, filled, borrowed);
    } catch (PyException e) {
      CallSequences.releaseArguments(ts, base, filled, borrowed);
      Frames.clearOwned(ts, base - 1);
      throw e;
    }
    try {
      return ts.holdOwned(DispatchLoop.run(ts, null));
    } finally {
      ts.leaveNative();
    }
  }

  private static void pushEntry(ThreadState ts, PyCode code, int base, int filled, int borrowed) {
    ts.enterNative("");
    try {
      Frames.push(ts, code, base, filled, borrowed, Frames.ENTRY);
    } catch (PyException e) {
      ts.leaveNative();
      throw e;
    }
  }

  @Override
  public PyObject run(
      ThreadState ts, PyCode code, PyDict globals, PyObject locals, PyTuple closure) {
    if (!globals.containsKey(ts, Names.__builtins__)) {
      globals.put(ts, Names.__builtins__, BuiltinsMapping.unwrap(ts.interp.currentBuiltins(ts)));
    }
    PyDict builtins = ts.interp.builtinsFor(ts, globals);
    PyFunction f = new PyFunction(ts, code, globals, builtins, closure, null, null, null);
    return runClassBody(ts, f, locals);
  }

  @Override
  public PyObject runClassBody(ThreadState ts, PyFunction body, PyObject namespace) {
    FrameStack st = ts.stack;
    PyCode code = body.code;
    int base = st.top + 1;
    int filled = 0;
    st.ensure(base + code.registers);
    if ((code.flags & PyCode.CO_OPTIMIZED) == 0) {
      st.regs[base] = ts.keep(namespace);
      filled = 1;
    }
    if ((code.flags & Generators.ANY) != 0) {
      return ts.holdOwned(Generators.create(ts, body, base, filled, 0));
    }
    st.regs[base - 1] = ts.keep(body);
    return enter(ts, code, base, filled, 0);
  }

  @Override
  public PyObject resume(ThreadState ts, PyGenerator g, PyObject sent, PyException thrown) {
    return Generators.resume(ts, g, sent, thrown);
  }

  @Override
  public PyObject delegate(ThreadState ts, PyGenerator g) {
    return Generators.delegate(ts, g);
  }

  // Running frames -------------------------------------------------------------------------------

  @Override
  public PyObject frame(ThreadState ts, int depth) {
    return depth >= ts.stack.depth()
        ? null
        : PyFrame.ofRunning(ts, ts.stack.current - depth * WORDS);
  }

  @Override
  public PyType frameType() {
    return PyFrame.TYPE;
  }

  @Override
  public PyObject frameOf(ThreadState ts, PyGenerator g) {
    return switch (g.state) {
      case CREATED, SUSPENDED -> PyFrame.ofSuspended(ts, g);
      case RUNNING -> runningFrameOf(ts, g);
      case CLOSED -> null;
    };
  }

  private static PyObject runningFrameOf(ThreadState ts, PyGenerator g) {
    FrameStack st = ts.stack;
    PyGenerator at = ts.runningGenerator;
    for (int r = st.current; r >= 0; r -= WORDS) {
      if ((st.control[r + FLAGS] & Frames.GENERATOR) != 0) {
        if (at == g) {
          return PyFrame.ofRunning(ts, r);
        }
        at = at == null ? null : at.resumedBy;
      }
    }
    return null;
  }

  private static PyFunction running(ThreadState ts) {
    FrameStack st = ts.stack;
    return st.current < 0 ? null : Frames.function(st, st.current);
  }

  @Override
  public PyDict globals(ThreadState ts) {
    PyFunction f = running(ts);
    return f == null ? null : f.globals;
  }

  @Override
  public PyDict builtins(ThreadState ts) {
    PyFunction f = running(ts);
    return f == null ? null : f.builtins;
  }

  @Override
  public PyObject locals(ThreadState ts) {
    FrameStack st = ts.stack;
    if (st.current < 0) {
      throw PyErr.systemError(ts, "frame does not exist");
    }
    PyFunction f = running(ts);
    if ((f.code.flags & PyCode.CO_OPTIMIZED) == 0 && f.code.varnames.length == 0) {
      return ts.hold(st.regs[st.control[st.current + BASE]]);
    }
    return PyFrame.ofRunning(ts, st.current).locals(ts);
  }

  @Override
  public PyCode runningCode(ThreadState ts) {
    PyFunction f = running(ts);
    return f == null ? null : f.code;
  }

  @Override
  public int runningLine(ThreadState ts) {
    PyFunction f = running(ts);
    FrameStack st = ts.stack;
    return f == null ? 0 : f.code.lineAt(st.control[st.current + PC] - 1);
  }

  @Override
  public List<CodeLine> stackTrace(ThreadState of, int limit) {
    return Frames.trace(of.stack, limit);
  }

  @Override
  public PyObject[] superArguments(ThreadState ts) {
    PyFunction f = running(ts);
    if (f == null) {
      throw PyErr.runtimeError(ts, "super(): no current frame");
    }
    PyCode code = f.code;
    if (code.argCount == 0 && (code.flags & PyCode.CO_VARARGS) == 0) {
      throw PyErr.runtimeError(ts, "super(): no arguments");
    }
    FrameStack st = ts.stack;
    PyObject first = st.regs[st.control[st.current + BASE]];
    if (first == null) {
      first = firstFromCell(ts, st, code);
    }
    int i = code.freeIndex(Names.__class__);
    if (i < 0) {
      throw PyErr.runtimeError(ts, "super(): __class__ cell not found");
    }
    PyObject cls = ((PyCell) f.closure.at(i)).get(ts);
    if (cls == null) {
      throw PyErr.runtimeError(ts, "super(): empty __class__ cell");
    }
    if (!(cls instanceof PyType)) {
      throw PyErr.runtimeError(
          ts, "super(): __class__ is not a type (" + PyType.of(cls).name() + ")");
    }
    return new PyObject[] {cls, first};
  }

  /** The first argument where a closure captured it. */
  private static PyObject firstFromCell(ThreadState ts, FrameStack st, PyCode code) {
    PyStr name = code.varnames[0];
    for (int i = 0; i < code.cellvars.length; i++) {
      if (code.cellvars[i].equals(name)) {
        PyObject cell = st.regs[st.base + Variables.register(code, code.firstCell + i)];
        PyObject v = cell == null ? null : ((PyCell) cell).get(ts);
        if (v != null) {
          return v;
        }
      }
    }
    throw PyErr.runtimeError(ts, "super(): arg[0] deleted");
  }

  @Override
  public void pendingCalls(ThreadState ts) {
    ts.interp.runPendingCalls(ts);
  }

  @Override
  public void stopTracing(ThreadState ts) {
    TraceFunctions.setTrace(ts, null);
    TraceFunctions.setProfile(ts, null);
  }

  @Override
  public PyObject importModule(ThreadState ts, String name) {
    return Imports.absolute(ts, PyStr.interned(name));
  }
}
