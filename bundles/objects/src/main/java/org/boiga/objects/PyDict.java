package org.boiga.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;

/**
 * {@code dict}: a compact table in order of insertion. Reads take no lock; writes take the dict's own.
 *
 * <p>A {@link Table} is append-only between resizes: the entry of a key keeps its number, values are
 * replaced or emptied in place, and a deleted key that is set again gets a new entry at the end.
 * Therefore a table and an entry number can be cached ({@link #table}), and a reader that races with
 * writers sees a state that the dict had.
 */
@org.boiga.api.annotation.PyType(name = "dict")
public sealed class PyDict extends SpinLock permits DictInstance {
  public static final PyType TYPE = PyType.builtin(new PyDictTable(), PyBaseObject.TYPE);

  private static final VarHandle ITEM = MethodHandles.arrayElementVarHandle(PyObject[].class);
  private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(int[].class);
  private static final Table EMPTY = new Table(0);

  /** The entries; public fields of the class are for the interpreter's inline caches. */
  public static final class Table {
    /** Entry number plus one by hash, probed linearly; 0 where free. */
    final int[] index;

    final int[] hashes;
    final PyObject[] keys;

    /** Null where the entry was deleted. */
    public final PyObject[] values;

    /** Entries in use, deleted ones included. */
    public volatile int used;

    private Table(int capacity) {
      hashes = new int[capacity];
      keys = new PyObject[capacity];
      values = new PyObject[capacity];
      index = new int[capacity == 0 ? 1 : Integer.highestOneBit(capacity * 3 / 2) * 2];
    }

    /** The value of entry {@code i}, borrowed; null if it was deleted. */
    public PyObject value(int i) {
      return (PyObject) ITEM.getAcquire(values, i);
    }

    /** The key of entry {@code i}, borrowed; it stays after a deletion. */
    public PyObject key(int i) {
      return keys[i];
    }

    /** The index cell that points to entry {@code e} of that hash, or -1 if none does any more. */
    private int cellOf(int e, int hash) {
      int mask = index.length - 1;
      for (int i = spread(hash) & mask; index[i] != 0; i = (i + 1) & mask) {
        if (index[i] - 1 == e) {
          return i;
        }
      }
      return -1;
    }

    /** Adds an entry; {@code cell} is that of the key's deleted entry, or -1. With the lock. */
    private void append(PyObject key, int hash, PyObject value, int cell) {
      int e = used;
      keys[e] = key;
      hashes[e] = hash;
      values[e] = value;
      int i = cell;
      if (i < 0) {
        int mask = index.length - 1;
        i = spread(hash) & mask;
        while (index[i] != 0) {
          i = (i + 1) & mask;
        }
      }
      used = e + 1;
      INDEX.setRelease(index, i, e + 1);
    }
  }

  private volatile Table table = EMPTY;
  private volatile int size;

  /** Makes an empty dict, held by the current scope. */
  public PyDict(ThreadState ts) {
    super(ts);
  }

  private static int spread(int h) {
    return h ^ (h >>> 16);
  }

  /** The hash as tables keep it. */
  private static int hash(ThreadState ts, PyObject key) {
    return key.getClass() == PyStr.class ? key.hashCode() : fold(Comparison.hash(ts, key));
  }

  private static int fold(long h) {
    return (int) (h ^ (h >>> 32));
  }

  /** The current table, for caches. It is replaced when it grows, and when it is cleared. */
  public final Table table() {
    return table;
  }

  /** Number of keys. */
  public final int size() {
    return size;
  }

  // Reading --------------------------------------------------------------------------------------

  /** The entry of {@code key}, deleted or not, or -1. Calls {@code __eq__}; without the lock. */
  private static int find(ThreadState ts, Table t, PyObject key, int hash) {
    int mask = t.index.length - 1;
    for (int i = spread(hash) & mask; ; i = (i + 1) & mask) {
      int e = (int) INDEX.getAcquire(t.index, i) - 1;
      if (e < 0) {
        return -1;
      }
      if (t.hashes[e] == hash) {
        PyObject k = t.keys[e];
        if (k == key || same(ts, k, key)) {
          return e;
        }
      }
    }
  }

