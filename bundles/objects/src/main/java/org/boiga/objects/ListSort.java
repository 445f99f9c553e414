package org.boiga.objects;

import java.util.Arrays;
import org.boiga.memory.PyObject;

/** {@code list.sort}. The list appears empty meanwhile. */
final class ListSort {
  private ListSort() {}

  /** An item and what it is compared by. */
  private record Keyed(PyObject key, PyObject item) {}

  /** {@code key} may be null. */
  static void sort(ThreadState ts, PyList list, PyObject key, boolean reverse) {
    PyObject[] items = list.takeOut();
    boolean unmodified = false;
    try {
      // Reversed before and after, so that equal items keep their order.
      if (reverse) {
        TimSort.reverse(items, 0, items.length);
      }
      try {
        if (key == null) {
          sort(ts, items);
        } else {
          sortByKey(ts, items, key);
        }
      } finally {
        if (reverse) {
          TimSort.reverse(items, 0, items.length);
        }
      }
    } finally {
      unmodified = list.putBack(ts, items);
    }
    if (!unmodified) {
      throw PyErr.valueError(ts, "list modified during sort");
    }
  }

  private static void sort(ThreadState ts, PyObject[] a) {
    Class<?> c = commonClass(a);
    if (c == SmallInt.class) {
      sortInts(a);
    } else if (c == PyFloat.class) {
      TimSort.sort(a, ListSort::lessFloat);
    } else if (c == PyStr.class) {
      TimSort.sort(a, ListSort::lessStr);
    } else {
      TimSort.sort(a, (x, y) -> less(ts, x, y));
    }
  }

  /** The class of all items, or null where they differ. */
  private static Class<?> commonClass(PyObject[] a) {
    Class<?> c = a.length == 0 ? null : a[0].getClass();
    for (PyObject o : a) {
      if (o.getClass() != c) {
        return null;
      }
    }
    return c;
  }

  /** Ints have no identity: equal ones can change places. */
  private static void sortInts(PyObject[] a) {
    long[] values = new long[a.length];
    boolean sorted = true;
    for (int i = 0; i < a.length; i++) {
      values[i] = ((SmallInt) a[i]).value;
      sorted &= i == 0 || values[i - 1] <= values[i];
    }
    if (!sorted) {
      Arrays.sort(values);
      for (int i = 0; i < a.length; i++) {
        a[i] = SmallInt.of(values[i]);
      }
    }
  }

  private static void sortByKey(ThreadState ts, PyObject[] a, PyObject key) {
    int mark = ts.mark();
    Keyed[] keyed = new Keyed[a.length];
    PyObject[] keys = new PyObject[a.length];
    for (int i = 0; i < a.length; i++) {
      keys[i] = Calls.call(ts, key, a[i]);
      keyed[i] = new Keyed(keys[i], a[i]);
    }
    Class<?> c = commonClass(keys);
    try {
      if (c == SmallInt.class) {
        TimSort.sort(keyed, (x, y) -> ((SmallInt) x.key).value < ((SmallInt) y.key).value);
      } else if (c == PyFloat.class) {
        TimSort.sort(keyed, (x, y) -> lessFloat(x.key, y.key));
      } else if (c == PyStr.class) {
        TimSort.sort(keyed, (x, y) -> lessStr(x.key, y.key));
      } else {
        TimSort.sort(keyed, (x, y) -> less(ts, x.key, y.key));
      }
    } finally {
      for (int i = 0; i < a.length; i++) {
        a[i] = keyed[i].item;
      }
    }
    ts.release(mark); // what finalisers of keys do to the list is noticed
  }

  private static boolean less(ThreadState ts, PyObject x, PyObject y) {
    int mark = ts.mark();
    boolean r = Comparison.test(ts, x, y, CompareOp.LT);
    ts.release(mark);
    return r;
  }

  private static boolean lessFloat(PyObject x, PyObject y) {
    return ((PyFloat) x).value < ((PyFloat) y).value;
  }

  private static boolean lessStr(PyObject x, PyObject y) {
    PyStr s = (PyStr) x;
    PyStr t = (PyStr) y;
    String u = s.units();
    String v = t.units();
    return u != null && v != null
        ? u.compareTo(v) < 0
        : Arrays.compare(s.codePoints(), t.codePoints()) < 0;
  }
}
