package org.boiga.api;

import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Memory that an object exports ({@code Py_buffer}), by {@link
 * org.boiga.api.context.BufferProtocol#PyObject_GetBuffer}. While it is open the object keeps its
 * memory where it is; a bytearray, for instance, refuses to be resized.
 *
 * <pre>{@code
 * try (PyBuffer b = ctx.PyObject_GetBuffer(data, PyBuffer.SIMPLE)) {
 *   digest.update(b.memory().asByteBuffer());
 * }
 * }</pre>
 *
 * <p>Owned by who acquired it, and closed on an attached thread. Other threads may write the memory
 * meanwhile, as in C.
 */
@ProviderType
public interface PyBuffer extends AutoCloseable {
  // What is asked for; the values are those of PyBUF_*.
  int SIMPLE = 0;
  int WRITABLE = 1;
  int FORMAT = 4;
  int ND = 8;
  int STRIDES = 0x10 | ND;
  int C_CONTIGUOUS = 0x20 | STRIDES;
  int F_CONTIGUOUS = 0x40 | STRIDES;
  int ANY_CONTIGUOUS = 0x80 | STRIDES;
  int INDIRECT = 0x100 | STRIDES;
  int FULL_RO = INDIRECT | FORMAT;
  int FULL = FULL_RO | WRITABLE;

  /**
   * The memory ({@code buf} and {@code len}), from the first item on where the items lie one after
   * another. It is not to be written if {@link #readonly}, which nothing but the caller ensures:
   * for an array on the Java heap {@link MemorySegment#heapBase} gives that array.
   */
  MemorySegment memory();

  /** Number of bytes of all items ({@code len}). */
  long len();

  boolean readonly();

  /** The format of an item as in module struct; {@code B} where none was asked for. */
  String format();

  long itemsize();

  /** Number of items in each dimension. */
  long[] shape();

  /** Bytes from one item to the next in each dimension. */
  long[] strides();

  /** The exporting object; held as long as the buffer is open. */
  PyObject obj();

  /** {@code PyBuffer_Release}; once. */
  @Override
  void close();
}
