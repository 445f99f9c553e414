package org.boiga.extension.internal;

import java.lang.foreign.MemorySegment;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyObject;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.ThreadState;

/** A buffer as extensions see it, which holds its object. */
final class BufferView implements PyBuffer {
  final Buffer buffer;
  private final ThreadState ts;
  private final org.boiga.memory.PyObject owner;
  private boolean closed;

  private BufferView(ThreadState ts, org.boiga.memory.PyObject owner, Buffer buffer) {
    this.ts = ts;
    this.owner = ts.keep(owner);
    this.buffer = buffer;
  }

  static BufferView acquire(ThreadState ts, org.boiga.memory.PyObject owner, int flags) {
    return new BufferView(ts, owner, Buffers.acquire(ts, owner, flags));
  }

  @Override
  public MemorySegment memory() {
    MemorySegment m = buffer.memory();
    return buffer.layout.isCContiguous()
        ? m.asSlice(buffer.layout.offset(), buffer.length())
        : m.asSlice(buffer.layout.offset());
  }

  @Override
  public long len() {
    return buffer.length();
  }

  @Override
  public boolean readonly() {
    return buffer.readOnly;
  }

  @Override
  public String format() {
    return buffer.layout.format();
  }

  @Override
  public long itemsize() {
    return buffer.layout.itemSize();
  }

  @Override
  public long[] shape() {
    return buffer.layout.shape().clone();
  }

  @Override
  public long[] strides() {
    return buffer.layout.strides().clone();
  }

  @Override
  public PyObject obj() {
    return ContextBase.out(owner);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      buffer.release(ts);
      ts.holdOwned(owner);
    }
  }
}
