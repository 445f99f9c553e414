package org.boiga.objects;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.memory.PyObject;

/**
 * Memory that an object exports ({@code Py_buffer}). It is either an array on the Java heap, as
 * built-in types have, or any {@link MemorySegment}, as extensions and mapped files have; consumers
 * that do not care use {@link #memory}.
 *
 * <p>Whoever acquires a buffer releases it. Several users may share one: each further one calls
 * {@link #retain}.
 */
public final class Buffer {
  // What a consumer asks for; the values are those of PyBUF_*.
  public static final int SIMPLE = 0;
  public static final int WRITABLE = 1;
  public static final int FORMAT = 4;
  public static final int ND = 8;
  public static final int STRIDES = 0x10 | ND;
  public static final int C_CONTIGUOUS = 0x20 | STRIDES;
  public static final int F_CONTIGUOUS = 0x40 | STRIDES;
  public static final int ANY_CONTIGUOUS = 0x80 | STRIDES;
  public static final int INDIRECT = 0x100 | STRIDES;
  public static final int FULL_RO = INDIRECT | FORMAT;
  public static final int FULL = FULL_RO | WRITABLE;

  /** Who is told that nobody uses a buffer any more. */
  @FunctionalInterface
  public interface Releaser {
    /** Ends an export; called once for each. */
    void releaseBuffer(ThreadState ts, Buffer buffer);
  }

  private final Releaser releaser;

  /** The object that exports; borrowed, the user of the buffer holds it. */
  public final PyObject owner;

  /** The array that the memory is part of, or null if it is not on the Java heap. */
  public final byte[] array;

  /** Where in the array the memory begins. */
  public final int start;

  public final boolean readOnly;
  public final BufferLayout layout;
  private MemorySegment memory;
  private final AtomicInteger users = new AtomicInteger(1);

  /** Memory in an array, from {@code start} on. */
  public Buffer(
      Releaser releaser,
      PyObject owner,
      byte[] array,
      int start,
      boolean readOnly,
      BufferLayout layout) {
    this.releaser = releaser;
    this.owner = owner;
    this.array = array;
    this.start = start;
    this.readOnly = readOnly;
    this.layout = layout;
  }

  /** Memory of any kind; offsets of the layout count from its beginning. */
  public Buffer(
      Releaser releaser,
      PyObject owner,
      MemorySegment memory,
      boolean readOnly,
      BufferLayout layout) {
    this(releaser, owner, null, 0, readOnly, layout);
    this.memory = memory;
  }

  /** The memory; offsets of the layout count from its beginning. */
  public MemorySegment memory() {
    MemorySegment m = memory;
    if (m == null) {
      m = MemorySegment.ofArray(array).asSlice(start);
      memory = m;
    }
    return m;
  }

  /** Adds a user. */
  public Buffer retain() {
    users.incrementAndGet();
    return this;
  }

  /** Ends one user's use; the last one ends the export. */
  public void release(ThreadState ts) {
    if (users.decrementAndGet() == 0) {
      releaser.releaseBuffer(ts, this);
    }
  }

  /** The bytes, where they lie one after another; no copy if they are in an array. */
  public ByteSpan span() {
    if (array != null) {
      int from = start + (int) layout.offset();
      return new ByteSpan(array, from, from + (int) length());
    }
    return ByteSpan.of(Buffers.copy(this));
  }

  /** Number of bytes of all items. */
  public long length() {
    return layout.byteLength();
  }
}
