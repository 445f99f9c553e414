package org.boiga.modules.mmap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.boiga.api.libc.NativeFunction;

/**
 * Mapped memory. Access after {@link #close} fails with IllegalStateException, on any thread: the
 * segment belongs to a shared arena.
 */
final class Mapping {
  private static final NativeFunction MAP = new NativeFunction("mmap");
  private static final NativeFunction UNMAP = new NativeFunction("munmap");
  private static final NativeFunction REMAP = new NativeFunction("mremap");
  private static final NativeFunction SYNC = new NativeFunction("msync");
  private static final NativeFunction ADVISE = new NativeFunction("madvise");
  private static final int MAY_MOVE = 1;
  private static final int SYNCHRONOUS = 4;
  private static final long LARGEST_ERROR = 4096;

  private final Arena arena = Arena.ofShared();
  final MemorySegment memory;
  private volatile boolean moved;

  private Mapping(long address, long size) {
    memory =
        MemorySegment.ofAddress(address)
            .reinterpret(
                size,
                arena,
                m -> {
                  if (!moved) {
                    UNMAP.call(m.address(), size);
                  }
                });
  }

  /**
   * Maps a file or anonymous memory.
   *
   * @param failure gets the error number where the result is null
   */
  static Mapping of(long size, int protection, int flags, int fd, long offset, int[] failure) {
    return at(MAP.callLong(0, size, protection, flags, fd, offset), size, failure);
  }

  private static Mapping at(long address, long size, int[] failure) {
    if (address < 0 && address > -LARGEST_ERROR) {
      failure[0] = (int) -address;
      return null;
    }
    return new Mapping(address, size);
  }

  /**
   * Changes the size; this object is closed afterwards.
   *
   * @return where the memory is now; of the old size where that failed
   */
  Mapping resized(long size, int[] failure) {
    moved = true;
    arena.close();
    long address = memory.address();
    Mapping m = at(REMAP.callLong(address, memory.byteSize(), size, MAY_MOVE), size, failure);
    return m != null ? m : new Mapping(address, memory.byteSize());
  }

  void close() {
    arena.close();
  }

  int flush(long offset, long size) {
    return SYNC.call(memory.address() + offset, size, SYNCHRONOUS);
  }

  int advise(long offset, long size, int option) {
    return ADVISE.call(memory.address() + offset, size, option);
  }
}
