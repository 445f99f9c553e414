package org.boiga.example.ndarray;

import java.util.stream.IntStream;

/** Operations that make one element of all those along some axes. */
enum Reduction {
  SUM(BinaryOp.ADD, 0),
  PROD(BinaryOp.MULTIPLY, 1),
  MIN(BinaryOp.MINIMUM, Double.POSITIVE_INFINITY),
  MAX(BinaryOp.MAXIMUM, Double.NEGATIVE_INFINITY),
  ANY(BinaryOp.LOGICAL_OR, 0),
  ALL(BinaryOp.LOGICAL_AND, 1);

  /** Elements of an array that threads share among each other, in parts of half as many. */
  private static final int PARALLEL = 1 << 19;

  /** What combines two elements. */
  private final BinaryOp combination;

  /** What no elements make; infinities become the extreme longs. */
  private final double start;

  Reduction(BinaryOp combination, double start) {
    this.combination = combination;
    this.start = start;
  }

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
    Strided starts = a.axes(0, kept);
    Strided first = a.axes(kept, a.ndim());
    int results = starts.size();
    int each = first.size();
    if (kept > 0 && a.ndim() > kept && strided(a, kept)) {
      byRows(a, kept, results, each, out);
      return;
    }
    Cursor in = new Cursor(starts);
    Cursor rs = new Cursor(out);
    for (int i = 0; i < results; i++) {
      rs.write(inParts(first.shifted(in.next() - a.offset()), each), 1);
    }
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
    Block r = Block.of(a.type(), results);
    Block row = Block.of(a.type(), results);
    r.fill(start);
    for (int i = 0; i < each; i++) {
      in.read(row, results);
      r.set(combination, r, row, 0, results);
    }
    new Cursor(out).write(r, results);
  }

  /**
   * What all elements make, on several threads if there are many. The parts depend on the size
   * alone, so that a sum is the same however many threads there are.
   */
  private Block inParts(Strided a, int size) {
    if (size < PARALLEL || !a.isContiguous()) {
      return inOrder(a, size);
    }
    Strided flat = a.reshaped(size);
    int n = -Math.floorDiv(-size, PARALLEL / 2);
    Strided parts = Strided.zeros(a.type().isFloating() ? DType.FLOAT64 : DType.INT64, n);
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i -> {
              int from = i * (PARALLEL / 2);
              int count = Math.min(PARALLEL / 2, size - from);
              Block part = inOrder(flat.slice(0, from, 1, count), count);
              new Cursor(parts.at(0, i)).write(part, 1);
            });
    return inOrder(parts, n);
  }

  private Block inOrder(Strided a, int size) {
    Block r = Block.of(a.type(), 1);
    r.fill(start);
    Cursor in = new Cursor(a);
    int n = Math.min(size, Cursor.BLOCK);
    Block block = Block.of(a.type(), n);
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      in.read(block, count);
      r.reduce(this, block, count);
    }
    return r;
  }

  /** The index of the least or of the greatest element, of several the first one's. */
  static int extremeIndex(Strided a, boolean least) {
    Cursor in = new Cursor(a);
    int size = a.size();
    int best = 0;
    Block extreme = Block.of(a.type(), 1);
    Block next = Block.of(a.type(), 1);
    in.read(extreme, 1);
    for (int i = 1; i < size; i++) {
      in.read(next, 1);
      if (next.beats(extreme, least)) {
        Block beaten = extreme;
        extreme = next;
        next = beaten;
        best = i;
      }
    }
    return best;
  }
}
