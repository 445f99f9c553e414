package org.boiga.example.ndarray;

import java.util.Arrays;

/** Arithmetic on shapes and strides, without any memory. What is impossible is null or negative. */
final class Shape {
  static final int[] SCALAR = {};

  /** The most dimensions that an array has. */
  static final int MOST_DIMENSIONS = 32;

  private Shape() {}

  /**
   * The number of elements, or -1 if a dimension is negative or they are more than an int tells.
   */
  static int size(int... shape) {
    long size = 1;
    boolean empty = false;
    for (int n : shape) {
      if (n < 0) {
        return -1;
      }
      empty |= n == 0;
      size = Math.min(size * Math.max(n, 1), 1L << 31);
    }
    return empty ? 0 : size > Integer.MAX_VALUE - 16 ? -1 : (int) size;
  }

  /** The strides in bytes of elements in row-major order without gaps. */
  static long[] contiguous(int[] shape, int itemsize) {
    long[] strides = new long[shape.length];
    long stride = itemsize;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= Math.max(shape[d], 1);
    }
    return strides;
  }

  static boolean isContiguous(int[] shape, long[] strides, int itemsize) {
    long stride = itemsize;
    for (int d = shape.length - 1; d >= 0; d--) {
      if (shape[d] == 0) {
        return true;
      }
      if (shape[d] != 1 && strides[d] != stride) {
        return false;
      }
      stride *= shape[d];
    }
    return true;
  }

  /** The shape that both are broadcast to, or null. */
  static int[] broadcast(int[] a, int[] b) {
    int[] longer = a.length >= b.length ? a : b;
    int[] shorter = longer == a ? b : a;
    int[] result = longer.clone();
    int skipped = longer.length - shorter.length;
    for (int d = 0; d < shorter.length; d++) {
      int n = shorter[d];
      int m = longer[skipped + d];
      if (m == 1) {
        result[skipped + d] = n;
      } else if (n != 1 && n != m) {
        return null;
      }
    }
    return result;
  }

  /** The strides by which elements of one shape appear in another one, or null. */
  static long[] broadcastStrides(int[] shape, long[] strides, int[] to) {
    int added = to.length - shape.length;
    if (added < 0) {
      return null;
    }
    long[] result = new long[to.length];
    for (int d = 0; d < shape.length; d++) {
      if (shape[d] == to[added + d]) {
        result[added + d] = strides[d];
      } else if (shape[d] != 1) {
        return null;
      }
    }
    return result;
  }

  /** The shape with one dimension of -1 replaced by what is left, or null if it does not fit. */
  static int[] resolve(int[] wanted, int size) {
    int unknown = -1;
    long known = 1;
    for (int d = 0; d < wanted.length; d++) {
      if (wanted[d] >= 0) {
        known *= wanted[d];
        if (known > Integer.MAX_VALUE) {
          return null;
        }
      } else if (wanted[d] == -1 && unknown < 0) {
        unknown = d;
      } else {
        return null;
      }
    }
    if (unknown < 0) {
      return known == size ? wanted : null;
    }
    if (known == 0 || size % known != 0) {
      return null;
    }
    int[] result = wanted.clone();
    result[unknown] = (int) (size / known);
    return result;
  }

  /** The axis counted from the first one, or -1 if there is none. */
  static int axis(long axis, int dimensions) {
    long a = axis < 0 ? axis + dimensions : axis;
    return a < 0 || a >= dimensions ? -1 : (int) a;
  }

  static int[] without(int[] shape, int axis) {
    int[] result = new int[shape.length - 1];
    System.arraycopy(shape, 0, result, 0, axis);
    System.arraycopy(shape, axis + 1, result, axis, result.length - axis);
    return result;
  }

  static int[] with(int[] shape, int axis, int n) {
    int[] result = new int[shape.length + 1];
    System.arraycopy(shape, 0, result, 0, axis);
    result[axis] = n;
    System.arraycopy(shape, axis, result, axis + 1, shape.length - axis);
    return result;
  }

  static int[] concatenated(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }

  /** As a tuple, in messages. */
  static String text(int... shape) {
    StringBuilder text = new StringBuilder("(");
    for (int d = 0; d < shape.length; d++) {
      text.append(d == 0 ? "" : ",").append(shape[d]);
    }
    return text.append(shape.length == 1 ? ",)" : ")").toString();
  }
}
