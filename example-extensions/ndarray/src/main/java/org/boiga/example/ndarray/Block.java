package org.boiga.example.ndarray;

/**
 * Elements in a Java array of the type in which they are computed: floats as doubles, truth values
 * and ints as longs. Loops through arrays are written once, over blocks. What is done with each
 * element is written for doubles and for longs, alike as it may be: the compiler makes vector
 * instructions only of a loop that has its operation and its arrays' type in its own code.
 */
sealed interface Block permits Doubles, Longs {
  /** A block in which elements of a type are computed. */
  static Block of(DType type, int n) {
    return type.isFloating() ? new Doubles(new double[n]) : new Longs(new long[n]);
  }

  /**
   * The Java array behind elements without gaps, or null if it is none in which they are computed.
   */
  static Block behind(Strided a, DType computed) {
    if (!a.isContiguous()) {
      return null;
    }
    return switch (a.memory().array()) {
      case double[] d when a.type() == DType.FLOAT64 && computed.isFloating() -> new Doubles(d);
      case long[] l when a.type() == DType.INT64 && !computed.isFloating() -> new Longs(l);
      case null, default -> null;
    };
  }

  /**
   * Sets {@code n} elements from {@code k} on to those of a memory from {@code at} on, {@code
   * stride} bytes apart.
   */
  void load(Memory m, DType type, long at, long stride, int k, int n);

  /** Sets elements of a memory to {@code n} elements from {@code k} on. */
  void store(Memory m, DType type, long at, long stride, int k, int n);

  void fill(double v);

  void sort();

  // With blocks of the same kind, index by index ------------------------------------------------

  void set(BinaryOp op, Block x, Block y, int from, int to);

  void set(UnaryOp op, Block x, int from, int to);

  /** Takes the other block's elements where the condition does not hold. */
  void setUnless(Longs condition, Block other, int n);

  // The first element ---------------------------------------------------------------------------

  /** Combines the first element with {@code n} elements of another block, whose content is lost. */
  void reduce(Reduction op, Block other, int n);

  /**
   * Whether the first element is less (or greater) than the other block's; what is not a number
   * beats numbers.
   */
  boolean beats(Block other, boolean least);
}
