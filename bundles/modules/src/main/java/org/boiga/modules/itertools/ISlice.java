package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.islice}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.islice",
    doc = "The items of an iterable that a slice selects.",
    parts = {SelfIterator.class})
public final class ISlice extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new ISliceTable(), PyBaseObject.TYPE);

  /** None after the end. */
  private PyObject iterator;

  private final long stop;
  private final long step;

  /** Index of the item to yield next. */
  private long next;

  /** Number of items that were taken from the iterator. */
  private long taken;

  private ISlice(ThreadState ts, PyType cls, PyObject iterator, long start, long stop, long step) {
    super(ts, cls);
    this.iterator = ts.keep(iterator);
    this.stop = stop;
    this.step = step;
    next = start;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywordsOfNew(ts, cls, ISliceTable.class, "islice", kwnames);
    }
    if (n < 2 || n > 4) {
      throw Args.expected(ts, "islice", 2, 4, n);
    }
    long from = 0;
    long to;
    if (n == 2) {
      to = bound(ts, args[start + 1], Long.MAX_VALUE, "Stop argument");
    } else {
      to = bound(ts, args[start + 2], Long.MAX_VALUE, "Stop argument");
      from = bound(ts, args[start + 1], 0, "Indices");
    }
    long by = 1;
    if (n == 4 && args[start + 3] != Py.None) {
      by = index(ts, args[start + 3]);
      if (by < 1) {
        throw PyErr.valueError(ts, "Step for islice() must be a positive integer or None.");
      }
    }
    return new ISlice(ts, cls, Iteration.iter(ts, args[start]), from, to, by);
  }

  private static long bound(ThreadState ts, PyObject o, long absent, String what) {
    long i = o == Py.None ? absent : index(ts, o);
    if (i < 0) {
      throw PyErr.valueError(
          ts, what + " for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    return i;
  }

  /** The value, or -1 if it is no int in the range. */
  private static long index(ThreadState ts, PyObject o) {
    try {
      PyInt i = Numbers.index(ts, o);
      return i.isLong() ? i.longValue() : -1;
    } catch (PyException e) {
      return -1;
    }
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    if (iterator == Py.None) {
      return null;
    }
    long wanted = next;
    while (taken < wanted) {
      int mark = ts.mark();
      PyObject skipped = Iteration.next(ts, iterator);
      ts.release(mark);
      if (skipped == null) {
        return end(ts);
      }
      taken++;
    }
    if (taken >= stop) {
      return end(ts);
    }
    PyObject item = Iteration.next(ts, iterator);
    if (item == null) {
      return end(ts);
    }
    taken++;
    next = wanted > stop - step ? stop : wanted + step;
    return item;
  }

  /** Lets go of the iterator, unless another thread may be at it. */
  private PyObject end(ThreadState ts) {
    if (isConfined(ts)) {
      iterator = ts.swap(iterator, Py.None);
    }
    return null;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(iterator);
  }
}
