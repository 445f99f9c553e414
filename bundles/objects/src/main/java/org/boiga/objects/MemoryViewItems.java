package org.boiga.objects;

import java.lang.foreign.MemorySegment;
import org.boiga.memory.PyObject;

/** Items, slices and comparison of memoryviews. */
final class MemoryViewItems {
  private MemoryViewItems() {}

  /** The native format of one character; NotImplementedError for others. */
  static char code(ThreadState ts, BufferLayout l) {
    if (MemoryItem.size(l.format()) < 0) {
      throw PyErr.notImplementedError(ts, "memoryview: unsupported format " + l.format());
    }
    return l.plainFormat().charAt(0);
  }

  // Indices --------------------------------------------------------------------------------------

  private enum Key {
    INDEX,
    SLICE,
    INDICES,
    SLICES,
    OTHER
  }

  private static Key kind(PyObject key) {
    if (Numbers.isIndex(key)) {
      return Key.INDEX;
    }
    if (key instanceof PySlice) {
      return Key.SLICE;
    }
    if (key instanceof PyTuple t) {
      boolean indices = true;
      boolean slices = t.items.length > 0;
      for (PyObject o : t.items) {
        indices &= Numbers.isIndex(o);
        slices &= o instanceof PySlice;
      }
      return indices ? Key.INDICES : slices ? Key.SLICES : Key.OTHER;
    }
    return Key.OTHER;
  }

  private static long along(ThreadState ts, BufferLayout l, int dimension, long i) {
    long n = l.shape()[dimension];
    long k = i < 0 ? i + n : i;
    if (k < 0 || k >= n) {
      throw PyErr.indexError(ts, "index out of bounds on dimension " + (dimension + 1));
    }
    return k * l.strides()[dimension];
  }

  private static long offset(ThreadState ts, BufferLayout l, PyTuple key) {
    int n = key.items.length;
    if (n < l.dimensions()) {
      throw PyErr.notImplementedError(ts, "sub-views are not implemented");
    }
    if (n > l.dimensions()) {
      throw PyErr.typeError(
          ts, "cannot index %d-dimension view with %d-element tuple".formatted(l.dimensions(), n));
    }
    long at = l.offset();
    for (int i = 0; i < n; i++) {
      at += along(ts, l, i, Numbers.sequenceIndex(ts, key.items[i]));
    }
    return at;
  }

  private static BufferLayout slice(ThreadState ts, BufferLayout l, PySlice s) {
    PySlice.Indices r = s.indices(ts, l.shape()[0]);
    long[] shape = l.shape().clone();
    long[] strides = l.strides().clone();
    shape[0] = r.count();
    strides[0] *= r.step();
    return new BufferLayout(
        l.format(), l.itemSize(), l.offset() + r.start() * l.strides()[0], shape, strides);
  }

  private static PyException invalidKey(ThreadState ts) {
    return PyErr.typeError(ts, "memoryview: invalid slice key");
  }

  /** {@code v[key]}. */
  static PyObject get(ThreadState ts, PyMemoryView v, PyObject key) {
    Buffer b = v.buffer(ts);
    BufferLayout l = v.layout(ts);
    if (l.dimensions() == 0) {
      if (key instanceof PyTuple t && t.items.length == 0) {
        return MemoryItem.get(b.memory(), code(ts, l), l.offset());
      }
      if (key == Py.Ellipsis) {
        return v;
      }
      throw PyErr.typeError(ts, "invalid indexing of 0-dim memory");
    }
    return switch (kind(key)) {
      case INDEX -> item(ts, v, Numbers.sequenceIndex(ts, key));
      case SLICE -> {
        // __index__ of the bounds may release the view, but not the memory of its part.
        Buffer part = b.retain();
        try {
          yield v.with(ts, b, slice(ts, l, (PySlice) key), v.readOnly());
        } finally {
          part.release(ts);
        }
      }
      case INDICES -> {
        char code = code(ts, l);
        long at = offset(ts, l, (PyTuple) key);
        yield MemoryItem.get(v.buffer(ts).memory(), code, at); // __index__ may have released it
      }
      case SLICES ->
          throw PyErr.notImplementedError(ts, "multi-dimensional slicing is not implemented");
      case OTHER -> throw invalidKey(ts);
    };
  }

