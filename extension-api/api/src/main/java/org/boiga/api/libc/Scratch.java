package org.boiga.api.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Native memory of one thread for the arguments and results of its system calls. */
public final class Scratch {
  /** Longest path that the system takes, with its end. */
  public static final int PATH_MAX = 4096;

  private static final int RESULT_SIZE = 4096;
  private static final int FIRST_BUFFER = 64 * 1024;
  private static final int LARGEST_BUFFER = 1 << 20;
  private static final ThreadLocal<Scratch> CURRENT = ThreadLocal.withInitial(Scratch::new);

  private final Arena arena = Arena.ofAuto();

  /** Where the linker puts errno. */
  final MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());

  private final MemorySegment paths = arena.allocate(2L * PATH_MAX);

  /** For small structures. */
  public final MemorySegment result = arena.allocate(RESULT_SIZE, 16);

  private MemorySegment buffer;

  private Scratch() {}

  /** The calling thread's. */
  public static Scratch get() {
    return CURRENT.get();
  }

  /** The error number that the last call left; meaningful only where it failed. */
  public int errno() {
    return state.get(ValueLayout.JAVA_INT, 0);
  }

  public long resultAddress() {
    return result.address();
  }

  /**
   * Copies a path to native memory.
   *
   * @param which 0 or 1, for functions with two paths
   * @return its address, or 0 if it is longer than any path that the system takes
   */
  public long path(byte[] path, int which) {
    if (path.length >= PATH_MAX) {
      return 0;
    }
    long at = (long) which * PATH_MAX;
    MemorySegment.copy(path, 0, paths, ValueLayout.JAVA_BYTE, at, path.length);
    paths.set(ValueLayout.JAVA_BYTE, at + path.length, (byte) 0);
    return paths.address() + at;
  }

  /** The result as an array. */
  public byte[] resultBytes(long from, int n) {
    byte[] b = new byte[n];
    MemorySegment.copy(result, ValueLayout.JAVA_BYTE, from, b, 0, n);
    return b;
  }

  /**
   * Memory for {@code n} bytes of input or output, but never more than a megabyte.
   *
   * @return a segment that is valid until the next call of this method
   */
  public MemorySegment buffer(int n) {
    MemorySegment b = buffer;
    if (b == null || b.byteSize() < n) {
      int size =
          Math.clamp(Integer.highestOneBit(Math.max(n, 1)) * 2L, FIRST_BUFFER, LARGEST_BUFFER);
      if (b == null || b.byteSize() < size) {
        b = Arena.ofAuto().allocate(size);
        buffer = b;
      }
    }
    return b;
  }
}