  private static boolean same(ThreadState ts, PyObject a, PyObject b) {
    if (a.getClass() == PyStr.class && b.getClass() == PyStr.class) {
      return a.equals(b);
    }
    return Comparison.same(ts, a, b);
  }

  /** The entry of a str key, or -1; the value may be deleted. Calls no Python code. */
  public static int findStr(Table t, PyStr key) {
    int hash = key.hashCode();
    int mask = t.index.length - 1;
    for (int i = spread(hash) & mask; ; i = (i + 1) & mask) {
      int e = (int) INDEX.getAcquire(t.index, i) - 1;
      if (e < 0) {
        return -1;
      }
      if (t.hashes[e] == hash) {
        PyObject k = t.keys[e];
        if (k == key || k instanceof PyStr && k.equals(key)) {
          return e;
        }
      }
    }
  }

  /**
   * The value of a str key without holding it.
   *
   * @return borrowed from the dict: for dicts whose values do not go away meanwhile, or for leaves;
   *     null if there is none
   */
  public final PyObject getBorrowed(PyStr key) {
    Table t = table;
    int e = findStr(t, key);
    return e < 0 ? null : t.value(e);
  }

  /** The value of {@code key}, held by the current scope, or null. */
  public final PyObject get(ThreadState ts, PyObject key) {
    if (size == 0 && key.getClass() == PyStr.class) {
      return null;
    }
    int hash = hash(ts, key);
    Table t = table;
    int e = find(ts, t, key, hash);
    return e < 0 ? null : hold(ts, t, e);
  }

  /** The value of a str key, held by the current scope, or null. Calls no Python code. */
  public final PyObject get(ThreadState ts, PyStr key) {
    Table t = table;
    int e = findStr(t, key);
    return e < 0 ? null : hold(ts, t, e);
  }

  public final PyObject get(ThreadState ts, String key) {
    return get(ts, PyStr.interned(key));
  }

  /** The value of entry {@code e} of {@code t}, held by the current scope; null if deleted. */
  public final PyObject hold(ThreadState ts, Table t, int e) {
    PyObject v = t.value(e);
    if (!(v instanceof Counted c) || c.isUncounted()) {
      return v;
    }
    if (c.tryIncref(ts)) {
      return ts.holdOwned(v);
    }
    lock();
    v = t.values[e];
    if (v instanceof Counted live) {
      live.increfPublished(ts);
    }
    unlock();
    return ts.holdOwned(v);
  }

  /** The key of entry {@code e} of {@code t}, held by the current scope. */
  public final PyObject holdKey(ThreadState ts, Table t, int e) {
    PyObject k = t.keys[e];
    if (!(k instanceof Counted c) || c.isUncounted()) {
      return k;
    }
    if (c.tryIncref(ts)) {
      return ts.holdOwned(k);
    }
    lock();
    boolean live = t.values[e] != null;
    if (live) {
      c.increfPublished(ts);
    }
    unlock();
    return live ? ts.holdOwned(k) : k;
  }

  public final boolean containsKey(ThreadState ts, PyObject key) {
    int hash = hash(ts, key);
    Table t = table;
    int e = find(ts, t, key, hash);
    return e >= 0 && t.value(e) != null;
  }

  // Writing --------------------------------------------------------------------------------------

  /** What a write does with the entry that it finds. */
  private enum Write {
    PUT,
    PUT_IF_ABSENT,
    REMOVE
  }

  /** Sets the value of {@code key}; both are borrowed. */
  public final void put(ThreadState ts, PyObject key, PyObject value) {
    write(ts, key, hash(ts, key), value, Write.PUT);
  }

  public final void put(ThreadState ts, String key, PyObject value) {
    put(ts, PyStr.interned(key), value);
  }

