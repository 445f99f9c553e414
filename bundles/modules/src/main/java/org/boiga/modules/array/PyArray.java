package org.boiga.modules.array;

import java.util.Arrays;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffer;
import org.boiga.objects.BufferExporter;
import org.boiga.objects.BufferLayout;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * {@code array.array}. Content is read without a lock; who changes it holds the object's. While
 * there are exports the size cannot change.
 */
@org.boiga.api.annotation.PyType(
    name = "array.array",
    doc = "array(typecode [, initializer]) -> a sequence of numbers or characters of one type.",
    parts = {ArraySlots.class, ArrayMethods.class})
public final class PyArray extends PyInstance implements BufferExporter {
  public static final PyType TYPE =
      PyType.builtin(new PyArrayTable(), PyBaseObject.TYPE)
          .weaklyReferable()
          .matchedAs(PyType.SEQUENCE);

  /** Bytes of the items, perhaps with room for more, and the number of items. */
  record Content(byte[] bytes, int count) {}

  final ItemType items;
  private volatile Content content;
  private int exports;

  PyArray(ThreadState ts, PyType type, ItemType items, byte[] bytes) {
    super(ts, type);
    this.items = items;
    content = new Content(bytes, bytes.length / items.size);
  }

  /** An array of the plain type. */
  static PyArray of(ThreadState ts, ItemType items, byte[] bytes) {
    return new PyArray(ts, TYPE, items, bytes);
  }

  Content content() {
    return content;
  }

  int size() {
    return content.count;
  }

  /** The bytes of all items. */
  byte[] toBytes() {
    Content c = content;
    return Arrays.copyOf(c.bytes, c.count * items.size);
  }

  /** The bytes of the items from {@code from} to {@code to}. */
  byte[] slice(int from, int to) {
    return Arrays.copyOfRange(content.bytes, from * items.size, to * items.size);
  }

  /** Item {@code i}, or null if there is none. */
  PyObject getOrNull(ThreadState ts, long i) {
    Content c = content;
    return i < 0 || i >= c.count ? null : items.get(ts, c.bytes, (int) i * items.size);
  }

  // Changes --------------------------------------------------------------------------------------

  /** Sets an item; false if there is none. */
  boolean set(long i, long converted) {
    lock();
    try {
      Content c = content;
      if (i < 0 || i >= c.count) {
        return false;
      }
      items.set(c.bytes, (int) i, converted);
      return true;
    } finally {
      unlock();
    }
  }

  /** Replaces the items from {@code from} to {@code to}, clamped to the size, by bytes. */
  void replace(ThreadState ts, long from, long to, byte[] with) {
    boolean exported = false;
    lock();
    try {
      Content c = content;
      int size = items.size;
      int start = (int) Math.clamp(from, 0, c.count) * size;
      int end = Math.max(start, (int) Math.clamp(to, 0, c.count) * size);
      int grow = with.length - (end - start);
      exported = grow != 0 && exports > 0;
      if (!exported) {
        int used = c.count * size;
        byte[] b = c.bytes;
        if (grow != 0) {
          long wanted = (long) used + grow;
          if (wanted > Integer.MAX_VALUE - 16) {
            throw PyErr.of(ts, org.boiga.objects.PyExc.MemoryError);
          }
          // Readers keep the old bytes, so a new array for every change but those at the end.
          byte[] larger =
              wanted <= b.length && end == used && grow > 0
                  ? b
                  : new byte[(int) Math.min(wanted + (grow > 0 ? wanted >> 3 : 0) + 8, 1L << 30)];
          if (larger.length < wanted) {
            larger = new byte[(int) wanted];
          }
          if (larger != b) {
            System.arraycopy(b, 0, larger, 0, start);
            System.arraycopy(b, end, larger, start + with.length, used - end);
          }
          b = larger;
        }
        System.arraycopy(with, 0, b, start, with.length);
        content = new Content(b, (used + grow) / size);
      }
    } finally {
      unlock();
    }
    if (exported) {
      throw exported(ts);
    }
  }

  private static RuntimeException exported(ThreadState ts) {
    return PyErr.bufferError(ts, "cannot resize an array that is exporting buffers");
  }

  void append(ThreadState ts, long converted) {
    byte[] b = new byte[items.size];
    items.set(b, 0, converted);
    replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, b);
  }

  void append(ThreadState ts, byte[] bytes) {
    replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, bytes);
  }

  /** Appends the items of any iterable. */
  void appendAll(ThreadState ts, PyObject iterable) {
    Iteration.forEach(
        ts,
        iterable,
        x -> {
          append(ts, items.convert(ts, x));
          return true;
        });
  }

  /** What to do with the bytes, in place. */
  @FunctionalInterface
  interface Change {
    void apply(byte[] bytes, int count);
  }

  void change(Change change) {
    lock();
    try {
      Content c = content;
      change.apply(c.bytes, c.count);
    } finally {
      unlock();
    }
  }

  // Exports --------------------------------------------------------------------------------------

  @Override
  public Buffer exportBuffer(ThreadState ts, int flags) {
    lock();
    exports++;
    Content c = content;
    unlock();
    return new Buffer(
        this, this, c.bytes, 0, false, BufferLayout.of(items.format(), items.size, c.count));
  }

  @Override
  public void releaseBuffer(ThreadState ts, Buffer buffer) {
    lock();
    exports--;
    unlock();
  }
}
