package org.boiga.example.ndarray;

import java.util.Arrays;

/** Elements as longs. They wrap around, as in C; what is not zero is true. */
record Longs(long[] elements) implements Block {
  private static long[] of(Block b) {
    return ((Longs) b).elements;
  }

  @Override
  public void load(Memory m, DType type, long at, long stride, int k, int n) {
    long[] to = elements;
    int i = (int) (at / type.itemsize);
    int step = (int) (stride / type.itemsize);
    if (stride == 0) {
      Arrays.fill(to, k, k + n, Elements.getLong(m, type, at));
    } else if (type == DType.INT64 && m.array() instanceof long[] a) {
      if (step == 1) {
        System.arraycopy(a, i, to, k, n);
      } else {
        for (int j = 0; j < n; j++) {
          to[k + j] = a[i + j * step];
        }
      }
    } else if (type == DType.INT32 && m.array() instanceof int[] a) {
      for (int j = 0; j < n; j++) {
        to[k + j] = a[i + j * step];
      }
    } else if (type == DType.UINT8 && m.array() instanceof byte[] a) {
      for (int j = 0; j < n; j++) {
        to[k + j] = a[i + j * step] & 0xff;
      }
    } else if (type == DType.BOOL && m.array() instanceof byte[] a) {
      for (int j = 0; j < n; j++) {
        to[k + j] = a[i + j * step]; // what this module writes is 0 or 1
      }
    } else {
      for (int j = 0; j < n; j++) {
        to[k + j] = Elements.getLong(m, type, at + j * stride);
      }
    }
  }

  @Override
  public void store(Memory m, DType type, long at, long stride, int k, int n) {
    long[] from = elements;
    int i = (int) (at / type.itemsize);
    int step = (int) (stride / type.itemsize);
    if (type == DType.INT64 && m.array() instanceof long[] a) {
      if (step == 1) {
        System.arraycopy(from, k, a, i, n);
      } else {
        for (int j = 0; j < n; j++) {
          a[i + j * step] = from[k + j];
        }
      }
    } else if (type == DType.INT32 && m.array() instanceof int[] a) {
      for (int j = 0; j < n; j++) {
        a[i + j * step] = (int) from[k + j];
      }
    } else if (type == DType.UINT8 && m.array() instanceof byte[] a) {
      for (int j = 0; j < n; j++) {
        a[i + j * step] = (byte) from[k + j];
      }
    } else if (type == DType.BOOL && m.array() instanceof byte[] a) {
      for (int j = 0; j < n; j++) {
        a[i + j * step] = (byte) (from[k + j] == 0 ? 0 : 1);
      }
    } else {
      for (int j = 0; j < n; j++) {
        Elements.set(m, type, at + j * stride, from[k + j]);
      }
    }
  }

  @Override
  public void fill(double v) {
    Arrays.fill(elements, (long) v);
  }

  @Override
  public void sort() {
    Arrays.sort(elements);
  }

  @Override
  public void set(BinaryOp op, Block x, Block y, int from, int to) {
    LongKernels.apply(op, of(x), of(y), elements, from, to);
  }

  @Override
  public void set(UnaryOp op, Block x, int from, int to) {
    LongKernels.apply(op, of(x), elements, from, to);
  }

  @Override
  public void setUnless(Longs condition, Block other, int n) {
    LongKernels.select(condition.elements, elements, of(other), n);
  }

  @Override
  public void reduce(Reduction op, Block other, int n) {
    elements[0] = LongKernels.reduce(op, elements[0], of(other), n);
  }

  @Override
  public boolean beats(Block other, boolean least) {
    long x = elements[0];
    long y = of(other)[0];
    return least ? x < y : x > y;
  }

  boolean hasZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (elements[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
