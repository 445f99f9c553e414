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
    int size = out.size();
    Block direct = Block.behind(out, computed);
    Block directX = direct == null ? null : aligned(x, out, computed);
    Block directY = directX == null ? null : aligned(y, out, computed);
    if (directY != null) {
      int from = out.first();
      boolean byZero = dividesByZero(op, directY, from, from + size);
      direct.set(op, directX, directY, from, from + size);
      return byZero;
    }
    Cursor xs = new Cursor(x);
    Cursor ys = new Cursor(y);
    Cursor rs = new Cursor(out);
    int n = Math.min(size, Cursor.BLOCK);
    Block a = Block.of(computed, n);
    Block b = Block.of(computed, n);
    Block r = Block.of(computed, n);
    boolean oneX = preset(x, xs, a, n);
    boolean oneY = preset(y, ys, b, n);
    boolean byZero = false;
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      if (!oneX) {
        xs.read(a, count);
      }
      if (!oneY) {
        ys.read(b, count);
      }
      byZero = byZero || dividesByZero(op, b, 0, count);
      r.set(op, a, b, 0, count);
      rs.write(r, count);
    }
    return byZero;
  }

  private static boolean dividesByZero(BinaryOp op, Block y, int from, int to) {
    return op.leavesRemainder() && y instanceof Longs l && l.hasZero(from, to);
  }

  /** Fills a block once and for all if all elements are the same one. */
  private static boolean preset(Strided x, Cursor xs, Block block, int n) {
    boolean constant = x.isConstant();
    if (constant) {
      xs.read(block, n);
    }
    return constant;
  }

  static void apply(UnaryOp op, DType computed, Strided x, Strided out) {
    int size = out.size();
    Block direct = Block.behind(out, computed);
    Block directX = direct == null ? null : aligned(x, out, computed);
    if (directX != null) {
      int from = out.first();
      direct.set(op, directX, from, from + size);
      return;
    }
    Cursor xs = new Cursor(x);
    Cursor rs = new Cursor(out);
    int n = Math.min(size, Cursor.BLOCK);
    Block a = Block.of(computed, n);
    Block r = Block.of(computed, n);
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      xs.read(a, count);
      r.set(op, a, 0, count);
      rs.write(r, count);
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
    Longs c = new Longs(new long[n]);
    Block a = Block.of(out.type(), n);
    Block b = Block.of(out.type(), n);
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      cs.read(c, count);
      xs.read(a, count);
      ys.read(b, count);
      a.setUnless(c, b, count);
      rs.write(a, count);
    }
  }

  /** The Java array behind elements that have the same indices in it as the result's, or null. */
  private static Block aligned(Strided a, Strided out, DType computed) {
    return a.offset() == out.offset() ? Block.behind(a, computed) : null;
  }
}
