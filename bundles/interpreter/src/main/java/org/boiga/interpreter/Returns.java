package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.BORROWED;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The ends of frames that are more than a plain call's. */
@ManualCounting("registers own references")
final class Returns {
  private Returns() {}

  /**
   * Releases the locals of the running frame, whose flags are not plain, and pops it.
   *
   * @param value what it returns, owned
   * @return what its caller gets, owned
   */
  static PyObject special(ThreadState ts, PyObject value, int flags, int locals) {
    FrameStack st = ts.stack;
    int base = st.control[st.current + BASE];
    if ((flags & Frames.LOOKED_AT) != 0) {
      PyFrame.ended(ts, st.current);
    }
    int n = (flags & Frames.FAR) == 0 ? locals : Frames.function(st, st.current).code.registers;
    Frames.releaseLocals(ts, base, n, st.control[st.current + BORROWED]);
    Frames.clearOwned(ts, base - 1);
    PyObject result = value;
    if ((flags & Frames.INIT) != 0) {
      result = st.regs[base - 2];
      st.regs[base - 2] = null;
      if (value != Py.None) {
        Frames.pop(st);
        ts.holdOwned(result);
        ts.holdOwned(value);
        throw PyErr.typeError(
            ts, "__init__() should return None, not '" + PyType.of(value).name() + "'");
      }
    }
    Frames.pop(st);
    return result;
  }

  /** The running frame ends by an exception; its registers have been released. */
  static void unwound(ThreadState ts, int flags) {
    if ((flags & Frames.INIT) != 0) {
      FrameStack st = ts.stack;
      Frames.clearOwned(ts, st.control[st.current + BASE] - 2);
    }
  }

  /** Drops a reference that is not needed after all. */
  static void drop(ThreadState ts, PyObject owned) {
    if (owned instanceof Counted c) {
      c.decref(ts);
    }
  }
}
