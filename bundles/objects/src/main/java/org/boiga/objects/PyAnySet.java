package org.boiga.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;
import org.boiga.memory.WeakCallbacks;

/**
 * What set and frozenset have in common: a table with open addressing. Reads take no lock; writes
 * take the set's own.
 *
 * <p>A slot of a {@link Table} holds keys of one hash only: deleting leaves a mark, and adding
 * takes a free slot or one that had a key of the same hash, until the table is replaced. Hence a
 * reader that races with writers finds a state that the set had. Probing follows CPython, so that
 * small ints come in the order that people know.
 */
public abstract sealed class PyAnySet extends SpinLock implements WeaklyReferable
    permits PySet, PyFrozenSet {
  private static final VarHandle KEY = MethodHandles.arrayElementVarHandle(PyObject[].class);
  private static final int SMALLEST = 8;
  private static final int LINEAR_PROBES = 9;
  private static final int LARGE = 50_000;

  /** What a deleted key leaves in its slot. */
  private static final PyObject DELETED =
      new PyObject() {
        @Override
        public PyObject type() {
          return PyBaseObject.TYPE;
        }
      };

  static final class Table {
    final PyObject[] keys;
    final long[] hashes;

    /** Slots that are not free, deleted ones included. */
    private volatile int fill;

    /** How often a key took the slot of a deleted one. */
    private volatile int reused;

    /** All slots before this one are free or deleted; a hint for {@code pop}. */
    private int finger;

    private Table(int capacity) {
      keys = new PyObject[capacity];
      hashes = new long[capacity];
    }

    int capacity() {
      return keys.length;
    }

    /** The key in a slot, borrowed; null if there is none. */
    private PyObject key(int slot) {
      PyObject k = (PyObject) KEY.getAcquire(keys, slot);
      return k == DELETED ? null : k;
    }

    private boolean isCrowded(long more) {
      return (fill + more) * 5 >= (keys.length - 1) * 3L;
    }

    /**
     * Puts a key that is known to be absent into the first slot that is free, or that a key of this
     * hash has left. With the lock.
     */
    private void append(PyObject key, long hash) {
      int mask = keys.length - 1;
      long perturb = hash;
      int i = (int) hash & mask;
      while (true) {
        int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
        for (int k = i; k <= last; k++) {
          if (keys[k] == DELETED && hashes[k] == hash) {
            reused++; // first: who finds the key sees that it may not be the one it looked for
            finger = Math.min(finger, k);
            KEY.setRelease(keys, k, key);
            return;
          }
          if (keys[k] == null) {
            hashes[k] = hash;
            finger = Math.min(finger, k);
            KEY.setRelease(keys, k, key);
            fill++; // last: who has seen this number finds the key
            return;
          }
        }
        perturb >>>= 5;
        i = (int) (i * 5L + 1 + perturb) & mask;
      }
    }
  }

  private volatile Table table = new Table(SMALLEST);
  private volatile int size;
  private volatile WeakReferences weakReferences;

  /** Makes a set that is never counted. */
  PyAnySet() {}

  PyAnySet(ThreadState ts) {
    super(ts);
  }

  /** Number of items. */
  public final int size() {
    return size;
  }

  final Table table() {
    return table;
  }

  // Reading --------------------------------------------------------------------------------------

  /** The hash of an item. */
  static long hashOf(ThreadState ts, PyObject key) {
    return PyDict.hashOf(ts, key, "a set element");
  }

  /** The hash of an item to look for: a set is looked for as the frozenset of its items. */
  private static long lookupHash(ThreadState ts, PyObject key) {
    return key instanceof PySet s && s.isUnhashable() ? s.contentHash(ts) : hashOf(ts, key);
  }

  /** The slot of {@code key} or -1. Calls {@code __eq__}; without the lock. */
  private int find(ThreadState ts, Table t, PyObject key, long hash) {
    int mask = t.keys.length - 1;
    long perturb = hash;
    int i = (int) hash & mask;
    while (true) {
      int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (int slot = i; slot <= last; slot++) {
        PyObject k = (PyObject) KEY.getAcquire(t.keys, slot);
        if (k == null) {
          return -1;
        }
        if (t.hashes[slot] == hash && (k == key || same(ts, t, slot, k, key))) {
          return slot;
        }
      }
      perturb >>>= 5;
      i = (int) (i * 5L + 1 + perturb) & mask;
    }
  }

  private boolean same(ThreadState ts, Table t, int slot, PyObject k, PyObject key) {
    if (k == DELETED) {
      return false;
    }
    if (k.getClass() == PyStr.class && key.getClass() == PyStr.class) {
      return k.equals(key);
    }
    if (k.getClass() == SmallInt.class && key.getClass() == SmallInt.class) {
      return ((SmallInt) k).value == ((SmallInt) key).value;
    }
    int mark = ts.mark();
    PyObject held = hold(ts, t, slot);
    boolean same = held != null && Comparison.same(ts, held, key);
    ts.release(mark);
    return same;
  }

  /**
   * The key in a slot of {@code t}, held by the current scope.
   *
   * @return null if there is none; maybe also if the table was replaced
   */
  final PyObject hold(ThreadState ts, Table t, int slot) {
    PyObject k = t.key(slot);
    if (!(k instanceof Counted c) || c.isUncounted()) {
      return k;
    }
    if (c.tryIncref(ts)) {
      return ts.holdOwned(k);
    }
    lock();
    k = table == t ? t.key(slot) : null;
    if (k instanceof Counted live) {
      live.increfPublished(ts);
    }
    unlock();
    return ts.holdOwned(k);
  }

  /** {@code key in s}. */
  public final boolean contains(ThreadState ts, PyObject key) {
    return contains(ts, key, lookupHash(ts, key));
  }

  final boolean contains(ThreadState ts, PyObject key, long hash) {
    while (true) {
      Table t = table;
      int slot = find(ts, t, key, hash);
      boolean found = slot >= 0 && t.key(slot) != null;
      if (table == t) {
        return found;
      }
    }
  }

  /** Items and their hashes in order, as they were at one moment; held by the scope that asked. */
  record Snapshot(PyObject[] items, long[] hashes) {}

  /** All items at this moment, held by the current scope. */
  final Snapshot snapshot(ThreadState ts) {
    lock();
    try {
      Table t = table;
      PyObject[] items = new PyObject[size];
      long[] hashes = new long[size];
      int n = 0;
      for (int slot = 0; n < items.length; slot++) {
        PyObject k = t.key(slot);
        if (k != null) {
          if (k instanceof Counted c && !c.isUncounted()) {
            c.increfPublished(ts);
            ts.holdOwned(k);
          }
          hashes[n] = t.hashes[slot];
          items[n++] = k;
        }
      }
      return new Snapshot(items, hashes);
    } finally {
      unlock();
    }
  }

  /** All items at this moment, held by the current scope. */
  public final PyObject[] toArray(ThreadState ts) {
    return snapshot(ts).items;
  }

  /** The hash that the items give a frozenset: the same in whatever order. */
  final long contentHash(ThreadState ts) {
    Table t = table;
    long h = 0;
    int n = 0;
    for (int slot = 0; slot < t.capacity(); slot++) {
      if (t.key(slot) != null) {
        long k = t.hashes[slot];
        h ^= (k ^ 89869747L ^ k << 16) * 3644798167L;
        n++;
      }
    }
    h ^= (n + 1L) * 1927868237L;
    h ^= h >>> 11 ^ h >>> 25;
    h = h * 69069L + 907133923L;
    return h == -1 ? 590923713L : h;
  }

  // Writing: for set, and for a frozenset that is being made
  // ----------------------------------------

  /** Adds an item, which is borrowed; false if it was there already. */
  final boolean addItem(ThreadState ts, PyObject key, long hash) {
    while (true) {
      Table t = table;
      int seen = t.fill;
      int reused = t.reused;
      int slot = find(ts, t, key, hash);
      lock();
      try {
        boolean present = slot >= 0 && t.key(slot) != null;
        if (table != t || t.reused != reused || !present && t.fill != seen) {
          continue; // another thread may have added it
        }
        if (!present) {
          t.append(ts.keep(key), hash);
          size++;
          if (t.isCrowded(0)) {
            table = resized(t, size > LARGE ? size * 2L : size * 4L);
          }
        }
        return !present;
      } finally {
        unlock();
      }
    }
  }

  final boolean addItem(ThreadState ts, PyObject key) {
    return addItem(ts, key, hashOf(ts, key));
  }

  private static Table resized(Table t, long least) {
    long capacity = SMALLEST;
    while (capacity <= least) {
      capacity *= 2;
    }
    Table n = new Table((int) capacity);
    for (int slot = 0; slot < t.capacity(); slot++) {
      PyObject k = t.key(slot);
      if (k != null) {
        n.append(k, t.hashes[slot]);
      }
    }
    return n;
  }

  /** Makes room for {@code more} items. */
  final void reserve(int more) {
    lock();
    try {
      if (table.isCrowded(more)) {
        table = resized(table, (size + (long) more) * 2);
      }
    } finally {
      unlock();
    }
  }

  /** Adds all items of another set. */
  final void addAll(ThreadState ts, PyAnySet other) {
    Snapshot s = other.snapshot(ts);
    reserve(s.items.length);
    for (int i = 0; i < s.items.length; i++) {
      addItem(ts, s.items[i], s.hashes[i]);
    }
  }

  /** Removes an item; false if it was not there. */
  final boolean removeItem(ThreadState ts, PyObject key) {
    return removeItem(ts, key, lookupHash(ts, key));
  }

  final boolean removeItem(ThreadState ts, PyObject key, long hash) {
    while (true) {
      Table t = table;
      int seen = t.fill;
      int reused = t.reused;
      int slot = find(ts, t, key, hash);
      lock();
      try {
        PyObject k = slot < 0 ? null : t.key(slot);
        if (table != t || t.reused != reused || k == null && t.fill != seen) {
          continue;
        }
        if (k != null) {
          removeLocked(ts, t, slot, k);
        }
        return k != null;
      } finally {
        unlock();
      }
    }
  }

  private void removeLocked(ThreadState ts, Table t, int slot, PyObject k) {
    KEY.setRelease(t.keys, slot, DELETED);
    size--;
    ts.holdOwned(k);
  }

  /** Removes some item and returns it, held by the current scope; null if the set is empty. */
  final PyObject removeAny(ThreadState ts) {
    lock();
    try {
      Table t = table;
      if (size == 0) {
        return null;
      }
      int slot = t.finger;
      while (t.key(slot) == null) {
        slot++;
      }
      PyObject k = t.key(slot);
      t.finger = slot + 1;
      removeLocked(ts, t, slot, k);
      return k;
    } finally {
      unlock();
    }
  }

  /** Removes all items. */
  final void removeAll(ThreadState ts) {
    takeOver(ts, new Table(SMALLEST), 0);
  }

  /** Replaces the items at once by those of {@code other}, which is left empty. */
  final void takeOver(ThreadState ts, PyAnySet other) {
    Table t = other.table;
    int n = other.size;
    other.table = new Table(SMALLEST);
    other.size = 0;
    takeOver(ts, t, n);
  }

  private void takeOver(ThreadState ts, Table t, int n) {
    lock();
    Table old = table;
    table = t;
    size = n;
    unlock();
    for (PyObject k : old.keys) {
      ts.holdOwned(k);
    }
  }

  @Override
  public abstract PyType type();

  // Life -----------------------------------------------------------------------------------------

  @Override
  public final WeakReferences weakReferences() {
    WeakReferences made = weakReferences == null ? new WeakReferences() : null;
    lock();
    if (weakReferences == null) {
      weakReferences = made;
    }
    unlock();
    return weakReferences;
  }

  @Override
  protected final void clearWeakReferences(Mutator m, WeakCallbacks callbacks) {
    WeakReferences w = weakReferences;
    if (w != null) {
      w.clear((ThreadState) m, callbacks);
    }
  }

  @Override
  public void traverse(Visitor v) {
    PyObject[] keys = table.keys;
    v.visitAll(keys, keys.length);
  }
}
