package org.boiga.example.ndarray;

import java.util.Arrays;

/** Elements as doubles. Ints become the nearest value. */
record Doubles(double[] elements) implements Block {
  private static double[] of(Block b) {
    return ((Doubles) b).elements;
  }

  @Override
  public void load(Memory m, DType type, long at, long stride, int k, int n) {
    double[] to = elements;
    int i = (int) (at / type.itemsize);
    int step = (int) (stride / type.itemsize);
    if (stride == 0) {
      Arrays.fill(to, k, k + n, Elements.getDouble(m, type, at));
    } else if (type == DType.FLOAT64 && m.array() instanceof double[] a) {
      if (step == 1) {
        System.arraycopy(a, i, to, k, n);
      } else {
        for (int j = 0; j < n; j++) {
          to[k + j] = a[i + j * step];
        }
      }
    } else if (type == DType.FLOAT32 && m.array() instanceof float[] a) {
      for (int j = 0; j < n; j++) {
        to[k + j] = a[i + j * step];
      }
    } else if (type == DType.INT64 && m.array() instanceof long[] a) {
      for (int j = 0; j < n; j++) {
        to[k + j] = a[i + j * step];
      }
    } else if (type == DType.INT32 && m.array() instanceof int[] a) {
      for (int j = 0; j < n; j++) {
        to[k + j] = a[i + j * step];
      }
    } else if (type.itemsize == 1 && m.array() instanceof byte[] a) {
      for (int j = 0; j < n; j++) {
        to[k + j] = a[i + j * step] & 0xff;
      }
    } else {
      for (int j = 0; j < n; j++) {
        to[k + j] = Elements.getDouble(m, type, at + j * stride);
      }
    }
  }

  @Override
  public void store(Memory m, DType type, long at, long stride, int k, int n) {
    double[] from = elements;
    int i = (int) (at / type.itemsize);
    int step = (int) (stride / type.itemsize);
    if (type == DType.FLOAT64 && m.array() instanceof double[] a) {
      if (step == 1) {
        System.arraycopy(from, k, a, i, n);
      } else {
        for (int j = 0; j < n; j++) {
          a[i + j * step] = from[k + j];
        }
      }
    } else if (type == DType.FLOAT32 && m.array() instanceof float[] a) {
      for (int j = 0; j < n; j++) {
        a[i + j * step] = (float) from[k + j];
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
    Arrays.fill(elements, v);
  }

  @Override
  public void sort() {
    Arrays.sort(elements);
  }

  @Override
  public void set(BinaryOp op, Block x, Block y, int from, int to) {
    DoubleKernels.apply(op, of(x), of(y), elements, from, to);
  }

  @Override
  public void set(UnaryOp op, Block x, int from, int to) {
    DoubleKernels.apply(op, of(x), elements, from, to);
  }

  @Override
  public void setUnless(Longs condition, Block other, int n) {
    DoubleKernels.select(condition.elements(), elements, of(other), n);
  }

  @Override
  public void reduce(Reduction op, Block other, int n) {
    elements[0] = DoubleKernels.reduce(op, elements[0], of(other), n);
  }

  @Override
  public boolean beats(Block other, boolean least) {
    double x = elements[0];
    double y = of(other)[0];
    return !Double.isNaN(y) && (Double.isNaN(x) || (least ? x < y : x > y));
  }
}
