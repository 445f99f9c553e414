package org.boiga.modules.itertools;

import java.util.Arrays;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.combinations_with_replacement}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.combinations_with_replacement",
    doc = "The ways to choose r items, each as often as one likes, in the order of the iterable.",
    parts = {SelfIterator.class})
public final class CombinationsWithReplacement extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new CombinationsWithReplacementTable(), PyBaseObject.TYPE);

  private final PyTuple pool;

  /** The items of the next tuple; null when there is none. Guarded by the lock. */
  private int[] indices;

  private CombinationsWithReplacement(ThreadState ts, PyType cls, PyTuple pool, int r) {
    super(ts, cls);
    this.pool = ts.keep(pool);
    int n = pool.size();
    if (r == 0 || n > 0) {
      indices = new int[r];
    }
  }

  @PySlot(signature = "(iterable, r)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable, long r) {
    PyTuple pool = PyTuple.from(ts, iterable);
    if (r < 0) {
      throw PyErr.valueError(ts, "r must be non-negative");
    }
    if (r > 1 << 28) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
    return new CombinationsWithReplacement(ts, cls, pool, (int) r);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int[] now = advance();
    if (now == null) {
      return null;
    }
    PyObject[] items = new PyObject[now.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = pool.at(now[i]);
    }
    return PyTuple.of(ts, items);
  }

  private int[] advance() {
    lock();
    try {
      int[] now = indices;
      if (now == null) {
        return null;
      }
      int n = pool.size();
      int[] after = now.clone();
      int i = after.length - 1;
      while (i >= 0 && after[i] == n - 1) {
        i--;
      }
      if (i >= 0) {
        Arrays.fill(after, i, after.length, after[i] + 1);
      }
      indices = i < 0 ? null : after;
      return now;
    } finally {
      unlock();
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(pool);
  }
}
