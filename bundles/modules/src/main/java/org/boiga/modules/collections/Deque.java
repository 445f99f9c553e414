package org.boiga.modules.collections;

import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * {@code collections.deque}: a ring of items under the object's lock. Its methods are in {@link
 * DequeMethods}.
 */
@org.boiga.api.annotation.PyType(
    name = "collections.deque",
    doc = "A list-like sequence that is fast at both ends.",
    parts = {DequeMethods.class})
public final class Deque extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new DequeTable(), PyBaseObject.TYPE)
          .weaklyReferable()
          .matchedAs(PyType.SEQUENCE);

  private static final int SMALLEST = 8;

  /** A power of two long; item {@code i} is at {@code (head + i) & (length - 1)}. */
  private PyObject[] ring = new PyObject[SMALLEST];

  private int head;
  private volatile int size;

  /** Changes with the number or order of items. */
  private volatile long changes;

  /** The most items that it takes: the ones at the other end go; negative for no limit. */
  private volatile int limit = -1;

  Deque(ThreadState ts, PyType type) {
    super(ts, type);
  }

  int size() {
    return size;
  }

  long changes() {
    return changes;
  }

  int limit() {
    return limit;
  }

  void setLimit(int limit) {
    this.limit = limit;
  }

  private int slot(int i) {
    return (head + i) & (ring.length - 1);
  }

  /** Item {@code i}, held by the current scope; null if there is none. */
  PyObject getOrNull(ThreadState ts, int i) {
    lock();
    PyObject v = i >= 0 && i < size ? ring[slot(i)] : null;
    if (v instanceof Counted c) {
      c.increfPublished(ts);
    }
    unlock();
    return ts.holdOwned(v);
  }

  /** Replaces item {@code i}; false if there is none. */
  boolean set(ThreadState ts, int i, PyObject x) {
    PyObject old = null;
    lock();
    boolean found = i >= 0 && i < size;
    if (found) {
      old = ring[slot(i)];
      ring[slot(i)] = ts.keep(x);
    }
    unlock();
    ts.holdOwned(old);
    return found;
  }

  /** All items at this moment, held by the current scope. */
  PyObject[] toArray(ThreadState ts) {
    lock();
    try {
      PyObject[] a = new PyObject[size];
      for (int i = 0; i < a.length; i++) {
        a[i] = ring[slot(i)];
        if (a[i] instanceof Counted c) {
          c.increfPublished(ts);
        }
        ts.holdOwned(a[i]);
      }
      return a;
    } finally {
      unlock();
    }
  }

  // Both ends ------------------------------------------------------------------------------------

  private void makeRoom() {
    if (size == ring.length) {
      PyObject[] a = new PyObject[size * 2];
      for (int i = 0; i < size; i++) {
        a[i] = ring[slot(i)];
      }
      ring = a;
      head = 0;
    }
  }

  void append(ThreadState ts, PyObject x) {
    PyObject dropped = null;
    lock();
    try {
      makeRoom();
      ring[slot(size)] = ts.keep(x);
      size++;
      changes++;
      if (limit >= 0 && size > limit) {
        dropped = takeFirst();
      }
    } finally {
      unlock();
    }
    ts.holdOwned(dropped);
  }

  void appendLeft(ThreadState ts, PyObject x) {
    PyObject dropped = null;
    lock();
    try {
      makeRoom();
      head = slot(-1);
      ring[head] = ts.keep(x);
      size++;
      changes++;
      if (limit >= 0 && size > limit) {
        dropped = takeLast();
      }
    } finally {
      unlock();
    }
    ts.holdOwned(dropped);
  }

  private PyObject takeFirst() {
    PyObject v = ring[head];
    ring[head] = null;
    head = slot(1);
    size--;
    changes++;
    return v;
  }

  private PyObject takeLast() {
    int i = slot(size - 1);
    PyObject v = ring[i];
    ring[i] = null;
    size--;
    changes++;
    return v;
  }

  /** Removes the last item and returns it, held by the current scope; null if there is none. */
  PyObject removeLast(ThreadState ts) {
    lock();
    PyObject v = size == 0 ? null : takeLast();
    unlock();
    return ts.holdOwned(v);
  }

  /** Removes the first item and returns it, held by the current scope; null if there is none. */
  PyObject removeFirst(ThreadState ts) {
    lock();
    PyObject v = size == 0 ? null : takeFirst();
    unlock();
    return ts.holdOwned(v);
  }

  void extend(ThreadState ts, PyObject iterable) {
    if (iterable == this || iterable instanceof Deque d && d.type() == TYPE) {
      for (PyObject o : ((Deque) iterable).toArray(ts)) {
        append(ts, o);
      }
    } else {
      Iteration.drain(ts, Iteration.iter(ts, iterable), x -> append(ts, x));
    }
  }

  void clear(ThreadState ts) {
    lock();
    PyObject[] old = ring;
    ring = new PyObject[SMALLEST];
    head = 0;
    size = 0;
    changes++;
    unlock();
    for (PyObject o : old) {
      ts.holdOwned(o);
    }
  }

  // The middle -----------------------------------------------------------------------------------

  /** The ring with item 0 in front, so that the middle can be moved. With the lock. */
  private PyObject[] straighten() {
    if (head != 0) {
      PyObject[] a = new PyObject[ring.length];
      for (int i = 0; i < size; i++) {
        a[i] = ring[slot(i)];
      }
      ring = a;
      head = 0;
    }
    return ring;
  }

  /** Inserts before index {@code i}, which is clamped; false if the deque is full. */
  boolean insert(ThreadState ts, long i, PyObject x) {
    lock();
    try {
      int n = size;
      if (limit >= 0 && n >= limit) {
        return false;
      }
      makeRoom();
      int k = (int) (i < 0 ? Math.max(0, i + n) : Math.min(i, n));
      PyObject[] a = straighten();
      System.arraycopy(a, k, a, k + 1, n - k);
      a[k] = ts.keep(x);
      size++;
      changes++;
      return true;
    } finally {
      unlock();
    }
  }

  /** Removes item {@code i}, held by the current scope; null if there is none. */
  PyObject remove(ThreadState ts, int i) {
    PyObject old = null;
    lock();
    try {
      int n = size;
      if (i >= 0 && i < n) {
        PyObject[] a = straighten();
        old = a[i];
        System.arraycopy(a, i + 1, a, i, n - i - 1);
        a[n - 1] = null;
        size--;
        changes++;
      }
    } finally {
      unlock();
    }
    return ts.holdOwned(old);
  }

  /** Moves {@code steps} items from the end to the front, or back where negative. */
  void rotate(long steps) {
    lock();
    try {
      int n = size;
      if (n < 2) {
        return;
      }
      int k = (int) Math.floorMod(steps, (long) n);
      if (k <= n / 2) {
        for (; k > 0; k--) {
          PyObject v = takeLast();
          head = slot(-1);
          ring[head] = v;
          size++;
        }
      } else {
        for (k = n - k; k > 0; k--) {
          PyObject v = takeFirst();
          ring[slot(size)] = v;
          size++;
        }
      }
      changes++;
    } finally {
      unlock();
    }
  }

  void reverse() {
    lock();
    for (int i = 0, k = size - 1; i < k; i++, k--) {
      PyObject v = ring[slot(i)];
      ring[slot(i)] = ring[slot(k)];
      ring[slot(k)] = v;
    }
    changes++;
    unlock();
  }

  /** Repeats the items in place; those that exceed the limit go in front. */
  void repeat(ThreadState ts, long times) {
    if (times <= 0) {
      clear(ts);
      return;
    }
    PyObject[] a = toArray(ts);
    long all = a.length * times;
    long from = limit >= 0 && all > limit ? all - limit : a.length;
    if (from > a.length) {
      clear(ts);
    }
    for (long i = from; i < all; i++) {
      append(ts, a[(int) (i % a.length)]);
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    PyObject[] a = ring;
    v.visitAll(a, a.length);
  }

  /** Items that there is room for. */
  int capacity() {
    return ring.length;
  }
}
