package org.boiga.example.ndarray;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Operations that make one element of all those along some axes. */
enum Reduction {
  SUM,
  PROD,
  MIN,
  MAX,
  ANY,
  ALL;

  /** Elements of an array that threads share among each other, in parts of half as many. */
  private static final int PARALLEL = 1 << 19;

  boolean hasIdentity() {
    return this != MIN && this != MAX;
  }

  DType result(DType type) {
    return switch (this) {
      case SUM, PROD -> type.isFloating() ? type : DType.INT64;
      case MIN, MAX -> type;
      case ANY, ALL -> DType.BOOL;
    };
  }

  /**
   * Reduces the last axes of an array.
   *
   * @param kept how many axes are not reduced
   * @param out of the shape of the axes that are kept, without gaps
   */
  void apply(Strided a, int kept, Strided out) {
    int[] outer = Arrays.copyOf(a.shape(), kept);
    int[] inner = Arrays.copyOfRange(a.shape(), kept, a.ndim());
    int results = Shape.size(outer);
    int each = Shape.size(inner);
    boolean floating = a.type().isFloating();
    if (kept > 0 && a.ndim() > kept && strided(a, kept)) {
      byRows(a, kept, results, each, out);
      return;
    }
    Cursor rs = new Cursor(out);
    double[] d = new double[1];
    long[] l = new long[1];
    Strided first = a.transposed(IntStream.range(kept, a.ndim()).toArray());
    Cursor starts = starts(a, outer);
    for (int i = 0; i < results; i++) {
      Strided part = first.shifted(starts.next() - a.offset());
      if (floating) {
        d[0] = parallelDoubles(part, each);
        rs.write(d, 1);
      } else {
        l[0] = parallelLongs(part, each);
        rs.write(l, 1);
      }
    }
  }

  /** Goes through the first elements of what each result is made of. */
  private static Cursor starts(Strided a, int[] outer) {
    return new Cursor(
        new Strided(
            a.memory(), a.type(), outer, Arrays.copyOf(a.strides(), outer.length), a.offset()));
  }

  /** Whether neighbours in the memory belong to different results. */
  private static boolean strided(Strided a, int kept) {
    return Math.abs(a.strides()[kept - 1]) < Math.abs(a.strides()[a.ndim() - 1])
        && a.shape()[kept - 1] > 1;
  }

  /** All results at a time, one row after the other, as the elements lie in the memory. */
  private void byRows(Strided a, int kept, int results, int each, Strided out) {
    Strided rows =
        a.transposed(
            IntStream.concat(IntStream.range(kept, a.ndim()), IntStream.range(0, kept)).toArray());
    Cursor in = new Cursor(rows);
    if (a.type().isFloating()) {
      double[] r = new double[results];
      double[] row = new double[results];
      Arrays.fill(r, doubleIdentity());
      for (int i = 0; i < each; i++) {
        in.read(row, results);
        combine(r, row);
      }
      new Cursor(out).write(r, results);
    } else {
      long[] r = new long[results];
      long[] row = new long[results];
      Arrays.fill(r, longIdentity());
      for (int i = 0; i < each; i++) {
        in.read(row, results);
        combine(r, row);
      }
      new Cursor(out).write(r, results);
    }
  }

  private void combine(double[] r, double[] row) {
    switch (this) {
      case SUM -> DoubleKernels.apply(BinaryOp.ADD, r, row, r, 0, r.length);
      case PROD -> DoubleKernels.apply(BinaryOp.MULTIPLY, r, row, r, 0, r.length);
      case MIN -> DoubleKernels.apply(BinaryOp.MINIMUM, r, row, r, 0, r.length);
      case MAX -> DoubleKernels.apply(BinaryOp.MAXIMUM, r, row, r, 0, r.length);
      case ANY -> DoubleKernels.apply(BinaryOp.LOGICAL_OR, r, row, r, 0, r.length);
      case ALL -> DoubleKernels.apply(BinaryOp.LOGICAL_AND, r, row, r, 0, r.length);
    }
  }

  private void combine(long[] r, long[] row) {
    switch (this) {
      case SUM -> LongKernels.apply(BinaryOp.ADD, r, row, r, 0, r.length);
      case PROD -> LongKernels.apply(BinaryOp.MULTIPLY, r, row, r, 0, r.length);
      case MIN -> LongKernels.apply(BinaryOp.MINIMUM, r, row, r, 0, r.length);
      case MAX -> LongKernels.apply(BinaryOp.MAXIMUM, r, row, r, 0, r.length);
      case ANY -> LongKernels.apply(BinaryOp.LOGICAL_OR, r, row, r, 0, r.length);
      case ALL -> LongKernels.apply(BinaryOp.LOGICAL_AND, r, row, r, 0, r.length);
    }
  }

  private double doubleIdentity() {
    return switch (this) {
      case SUM, ANY -> 0;
      case PROD, ALL -> 1;
      case MIN -> Double.POSITIVE_INFINITY;
      case MAX -> Double.NEGATIVE_INFINITY;
    };
  }

  private long longIdentity() {
    return switch (this) {
      case SUM, ANY -> 0;
      case PROD, ALL -> 1;
      case MIN -> Long.MAX_VALUE;
      case MAX -> Long.MIN_VALUE;
    };
  }