  /** {@code v[i]} for one dimension. */
  static PyObject item(ThreadState ts, PyMemoryView v, long i) {
    Buffer b = v.buffer(ts);
    BufferLayout l = v.layout(ts);
    char code = code(ts, l);
    if (l.dimensions() != 1) {
      throw PyErr.notImplementedError(ts, "multi-dimensional sub-views are not implemented");
    }
    return MemoryItem.get(b.memory(), code, l.offset() + along(ts, l, 0, i));
  }

  /** {@code v[key] = value}, or {@code del v[key]} where {@code value} is null. */
  static void set(ThreadState ts, PyMemoryView v, PyObject key, PyObject value) {
    BufferLayout l = v.layout(ts);
    char code = code(ts, l);
    if (v.readOnly()) {
      throw PyErr.typeError(ts, "cannot modify read-only memory");
    }
    if (value == null) {
      throw PyErr.typeError(ts, "cannot delete memory");
    }
    MemorySegment memory = v.buffer(ts).memory();
    if (l.dimensions() == 0) {
      if (key != Py.Ellipsis && !(key instanceof PyTuple t && t.items.length == 0)) {
        throw PyErr.typeError(ts, "invalid indexing of 0-dim memory");
      }
      write(ts, v, code, l.offset(), value);
      return;
    }
    switch (kind(key)) {
      case INDEX -> {
        if (l.dimensions() > 1) {
          throw PyErr.notImplementedError(ts, "sub-views are not implemented");
        }
        write(ts, v, code, l.offset() + along(ts, l, 0, Numbers.sequenceIndex(ts, key)), value);
      }
      case INDICES -> write(ts, v, code, offset(ts, l, (PyTuple) key), value);
      case SLICE, SLICES -> {
        if (l.dimensions() != 1 || !(key instanceof PySlice s)) {
          throw PyErr.notImplementedError(
              ts, "memoryview slice assignments are currently restricted to ndim = 1");
        }
        BufferLayout part = slice(ts, l, s);
        assign(ts, v.buffer(ts).memory(), part, value);
      }
      case OTHER -> throw invalidKey(ts);
    }
  }

  private static void write(ThreadState ts, PyMemoryView v, char code, long at, PyObject value) {
    MemoryItem.set(ts, v.buffer(ts).memory(), code, at, value);
    v.buffer(ts); // __index__ of the value may have released the view
  }

  private static void assign(
      ThreadState ts, MemorySegment memory, BufferLayout to, PyObject value) {
    Buffer source = Buffers.acquire(ts, value, Buffer.FULL_RO);
    try {
      BufferLayout from = source.layout;
      if (!from.plainFormat().equals(to.plainFormat())
          || from.itemSize() != to.itemSize()
          || from.dimensions() != 1
          || from.shape()[0] != to.shape()[0]) {
        throw PyErr.valueError(
            ts, "memoryview assignment: lvalue and rvalue have different structures");
      }
      byte[] items = Buffers.copy(source);
      int size = to.itemSize();
      if (to.strides()[0] == size) {
        MemorySegment.copy(
            items, 0, memory, java.lang.foreign.ValueLayout.JAVA_BYTE, to.offset(), items.length);
        return;
      }
      long at = to.offset();
      for (int i = 0; i < items.length; i += size, at += to.strides()[0]) {
        MemorySegment.copy(items, i, memory, java.lang.foreign.ValueLayout.JAVA_BYTE, at, size);
      }
    } finally {
      source.release(ts);
    }
  }

  // Lists and search -----------------------------------------------------------------------------

  static PyObject toList(ThreadState ts, PyMemoryView v) {
    MemorySegment memory = v.buffer(ts).memory();
    BufferLayout l = v.layout(ts);
    char code = code(ts, l);
    return toList(ts, memory, l, code, 0, l.offset());
  }

  private static PyObject toList(
      ThreadState ts, MemorySegment memory, BufferLayout l, char code, int dimension, long at) {
    if (dimension == l.dimensions()) {
      return MemoryItem.get(memory, code, at);
    }
    PyObject[] items = new PyObject[Math.toIntExact(l.shape()[dimension])];
    for (int i = 0; i < items.length; i++) {
      items[i] = toList(ts, memory, l, code, dimension + 1, at + i * l.strides()[dimension]);
    }
    return PyList.of(ts, items);
  }

