package org.boiga.objects;

import java.util.Arrays;
import java.util.function.Supplier;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;

/**
 * {@code bytearray}. Array and bounds are read together without a lock; writes take the object's
 * own. While there are exports the size cannot change.
 */
@org.boiga.api.annotation.PyType(
    name = "bytearray",
    doc =
        "bytearray(iterable_of_ints) -> bytearray\n"
            + "bytearray(string, encoding[, errors]) -> bytearray\n"
            + "bytearray(bytes_or_buffer) -> bytearray\nbytearray(int) -> bytearray\n"
            + "bytearray() -> bytearray\n\nA mutable sequence of integers in range(256).",
    parts = {
      ByteSearch.class,
      ByteSplit.class,
      ByteCase.class,
      ByteMethods.class,
      ByteArrayMethods.class
    })
public sealed class PyByteArray extends SpinLock implements ByteString, BufferExporter
    permits ByteArrayInstance {
  public static final PyType TYPE = PyType.builtin(new PyByteArrayTable(), PyBaseObject.TYPE);

  private volatile ByteSpan span = ByteSpan.EMPTY;
  private int exports;

  /** Makes an empty bytearray, held by the current scope. */
  public PyByteArray(ThreadState ts) {
    super(ts);
  }

  /** Makes a bytearray of {@code content}, which becomes its own; held by the current scope. */
  public PyByteArray(ThreadState ts, byte[] content) {
    super(ts);
    span = ByteSpan.of(content);
  }

  @Override
  public boolean mayFormCycle() {
    return false;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public final ByteSpan span() {
    return span;
  }

  @Override
  public final PyObject make(ThreadState ts, byte[] b) {
    return new PyByteArray(ts, b);
  }

  // Exports --------------------------------------------------------------------------------------

  @Override
  public final Buffer exportBuffer(ThreadState ts, int flags) {
    lock();
    exports++;
    ByteSpan s = span;
    unlock();
    return new Buffer(this, this, s.array(), s.from(), false, BufferLayout.ofBytes(s.length()));
  }

  @Override
  public final void releaseBuffer(ThreadState ts, Buffer buffer) {
    addExports(-1);
  }

  @Override
  public final ByteSpan argumentOrNull(ThreadState ts, PyObject o) {
    return o.getClass() == PyBytes.class || o.getClass() == PyByteArray.class
        ? Buffers.spanOrNull(ts, o)
        : pinned(() -> Buffers.spanOrNull(ts, o));
  }

  @Override
  public final <T> T pinned(Supplier<T> conversion) {
    addExports(1);
    try {
      return conversion.get();
    } finally {
      addExports(-1);
    }
  }

  private void addExports(int n) {
    lock();
    exports += n;
    unlock();
  }

  // Changing -------------------------------------------------------------------------------------

  /** Sets the byte at {@code i}; false if there is none. */
  final boolean set(int i, int b) {
    lock();
    try {
      ByteSpan s = span;
      if (i < 0 || i >= s.length()) {
        return false;
      }
      s.array()[s.from() + i] = (byte) b;
      return true;
    } finally {
      unlock();
    }
  }

  /** Replaces the bytes from {@code from} to {@code to}, clamped to the size, by {@code with}. */
  final void splice(ThreadState ts, int from, int to, ByteSpan with) {
    boolean done;
    lock();
    try {
      ByteSpan s = span;
      int start = Math.min(from, s.length());
      done = splice(s, start, Math.clamp(to, start, s.length()), with);
    } finally {
      unlock();
    }
    if (!done) {
      throw PyErr.bufferError(ts, "Existing exports of data: object cannot be re-sized");
    }
  }

  /** Replaces a range of {@code s}; false where exports forbid it. With the lock. */
  private boolean splice(ByteSpan s, int from, int to, ByteSpan with) {
    int grow = with.length() - (to - from);
    if (grow == 0) {
      System.arraycopy(with.array(), with.from(), s.array(), s.from() + from, with.length());
      return true;
    }
    if (exports > 0) {
      return false;
    }
    int size = Math.addExact(s.length(), grow);
    byte[] array = s.array();
    if (from == 0 && grow < 0 && with.length() == 0) {
      // What is taken from the front leaves a gap there, so that queues are cheap.
      span = size == 0 ? ByteSpan.EMPTY : new ByteSpan(array, s.from() - grow, s.to());
      return true;
    }
    byte[] source = with.array() == array ? with.copy() : with.array();
    int sourceFrom = source == with.array() ? with.from() : 0;
    int tail = s.length() - to;
    int start = s.from();
    if (start + size > array.length || size < array.length / 4) {
      int room = grow > 0 ? (int) Math.min(Integer.MAX_VALUE - 8, size + (size >> 3) + 8L) : size;
      byte[] next = new byte[Math.max(size, room)];
      System.arraycopy(array, start, next, 0, from);
      System.arraycopy(array, start + to, next, from + with.length(), tail);
      array = next;
      start = 0;
    } else {
      System.arraycopy(array, start + to, array, start + from + with.length(), tail);
    }
    System.arraycopy(source, sourceFrom, array, start + from, with.length());
    span = new ByteSpan(array, start, start + size);
    return true;
  }

  /** Replaces the whole content. */
  final void replace(ThreadState ts, ByteSpan with) {
    splice(ts, 0, Integer.MAX_VALUE, with);
  }

  /** Appends bytes. */
  public final void append(ThreadState ts, ByteSpan more) {
    PyStr.checkSize(ts, (long) span.length() + more.length());
    splice(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, more);
  }

  // Slots ----------------------------------------------------------------------------------------

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return cls == TYPE ? new PyByteArray(ts) : new ByteArrayInstance(ts, cls);
  }

  @PySlot(signature = "(source=b'', encoding='utf-8', errors='strict')")
  void __init__(ThreadState ts, PyObject source, PyObject encoding, PyObject errors) {
    byte[] content = BytesSource.contentOrNull(ts, "bytearray", source, encoding, errors);
    if (content != null) {
      replace(ts, ByteSpan.of(content));
    } else {
      // Who iterates sees what has come so far.
      replace(ts, ByteSpan.EMPTY);
      BytesSource.forItems(
          ts, "bytearray", source, b -> append(ts, ByteSpan.of(new byte[] {(byte) b})));
    }
  }

  @PySlot
  PyObject __repr__(ThreadState ts) {
    return new StrBuilder()
        .appendUnits(PyType.of(this).shortName())
        .append('(')
        .append(ByteMethods.repr(span, true))
        .append(')')
        .toStr();
  }

  @PySlot
  PyObject __str__(ThreadState ts) {
    return __repr__(ts);
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    ByteSpan b = Buffers.spanOrNull(ts, other);
    if (b == null) {
      return Py.NotImplemented;
    }
    return switch (op) {
      case EQ -> Py.bool(span.sameAs(b));
      case NE -> Py.bool(!span.sameAs(b));
      default -> Py.bool(op.test(span.compareTo(b)));
    };
  }

  @PySlot
  long __len__(ThreadState ts) {
    return span.length();
  }

  private int index(ThreadState ts, PyObject key) {
    if (!Numbers.isIndex(key)) {
      throw PyErr.typeError(
          ts, "bytearray indices must be integers or slices, not " + PyType.of(key).name());
    }
    long i = Numbers.sequenceIndex(ts, key);
    int n = span.length();
    i += i < 0 ? n : 0;
    if (i < 0 || i >= n) {
      throw outOfRange(ts);
    }
    return (int) i;
  }

  private static PyException outOfRange(ThreadState ts) {
    return PyErr.indexError(ts, "bytearray index out of range");
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject key) {
    if (key instanceof PySlice slice) {
      PySlice.Bounds bounds = slice.bounds(ts);
      ByteSpan s = span;
      PySlice.Indices r = bounds.within(s.length());
      return new PyByteArray(
          ts, PyBytes.strided(s.array(), s.from() + (int) r.start(), r.step(), r.count()));
    }
    int i = index(ts, key);
    ByteSpan s = span;
    if (i >= s.length()) {
      throw outOfRange(ts);
    }
    return Py.int_(s.at(i));
  }

  @PySlot
  void __setitem__(ThreadState ts, PyObject key, PyObject value) {
    if (key instanceof PySlice slice) {
      ByteArrayMethods.setSlice(ts, this, slice, value);
      return;
    }
    int i = index(ts, key);
    if (!set(i, ByteSearch.byteOf(ts, value))) {
      throw outOfRange(ts);
    }
  }

  @PySlot
  void __delitem__(ThreadState ts, PyObject key) {
    if (key instanceof PySlice slice) {
      ByteArrayMethods.setSlice(ts, this, slice, null);
      return;
    }
    int i = index(ts, key);
    splice(ts, i, i + 1, ByteSpan.EMPTY);
  }

  @PySlot
  boolean __contains__(ThreadState ts, PyObject item) {
    return ByteSearch.contains(ts, this, item);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return new PyByteArrayIterator(ts, this);
  }

  @PySlot
  PyObject __add__(ThreadState ts, PyObject other) {
    return ByteMethods.concat(ts, this, other);
  }

  @PySlot
  PyObject __iadd__(ThreadState ts, PyObject other) {
    ByteSpan b = Buffers.spanOrNull(ts, other);
    if (b == null) {
      throw ByteMethods.cannotConcatenate(ts, this, other);
    }
    append(ts, b);
    return this;
  }

  @PySlot
  PyObject __mul__(ThreadState ts, PyObject other) {
    PyObject r = ItemSequences.reflectedMultiply(ts, this, other);
    return r == Py.NotImplemented ? __rmul__(ts, other) : r;
  }

  @PySlot
  PyObject __rmul__(ThreadState ts, PyObject other) {
    long count = Sequences.repetitions(ts, other);
    return new PyByteArray(ts, ByteMethods.repeat(ts, span, count));
  }

  @PySlot
  PyObject __imul__(ThreadState ts, PyObject other) {
    long count = Sequences.repetitions(ts, other);
    replace(ts, ByteSpan.of(ByteMethods.repeat(ts, span, count)));
    return this;
  }

  @PySlot
  PyObject __mod__(ThreadState ts, PyObject other) {
    byte[] format = span.copy();
    return new PyByteArray(ts, pinned(() -> PercentFormat.format(ts, format, other)));
  }

  @PySlot
  PyObject __rmod__(ThreadState ts, PyObject other) {
    return other instanceof PyByteArray b ? b.__mod__(ts, this) : Py.NotImplemented;
  }

  @PyMethod(doc = "A memoryview of the bytes.")
  PyObject __buffer__(ThreadState ts, int flags) {
    return Buffers.memoryView(ts, this, flags);
  }

  @PyMethod(doc = "Ends the use of a memoryview that __buffer__ gave.")
  void __release_buffer__(ThreadState ts, PyMemoryView buffer) {
    buffer.release(ts);
  }

  /** Number of bytes allocated. */
  final int capacity() {
    ByteSpan s = span;
    return s.array().length == 0 ? 0 : Math.max(s.array().length, s.length() + 1);
  }

  /** Reverses the bytes in place. */
  final void reverse() {
    lock();
    ByteSpan s = span;
    for (int i = s.from(), j = s.to() - 1; i < j; i++, j--) {
      byte b = s.array()[i];
      s.array()[i] = s.array()[j];
      s.array()[j] = b;
    }
    unlock();
  }

  /** Sets every {@code step}th byte from {@code start} on; false if the size has become another. */
  final boolean setStrided(int size, PySlice.Indices r, ByteSpan values) {
    lock();
    try {
      ByteSpan s = span;
      if (s.length() != size) {
        return false;
      }
      long k = s.from() + r.start();
      for (int i = 0; i < r.count(); i++, k += r.step()) {
        s.array()[(int) k] = (byte) values.at(i);
      }
      return true;
    } finally {
      unlock();
    }
  }

  /** Deletes every {@code step}th byte. */
  final void deleteStrided(ThreadState ts, PySlice.Bounds bounds) {
    boolean done = true;
    lock();
    try {
      ByteSpan s = span;
      PySlice.Indices r = bounds.within(s.length()).ascending();
      if (r.count() > 0) {
        byte[] rest = new byte[s.length() - r.count()];
        int n = 0;
        long next = r.start();
        int left = r.count();
        for (int i = 0; i < s.length(); i++) {
          if (left > 0 && i == next) {
            next += r.step();
            left--;
          } else {
            rest[n++] = (byte) s.at(i);
          }
        }
        done = exports == 0;
        if (done) {
          span = ByteSpan.of(rest);
        }
      }
    } finally {
      unlock();
    }
    if (!done) {
      throw PyErr.bufferError(ts, "Existing exports of data: object cannot be re-sized");
    }
  }

  /** Changes the size; new bytes are zero. */
  final void resize(ThreadState ts, int size) {
    int n = span.length();
    if (size < n) {
      splice(ts, size, n, ByteSpan.EMPTY);
    } else {
      append(ts, ByteSpan.of(Arrays.copyOf(ByteSpan.EMPTY.array(), size - n)));
    }
  }
}
