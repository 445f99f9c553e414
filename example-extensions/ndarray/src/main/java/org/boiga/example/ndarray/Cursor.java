package org.boiga.example.ndarray;

/**
 * Goes through the elements of an array in row-major order, a block at a time: whatever their type
 * and strides, loops see them as doubles or longs that lie one after the other. Axes that continue
 * each other count as one.
 */
final class Cursor {
  /** Elements in a block; some blocks fit the processor's first cache. */
  static final int BLOCK = 1024;

  private final Memory memory;
  private final DType type;
  private final int[] shape;
  private final long[] strides;
  private final int[] index;
  private final int length;
  private final long stride;
  private long row;
  private int column;

  Cursor(Strided a) {
    memory = a.memory();
    type = a.type();
    row = a.offset();
    int[] n = new int[a.ndim()];
    long[] s = new long[n.length];
    int used = 0;
    for (int d = 0; d < n.length; d++) {
      int count = a.shape()[d];
      long step = a.strides()[d];
      if (count == 1) {
        continue;
      }
      if (used > 0 && s[used - 1] == step * count) {
        n[used - 1] *= count;
        s[used - 1] = step;
      } else {
        n[used] = count;
        s[used++] = step;
      }
    }
    int outer = Math.max(used - 1, 0);
    shape = java.util.Arrays.copyOf(n, outer);
    strides = java.util.Arrays.copyOf(s, outer);
    index = new int[outer];
    length = used == 0 ? 1 : n[outer];
    stride = used == 0 ? 0 : s[outer];
  }

  void read(Block to, int count) {
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, length - column);
      to.load(memory, type, row + column * stride, stride, done, n);
      done += n;
      advance(n);
    }
  }

  void write(Block from, int count) {
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, length - column);
      from.store(memory, type, row + column * stride, stride, done, n);
      done += n;
      advance(n);
    }
  }

  void read(double[] to, int count) {
    read(new Doubles(to), count);
  }

  void read(long[] to, int count) {
    read(new Longs(to), count);
  }

  void write(double[] from, int count) {
    write(new Doubles(from), count);
  }

  void write(long[] from, int count) {
    write(new Longs(from), count);
  }

  /** Passes over elements of the current row. */
  private void advance(int n) {
    column += n;
    if (column < length) {
      return;
    }
    column = 0;
    for (int d = shape.length - 1; d >= 0; d--) {
      row += strides[d];
      if (++index[d] < shape[d]) {
        return;
      }
      row -= strides[d] * shape[d];
      index[d] = 0;
    }
  }

  /** The place in the memory of the next element, which is passed over. */
  long next() {
    long at = row + column * stride;
    advance(1);
    return at;
  }
}
