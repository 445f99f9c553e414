package org.boiga.interpreter;

import org.boiga.memory.PyObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.Sequences;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/** Subscripts, with short ways for exact lists, tuples and dicts. */
final class Items {
  private Items() {}

  /** {@code b[c]}, owned; both operands are consumed. */
  static PyObject get(ThreadState ts, int base, int b, int c, int ft) {
    PyObject[] regs = ts.stack.regs;
    PyObject o = regs[base + b];
    PyObject key = regs[base + c];
    int mark = ts.mark();
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
    if (v == null) {
      v = Sequences.getItem(ts, o, key);
    }
    PyObject result = ts.take(mark, v);
    Frames.consume(ts, base, b, ft);
    Frames.consume(ts, base, c, ft);
    return result;
  }

  /** {@code a[b] = c}; all operands are consumed. */
  static void set(ThreadState ts, int base, int a, int b, int c, int ft) {
    PyObject[] regs = ts.stack.regs;
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
  }
}
