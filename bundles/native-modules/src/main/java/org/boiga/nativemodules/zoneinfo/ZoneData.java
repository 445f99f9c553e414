package org.boiga.nativemodules.zoneinfo;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

/**
 * The transitions of a zone, as a TZif file has them.
 *
 * @param utc when they happen, as points in time
 * @param local when they happen by local time, for both folds
 * @param types what holds after each
 * @param before what holds before the first; null if there is nothing known
 * @param after what holds after the last
 * @param fixed whether all times have the same answer
 */
record ZoneData(
    long[] utc,
    long[][] local,
    LocalTimeType[] types,
    LocalTimeType before,
    After after,
    boolean fixed) {

  /** What holds at a local time. */
  LocalTimeType at(long t, int year, int fold) {
    long[] times = local[fold];
    int n = times.length;
    if (n > 0 && t < times[0]) {
      return before;
    }
    if (n == 0 || t > times[n - 1]) {
      return switch (after) {
        case LocalTimeType type -> type;
        case Rule rule -> rule.at(t, year, fold);
      };
    }
    return types[lastNotAfter(times, t)];
  }

  /** What holds at a point in time. */
  LocalTimeType atUtc(long t, int year) {
    int n = utc.length;
    if (n > 0 && t < utc[0]) {
      return before;
    }
    if (n == 0 || t > utc[n - 1]) {
      return switch (after) {
        case LocalTimeType type -> type;
        case Rule rule -> rule.atUtc(t, year);
      };
    }
    return types[lastNotAfter(utc, t)];
  }

  /** Whether the local time of a point in time is repeated, and this is the later one. */
  boolean isFold(long t, int year) {
    int n = utc.length;
    if (n == 0 || t < utc[0]) {
      return n == 0 && after instanceof Rule rule && rule.isFold(t, year);
    }
    if (t > utc[n - 1] && after instanceof Rule rule) {
      return rule.isFold(t, year);
    }
    int i = lastNotAfter(utc, t);
    int previous = i == 0 ? before.offset() : types[i - 1].offset();
    return previous - types[i].offset() > t - utc[i];
  }

  /** Index of the last of sorted values that is not greater than {@code t}. */
  private static int lastNotAfter(long[] sorted, long t) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (t < sorted[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }

  // Reading --------------------------------------------------------------------------------------

  /** Reads a binary file by the library's {@code zoneinfo._common.load_data}. */
  static ZoneData read(PyContext ctx, PyObject file) {
    PyObject load =
        ctx.PyObject_GetAttrString(ctx.PyImport_ImportModule("zoneinfo._common"), "load_data");
    PyObject r = ctx.PyObject_CallOneArg(load, file);
    if (!ctx.PyTuple_Check(r) || ctx.PyTuple_Size(r) != 6) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "load_data() must return a tuple of 6, not " + ctx.PyObject_TypeName(r));
    }
    PyObject[] t = ctx.PySequence_ToArray(r);
    long[] indices = longs(ctx, t[0]);
    long[] utc = longs(ctx, t[1]);
    long[] offsets = longs(ctx, t[2]);
    boolean[] saving = new boolean[offsets.length];
    PyObject[] flags = ctx.PySequence_ToArray(t[3]);
    for (int i = 0; i < saving.length; i++) {
      saving[i] = ctx.PyObject_IsTrue(flags[i]);
    }
    for (long i : indices) {
      if (i < 0 || i >= offsets.length) {
        throw ctx.PyErr_Format(
            PyExc.ValueError, "Invalid transition index found while reading TZif: " + i);
      }
    }
    int[] index = Arrays.stream(indices).mapToInt(i -> (int) i).toArray();
    int[] savings = savings(index, offsets, saving);
    PyObject[] names = ctx.PySequence_ToArray(t[4]);
    LocalTimeType[] all = new LocalTimeType[offsets.length];
    for (int i = 0; i < all.length; i++) {
      all[i] =
          LocalTimeType.of(ctx, (int) offsets[i], savings[i], ctx.PyUnicode_AsString(names[i]));
    }
    LocalTimeType[] types = new LocalTimeType[index.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = all[index[i]];
    }
    After after = after(ctx, t[5], types, all);
    boolean fixed =
        all.length <= 1
            && after instanceof LocalTimeType last
            && (all.length == 0 || all[0].sameAs(last));
    return new ZoneData(
        utc, local(index, utc, offsets), types, before(saving, types, all), after, fixed);
  }

  private static long[] longs(PyContext ctx, PyObject values) {
    PyObject[] a = ctx.PySequence_ToArray(values);
    long[] v = new long[a.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = ctx.PyLong_AsLong(a[i]);
    }
    return v;
  }

  private static LocalTimeType before(
      boolean[] saving, LocalTimeType[] types, LocalTimeType[] all) {
    for (int i = 0; i < saving.length; i++) {
      if (!saving[i]) {
        return all[i];
      }
    }
    return types.length > 0 ? types[0] : null;
  }

  private static After after(
      PyContext ctx, PyObject text, LocalTimeType[] types, LocalTimeType[] all) {
    if (!ctx.Py_IsNone(text) && ctx.PyObject_IsTrue(text)) {
      return TzString.parse(ctx, text);
    }
    if (types.length == 0 && all.length == 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "No time zone information found.");
    }
    return types.length > 0 ? types[types.length - 1] : all[all.length - 1];
  }

  /**
   * How much of each offset is daylight saving. Files only flag it; the amount is the difference
   * from a standard time next to it, or an hour if there is none.
   */
  private static int[] savings(int[] index, long[] offsets, boolean[] saving) {
    int[] r = new int[offsets.length];
    for (int i = 1; i < index.length; i++) {
      int type = index[i];
      if (!saving[type] || r[type] != 0) {
        continue;
      }
      int previous = index[i - 1];
      int difference = saving[previous] ? 0 : (int) (offsets[type] - offsets[previous]);
      if (difference == 0 && i + 1 < index.length && type < offsets.length - 1) {
        int next = index[i + 1];
        difference = saving[next] ? 0 : (int) (offsets[type] - offsets[next]);
      }
      r[type] = difference;
    }
    for (int i = 0; i < r.length; i++) {
      if (saving[i] && r[i] == 0) {
        r[i] = 3600;
      }
    }
    return r;
  }

  /** Transitions by local time: the later of the two for fold 0, the earlier one for fold 1. */
  private static long[][] local(int[] index, long[] utc, long[] offsets) {
    long[][] local = {utc.clone(), utc.clone()};
    for (int i = 0; i < utc.length; i++) {
      long before = offsets[i == 0 ? 0 : index[i - 1]];
      long after = offsets[index[i]];
      local[0][i] += Math.max(before, after);
      local[1][i] += Math.min(before, after);
    }
    return local;
  }
}
