package org.boiga.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.boiga.api.PyListObject;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;

/**
 * {@code list}. Reads of an item take no lock; writes take the list's own.
 *
 * <p>The array is replaced when it grows, and what lies beyond the size is null. So a reader that
 * races with writers finds an item that was at that index at some time during the read, or null,
 * upon which it looks again with the lock. Python's methods are in {@link ListMethods}.
 */
@org.boiga.api.annotation.PyType(
    name = "list",
    doc = "A mutable sequence.",
    parts = {ListMethods.class})
public sealed class PyList extends SpinLock implements PyListObject, Items permits ListInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyListTable(), PyBaseObject.TYPE).matchedAs(PyType.SEQUENCE);

  /** The largest array that every JVM can make. */
  static final int LARGEST = Integer.MAX_VALUE - 8;

  static final PyObject[] NO_ITEMS = {};

  private static final VarHandle ITEM = MethodHandles.arrayElementVarHandle(PyObject[].class);
  private static final VarHandle ITEMS;
  private static final VarHandle SIZE;

  static {
    try {
      var lookup = MethodHandles.lookup();
      ITEMS = lookup.findVarHandle(PyList.class, "items", PyObject[].class);
      SIZE = lookup.findVarHandle(PyList.class, "size", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** What exhausted iterators refer to: an empty list that is never counted nor seen. */
  static final PyList NOTHING = new PyList();

  private PyObject[] items = NO_ITEMS;
  private int size;

  private PyList() {}

  /** Makes an empty list, held by the current scope. */
  public PyList(ThreadState ts) {
    super(ts);
  }

  /** Makes a list that takes over the references in {@code owned}, and the array. */
  private PyList(ThreadState ts, PyObject[] owned, int size) {
    super(ts);
    this.items = owned;
    this.size = size;
  }

  /** A list of {@code items}, which are borrowed; the array becomes the list's own. */
  public static PyList of(ThreadState ts, PyObject... items) {
    for (PyObject o : items) {
      ts.keep(o);
    }
    return new PyList(ts, items, items.length);
  }

  /** A list that takes over the references in the first {@code size} elements of {@code owned}. */
  static PyList ofOwned(ThreadState ts, PyObject[] owned, int size) {
    return new PyList(ts, owned, size);
  }

  /** A list of all items of an iterable. */
  public static PyList from(ThreadState ts, PyObject iterable) {
    PyList l = new PyList(ts);
    l.extend(ts, iterable);
    return l;
  }

  // Reading --------------------------------------------------------------------------------------

  /** Number of items. */
  @Override
  public final int size() {
    return (int) SIZE.getAcquire(this);
  }

  /** The item at index {@code i}, held by the current scope; null if there is none. */
  @Override
  public final PyObject getOrNull(ThreadState ts, int i) {
    if (i < 0 || i >= (int) SIZE.getAcquire(this)) {
      return null;
    }
    PyObject[] a = (PyObject[]) ITEMS.getAcquire(this);
    if (i < a.length) {
      PyObject v = (PyObject) ITEM.getAcquire(a, i);
      if (v instanceof Counted c) {
        if (c.isUncounted()) {
          return v;
        }
        if (c.tryIncref(ts)) {
          return ts.holdOwned(v);
        }
      } else if (v != null) {
        return v;
      }
    }
    return getLocked(ts, i);
  }

  private PyObject getLocked(ThreadState ts, int i) {
    lock();
    PyObject v = i < size ? items[i] : null;
    if (v instanceof Counted c) {
      c.increfPublished(ts);
    }
    unlock();
    return ts.holdOwned(v);
  }

  /** The item at index {@code i}, which is not negative; IndexError if there is none. */
  public final PyObject getFast(ThreadState ts, int i) {
    PyObject v = getOrNull(ts, i);
    if (v == null) {
      throw PyErr.indexError(ts, "list index out of range");
    }
    return v;
  }

  /** {@code l[i]}, where negative indices count from the end; held by the current scope. */
  public final PyObject get(ThreadState ts, long i) {
    long k = i < 0 ? i + size() : i;
    return getFast(ts, k < 0 || k > Integer.MAX_VALUE ? -1 : (int) k);
  }

  /** A copy of the items, held by the current scope. */
  public final PyObject[] toArray(ThreadState ts) {
    PyObject[] a = copyOwned(ts);
    for (PyObject o : a) {
      ts.holdOwned(o);
    }
    return a;
  }

  /** A copy of the items with references that the caller owns. */
  final PyObject[] copyOwned(ThreadState ts) {
    lock();
    try {
      return copyOwnedLocked(ts, 0, 1, size);
    } finally {
      unlock();
    }
  }

  /** As {@link #copyOwned(ThreadState)} for a slice. */
  final PyObject[] copyOwned(ThreadState ts, PySlice.Bounds bounds) {
    lock();
    try {
      PySlice.Indices s = bounds.within(size);
      return copyOwnedLocked(ts, (int) s.start(), s.step(), s.count());
    } finally {
      unlock();
    }
  }

  private PyObject[] copyOwnedLocked(ThreadState ts, int start, long step, int count) {
    PyObject[] from = items;
    PyObject[] a;
    if (step == 1) {
      a = Arrays.copyOfRange(from, start, start + count);
    } else {
      a = new PyObject[count];
      long k = start;
      for (int i = 0; i < count; i++, k += step) {
        a[i] = from[(int) k];
      }
    }
    for (PyObject o : a) {
      if (o instanceof Counted c) {
        c.increfPublished(ts);
      }
    }
    return a;
  }

  // Writing --------------------------------------------------------------------------------------

  /** Appends {@code x}, which is borrowed. */
  public final void append(ThreadState ts, PyObject x) {
    lock();
    try {
      int n = size;
      PyObject[] a = items;
      if (n == a.length) {
        a = grow(n + 1);
      }
      ITEM.setRelease(a, n, ts.keep(x));
      SIZE.setRelease(this, n + 1);
    } finally {
      unlock();
    }
  }

  /** Replaces the array by one for at least {@code n} items. With the lock. */
  private PyObject[] grow(int n) {
    if (n < 0 || n > LARGEST) {
      throw new OutOfMemoryError();
    }
    int room = (int) Math.min(LARGEST, n + (long) (n >> 3) + 6);
    PyObject[] a = Arrays.copyOf(items, Math.max(room, items.length == 0 ? 0 : n));
    ITEMS.setRelease(this, a);
    return a;
  }

  /** Makes room for {@code n} items in all. */
  final void reserve(int n) {
    lock();
    try {
      if (n > items.length) {
        ITEMS.setRelease(this, Arrays.copyOf(items, n));
      }
    } finally {
      unlock();
    }
  }

  /** Replaces the item at index {@code i} by {@code x}; false if there is none. */
  public final boolean setFast(ThreadState ts, int i, PyObject x) {
    PyObject old;
    lock();
    try {
      if (i < 0 || i >= size) {
        return false;
      }
      old = items[i];
      ITEM.setRelease(items, i, ts.keep(x));
    } finally {
      unlock();
    }
    ts.holdOwned(old);
    return true;
  }

  /** {@code l[i] = x}, where negative indices count from the end. */
  public final void set(ThreadState ts, long i, PyObject x) {
    long k = i < 0 ? i + size() : i;
    if (k != (int) k || !setFast(ts, (int) k, x)) {
      throw PyErr.indexError(ts, "list assignment index out of range");
    }
  }

  /** Inserts {@code x} before index {@code i}, which is clamped as in {@code list.insert}. */
  public final void insert(ThreadState ts, long i, PyObject x) {
    lock();
    try {
      int n = size;
      long k = i < 0 ? Math.max(0, i + n) : Math.min(i, n);
      PyObject[] a = n == items.length ? grow(n + 1) : items;
      ts.keep(x);
      VarHandle.releaseFence();
      System.arraycopy(a, (int) k, a, (int) k + 1, n - (int) k);
      ITEM.setRelease(a, (int) k, x);
      SIZE.setRelease(this, n + 1);
    } finally {
      unlock();
    }
  }

  /** Removes the last item and returns it, held by the current scope; null if the list is empty. */
  public final PyObject removeLast(ThreadState ts) {
    lock();
    int n = size - 1;
    PyObject old = null;
    if (n >= 0) {
      old = items[n];
      SIZE.setRelease(this, n);
      items[n] = null;
      shrink();
    }
    unlock();
    return ts.holdOwned(old);
  }

  /**
   * Removes the item at index {@code i}, where negative ones count from the end, and returns it,
   * held by the current scope; null if there is none.
   */
  public final PyObject remove(ThreadState ts, long i) {
    PyObject old;
    lock();
    try {
      int n = size;
      long k = i < 0 ? i + n : i;
      if (k < 0 || k >= n) {
        return null;
      }
      old = items[(int) k];
      closeGap((int) k, (int) k + 1);
    } finally {
      unlock();
    }
    return ts.holdOwned(old);
  }

  /**
   * Removes the item at index {@code i} if it still is {@code x}; otherwise nothing changes.
   *
   * @return whether it was removed
   */
  final boolean removeIf(ThreadState ts, int i, PyObject x) {
    lock();
    boolean found = i < size && items[i] == x;
    if (found) {
      closeGap(i, i + 1);
    }
    unlock();
    if (found) {
      ts.holdOwned(x);
    }
    return found;
  }

  /** Moves what follows index {@code to} down to {@code from}. With the lock. */
  private void closeGap(int from, int to) {
    int n = size;
    int left = n - (to - from);
    System.arraycopy(items, to, items, from, n - to);
    SIZE.setRelease(this, left);
    Arrays.fill(items, left, n, null);
    shrink();
  }

  /** Gives memory back where most of the array is free. With the lock. */
  private void shrink() {
    int n = size;
    int room = items.length;
    if (room > 16 && n < room >> 1) {
      ITEMS.setRelease(this, Arrays.copyOf(items, n + (n >> 3) + 6));
    }
  }

  /** Removes all items. */
  public final void clear(ThreadState ts) {
    release(ts, replace(NO_ITEMS, 0));
  }

  private static void release(ThreadState ts, PyObject[] owned) {
    for (PyObject o : owned) {
      ts.holdOwned(o);
    }
  }

  /**
   * Replaces all items at once by others with their references.
   *
   * @return the old array, whose references the caller owns from now on
   */
  final PyObject[] replace(PyObject[] owned, int n) {
    lock();
    PyObject[] old = items;
    SIZE.setRelease(this, Math.min(size, n));
    ITEMS.setRelease(this, owned);
    SIZE.setRelease(this, n);
    unlock();
    return old;
  }

  /**
   * Takes all items out for {@code sort}, which puts them back by {@link #putBack}.
   *
   * @return the items, exactly as many as the list had, with the list's references
   */
  final PyObject[] takeOut() {
    lock();
    try {
      PyObject[] taken = items.length == size ? items : Arrays.copyOf(items, size);
      SIZE.setRelease(this, 0);
      ITEMS.setRelease(this, NO_ITEMS);
      return taken;
    } finally {
      unlock();
    }
  }

  /** Puts back what {@link #takeOut} took; false if the list was modified meanwhile. */
  final boolean putBack(ThreadState ts, PyObject[] owned) {
    lock();
    PyObject[] meanwhile = items;
    ITEMS.setRelease(this, owned);
    SIZE.setRelease(this, owned.length);
    unlock();
    release(ts, meanwhile);
    return meanwhile == NO_ITEMS;
  }

  /** Appends all items of an iterable. */
  public final void extend(ThreadState ts, PyObject iterable) {
    if (iterable instanceof PyList l && l.type() == TYPE) {
      extendOwned(l.copyOwned(ts));
    } else if (iterable.getClass() == PyTuple.class) {
      PyObject[] a = ((PyTuple) iterable).items;
      for (PyObject o : a) {
        ts.keep(o);
      }
      extendOwned(a);
    } else {
      PyObject it = Iteration.iter(ts, iterable);
      long hint = Iteration.lengthHint(ts, iterable, 0);
      int n = size();
      if (hint > LARGEST - n && hint <= Long.MAX_VALUE - n) { // else the hint is no true one
        throw new OutOfMemoryError();
      }
      if (hint > 0 && hint < 1 << 20) {
        reserve(size() + (int) hint);
      }
      Iteration.drain(ts, it, x -> append(ts, x));
    }
  }

  /** Appends items whose references the caller owned; the array is not kept. */
  final void extendOwned(PyObject[] owned) {
    lock();
    try {
      insertLocked(size, owned);
    } finally {
      unlock();
    }
  }

  private void insertLocked(int at, PyObject[] owned) {
    int n = size;
    int more = owned.length;
    if (more == 0) {
      return;
    }
    PyObject[] a = n + more > items.length || n + more < 0 ? grow(n + more) : items;
    VarHandle.releaseFence();
    System.arraycopy(a, at, a, at + more, n - at);
    System.arraycopy(owned, 0, a, at, more);
    SIZE.setRelease(this, n + more);
  }

  /** Replaces the items of a slice of step 1 by others, whose references the caller owned. */
  final void splice(ThreadState ts, PySlice.Bounds bounds, PyObject[] owned) {
    PyObject[] old;
    lock();
    try {
      PySlice.Indices s = bounds.within(size);
      int from = (int) s.start();
      int to = from + s.count();
      old = Arrays.copyOfRange(items, from, to);
      int more = owned.length - old.length;
      if (more > 0) {
        insertLocked(to, Arrays.copyOfRange(owned, old.length, owned.length));
      } else if (more < 0) {
        closeGap(from + owned.length, to);
      }
      VarHandle.releaseFence();
      System.arraycopy(owned, 0, items, from, Math.min(owned.length, old.length));
    } finally {
      unlock();
    }
    release(ts, old);
  }

  /**
   * Replaces the items of an extended slice by as many others, whose references the caller owned.
   *
   * @return the number of items in the slice; if it is another one, nothing was done
   */
  final int assign(ThreadState ts, PySlice.Bounds bounds, PyObject[] owned) {
    PyObject[] old;
    lock();
    try {
      PySlice.Indices s = bounds.within(size);
      if (s.count() != owned.length) {
        return s.count();
      }
      old = new PyObject[owned.length];
      long k = s.start();
      for (int i = 0; i < old.length; i++, k += s.step()) {
        old[i] = items[(int) k];
        ITEM.setRelease(items, (int) k, owned[i]);
      }
    } finally {
      unlock();
    }
    release(ts, old);
    return owned.length;
  }

  /** Deletes the items of a slice. */
  final void delete(ThreadState ts, PySlice.Bounds bounds) {
    PyObject[] old;
    lock();
    try {
      PySlice.Indices s = bounds.within(size).ascending();
      int count = s.count();
      if (count == 0) {
        return;
      }
      old = new PyObject[count];
      PyObject[] a = items;
      int n = size;
      int to = (int) s.start();
      long next = s.start();
      int k = 0;
      for (int from = to; from < n; from++) {
        if (k < count && from == next) {
          old[k++] = a[from];
          next += s.step();
        } else {
          a[to++] = a[from];
        }
      }
      SIZE.setRelease(this, to);
      Arrays.fill(a, to, n, null);
      shrink();
    } finally {
      unlock();
    }
    release(ts, old);
  }

  /** Exchanges two items; false if either is not there any more. */
  public final boolean swap(int i, int k) {
    lock();
    boolean both = i < size && k < size;
    if (both) {
      PyObject o = items[i];
      ITEM.setRelease(items, i, items[k]);
      ITEM.setRelease(items, k, o);
    }
    unlock();
    return both;
  }

  /** Reverses the items in place. */
  final void reverse() {
    lock();
    for (int i = 0, k = size - 1; i < k; i++, k--) {
      PyObject o = items[i];
      items[i] = items[k];
      items[k] = o;
    }
    unlock();
  }

  // Life -----------------------------------------------------------------------------------------

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visitAllBackwards(items, size);
  }
}