  /**
   * Sets the value of {@code key} unless it has one ({@code setdefault}).
   *
   * @return the value that was there, held by the current scope, or null if there was none
   */
  public final PyObject putIfAbsent(ThreadState ts, PyObject key, PyObject value) {
    return write(ts, key, hash(ts, key), value, Write.PUT_IF_ABSENT);
  }

  /** Removes {@code key} and returns its value, held by the current scope, or null. */
  public final PyObject remove(ThreadState ts, PyObject key) {
    if (size == 0) {
      hash(ts, key); // an unhashable key is an error even so
      return null;
    }
    return write(ts, key, hash(ts, key), null, Write.REMOVE);
  }

  private PyObject write(ThreadState ts, PyObject key, int hash, PyObject value, Write what) {
    while (true) {
      Table t = table;
      int seen = t.used;
      int e = find(ts, t, key, hash);
      lock();
      try {
        if (table != t || e < 0 && t.used != seen) {
          continue; // another thread may have added the key
        }
        int cell = e < 0 ? -1 : t.cellOf(e, hash);
        if (e >= 0 && cell < 0) {
          continue; // deleted and added again meanwhile
        }
        PyObject old = e < 0 ? null : t.values[e];
        if (what == Write.PUT_IF_ABSENT && old != null) {
          return holdLocked(ts, old);
        }
        if (what == Write.REMOVE) {
          if (old != null) {
            ITEM.setRelease(t.values, e, (PyObject) null);
            ts.holdOwned(t.keys[e]);
            ts.holdOwned(old);
            if (--size == 0) {
              table = EMPTY;
            }
          }
          return old;
        }
        ts.keep(value);
        if (old != null) {
          ITEM.setRelease(t.values, e, value);
          ts.holdOwned(old);
          return old;
        }
        if (t.used == t.keys.length) {
          t = resized(t, Math.max(8, size * 2));
          table = t;
          cell = -1; // the new table has no deleted entries
        }
        ts.keep(key);
        t.append(key, hash, value, cell);
        size++;
        return null;
      } finally {
        unlock();
      }
    }
  }

  private static PyObject holdLocked(ThreadState ts, PyObject v) {
    if (v instanceof Counted c && !c.isUncounted()) {
      c.increfPublished(ts);
      ts.holdOwned(v);
    }
    return v;
  }

  private static Table resized(Table t, int capacity) {
    Table n = new Table(capacity);
    for (int e = 0; e < t.used; e++) {
      if (t.values[e] != null) {
        n.append(t.keys[e], t.hashes[e], t.values[e], -1);
      }
    }
    return n;
  }

  /** Makes room for {@code n} more keys. */
  public final void reserve(int n) {
    lock();
    if (table.used + n > table.keys.length) {
      table = resized(table, Math.max(8, size + n));
    }
    unlock();
  }

  /** Removes all keys. */
  public final void clear(ThreadState ts) {
    lock();
    Table t = table;
    table = EMPTY;
    size = 0;
    unlock();
    for (int e = 0; e < t.used; e++) {
      if (t.values[e] != null) {
        ts.holdOwned(t.values[e]);
        ts.holdOwned(t.keys[e]);
      }
    }
  }

  /** A copy of this dict as a plain one, held by the current scope. */
  public final PyDict copyOf(ThreadState ts) {
    PyDict d = new PyDict(ts);
    lock();
    Table n = resized(table, Math.max(8, size));
    for (int e = 0; e < n.used; e++) {
      keepLocked(ts, n.keys[e]);
      keepLocked(ts, n.values[e]);
    }
    d.size = size;
    unlock();
    d.table = n;
    return d;
  }

  private static void keepLocked(ThreadState ts, PyObject o) {
    if (o instanceof Counted c) {
      c.increfPublished(ts);
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    Table t = table;
    for (int e = 0; e < t.used; e++) {
      if (t.values[e] != null) {
        v.visit(t.keys[e]);
        v.visit(t.values[e]);
      }
    }
  }
}
