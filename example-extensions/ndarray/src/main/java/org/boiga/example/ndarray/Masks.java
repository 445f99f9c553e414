package org.boiga.example.ndarray;

import java.util.Arrays;

/** Where elements are not zero. */
final class Masks {
  private Masks() {}

  /** For each axis the indices of the elements that are not zero, in row-major order. */
  static long[][] nonzero(Strided a) {
    int size = a.size();
    boolean[] set = new boolean[size];
    int count = mark(a, set);
    long[][] found = new long[a.ndim()][count];
    int[] index = new int[a.ndim()];
    for (int i = 0, k = 0; i < size; i++) {
      if (set[i]) {
        for (int d = 0; d < index.length; d++) {
          found[d][k] = index[d];
        }
        k++;
      }
      for (int d = index.length - 1; d >= 0 && ++index[d] == a.shape()[d]; d--) {
        index[d] = 0;
      }
    }
    return found;
  }

  private static int mark(Strided a, boolean[] set) {
    Cursor in = new Cursor(a);
    int n = Math.min(set.length, Cursor.BLOCK);
    double[] block = new double[n];
    int found = 0;
    for (int done = 0; done < set.length; done += n) {
      int count = Math.min(n, set.length - done);
      in.read(block, count);
      for (int i = 0; i < count; i++) {
        set[done + i] = block[i] != 0;
        found += block[i] != 0 ? 1 : 0;
      }
    }
    return found;
  }

  /** The indices of one axis at a time, as an array has them. */
  static Strided[] nonzeroArrays(Strided a) {
    return Arrays.stream(nonzero(a))
        .map(i -> Strided.over(Memory.of(i), DType.INT64, i.length))
        .toArray(Strided[]::new);
  }
}
