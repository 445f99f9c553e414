package org.boiga.interpreter;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Instructions that move values between registers, constants and variables. */
@ManualCounting("registers own references")
final class Moves {
  private Moves() {}

  static final class Nop extends Threaded {
    Nop(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return next;
    }
  }

  static final class Move extends Threaded {
    Move(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject[] regs = st.regs;
      int i = st.base + b;
      PyObject v = regs[i];
      if (v instanceof Counted x) {
        if (b >= ft) {
          regs[i] = null;
        } else {
          x.incref(ts);
        }
      }
      return store(ts, st, v);
    }
  }

  static final class Borrow extends Threaded {
    Borrow(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject[] regs = st.regs;
      int base = st.base;
      PyObject v = regs[base + b];
      Counted.noteBorrowed(v);
      regs[base + a] = v;
      return next;
    }
  }

  static final class Copy extends Threaded {
    Copy(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject v = st.regs[st.base + b];
      if (v instanceof Counted x) {
        x.incref(ts);
      }
      return store(ts, st, v);
    }
  }

  static final class LoadConst extends Threaded {
    final PyObject constant;

    LoadConst(PyCode code, int[] words, int at) {
      super(code, words, at);
      constant = code.constants[words[at] >>> 16];
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      return store(ts, st, constant);
    }
  }

  static final class Clear extends Threaded {
    Clear(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject[] regs = st.regs;
      int i = st.base + a;
      PyObject old = regs[i];
      regs[i] = null;
      if (old instanceof Counted x) {
        save(st);
        Frames.released(ts, a, x);
      }
      return next;
    }
  }

  static final class LoadGlobal extends Threaded {
    private final PyStr name;

    /** A {@link Globals.GlobalCache}, a {@link Globals.BuiltinCache}, or null. */
    private Object cache;

    LoadGlobal(PyCode code, int[] words, int at) {
      super(code, words, at);
      name = code.names[words[at] >>> 16];
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyFunction fn = (PyFunction) st.regs[st.base - 1];
      PyDict.Table globals = fn.globals.table();
      PyObject v = null;
      if (cache instanceof Globals.GlobalCache g) {
        if (globals.identity() == g.table()) {
          v = globals.value(g.entry());
        }
      } else if (cache instanceof Globals.BuiltinCache g
          && globals.identity() == g.globals()
          && globals.used == g.used()) {
        v = g.value(fn.builtins.table());
      }
      if (v == null || v instanceof Counted x && !x.tryIncref(ts)) {
        save(st);
        Globals.Found found = Globals.load(ts, fn, name);
        if (found.cache() != null) {
          cache = found.cache();
        }
        v = found.value();
      }
      return store(ts, st, v);
    }
  }

  static final class LoadFree extends Threaded {
    private final int free;

    LoadFree(PyCode code, int[] words, int at) {
      super(code, words, at);
      free = words[at] >>> 16;
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      PyFunction fn = (PyFunction) st.regs[st.base - 1];
      return store(ts, st, Variables.loadFree(ts, fn, code, free));
    }
  }

  static final class LoadCell extends Threaded {
    LoadCell(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      return store(ts, st, Variables.loadCell(ts, st.regs[st.base + b], code, b));
    }
  }
}
