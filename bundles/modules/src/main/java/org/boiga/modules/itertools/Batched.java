package org.boiga.modules.itertools;

import java.util.Arrays;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.batched}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.batched",
    doc = "The items in tuples of n; the last may be shorter unless strict.",
    parts = {SelfIterator.class})
public final class Batched extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new BatchedTable(), PyBaseObject.TYPE);

  private final PyObject iterator;
  private final int n;
  private final boolean strict;

  private Batched(ThreadState ts, PyType cls, PyObject iterator, int n, boolean strict) {
    super(ts, cls);
    this.iterator = ts.keep(iterator);
    this.n = n;
    this.strict = strict;
  }

  @PySlot(signature = "(iterable, n, *, strict=False)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable, long n, boolean strict) {
    if (n < 1) {
      throw PyErr.valueError(ts, "n must be at least one");
    }
    int size = (int) Math.min(n, Integer.MAX_VALUE - 8);
    return new Batched(ts, cls, Iteration.iter(ts, iterable), size, strict);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    PyObject[] batch = new PyObject[Math.min(n, 64)];
    int size = 0;
    while (size < n) {
      PyObject item = Iteration.next(ts, iterator);
      if (item == null) {
        break;
      }
      if (size == batch.length) {
        batch = Arrays.copyOf(batch, (int) Math.min(n, 2L * size));
      }
      batch[size++] = item;
    }
    if (size == 0) {
      return null;
    }
    if (size < n && strict) {
      throw PyErr.valueError(ts, "batched(): incomplete batch");
    }
    return PyTuple.of(ts, size == batch.length ? batch : Arrays.copyOf(batch, size));
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(iterator);
  }
}
