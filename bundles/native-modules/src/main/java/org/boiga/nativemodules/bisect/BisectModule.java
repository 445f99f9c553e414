package org.boiga.nativemodules.bisect;

import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** {@code _bisect}. */
@PyModule(
    builtin = true,
    name = "_bisect",
    doc = "Searching sorted lists by halving, and keeping them sorted.")
public final class BisectModule {
  private BisectModule() {}

  /** Where {@code x} goes in {@code a[lo:hi]}: behind its equals, or before. */
  private static long find(
      PyContext ctx, PyObject a, PyObject x, long lo, PyObject hi, PyObject key, boolean behind) {
    if (lo < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "lo must be non-negative");
    }
    long low = lo;
    long high = hi == null || ctx.Py_IsNone(hi) ? ctx.PyObject_Length(a) : ctx.PyLong_AsLong(hi);
    while (low < high) {
      long mid = (low + high) >>> 1;
      boolean left;
      try (PyScope scope = ctx.scope()) {
        PyObject item = ctx.PySequence_GetItem(a, mid);
        if (key != null) {
          item = ctx.PyObject_CallOneArg(key, item);
        }
        left =
            behind
                ? ctx.PyObject_RichCompareBool(x, item, PyCompareOp.LT)
                : !ctx.PyObject_RichCompareBool(item, x, PyCompareOp.LT);
      }
      if (left) {
        high = mid;
      } else {
        low = mid + 1;
      }
    }
    return low;
  }

  private static void insert(
      PyContext ctx, PyObject a, PyObject x, long lo, PyObject hi, PyObject key, boolean behind) {
    PyObject k = orNull(ctx, key);
    PyObject wanted = k == null ? x : ctx.PyObject_CallOneArg(k, x);
    long i = find(ctx, a, wanted, lo, hi, k, behind);
    if (ctx.PyList_CheckExact(a)) {
      ctx.PyList_Insert(a, i, x);
    } else {
      ctx.PyObject_CallMethod(a, "insert", ctx.PyLong_FromLong(i), x);
    }
  }

  private static PyObject orNull(PyContext ctx, PyObject o) {
    return ctx.Py_IsNone(o) ? null : o;
  }

  @PyFunction(
      name = "bisect_right",
      signature = "(a, x, lo=0, hi=None, *, key=None)",
      doc = "Return where to insert an item into a sorted list, behind its equals.")
  static long bisectRight(
      PyContext ctx, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    return find(ctx, a, x, lo, hi, orNull(ctx, key), true);
  }

  @PyFunction(
      name = "bisect_left",
      signature = "(a, x, lo=0, hi=None, *, key=None)",
      doc = "Return where to insert an item into a sorted list, before its equals.")
  static long bisectLeft(
      PyContext ctx, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    return find(ctx, a, x, lo, hi, orNull(ctx, key), false);
  }

  @PyFunction(
      name = "insort_right",
      signature = "(a, x, lo=0, hi=None, *, key=None)",
      doc = "Insert an item into a sorted list, behind its equals.")
  static void insortRight(
      PyContext ctx, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    insert(ctx, a, x, lo, hi, key, true);
  }

  @PyFunction(
      name = "insort_left",
      signature = "(a, x, lo=0, hi=None, *, key=None)",
      doc = "Insert an item into a sorted list, before its equals.")
  static void insortLeft(
      PyContext ctx, PyObject a, PyObject x, long lo, PyObject hi, PyObject key) {
    insert(ctx, a, x, lo, hi, key, false);
  }
}
