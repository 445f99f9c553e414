package org.boiga.modules.bisect;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Calls;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** {@code _bisect}. */
@org.boiga.api.annotation.PyModule(
    name = "_bisect",
    doc = "Searching sorted lists by halving, and keeping them sorted.")
public final class BisectModule {
  private BisectModule() {}

  /** Where {@code x} goes in {@code a[lo:hi]}: behind its equals, or before. */
  private static long find(
      ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key, boolean behind) {
    if (lo < 0) {
      throw PyErr.valueError(ts, "lo must be non-negative");
    }
    long low = lo;
    long high = hi == null || hi == Py.None ? Sequences.length(ts, a) : Args.toLong(ts, hi);
    while (low < high) {
      long mid = (low + high) >>> 1;
      int mark = ts.mark();
      PyObject item =
          a.getClass() == PyList.class
              ? ((PyList) a).get(ts, mid)
              : Sequences.getItem(ts, a, Py.int_(mid));
      if (key != null) {
        item = Calls.call(ts, key, item);
      }
      boolean left =
          behind
              ? Comparison.test(ts, x, item, CompareOp.LT)
              : !Comparison.test(ts, item, x, CompareOp.LT);
      ts.release(mark);
      if (left) {
        high = mid;
      } else {
        low = mid + 1;
      }
    }
    return low;
  }

  private static void insert(
      ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key, boolean behind) {
    PyObject k = orNull(key);
    PyObject wanted = k == null ? x : Calls.call(ts, k, x);
    long i = find(ts, a, wanted, lo, hi, k, behind);
    if (a.getClass() == PyList.class) {
      ((PyList) a).insert(ts, i, x);
    } else {
      Calls.method(ts, a, "insert", Py.int_(i), x);
    }
  }

  private static PyObject orNull(PyObject o) {
    return o == Py.None ? null : o;
  }

  @PyFunction(
      name = "bisect_right",
      signature = "(a, x, lo=0, hi=None, *, key=None)",
      doc = "Return where to insert an item into a sorted list, behind its equals.")
  static long bisectRight(
      ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    return find(ts, a, x, lo, hi, orNull(key), true);
  }

  @PyFunction(
      name = "bisect_left",
      signature = "(a, x, lo=0, hi=None, *, key=None)",
      doc = "Return where to insert an item into a sorted list, before its equals.")
  static long bisectLeft(
      ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    return find(ts, a, x, lo, hi, orNull(key), false);
  }

  @PyFunction(
      name = "insort_right",
      signature = "(a, x, lo=0, hi=None, *, key=None)",
      doc = "Insert an item into a sorted list, behind its equals.")
  static void insortRight(
      ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    insert(ts, a, x, lo, hi, key, true);
  }

  @PyFunction(
      name = "insort_left",
      signature = "(a, x, lo=0, hi=None, *, key=None)",
      doc = "Insert an item into a sorted list, before its equals.")
  static void insortLeft(
      ThreadState ts, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    insert(ts, a, x, lo, hi, key, false);
  }
}