  // Parts on several threads ---------------------------------------------------------------------

  /**
   * The parts depend on the size alone, so that a sum is the same however many threads there are.
   */
  private double parallelDoubles(Strided a, int size) {
    if (size < PARALLEL || !a.isContiguous()) {
      return reduceDoubles(a, size);
    }
    Strided flat = a.reshaped(size);
    double[] parts = new double[-Math.floorDiv(-size, PARALLEL / 2)];
    IntStream.range(0, parts.length)
        .parallel()
        .forEach(
            i -> {
              int from = i * (PARALLEL / 2);
              int count = Math.min(PARALLEL / 2, size - from);
              parts[i] = reduceDoubles(flat.slice(0, from, 1, count), count);
            });
    return reduceDoubles(Strided.over(Memory.of(parts), DType.FLOAT64, parts.length), parts.length);
  }

  private long parallelLongs(Strided a, int size) {
    if (size < PARALLEL || !a.isContiguous()) {
      return reduceLongs(a, size);
    }
    Strided flat = a.reshaped(size);
    long[] parts = new long[-Math.floorDiv(-size, PARALLEL / 2)];
    IntStream.range(0, parts.length)
        .parallel()
        .forEach(
            i -> {
              int from = i * (PARALLEL / 2);
              int count = Math.min(PARALLEL / 2, size - from);
              parts[i] = reduceLongs(flat.slice(0, from, 1, count), count);
            });
    return reduceLongs(Strided.over(Memory.of(parts), DType.INT64, parts.length), parts.length);
  }

  // One after the other --------------------------------------------------------------------------

  private double reduceDoubles(Strided a, int size) {
    double r = doubleIdentity();
    Cursor in = new Cursor(a);
    int n = Math.min(size, Cursor.BLOCK);
    double[] block = new double[n];
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      in.read(block, count);
      r = reduce(r, block, count);
    }
    return r;
  }

  private double reduce(double start, double[] block, int count) {
    double r = start;
    switch (this) {
      case SUM -> r += sum(block, count);
      case PROD -> {
        for (int i = 0; i < count; i++) {
          r *= block[i];
        }
      }
      case MIN -> {
        for (int i = 0; i < count; i++) {
          r = Math.min(r, block[i]);
        }
      }
      case MAX -> {
        for (int i = 0; i < count; i++) {
          r = Math.max(r, block[i]);
        }
      }
      case ANY -> {
        for (int i = 0; i < count; i++) {
          r = block[i] != 0 ? 1 : r;
        }
      }
      case ALL -> {
        for (int i = 0; i < count; i++) {
          r = block[i] == 0 ? 0 : r;
        }
      }
    }
    return r;
  }

  /** By halves, in place: errors grow with the logarithm of the number of elements. */
  static double sum(double[] block, int count) {
    int n = count;
    while (n > 4) {
      int half = n / 2;
      int upper = n - half;
      for (int i = 0; i < half; i++) {
        block[i] += block[upper + i];
      }
      n = upper;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += block[i];
    }
    return sum;
  }

  private long reduceLongs(Strided a, int size) {
    long r = longIdentity();
    Cursor in = new Cursor(a);
    int n = Math.min(size, Cursor.BLOCK);
    long[] block = new long[n];
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      in.read(block, count);
      r = reduce(r, block, count);
    }
    return r;
  }

  private long reduce(long start, long[] block, int count) {
    long r = start;
    switch (this) {
      case SUM -> {
        for (int i = 0; i < count; i++) {
          r += block[i];
        }
      }
      case PROD -> {
        for (int i = 0; i < count; i++) {
          r *= block[i];
        }
      }
      case MIN -> {
        for (int i = 0; i < count; i++) {
          r = Math.min(r, block[i]);
        }
      }
      case MAX -> {
        for (int i = 0; i < count; i++) {
          r = Math.max(r, block[i]);
        }
      }
      case ANY -> {
        for (int i = 0; i < count; i++) {
          r = block[i] != 0 ? 1 : r;
        }
      }
      case ALL -> {
        for (int i = 0; i < count; i++) {
          r = block[i] == 0 ? 0 : r;
        }
      }
    }
    return r;
  }

  /** The index of the least or of the greatest element, of several the first one's. */
  static int extremeIndex(Strided a, boolean least) {
    Cursor in = new Cursor(a);
    int size = a.size();
    int best = 0;
    if (a.type().isFloating()) {
      double[] v = new double[1];
      in.read(v, 1);
      double bestValue = v[0];
      for (int i = 1; i < size && !Double.isNaN(bestValue); i++) {
        in.read(v, 1);
        if (least ? v[0] < bestValue : v[0] > bestValue || Double.isNaN(v[0])) {
          bestValue = v[0];
          best = i;
        } else if (Double.isNaN(v[0])) {
          return i;
        }
      }
    } else {
      long[] v = new long[1];
      in.read(v, 1);
      long bestValue = v[0];
      for (int i = 1; i < size; i++) {
        in.read(v, 1);
        if (least ? v[0] < bestValue : v[0] > bestValue) {
          bestValue = v[0];
          best = i;
        }
      }
    }
    return best;
  }
}
