package org.boiga.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.api.Slot;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** Assignment to several targets. */
@ManualCounting("registers own references")
final class Unpacking {
  private Unpacking() {}

  /** Exactly c items of register b into registers from a on. */
  static final class Exact extends Threaded {
    Exact(PyCode code, int[] words, int at) {
      super(code, words, at);
    }

    @Override
    public Executable execute(ThreadState ts, FrameStack st) {
      save(st);
      PyObject seq = st.regs[st.base + b];
      if (seq.getClass() == PyTuple.class && ((PyTuple) seq).size() == c) {
        ofTuple(ts, st.base, (PyTuple) seq);
        return afterCall();
      }
      int mark = ts.mark();
      PyObject[] items = items(ts, seq, c);
      keepAll(ts, items);
      ts.release(mark);
      Frames.consume(ts, st.base, b, ft);
      place(ts, st.base, a, items);
      return afterCall();
    }

    private void ofTuple(ThreadState ts, int base, PyTuple tuple) {
      for (int i = 0; i < c; i++) {
        ts.keep(tuple.at(i));
      }
      Frames.consume(ts, base, b, ft);
      for (int i = 0; i < c; i++) {
        Frames.write(ts, base, a + i, tuple.at(i));
      }
    }
  }

  /** Exactly {@code n} items of an iterable, held by the scope. */
  private static PyObject[] items(ThreadState ts, PyObject seq, int n) {
    if (seq.getClass() == PyTuple.class && ((PyTuple) seq).size() == n) {
      return ((PyTuple) seq).toArray();
    }
    PyObject[] items = new PyObject[n];
    PyObject it = iterator(ts, seq);
    for (int i = 0; i < n; i++) {
      PyObject item = Iteration.next(ts, it);
      if (item == null) {
        throw PyErr.valueError(
            ts, "not enough values to unpack (expected " + n + ", got " + i + ")");
      }
      items[i] = item;
    }
    if (Iteration.next(ts, it) != null) {
      throw tooMany(ts, seq, n);
    }
    return items;
  }

  /** UNPACK_TUPLE: the items as one tuple, owned. */
  static PyObject tuple(ThreadState ts, int base, int b, boolean starred, int counts, int ft) {
    PyObject seq = ts.stack.regs[base + b];
    int mark = ts.mark();
    PyObject[] items =
        starred ? around(ts, seq, counts & 0xffff, counts >>> 16) : items(ts, seq, counts);
    PyObject result = ts.take(mark, PyTuple.of(ts, items));
    Frames.consume(ts, base, b, ft);
    return result;
  }

  private static PyException tooMany(ThreadState ts, PyObject seq, int n) {
    String got = "";
    if (seq.getClass() == PyTuple.class
        || seq.getClass() == PyList.class
        || seq.getClass() == org.boiga.objects.PyDict.class) {
      long len = Sequences.length(ts, seq);
      if (len > n) {
        got = ", got " + len;
      }
    }
    return PyErr.valueError(ts, "too many values to unpack (expected " + n + got + ")");
  }

  private static PyObject iterator(ThreadState ts, PyObject seq) {
    PyType t = PyType.of(seq);
    if (t.slot(Slot.ITER) == null && t.slot(Slot.GETITEM) == null) {
      throw PyErr.typeError(ts, "cannot unpack non-iterable " + t.name() + " object");
    }
    return Iteration.iter(ts, seq);
  }

  /** UNPACK_EX: items, a list of what is in the middle, items. */
  static void starred(ThreadState ts, int base, int a, int b, int before, int after, int ft) {
    int mark = ts.mark();
    PyObject[] items = around(ts, ts.stack.regs[base + b], before, after);
    keepAll(ts, items);
    ts.release(mark);
    Frames.consume(ts, base, b, ft);
    place(ts, base, a, items);
  }

  private static PyObject[] around(ThreadState ts, PyObject seq, int before, int after) {
    PyObject[] all = drain(ts, iterator(ts, seq));
    if (all.length < before + after) {
      throw PyErr.valueError(
          ts,
          "not enough values to unpack (expected at least "
              + (before + after)
              + ", got "
              + all.length
              + ")");
    }
    PyObject[] items = new PyObject[before + 1 + after];
    System.arraycopy(all, 0, items, 0, before);
    items[before] = PyList.of(ts, Arrays.copyOfRange(all, before, all.length - after));
    System.arraycopy(all, all.length - after, items, before + 1, after);
    return items;
  }

  private static PyObject[] drain(ThreadState ts, PyObject iterator) {
    List<PyObject> items = new ArrayList<>();
    for (PyObject item; (item = Iteration.next(ts, iterator)) != null; ) {
      items.add(item);
    }
    return items.toArray(PyObject[]::new);
  }

  private static void keepAll(ThreadState ts, PyObject[] items) {
    for (PyObject o : items) {
      ts.keep(o);
    }
  }

  /** Writes owned values into registers, which may be locals. */
  private static void place(ThreadState ts, int base, int a, PyObject[] owned) {
    for (int i = 0; i < owned.length; i++) {
      Frames.write(ts, base, a + i, owned[i]);
    }
  }
}
