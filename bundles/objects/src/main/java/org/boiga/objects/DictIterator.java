package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * What the iterators over dicts have in common. Threads that share an iterator may see an item
 * twice or miss one; then the dict stays referenced until the iterator goes.
 */
abstract sealed class DictIterator extends Counted
    permits PyDictKeyIterator,
        PyDictValueIterator,
        PyDictItemIterator,
        PyDictReverseKeyIterator,
        PyDictReverseValueIterator,
        PyDictReverseItemIterator {

  /** What an item of the iteration is. */
  enum Item {
    KEY,
    VALUE,
    PAIR
  }

  /** Times that an iterator whose threads take the same items gives each. */
  private static final int MOST_SHARING = 64;

  private PyDict dict;
  private final boolean backwards;

  /** The dict's size when the iterator was made; -1 when exhausted, -2 after a change of size. */
  private int size;

  /** Number of the entry to look at next. */
  private int entry;

  /** Items that are left if nothing changes. */
  private int left;

  DictIterator(ThreadState ts, PyDict dict, boolean backwards) {
    super(ts);
    this.dict = ts.keep(dict);
    this.backwards = backwards;
    size = dict.size();
    left = size;
    entry = backwards ? dict.table().used - 1 : dict.table().first;
  }

  abstract Item item();

  private PyObject next(ThreadState ts) {
    int expected = size;
    if (expected == -1) {
      return null;
    }
    if (dict.size() != expected) {
      size = -2; // stays an error
      throw PyErr.runtimeError(ts, "dictionary changed size during iteration");
    }
    while (true) {
      PyDict.Table t = dict.table();
      int e = backwards ? Math.min(entry, t.used - 1) : entry;
      if (e < 0 || e >= t.used) {
        size = -1;
        if (isConfined(ts)) {
          dict = ts.swap(dict, PyDict.NOTHING);
        }
        return null;
      }
      entry = backwards ? e - 1 : e + 1;
      int mark = ts.mark();
      PyObject v = dict.hold(ts, t, e);
      PyObject k = v == null ? null : dict.holdKey(ts, t, e);
      if (k == null) {
        ts.release(mark);
        if (dict.table() != t) {
          entry = e; // look again in the new table
        }
        continue;
      }
      if (--left < (isConfined(ts) ? 0 : -MOST_SHARING * expected)) {
        size = -1;
        throw PyErr.runtimeError(ts, "dictionary keys changed during iteration");
      }
      return switch (item()) {
        case KEY -> ts.release(mark, k);
        case VALUE -> ts.release(mark, v);
        case PAIR -> ts.release(mark, PyTuple.of(ts, k, v));
      };
    }
  }

  @PySlot
  static PyObject __iter__(ThreadState ts, DictIterator self) {
    return self;
  }

  @PySlot
  static PyObject __next__(ThreadState ts, DictIterator self) {
    return self.next(ts);
  }

  @PyMethod(name = "__length_hint__", doc = "Estimate the number of items left.")
  static long lengthHint(ThreadState ts, DictIterator self) {
    return self.size == self.dict.size() ? Math.max(0, self.left) : 0;
  }

  @PyMethod(name = "__reduce__")
  static PyObject reduce(ThreadState ts, DictIterator self) {
    PyList rest = new PyList(ts);
    PyDict dict = ts.hold(self.dict);
    int size = self.size;
    int entry = self.entry;
    int left = self.left;
    for (PyObject o; (o = self.next(ts)) != null; ) {
      rest.append(ts, o);
    }
    self.dict = ts.swap(self.dict, dict);
    self.size = size;
    self.entry = entry;
    self.left = left;
    return PyTuple.of(ts, Iteration.builtin(ts, "iter"), PyTuple.of(ts, rest));
  }

  @Override
  public final void traverse(Visitor v) {
    v.visit(dict);
  }
}
