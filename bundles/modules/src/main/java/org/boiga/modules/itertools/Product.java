package org.boiga.modules.itertools;

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

/** {@code itertools.product}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.product",
    doc = "The Cartesian product of iterables, each taken so many times.",
    parts = {SelfIterator.class})
public final class Product extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new ProductTable(), PyBaseObject.TYPE);

  private final PyTuple[] pools;

  /** The items of the next tuple; null when there is none. Guarded by the lock. */
  private int[] indices;

  private Product(ThreadState ts, PyType cls, PyTuple[] pools) {
    super(ts, cls);
    this.pools = pools;
    boolean empty = false;
    for (PyTuple p : pools) {
      ts.keep(p);
      empty |= p.size() == 0;
    }
    indices = empty ? null : new int[pools.length];
  }

  @PySlot(signature = "(*iterables, repeat=1)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject[] iterables, long repeat) {
    if (repeat < 0) {
      throw PyErr.valueError(ts, "repeat argument cannot be negative");
    }
    int n = iterables.length;
    if (n > 0 && repeat > 1 << 24) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
    int times = n == 0 ? 0 : (int) repeat;
    PyTuple[] pools = new PyTuple[n * times];
    for (int i = 0; i < n; i++) {
      PyTuple pool = PyTuple.from(ts, iterables[i]);
      for (int k = 0; k < times; k++) {
        pools[k * n + i] = pool;
      }
    }
    return new Product(ts, cls, pools);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int[] now = advance();
    if (now == null) {
      return null;
    }
    PyObject[] items = new PyObject[now.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = pools[i].at(now[i]);
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
      int[] after = now.clone();
      int i = after.length - 1;
      while (i >= 0 && ++after[i] == pools[i].size()) {
        after[i--] = 0;
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
    v.visitAll(pools, pools.length);
  }
}
