package org.boiga.nativemodules.array;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.boiga.api.PyBufferExporter;
import org.boiga.api.PyBufferInfo;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyType;
import org.boiga.api.context.ContainerObjects.SliceIndices;

/**
 * {@code array.array}. Content is read without a lock; who changes it holds the object's monitor,
 * under which the context is not called. While there are exports the size cannot change.
 */
@PyType(
    name = "array.array",
    doc = "array(typecode [, initializer]) -> a sequence of numbers or characters of one type.",
    collection = PyType.Collection.SEQUENCE,
    parts = {ArraySlots.class, ArrayMethods.class})
public final class PyArray extends PyNativeObject implements PyBufferExporter {
  private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

  /** Bytes of the items, perhaps with room for more, and the number of items. */
  record Content(byte[] bytes, int count) {}

  /** What came of a change of the size. */
  private enum Outcome {
    DONE,
    EXPORTED,
    TOO_LARGE
  }

  final ItemType items;
  private volatile Content content;
  private int exports;

  PyArray(PyContext ctx, PyTypeObject type, ItemType items, byte[] bytes) {
    super(ctx, type);
    this.items = items;
    content = new Content(bytes, bytes.length / items.size);
  }

  /** An array of the plain type. */
  static PyArray of(PyContext ctx, ItemType items, byte[] bytes) {
    return new PyArray(ctx, null, items, bytes);
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

  /** The bytes of the items from {@code from} to {@code to}, as far as there are any. */
  byte[] slice(int from, int to) {
    Content c = content;
    return Arrays.copyOfRange(
        c.bytes, Math.min(from, c.count) * items.size, Math.min(to, c.count) * items.size);
  }

  /** Item {@code i}, or null if there is none. */
  PyObject getOrNull(PyContext ctx, long i) {
    Content c = content;
    return i < 0 || i >= c.count ? null : items.get(ctx, c.bytes, (int) i * items.size);
  }

  // Changes --------------------------------------------------------------------------------------

  /** Sets an item; false if there is none. */
  synchronized boolean set(long i, long converted) {
    Content c = content;
    if (i < 0 || i >= c.count) {
      return false;
    }
    items.set(c.bytes, (int) i, converted);
    return true;
  }

  /** Replaces the items from {@code from} to {@code to}, clamped to the size, by bytes. */
  void replace(PyContext ctx, long from, long to, byte[] with) {
    check(ctx, replace(from, to, with));
  }

  private static void check(PyContext ctx, Outcome outcome) {
    switch (outcome) {
      case DONE -> {}
      case EXPORTED ->
          throw ctx.PyErr_Format(
              PyExc.BufferError, "cannot resize an array that is exporting buffers");
      case TOO_LARGE -> throw ctx.PyErr_SetNone(PyExc.MemoryError);
    }
  }

  private synchronized Outcome replace(long from, long to, byte[] with) {
    Content c = content;
    int size = items.size;
    int start = (int) Math.clamp(from, 0, c.count) * size;
    int end = Math.max(start, (int) Math.clamp(to, 0, c.count) * size);
    int grow = with.length - (end - start);
    int used = c.count * size;
    byte[] b = c.bytes;
    if (grow != 0) {
      if (exports > 0) {
        return Outcome.EXPORTED;
      }
      long wanted = (long) used + grow;
      if (wanted > MOST_BYTES) {
        return Outcome.TOO_LARGE;
      }
      // Readers keep the old bytes, so a new array for every change but those at the end.
      boolean room = wanted <= b.length && end == used && (grow > 0 || wanted > b.length >> 1);
      if (!room) {
        byte[] other = new byte[capacity(wanted, grow)];
        System.arraycopy(b, 0, other, 0, start);
        System.arraycopy(b, end, other, start + with.length, used - end);
        b = other;
      }
    }
    System.arraycopy(with, 0, b, start, with.length);
    content = new Content(b, (used + grow) / size);
    return Outcome.DONE;
  }

  private static int capacity(long wanted, int grow) {
    long roomy = Math.min(wanted + (grow > 0 ? wanted >> 3 : 0) + 8, 1L << 30);
    return (int) Math.max(wanted, roomy);
  }

  void append(PyContext ctx, long converted) {
    check(ctx, append(converted));
  }

  private synchronized Outcome append(long converted) {
    Content c = content;
    int used = c.count * items.size;
    if (exports > 0) {
      return Outcome.EXPORTED;
    }
    byte[] b = c.bytes;
    if (b.length - used < items.size) {
      if ((long) used + items.size > MOST_BYTES) {
        return Outcome.TOO_LARGE;
      }
      b = Arrays.copyOf(b, capacity((long) used + items.size, items.size));
    }
    items.set(b, c.count, converted);
    content = new Content(b, c.count + 1);
    return Outcome.DONE;
  }

  /** Removes item {@code i}, counted from the end if it is negative, and returns it. */
  PyObject pop(PyContext ctx, long i) {
    byte[] item = null;
    int n;
    Outcome outcome = Outcome.DONE;
    synchronized (this) {
      n = content.count;
      long at = i < 0 ? i + n : i;
      if (at >= 0 && at < n) {
        item = slice((int) at, (int) at + 1);
        outcome = replace(at, at + 1, new byte[0]);
      }
    }
    check(ctx, outcome);
    if (item == null) {
      throw ctx.PyErr_Format(
          PyExc.IndexError, n == 0 ? "pop from empty array" : "pop index out of range");
    }
    return items.get(ctx, item, 0);
  }

  /** Deletes what a slice selects; false if the size is not that of {@code seen} any more. */
  boolean delete(PyContext ctx, Content seen, SliceIndices x) {
    int step = (int) Math.abs(x.step());
    int first = (int) (x.step() > 0 ? x.start() : x.start() + (x.count() - 1) * x.step());
    int last = first + (x.count() - 1) * step;
    Outcome outcome;
    synchronized (this) {
      if (content.count != seen.count) {
        return false;
      }
      // What stays between the first item that goes and the last one.
      byte[] b = slice(first, last + 1);
      byte[] rest = new byte[b.length - x.count() * items.size];
      for (int i = 0, to = 0; to < rest.length; i++) {
        if (i % step != 0) {
          System.arraycopy(b, i * items.size, rest, to, items.size);
          to += items.size;
        }
      }
      outcome = replace(first, last + 1, rest);
    }
    check(ctx, outcome);
    return true;
  }

  /** Sets what a slice selects; false if the size is not that of {@code seen} any more. */
  synchronized boolean assign(Content seen, SliceIndices x, byte[] with) {
    Content c = content;
    if (c.count != seen.count) {
      return false;
    }
    for (int i = 0; i < x.count(); i++) {
      int at = (int) (x.start() + i * x.step());
      System.arraycopy(with, i * items.size, c.bytes, at * items.size, items.size);
    }
    return true;
  }

  void append(PyContext ctx, byte[] bytes) {
    replace(ctx, Integer.MAX_VALUE, Integer.MAX_VALUE, bytes);
  }

  /** Appends the items of any iterable. */
  void appendAll(PyContext ctx, PyObject iterable) {
    ctx.PyIter_ForEach(iterable, x -> append(ctx, items.convert(ctx, x)));
  }

  /** What to do with the bytes, in place. */
  @FunctionalInterface
  interface Change {
    void apply(byte[] bytes, int count);
  }

  synchronized void change(Change change) {
    Content c = content;
    change.apply(c.bytes, c.count);
  }

  // Exports --------------------------------------------------------------------------------------

  @Override
  public synchronized PyBufferInfo bf_getbuffer(PyContext ctx, int flags) {
    exports++;
    Content c = content;
    MemorySegment memory = MemorySegment.ofArray(c.bytes);
    return PyBufferInfo.ofItems(memory, false, items.format(), items.size, c.count);
  }

  @Override
  public synchronized void bf_releasebuffer(PyContext ctx, PyBufferInfo info) {
    exports--;
  }
}
