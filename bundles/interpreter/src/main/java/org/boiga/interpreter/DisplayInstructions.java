package org.boiga.interpreter;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Conversion;
import org.boiga.objects.Executable;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyList;
import org.boiga.objects.PySet;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** What makes and fills displays and comprehensions, and formatted strings. */
@ManualCounting("registers own references")
final class DisplayInstructions {
  private DisplayInstructions() {}

  /** Makes an object of the run of temporaries from register b on, which it consumes. */
  abstract static class Build extends Threaded {
    Build(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    /** A copy of the {@code n} items. */
    final PyObject[] items(FrameStack st, int n) {
      PyObject[] items = new PyObject[n];
      System.arraycopy(st.regs, st.base + b, items, 0, n);
      return items;
    }

    /** The item with index {@code i}. */
    final PyObject item(FrameStack st, int i) {
      return st.regs[st.base + b + i];
    }

    /** Ends the instruction with what was made of {@code n} items. */
    final Executable end(ThreadState ts, FrameStack st, int mark, PyObject made, int n) {
      PyObject result = ts.take(mark, made);
      int first = st.base + b;
      for (int i = 0; i < n; i++) {
        Frames.clearOwned(ts, first + i);
      }
      return storeAfterCall(ts, st, result);
    }
  }

  static final class Tuple extends Build {
    Tuple(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      return end(ts, st, mark, PyTuple.of(ts, items(st, c)), c);
    }
  }

  static final class List extends Build {
    List(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      return end(ts, st, mark, PyList.of(ts, items(st, c)), c);
    }
  }

  static final class Set extends Build {
    Set(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      PySet s = new PySet(ts);
      for (int i = 0; i < c; i++) {
        s.add(ts, item(st, i));
      }
      return end(ts, st, mark, s, c);
    }
  }

  static final class Dict extends Build {
    Dict(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      PyDict d = new PyDict(ts);
      for (int i = 0; i < c; i++) {
        d.put(ts, item(st, 2 * i), item(st, 2 * i + 1));
      }
      return end(ts, st, mark, d, 2 * c);
    }
  }

  static final class Slice extends Build {
    Slice(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      return end(ts, st, mark, new PySlice(ts, item(st, 0), item(st, 1), item(st, 2)), 3);
    }
  }

  /** The parts of an f-string, put together. */
  static final class Str extends Build {
    Str(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      return end(ts, st, mark, PyStr.join(ts, PyStr.EMPTY, items(st, c)), c);
    }
  }

  /** A part of an f-string without a format. */
  static final class Format extends Threaded {
    Format(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      PyObject value = Displays.converted(ts, st.regs[st.base + b], c);
      PyObject result = ts.take(mark, Conversion.format(ts, value, null));
      Frames.consume(ts, st.base, b, ft);
      return storeAfterCall(ts, st, result);
    }
  }

  static final class ListAppend extends Threaded {
    ListAppend(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      ((PyList) st.regs[st.base + a]).append(ts, st.regs[st.base + b]);
      ts.release(mark);
      Frames.consume(ts, st.base, b, ft);
      return next;
    }
  }

  static final class SetAdd extends Threaded {
    SetAdd(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      ((PySet) st.regs[st.base + a]).add(ts, st.regs[st.base + b]);
      ts.release(mark);
      Frames.consume(ts, st.base, b, ft);
      return afterCall();
    }
  }

  static final class DictAdd extends Threaded {
    DictAdd(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      int mark = ts.mark();
      PyDict d = (PyDict) st.regs[st.base + a];
      d.put(ts, st.regs[st.base + b], st.regs[st.base + c]);
      ts.release(mark);
      Frames.consume(ts, st.base, b, ft);
      Frames.consume(ts, st.base, c, ft);
      return afterCall();
    }
  }
}
