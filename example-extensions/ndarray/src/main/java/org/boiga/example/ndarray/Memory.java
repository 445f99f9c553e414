package org.boiga.example.ndarray;

import java.lang.foreign.MemorySegment;

/**
 * The memory that arrays share. What this module allocates is an array on the Java heap of the
 * elements' own type, over which loops are compiled to vector instructions; what other objects
 * export is a segment of any kind.
 *
 * @param array the Java array that begins where the segment does, or null
 */
record Memory(MemorySegment segment, Object array) {
  /** Memory of someone else, to be accessed as bytes. */
  static Memory of(MemorySegment segment) {
    return new Memory(segment, null);
  }

  static Memory of(double... array) {
    return new Memory(MemorySegment.ofArray(array), array);
  }

  static Memory of(long... array) {
    return new Memory(MemorySegment.ofArray(array), array);
  }

  /** New memory, all zero. */
  static Memory allocate(DType type, int size) {
    return ofArray(newArray(type, size));
  }

  static Memory ofArray(Object array) {
    MemorySegment segment =
        switch (array) {
          case double[] a -> MemorySegment.ofArray(a);
          case float[] a -> MemorySegment.ofArray(a);
          case long[] a -> MemorySegment.ofArray(a);
          case int[] a -> MemorySegment.ofArray(a);
          default -> MemorySegment.ofArray((byte[]) array);
        };
    return new Memory(segment, array);
  }

  static Object newArray(DType type, int size) {
    return switch (type) {
      case BOOL, UINT8 -> new byte[size];
      case INT32 -> new int[size];
      case INT64 -> new long[size];
      case FLOAT32 -> new float[size];
      case FLOAT64 -> new double[size];
    };
  }
}
