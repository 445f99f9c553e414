package org.boiga.objects;

import org.boiga.memory.PyObject;

/** The optional start and end arguments of search methods, which mean what they mean in slices. */
final class StrIndex {
  private StrIndex() {}

  /**
   * The start of a range in a sequence of length {@code n}: at least 0, possibly beyond the end.
   */
  static int start(ThreadState ts, PyObject o, int n) {
    return o == null || o == Py.None ? 0 : clamp(ts, o, n);
  }

  /** The end of a range in a sequence of length {@code n}: from 0 to n. */
  static int end(ThreadState ts, PyObject o, int n) {
    return o == null || o == Py.None ? n : Math.min(n, clamp(ts, o, n));
  }

  private static int clamp(ThreadState ts, PyObject o, int n) {
    if (!Numbers.isIndex(o)) {
      throw PyErr.typeError(
          ts, "slice indices must be integers or None or have an __index__ method");
    }
    long i = Numbers.clampedIndex(ts, o);
    if (i < 0) {
      i += n;
    }
    return (int) Math.clamp(i, 0, Integer.MAX_VALUE);
  }
}
