package org.boiga.example.ndarray;

/**
 * Applies operations to all elements. Operands are of the result's shape already; their elements
 * are converted on the way, a block at a time, so that no converted copy of an array is made.
 */
final class Elementwise {
  private Elementwise() {}

  /**
   * Sets {@code out} to {@code op} of the operands, which share no memory with it but element by
   * element.
   *
   * @return whether an int was divided by zero
   */
  static boolean apply(BinaryOp op, DType computed, Strided x, Strided y, Strided out) {
    if (computed.isFloating()) {
      applyDoubles(op, x, y, out);
      return false;
    }
    return applyLongs(op, computed, x, y, out);
  }

  private static void applyDoubles(BinaryOp op, Strided x, Strided y, Strided out) {
    double[] direct = doubles(out);
    if (direct != null && alike(x, out) && alike(y, out)) {
      int from = out.first();
      DoubleKernels.apply(op, doubles(x), doubles(y), direct, from, from + out.size());
      return;
    }
    Cursor xs = new Cursor(x);
    Cursor ys = new Cursor(y);
    Cursor rs = new Cursor(out);
    int size = out.size();
    int n = Math.min(size, Cursor.BLOCK);
    double[] a = new double[n];
    double[] b = new double[n];
    double[] r = new double[n];
    boolean oneX = preset(x, a);
    boolean oneY = preset(y, b);
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      if (!oneX) {
        xs.read(a, count);
      }
      if (!oneY) {
        ys.read(b, count);
      }
      DoubleKernels.apply(op, a, b, r, 0, count);
      rs.write(r, count);
    }
  }

  private static boolean applyLongs(
      BinaryOp op, DType computed, Strided x, Strided y, Strided out) {
    Cursor xs = new Cursor(x);
    Cursor ys = new Cursor(y);
    Cursor rs = new Cursor(out);
    int size = out.size();
    int n = Math.min(size, Cursor.BLOCK);
    long[] a = new long[n];
    long[] b = new long[n];
    long[] r = new long[n];
    boolean divides = op.dividesInts(computed);
    boolean byZero = false;
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      xs.read(a, count);
      ys.read(b, count);
      LongKernels.apply(op, a, b, r, 0, count);
      rs.write(r, count);
      for (int i = 0; divides && !byZero && i < count; i++) {
        byZero = b[i] == 0;
      }
    }
    return byZero;
  }

  /** Whether all elements are the same one, which then fills a block once and for all. */
  private static boolean preset(Strided x, double[] block) {
    boolean constant = block.length > 0 && x.isConstant();
    if (constant) {
      java.util.Arrays.fill(block, x.getDouble(0));
    }
    return constant;
  }

  static void apply(UnaryOp op, DType computed, Strided x, Strided out) {
    Cursor xs = new Cursor(x);
    Cursor rs = new Cursor(out);
    int size = out.size();
    int n = Math.min(size, Cursor.BLOCK);
    if (computed.isFloating()) {
      double[] direct = doubles(out);
      if (direct != null && alike(x, out)) {
        int from = out.first();
        DoubleKernels.apply(op, doubles(x), direct, from, from + size);
        return;
      }
      double[] a = new double[n];
      double[] r = new double[n];
      for (int done = 0; done < size; done += n) {
        int count = Math.min(n, size - done);
        xs.read(a, count);
        DoubleKernels.apply(op, a, r, 0, count);
        rs.write(r, count);
      }
    } else {
      long[] a = new long[n];
      long[] r = new long[n];
      for (int done = 0; done < size; done += n) {
        int count = Math.min(n, size - done);
        xs.read(a, count);
        LongKernels.apply(op, a, r, 0, count);
        rs.write(r, count);
      }
    }
  }

  /** Sets {@code out} to {@code x} where the condition holds, else to {@code y}. */
  static void where(Strided condition, Strided x, Strided y, Strided out) {
    Cursor cs = new Cursor(condition);
    Cursor xs = new Cursor(x);
    Cursor ys = new Cursor(y);
    Cursor rs = new Cursor(out);
    int size = out.size();
    int n = Math.min(size, Cursor.BLOCK);
    long[] c = new long[n];
    boolean floating = out.type().isFloating();
    double[] a = new double[floating ? n : 0];
    double[] b = new double[floating ? n : 0];
    long[] k = new long[floating ? 0 : n];
    long[] l = new long[floating ? 0 : n];
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      cs.read(c, count);
      if (floating) {
        xs.read(a, count);
        ys.read(b, count);
        for (int i = 0; i < count; i++) {
          a[i] = c[i] != 0 ? a[i] : b[i];
        }
        rs.write(a, count);
      } else {
        xs.read(k, count);
        ys.read(l, count);
        for (int i = 0; i < count; i++) {
          k[i] = c[i] != 0 ? k[i] : l[i];
        }
        rs.write(k, count);
      }
    }
  }

  /** The Java array behind elements without gaps, or null. */
  private static double[] doubles(Strided a) {
    return a.type() == DType.FLOAT64 && a.memory().array() instanceof double[] d && a.isContiguous()
        ? d
        : null;
  }

  /** Whether the elements have the same indices in a Java array of doubles as the other's. */
  private static boolean alike(Strided a, Strided out) {
    return a.offset() == out.offset() && doubles(a) != null;
  }
}
