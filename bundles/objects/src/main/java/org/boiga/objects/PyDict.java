package org.boiga.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.boiga.api.PyDictObject;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;

/**
 * {@code dict}: a compact table in order of insertion. Reads take no lock; writes take the dict's
 * own.
 *
 * <p>A {@link Table} is append-only between resizes: the entry of a key keeps its number, values
 * are replaced or emptied in place, and a deleted key that is set again gets a new entry at the
 * end. Therefore a table and an entry number can be cached ({@link #table}), and a reader that
 * races with writers sees a state that the dict had.
 */
@org.boiga.api.annotation.PyType(
    name = "dict",
    doc =
        "dict() -> a new empty dictionary\n"
            + "dict(mapping), dict(iterable of pairs), dict(**names) -> a new one with these items",
    parts = {DictMethods.class})
public sealed class PyDict extends SpinLock implements PyDictObject
    permits DictInstance, BuiltinsMapping {
  public static final PyType TYPE =
      PyType.builtin(new PyDictTable(), PyBaseObject.TYPE).matchedAs(PyType.MAPPING);

  private static final VarHandle ITEM = MethodHandles.arrayElementVarHandle(PyObject[].class);
  private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(int[].class);
  private static final Table EMPTY = new Table(0);

  /** Non-negative ints below are their own hash. */
  private static final long INT_MODULUS = (1L << 61) - 1;

  /** In the index: the entry was deleted; probing goes on. */
  private static final int DELETED = -1;

  /** The entries; public fields of the class are for the interpreter's inline caches. */
  public static final class Table {
    /** Entry number plus one by hash, probed linearly; 0 where free, or DELETED. */
    final int[] index;

    final long[] hashes;
    final PyObject[] keys;

    /** Null where the entry was deleted. */
    public final PyObject[] values;

    /** Entries in use, deleted ones included. */
    public volatile int used;

    /** Whether all keys are plain strs, so that looking for one calls no Python code. */
    private volatile boolean onlyStrs = true;

    /** All entries before this one are deleted. */
    volatile int first;

    /** All entries from this one on are deleted. */
    private int end;

    private Table(int capacity) {
      hashes = new long[capacity];
      keys = new PyObject[capacity];
      values = new PyObject[capacity];
      index = new int[capacity == 0 ? 1 : Integer.highestOneBit(capacity * 3 / 2) * 2];
    }

    /** Stands for this table in inline caches, without keeping keys and values alive. */
    public Object identity() {
      return index;
    }

    /** The value of entry {@code i}, borrowed; null if it was deleted. */
    public PyObject value(int i) {
      return (PyObject) ITEM.getAcquire(values, i);
    }

    /** The key of entry {@code i}, borrowed; it stays after a deletion. */
    public PyObject key(int i) {
      return keys[i];
    }

    /** Adds an entry whose key is known to be absent. With the lock. */
    private void append(PyObject key, long hash, PyObject value) {
      int e = used;
      if (key.getClass() != PyStr.class) {
        onlyStrs = false;
      }
      keys[e] = key;
      hashes[e] = hash;
      values[e] = value;
      int mask = index.length - 1;
      int i = spread(hash) & mask;
      while (index[i] > 0) {
        i = (i + 1) & mask;
      }
      end = e + 1;
      INDEX.setRelease(index, i, e + 1);
      used = e + 1; // last: who has seen this number finds the entry
    }

    /** Appends all live entries but one to another table. With the lock. */
    private void copyTo(Table to, int except) {
      for (int e = first; e < end; e++) {
        if (e != except && values[e] != null) {
          to.append(keys[e], hashes[e], values[e]);
        }
      }
    }

    /** Deletes an entry. With the lock. */
    private void delete(int e) {
      int mask = index.length - 1;
      int i = spread(hashes[e]) & mask;
      while (index[i] - 1 != e) {
        i = (i + 1) & mask;
      }
      INDEX.setRelease(index, i, DELETED);
      ITEM.setRelease(values, e, (PyObject) null);
      while (end > 0 && values[end - 1] == null) {
        end--;
      }
      while (first < end && values[first] == null) {
        first++;
      }
    }
  }

  private volatile Table table = EMPTY;
  private volatile int size;

  /** Makes an empty dict, held by the current scope. */
  public PyDict(ThreadState ts) {
    super(ts);
  }

  /**
   * A dict of the keyword arguments of a call, held by the current scope.
   *
   * @param from where their values begin in {@code args}
   * @return null if there are none
   */
  public static PyDict ofKeywords(ThreadState ts, PyObject[] args, int from, PyTuple kwnames) {
    if (kwnames == null || kwnames.size() == 0) {
      return null;
    }
    PyDict d = new PyDict(ts);
    for (int i = 0; i < kwnames.size(); i++) {
      d.put(ts, kwnames.at(i), args[from + i]);
    }
    return d;
  }

  /** What exhausted iterators refer to: an empty dict that is never counted nor seen. */
  static final PyDict NOTHING = new PyDict();

  /** Makes a dict that is never counted: the attributes of a built-in type. */
  PyDict() {}

  /** Sets a leaf under a name, in a dict that no other thread sees yet. */
  final void putConstant(PyStr key, PyObject value) {
    Table t = table;
    int e = findStr(t, key);
    if (e >= 0) {
      t.values[e] = value;
      return;
    }
    if (t.used == t.keys.length) {
      t = resized(t, Math.max(8, size * 2));
      table = t;
    }
    t.append(key, key.hash(), value);
    size++;
  }

  private static int spread(long h) {
    int folded = (int) (h ^ h >>> 32);
    return (int) h == h ? (int) h ^ (int) h >>> 16 : folded ^ folded >>> 16;
  }

  /** The hash of a key. */
  static long hash(ThreadState ts, PyObject key) {
    if (key.getClass() == PyStr.class) {
      return ((PyStr) key).hash();
    }
    if (key instanceof SmallInt i && i.value >= 0 && i.value < INT_MODULUS) {
      return i.value;
    }
    return hashOf(ts, key, "a dict key");
  }

  /** The hash of a key; TypeError tells what it was to be used as. */
  static long hashOf(ThreadState ts, PyObject key, String use) {
    try {
      return Comparison.hash(ts, key);
    } catch (PyException e) {
      if (e.value().type() != PyExc.TypeError) {
        throw e;
      }
      throw PyErr.typeError(
          ts,
          "cannot use '%s' as %s (%s)"
              .formatted(PyType.of(key).name(), use, Conversion.str(ts, e.value())));
    }
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

  /** The entry of {@code key} or -1. Calls {@code __eq__}; without the lock. */
  private int find(ThreadState ts, Table t, PyObject key, long hash) {
    int mask = t.index.length - 1;
    for (int i = spread(hash) & mask; ; i = (i + 1) & mask) {
      int e = (int) INDEX.getAcquire(t.index, i) - 1;
      if (e == -1) {
        return -1;
      }
      if (e >= 0 && t.hashes[e] == hash) {
        PyObject k = t.keys[e];
        if (k == key || same(ts, t, e, k, key)) {
          return e;
        }
      }
    }
  }

  private boolean same(ThreadState ts, Table t, int e, PyObject k, PyObject key) {
    if (k.getClass() == PyStr.class && key.getClass() == PyStr.class) {
      return k.equals(key);
    }
    if (k.getClass() == SmallInt.class && key.getClass() == SmallInt.class) {
      return ((SmallInt) k).value == ((SmallInt) key).value;
    }
    if (k.getClass() == PyTuple.class && key.getClass() == PyTuple.class) {
      PyTuple u = (PyTuple) k;
      PyTuple v = (PyTuple) key;
      if (u.size() != v.size()) {
        return false;
      }
      if (u.startsAs(v) == u.size()) {
        return true; // needs no code of Python, therefore no key that is held
      }
    }
    int mark = ts.mark();
    PyObject held = holdKey(ts, t, e);
    boolean same = held != null && Comparison.same(ts, held, key);
    ts.release(mark);
    return same;
  }

  /** The entry of a str key, or -1; the value may be deleted. Calls no Python code. */
  public static int findStr(Table t, PyStr key) {
    long hash = key.hash();
    int mask = t.index.length - 1;
    for (int i = spread(hash) & mask; ; i = (i + 1) & mask) {
      int e = (int) INDEX.getAcquire(t.index, i) - 1;
      if (e == -1) {
        return -1;
      }
      if (e >= 0 && t.hashes[e] == hash) {
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
    if (key.getClass() == PyStr.class) {
      return get(ts, (PyStr) key);
    }
    long hash = hash(ts, key);
    while (true) {
      Table t = table;
      int e = find(ts, t, key, hash);
      PyObject v = e < 0 ? null : hold(ts, t, e);
      if (table == t) {
        return v;
      }
    }
  }

  /** Whether a key whose hash is known is in the dict. */
  final boolean containsKey(ThreadState ts, PyObject key, long hash) {
    while (true) {
      Table t = table;
      int e = find(ts, t, key, hash);
      boolean found = e >= 0 && t.value(e) != null;
      if (table == t) {
        return found;
      }
    }
  }

  /** The value of a str key, whose type does not matter, held by the current scope, or null. */
  public final PyObject get(ThreadState ts, PyStr key) {
    while (true) {
      Table t = table;
      int e = t.onlyStrs ? findStr(t, key) : find(ts, t, key, key.hash());
      PyObject v = e < 0 ? null : hold(ts, t, e);
      if (table == t) {
        return v;
      }
    }
  }

  public final PyObject get(ThreadState ts, String key) {
    return get(ts, PyStr.interned(key));
  }

  /**
   * The value of entry {@code e} of {@code t}, held by the current scope.
   *
   * @return null if the entry was deleted; maybe also if the table was replaced
   */
  public final PyObject hold(ThreadState ts, Table t, int e) {
    PyObject v = t.value(e);
    if (!(v instanceof Counted c) || c.isUncounted()) {
      return v;
    }
    if (c.tryIncref(ts)) {
      return ts.holdOwned(v);
    }
    lock();
    v = table == t ? t.values[e] : null;
    if (v instanceof Counted live) {
      live.increfPublished(ts);
    }
    unlock();
    return ts.holdOwned(v);
  }

  /** As {@link #hold} for the key. */
  public final PyObject holdKey(ThreadState ts, Table t, int e) {
    PyObject k = t.keys[e];
    if (!(k instanceof Counted c) || c.isUncounted()) {
      return k;
    }
    if (c.tryIncref(ts)) {
      return ts.holdOwned(k);
    }
    lock();
    boolean live = table == t && t.values[e] != null;
    if (live) {
      c.increfPublished(ts);
    }
    unlock();
    return live ? ts.holdOwned(k) : null;
  }

  public final boolean containsKey(ThreadState ts, PyObject key) {
    return containsKey(ts, key, hash(ts, key));
  }

  /** Keys and values in order, as they were at one moment; held by the scope that asked. */
  record Snapshot(PyObject[] keys, PyObject[] values, long[] hashes) {
    int size() {
      return keys.length;
    }
  }

  /** All items at this moment, held by the current scope. */
  final Snapshot snapshot(ThreadState ts) {
    lock();
    try {
      Table t = table;
      PyObject[] keys = new PyObject[size];
      PyObject[] values = new PyObject[size];
      long[] hashes = new long[size];
      int n = 0;
      for (int e = t.first; n < keys.length; e++) {
        if (t.values[e] != null) {
          hashes[n] = t.hashes[e];
          keys[n] = holdLocked(ts, t.keys[e]);
          values[n++] = holdLocked(ts, t.values[e]);
        }
      }
      return new Snapshot(keys, values, hashes);
    } finally {
      unlock();
    }
  }

  /** All keys in order at this moment, held by the current scope. */
  public final PyObject[] keysArray(ThreadState ts) {
    return snapshot(ts).keys;
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

  /** As {@link #put(ThreadState, PyObject, PyObject)} for a key whose hash is known. */
  final void put(ThreadState ts, PyObject key, long hash, PyObject value) {
    write(ts, key, hash, value, Write.PUT);
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

  /** Removes {@code key} if {@code value} itself is its value; whether it was. */
  public final boolean remove(ThreadState ts, PyObject key, PyObject value) {
    return write(ts, key, hash(ts, key), value, Write.REMOVE) != null;
  }

  private PyObject write(ThreadState ts, PyObject key, long hash, PyObject value, Write what) {
    while (true) {
      Table t = table;
      int seen = t.used;
      int e = find(ts, t, key, hash);
      lock();
      try {
        PyObject old = e < 0 ? null : t.values[e];
        if (table != t || old == null && t.used != seen) {
          continue; // another thread may have added the key
        }
        switch (what) {
          case PUT_IF_ABSENT -> {
            if (old != null) {
              return holdLocked(ts, old);
            }
          }
          case REMOVE -> {
            if (old == null || value != null && old != value) {
              return null;
            }
            removeLocked(ts, t, e);
            return old;
          }
          case PUT -> {
            if (old != null) {
              ITEM.setRelease(t.values, e, ts.keep(value));
              return ts.holdOwned(old);
            }
          }
        }
        if (t.used == t.keys.length) {
          t = resized(t, Math.max(8, size * 2));
          table = t;
        }
        t.append(ts.keep(key), hash, ts.keep(value));
        size++;
        return null;
      } finally {
        unlock();
      }
    }
  }

  private void removeLocked(ThreadState ts, Table t, int e) {
    ts.holdOwned(t.keys[e]);
    ts.holdOwned(t.values[e]);
    t.delete(e);
    if (--size == 0 && t.keys.length > 8) {
      table = EMPTY;
    }
  }

  /**
   * Removes the oldest key.
   *
   * @return key and value, held by the current scope, or null if the dict is empty
   */
  public final PyObject[] removeFirst(ThreadState ts) {
    lock();
    try {
      Table t = table;
      if (size == 0) {
        return null;
      }
      int e = t.first;
      while (t.values[e] == null) {
        e++;
      }
      t.first = e;
      PyObject[] item = {t.keys[e], t.values[e]};
      removeLocked(ts, t, e);
      return item;
    } finally {
      unlock();
    }
  }

  /** Makes a key the newest, or with {@code last} false the oldest; false if it is absent. */
  public final boolean move(ThreadState ts, PyObject key, boolean last) {
    long hash = hash(ts, key);
    while (true) {
      Table t = table;
      int seen = t.used;
      int e = find(ts, t, key, hash);
      lock();
      try {
        PyObject value = e < 0 ? null : t.values[e];
        if (table != t || value == null && t.used != seen) {
          continue;
        }
        if (value == null) {
          return false;
        }
        if (last ? e == t.end - 1 : e == t.first) {
          return true;
        }
        PyObject k = t.keys[e];
        if (!last) {
          Table n = new Table(Math.max(8, size + size / 2));
          n.append(k, hash, value);
          t.copyTo(n, e);
          table = n;
          return true;
        }
        t.delete(e);
        if (t.used == t.keys.length) {
          t = resized(t, Math.max(8, size * 2));
          table = t;
        }
        t.append(k, hash, value);
        return true;
      } finally {
        unlock();
      }
    }
  }

  /**
   * Removes the newest key ({@code popitem}).
   *
   * @return key and value, held by the current scope, or null if the dict is empty
   */
  public final PyObject[] removeLast(ThreadState ts) {
    lock();
    try {
      Table t = table;
      if (size == 0) {
        return null;
      }
      int e = t.end - 1;
      PyObject[] item = {t.keys[e], t.values[e]};
      removeLocked(ts, t, e);
      return item;
    } finally {
      unlock();
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
    t.copyTo(n, -1);
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
