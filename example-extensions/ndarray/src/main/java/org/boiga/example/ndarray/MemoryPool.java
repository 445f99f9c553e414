package org.boiga.example.ndarray;

import java.lang.ref.SoftReference;
import java.lang.reflect.Array;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Some large arrays that nobody uses any more. Objects are given up as soon as the last reference
 * to them goes, so that in {@code x * y + z} the memory of one line's intermediate result, which is
 * still in the processor's cache, becomes that of the next one's, and no new memory is cleared.
 */
final class MemoryPool {
  private static final int LEAST_BYTES = 1 << 14;

  /** What is free; softly, so that the heap may take it. */
  private final AtomicReferenceArray<SoftReference<Object>> free = new AtomicReferenceArray<>(8);

  /** Memory with any content. */
  Memory take(DType type, int size) {
    if ((long) size * type.itemsize >= LEAST_BYTES) {
      for (int i = 0; i < free.length(); i++) {
        SoftReference<Object> candidate = free.get(i);
        Object array = candidate == null ? null : candidate.get();
        if (array != null && fits(array, type, size) && free.compareAndSet(i, candidate, null)) {
          return Memory.ofArray(array);
        }
      }
    }
    return Memory.allocate(type, size);
  }

  private static boolean fits(Object array, DType type, int size) {
    boolean sameType =
        switch (type) {
          case BOOL, UINT8 -> array instanceof byte[];
          case INT32 -> array instanceof int[];
          case INT64 -> array instanceof long[];
          case FLOAT32 -> array instanceof float[];
          case FLOAT64 -> array instanceof double[];
        };
    return sameType && Array.getLength(array) == size;
  }

  /** Takes back memory that no array uses any more. */
  void give(Memory memory) {
    if (memory.array() == null || memory.segment().byteSize() < LEAST_BYTES) {
      return;
    }
    SoftReference<Object> reference = new SoftReference<>(memory.array());
    int slot = -1;
    for (int i = 0; i < free.length() && slot < 0; i++) {
      SoftReference<Object> there = free.get(i);
      if ((there == null || there.get() == null) && free.compareAndSet(i, there, reference)) {
        return;
      }
    }
    // All are taken: what is there may be of sizes that nobody asks for any more.
    free.set(System.identityHashCode(reference) % free.length(), reference);
  }
}
