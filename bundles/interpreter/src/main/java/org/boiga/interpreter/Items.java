package org.boiga.interpreter;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.Sequences;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/**
 * Iteration, and subscripts with short ways for exact lists, tuples and dicts; operands are
 * consumed.
 */
final class Items {
  private Items() {}

  /** {@code a = b[c]}. */
  static final class Get extends Threaded {
    Get(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      PyObject[] regs = st.regs;
      int base = st.base;
      int mark = ts.mark();
      PyObject result = ts.take(mark, item(ts, regs[base + b], regs[base + c]));
      Frames.consume(ts, base, b, ft);
      Frames.consume(ts, base, c, ft);
      return store(ts, st, result);
    }
  }

  /** The iterator of a {@code for} statement. */
  static final class Iter extends Threaded {
    Iter(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      PyObject result = ts.take(mark, Iteration.iter(ts, st.regs[st.base + b]));
      Frames.consume(ts, st.base, b, ft);
      return storeAfterCall(ts, st, result);
    }
  }

  private static PyObject item(ThreadState ts, PyObject o, PyObject key) {
    PyObject v = null;
    if (o.getClass() == PyList.class && key.getClass() == SmallInt.class) {
      v = ((PyList) o).get(ts, ((SmallInt) key).value);
    } else if (o.getClass() == PyDict.class) {
      v = ((PyDict) o).get(ts, key);
    } else if (o.getClass() == PyTuple.class && key.getClass() == SmallInt.class) {
      PyTuple t = (PyTuple) o;
      long i = ((SmallInt) key).value;
      if (i >= 0 && i < t.size()) {
        v = t.at((int) i);
      }
    }
    return v != null ? v : Sequences.getItem(ts, o, key);
  }

  /** {@code a[b] = c}. */
  static final class Set extends Threaded {
    Set(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      PyObject[] regs = st.regs;
      int base = st.base;
      PyObject o = regs[base + a];
      PyObject key = regs[base + b];
      int mark = ts.mark();
      if (o.getClass() == PyDict.class) {
        ((PyDict) o).put(ts, key, regs[base + c]);
      } else {
        Sequences.setItem(ts, o, key, regs[base + c]);
      }
      ts.release(mark);
      Frames.consume(ts, base, a, ft);
      Frames.consume(ts, base, b, ft);
      Frames.consume(ts, base, c, ft);
      return next;
    }
  }
}
