package org.boiga.objects;

/**
 * An object whose memory others may look at without a copy: the buffer protocol (PEP 3118). A type
 * that implements it also declares {@code __buffer__} by {@link Buffers#memoryView} (PEP 688).
 */
public interface BufferExporter extends Buffer.Releaser {
  /**
   * Exports the memory. Until {@link #releaseBuffer} it must neither move nor change its size.
   *
   * @param flags what the consumer can handle: {@link Buffer#WRITABLE} and its like
   * @throws PyException BufferError if it cannot be exported like that
   */
  Buffer exportBuffer(ThreadState ts, int flags);

  @Override
  default void releaseBuffer(ThreadState ts, Buffer buffer) {}
}
