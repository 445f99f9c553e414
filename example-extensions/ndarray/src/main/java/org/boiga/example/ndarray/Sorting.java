package org.boiga.example.ndarray;

import java.util.Arrays;

/** Puts elements in order along the last axis. What is not a number comes last. */
final class Sorting {
  private Sorting() {}

  static void sort(Strided a) {
    int n = a.shape()[a.ndim() - 1];
    Block block = Block.of(a.type(), n);
    if (n < 2) {
      return;
    }
    Rows.forEach(
        a,
        a.at(a.ndim() - 1, 0),
        (row, at) -> {
          new Cursor(row).read(block, n);
          block.sort();
          new Cursor(row).write(block, n);
        });
  }

  /** Sets each row of {@code indices} to the order of the elements. */
  static void argsort(Strided a, Strided indices) {
    int n = a.shape()[a.ndim() - 1];
    long[] keys = new long[n];
    long[] order = new long[n];
    long[] spare = new long[n];
    if (n == 0) {
      return;
    }
    Strided first = indices.axes(indices.ndim() - 1, indices.ndim());
    Rows.forEach(
        a,
        indices.at(indices.ndim() - 1, 0),
        (row, at) -> {
          readKeys(row, keys);
          Arrays.setAll(order, i -> i);
          mergeSort(keys, order, spare);
          new Cursor(first.shifted(at - first.offset())).write(order, n);
        });
  }

  /** Longs that are in the same order as the elements. */
  private static void readKeys(Strided row, long[] keys) {
    if (!row.type().isFloating()) {
      new Cursor(row).read(keys, keys.length);
      return;
    }
    double[] d = new double[keys.length];
    new Cursor(row).read(d, d.length);
    for (int i = 0; i < d.length; i++) {
      long bits = Double.doubleToLongBits(d[i] + 0.0); // -0.0 is equal to 0.0
      keys[i] = bits < 0 ? bits ^ Long.MAX_VALUE : bits;
    }
  }

  /** Merges ever longer runs of what is in order. */
  private static void mergeSort(long[] keys, long[] order, long[] spare) {
    int n = order.length;
    long[] from = order;
    long[] to = spare;
    for (int run = 1; run < n && run > 0; run *= 2) {
      for (int start = 0; start < n; start += Math.min(2 * run, n - start)) {
        merge(keys, from, to, start, Math.min(run, n - start), Math.min(2 * run, n - start));
      }
      long[] merged = to;
      to = from;
      from = merged;
    }
    if (from != order) {
      System.arraycopy(from, 0, order, 0, n);
    }
  }

  private static void merge(
      long[] keys, long[] from, long[] to, int start, int middle, int length) {
    int left = start;
    int leftEnd = start + middle;
    int right = leftEnd;
    int end = start + length;
    for (int k = start; k < end; k++) {
      boolean takeLeft =
          left < leftEnd && (right >= end || keys[(int) from[left]] <= keys[(int) from[right]]);
      to[k] = takeLeft ? from[left++] : from[right++];
    }
  }
}
