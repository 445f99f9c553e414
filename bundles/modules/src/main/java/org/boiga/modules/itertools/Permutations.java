package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.permutations}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.permutations",
    doc = "The ways to arrange r items, by default all.",
    parts = {SelfIterator.class})
public final class Permutations extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PermutationsTable(), PyBaseObject.TYPE);

  private final PyTuple pool;
  private final int r;

  /** An order of all items of which the next tuple is the beginning; null when there is none. */
  private int[] indices;

  /** How many items each place will still take. Guarded, as the indices are, by the lock. */
  private final int[] cycles;

  private Permutations(ThreadState ts, PyType cls, PyTuple pool, int r) {
    super(ts, cls);
    this.pool = ts.keep(pool);
    this.r = r;
    int n = pool.size();
    cycles = new int[Math.min(r, n)];
    if (r <= n) {
      indices = new int[n];
      for (int i = 0; i < n; i++) {
        indices[i] = i;
      }
      for (int i = 0; i < r; i++) {
        cycles[i] = n - i;
      }
    }
  }

  @PySlot(signature = "(iterable, r=None)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable, PyObject r) {
    PyTuple pool = PyTuple.from(ts, iterable);
    if (r == null || r == Py.None) {
      return new Permutations(ts, cls, pool, pool.size());
    }
    if (!(r instanceof PyInt)) {
      throw PyErr.typeError(ts, "Expected int as r");
    }
    long n = Args.toLong(ts, r);
    if (n < 0) {
      throw PyErr.valueError(ts, "r must be non-negative");
    }
    return new Permutations(ts, cls, pool, (int) Math.min(n, Integer.MAX_VALUE));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int[] now = advance();
    if (now == null) {
      return null;
    }
    PyObject[] items = new PyObject[r];
    for (int i = 0; i < r; i++) {
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
      int n = now.length;
      int[] after = now.clone();
      int i = r - 1;
      for (; i >= 0; i--) {
        if (--cycles[i] > 0) {
          int k = n - cycles[i];
          int x = after[i];
          after[i] = after[k];
          after[k] = x;
          break;
        }
        // This place has taken every item: put them back in order.
        int x = after[i];
        System.arraycopy(after, i + 1, after, i, n - 1 - i);
        after[n - 1] = x;
        cycles[i] = n - i;
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