  static long index(ThreadState ts, PyMemoryView v, PyObject value, long start, long stop) {
    BufferLayout l = v.layout(ts);
    if (l.dimensions() == 0) {
      throw PyErr.typeError(ts, "invalid lookup on 0-dim memory");
    }
    if (l.dimensions() != 1) {
      throw PyErr.notImplementedError(ts, "multi-dimensional lookup is not implemented");
    }
    long n = l.shape()[0];
    long from = start < 0 ? Math.max(0, start + n) : start;
    long to = Math.min(n, stop < 0 ? Math.max(0, stop + n) : stop);
    for (long i = from; i < to; i++) {
      if (Comparison.same(ts, item(ts, v, i), value)) {
        return i;
      }
    }
    throw PyErr.valueError(ts, "memoryview.index(x): x not found");
  }

  // Comparison -----------------------------------------------------------------------------------

  /** Whether a view and another exporter have the same items; null if the other is no exporter. */
  static Boolean same(ThreadState ts, PyMemoryView v, PyObject other) {
    Buffer b;
    try {
      b = Buffers.acquireOrNull(ts, other, Buffer.FULL_RO);
    } catch (PyException e) {
      return null;
    }
    if (b == null) {
      return null;
    }
    try {
      BufferLayout l = v.layout(ts);
      BufferLayout r = b.layout;
      if (!java.util.Arrays.equals(l.shape(), r.shape())) {
        return false;
      }
      MemorySegment m = v.buffer(ts).memory();
      Reader left = reader(ts, l);
      Reader right = reader(ts, r);
      if (left == null || right == null) {
        return false;
      }
      boolean exact =
          MemoryItem.size(l.format()) > 0
              && l.plainFormat().equals(r.plainFormat())
              && !MemoryItem.isFloat(l.plainFormat().charAt(0))
              && l.plainFormat().charAt(0) != '?';
      if (exact && l.isCContiguous() && r.isCContiguous()) {
        long length = l.byteLength();
        return length == 0
            || MemorySegment.mismatch(
                    m, l.offset(), l.offset() + length, b.memory(), r.offset(), r.offset() + length)
                < 0;
      }
      return same(ts, m, l, left, l.offset(), b.memory(), r, right, r.offset(), 0);
    } finally {
      b.release(ts);
    }
  }

  private static boolean same(
      ThreadState ts,
      MemorySegment m,
      BufferLayout l,
      Reader left,
      long at,
      MemorySegment m2,
      BufferLayout l2,
      Reader right,
      long at2,
      int dimension) {
    if (dimension == l.dimensions()) {
      int mark = ts.mark();
      boolean same =
          Comparison.truth(
              ts, Comparison.compare(ts, left.read(m, at), right.read(m2, at2), CompareOp.EQ));
      ts.release(mark);
      return same;
    }
    for (long i = 0; i < l.shape()[dimension]; i++) {
      if (!same(
          ts,
          m,
          l,
          left,
          at + i * l.strides()[dimension],
          m2,
          l2,
          right,
          at2 + i * l2.strides()[dimension],
          dimension + 1)) {
        return false;
      }
    }
    return true;
  }

  private interface Reader {
    PyObject read(MemorySegment memory, long at);
  }

  /** Reads items of the layout's format, by module struct if it is no simple one; or null. */
  private static Reader reader(ThreadState ts, BufferLayout l) {
    if (MemoryItem.size(l.format()) > 0) {
      char code = l.plainFormat().charAt(0);
      return (m, at) -> MemoryItem.get(m, code, at);
    }
    try {
      PyObject struct = ts.interp.evaluator.importModule(ts, "struct");
      PyObject format = Calls.method(ts, struct, "Struct", PyStr.of(l.format()));
      int size = l.itemSize();
      return (m, at) -> {
        byte[] item = m.asSlice(at, size).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        PyObject t = Calls.method(ts, format, "unpack", PyBytes.of(item));
        return t instanceof PyTuple one && one.items.length == 1 ? one.items[0] : t;
      };
    } catch (PyException e) {
      return null;
    }
  }
}
