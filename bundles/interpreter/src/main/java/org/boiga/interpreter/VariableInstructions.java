package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.NONE;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Variables that are not registers: of closures, modules and namespaces; and functions. */
@ManualCounting("registers own references")
final class VariableInstructions {
  private VariableInstructions() {}

  /** An instruction that consumes register a and names or numbers a variable. */
  abstract static class Variable extends Threaded {
    /** Index of the variable or its name. */
    final int index;

    Variable(PyCode code, int[] words, int at) {
      super(code, words, at);
      index = words[at] >>> 16;
    }

    static PyFunction function(FrameStack st) {
      return (PyFunction) st.regs[st.base - 1];
    }

    final PyStr name() {
      return code.names[index];
    }

    /** Ends the instruction, whose operand was stored. */
    final Executable stored(ThreadState ts, FrameStack st, int mark) {
      ts.release(mark);
      Frames.consume(ts, st.base, a, ft);
      return afterCall();
    }
  }

  static final class StoreGlobal extends Variable {
    StoreGlobal(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      function(st).globals.put(ts, name(), st.regs[st.base + a]);
      return stored(ts, st, mark);
    }
  }

  static final class LoadName extends Variable {
    LoadName(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      PyObject v = Globals.lookupName(ts, function(st), st.regs[st.base], name());
      return storeAfterCall(ts, st, ts.take(mark, v));
    }
  }

  static final class StoreName extends Variable {
    StoreName(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      Globals.store(ts, st.regs[st.base], name(), st.regs[st.base + a]);
      return stored(ts, st, mark);
    }
  }

  static final class StoreFree extends Variable {
    StoreFree(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      Variables.free(function(st), index).set(ts, st.regs[st.base + a]);
      return stored(ts, st, mark);
    }
  }

  static final class StoreCell extends Threaded {
    StoreCell(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      ((PyCell) st.regs[st.base + b]).set(ts, st.regs[st.base + a]);
      ts.release(mark);
      Frames.consume(ts, st.base, a, ft);
      return next;
    }
  }

  static final class LoadClosure extends Variable {
    LoadClosure(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return store(ts, st, ts.keep(Variables.free(function(st), index)));
    }
  }

  static final class MakeCell extends Threaded {
    MakeCell(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      PyCell cell = new PyCell(ts, part(st, b));
      if (b != NONE) {
        Frames.clear(ts, st.base, b);
      }
      return store(ts, st, ts.take(mark, cell));
    }
  }

  static final class MakeFunction extends Variable {
    /** The registers of defaults, annotate function, keyword defaults and closure, or NONE. */
    private final int parts;

    MakeFunction(PyCode code, int[] words, int at) {
      super(code, words, at);
      parts = words[at + 1];
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      PyFunction fn = function(st);
      PyFunction made =
          new PyFunction(
              ts,
              (PyCode) code.constants[index],
              fn.globals,
              fn.builtins,
              (PyTuple) part(st, parts >>> 24),
              (PyTuple) part(st, parts & 0xff),
              (PyDict) part(st, parts >>> 8 & 0xff),
              part(st, parts >>> 16 & 0xff));
      PyObject result = ts.take(mark, made);
      for (int i = 0; i < Integer.SIZE; i += Byte.SIZE) {
        int register = parts >>> i & 0xff;
        if (register != NONE) {
          Frames.clearOwned(ts, st.base + register);
        }
      }
      return store(ts, st, result);
    }
  }
}
