package org.boiga.example.ndarray;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Runs of elements of any type as doubles and as longs. Floats become the nearest value, ints wrap
 * around, as in C; what is not zero is true.
 */
final class Elements {
  private Elements() {}

  // One element ----------------------------------------------------------------------------------

  static double getDouble(Memory m, DType type, long at) {
    return switch (type) {
      case FLOAT64 -> m.segment().get(JAVA_DOUBLE_UNALIGNED, at);
      case FLOAT32 -> m.segment().get(JAVA_FLOAT_UNALIGNED, at);
      default -> getLong(m, type, at);
    };
  }

  static long getLong(Memory m, DType type, long at) {
    MemorySegment s = m.segment();
    return switch (type) {
      case BOOL -> s.get(JAVA_BYTE, at) == 0 ? 0 : 1;
      case UINT8 -> s.get(JAVA_BYTE, at) & 0xff;
      case INT32 -> s.get(JAVA_INT_UNALIGNED, at);
      case INT64 -> s.get(JAVA_LONG_UNALIGNED, at);
      case FLOAT32 -> (long) s.get(JAVA_FLOAT_UNALIGNED, at);
      case FLOAT64 -> (long) s.get(JAVA_DOUBLE_UNALIGNED, at);
    };
  }

  static void set(Memory m, DType type, long at, double v) {
    switch (type) {
      case BOOL -> m.segment().set(JAVA_BYTE, at, (byte) (v == 0 ? 0 : 1));
      case FLOAT32 -> m.segment().set(JAVA_FLOAT_UNALIGNED, at, (float) v);
      case FLOAT64 -> m.segment().set(JAVA_DOUBLE_UNALIGNED, at, v);
      default -> set(m, type, at, (long) v);
    }
  }

  static void set(Memory m, DType type, long at, long v) {
    MemorySegment s = m.segment();
    switch (type) {
      case BOOL -> s.set(JAVA_BYTE, at, (byte) (v == 0 ? 0 : 1));
      case UINT8 -> s.set(JAVA_BYTE, at, (byte) v);
      case INT32 -> s.set(JAVA_INT_UNALIGNED, at, (int) v);
      case INT64 -> s.set(JAVA_LONG_UNALIGNED, at, v);
      case FLOAT32 -> s.set(JAVA_FLOAT_UNALIGNED, at, (float) v);
      case FLOAT64 -> s.set(JAVA_DOUBLE_UNALIGNED, at, v);
    }
  }

  // Runs as doubles ------------------------------------------------------------------------------

  /** Reads {@code n} elements from {@code at} on, {@code stride} bytes apart. */
  static void load(Memory m, DType type, long at, long stride, double[] to, int k, int n) {
    int i = (int) (at / type.itemsize);
    int step = (int) (stride / type.itemsize);
    if (stride == 0) {
      Arrays.fill(to, k, k + n, getDouble(m, type, at));
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
        to[k + j] = getDouble(m, type, at + j * stride);
      }
    }
  }

  static void store(Memory m, DType type, long at, long stride, double[] from, int k, int n) {
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
        set(m, type, at + j * stride, from[k + j]);
      }
    }
  }

  // Runs as longs --------------------------------------------------------------------------------

  static void load(Memory m, DType type, long at, long stride, long[] to, int k, int n) {
    int i = (int) (at / type.itemsize);
    int step = (int) (stride / type.itemsize);
    if (stride == 0) {
      Arrays.fill(to, k, k + n, getLong(m, type, at));
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
        to[k + j] = getLong(m, type, at + j * stride);
      }
    }
  }

  static void store(Memory m, DType type, long at, long stride, long[] from, int k, int n) {
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
        set(m, type, at + j * stride, from[k + j]);
      }
    }
  }
}
