package org.boiga.example.ndarray;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * Single elements of any type as doubles and as longs. Floats become the nearest value, ints wrap
 * around, as in C; what is not zero is true.
 */
final class Elements {
  private Elements() {}

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

  /** Copies an element to a place of any type. */
  static void copy(Memory from, DType type, long at, Memory to, DType toType, long toAt) {
    if (type.isFloating()) {
      set(to, toType, toAt, getDouble(from, type, at));
    } else {
      set(to, toType, toAt, getLong(from, type, at));
    }
  }
}
