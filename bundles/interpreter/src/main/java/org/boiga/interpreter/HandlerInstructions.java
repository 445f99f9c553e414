package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.NONE;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyCode;
import org.boiga.objects.ThreadState;

/** Raising, handling, and {@code with}. */
@ManualCounting("registers own references")
final class HandlerInstructions {
  private HandlerInstructions() {}

  static final class Raise extends Threaded {
    Raise(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      throw Unwinder.raise(ts, part(st, a), part(st, b));
    }
  }

  static final class PushHandled extends Threaded {
    PushHandled(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      PyObject saved = ts.handled;
      ts.handled = ts.keep(st.regs[st.base + b]);
      return store(ts, st, saved == null ? Py.None : saved);
    }
  }

  static final class PopHandled extends Threaded {
    PopHandled(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      PyObject[] regs = st.regs;
      PyObject saved = regs[st.base + a];
      regs[st.base + a] = null;
      ts.holdOwned(ts.handled);
      ts.handled = saved == Py.None ? null : saved;
      ts.release(mark);
      return next;
    }
  }

  static final class WithEnter extends Threaded {
    WithEnter(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      Contexts.enter(ts, st.base, a, b, ft, Names.__enter__, Names.__exit__);
      return afterCall();
    }
  }

  static final class WithExit extends Threaded {
    WithExit(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      PyObject result = Contexts.exit(ts, st.regs[st.base + b], part(st, c));
      if (a != NONE) {
        return storeAfterCall(ts, st, result);
      }
      Returns.drop(ts, result);
      Frames.consume(ts, st.base, b, ft);
      return afterCall();
    }
  }
}
