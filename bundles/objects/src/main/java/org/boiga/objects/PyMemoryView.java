package org.boiga.objects;

import java.util.function.Supplier;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * {@code memoryview}: a view of memory that an object exports. Views made from a view share its
 * {@link Buffer}, each with a layout of its own.
 */
@org.boiga.api.annotation.PyType(
    name = "memoryview",
    doc = "A view of the memory of an object, without a copy.",
    subclassable = false,
    parts = {MemoryViewCast.class})
public final class PyMemoryView extends PyInstance implements BufferExporter {
  public static final PyType TYPE =
      PyType.builtin(new PyMemoryViewTable(), PyBaseObject.TYPE)
          .matchedAs(PyType.SEQUENCE)
          .weaklyReferable();

  private Buffer buffer;
  private PyObject owner;
  private final BufferLayout layout;
  private final boolean readOnly;
  private int exports;
  private boolean released;
  private long hash = -1;

  private PyMemoryView(ThreadState ts, Buffer buffer, BufferLayout layout, boolean readOnly) {
    super(ts, TYPE);
    this.buffer = buffer;
    this.owner = ts.keep(buffer.owner);
    this.layout = layout;
    this.readOnly = readOnly;
  }

  /** A view of a buffer, which the caller hands over; held by the current scope. */
  public static PyMemoryView of(ThreadState ts, Buffer buffer) {
    return new PyMemoryView(ts, buffer, buffer.layout, buffer.readOnly);
  }

  /** A view of the same memory in another layout. */
  PyMemoryView with(ThreadState ts, BufferLayout l, boolean readOnlyView) {
    return with(ts, buffer(ts), l, readOnlyView);
  }

  /** As {@link #with(ThreadState, BufferLayout, boolean)} for a view that may be released. */
  PyMemoryView with(ThreadState ts, Buffer b, BufferLayout l, boolean readOnlyView) {
    return new PyMemoryView(ts, b.retain(), l, readOnlyView);
  }

  /** {@code memoryview(o)}. */
  public static PyMemoryView ofObject(ThreadState ts, PyObject o) {
    if (o instanceof PyMemoryView v) {
      return v.with(ts, v.layout, v.readOnly);
    }
    Buffer b = Buffers.acquireOrNull(ts, o, Buffer.FULL_RO);
    if (b == null) {
      throw PyErr.typeError(
          ts, "memoryview: a bytes-like object is required, not '" + PyType.of(o).name() + "'");
    }
    return of(ts, b);
  }

  // Life -----------------------------------------------------------------------------------------

  /** The buffer; ValueError after the release. */
  Buffer buffer(ThreadState ts) {
    Buffer b = buffer;
    if (b == null) {
      throw PyErr.valueError(ts, "operation forbidden on released memoryview object");
    }
    return b;
  }

  BufferLayout layout(ThreadState ts) {
    buffer(ts);
    return layout;
  }

  boolean readOnly() {
    return readOnly;
  }

  @PyMethod(doc = "Ends the use of the object's memory.")
  void release(ThreadState ts) {
    lock();
    int users = exports;
    Buffer b = users == 0 ? buffer : null;
    PyObject o = owner;
    if (users == 0) {
      buffer = null;
      owner = null;
      released = true;
    }
    unlock();
    if (users > 0) {
      throw PyErr.bufferError(
          ts, "memoryview has " + users + " exported buffer" + (users == 1 ? "" : "s"));
    }
    if (b != null) {
      b.release(ts);
      ts.holdOwned(o);
    }
  }

  @Override
  protected boolean hasFinalizer() {
    return !released;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    ThreadState ts = (ThreadState) m;
    int mark = ts.mark();
    lock();
    Buffer b = buffer;
    buffer = null;
    unlock();
    if (b != null) {
      b.release(ts);
    }
    ts.release(mark);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(owner);
  }

  @Override
  public Buffer exportBuffer(ThreadState ts, int flags) {
    Buffer b = buffer(ts);
    Buffers.checkRequest(ts, "memoryview: underlying buffer", flags, layout, readOnly);
    addExports(1);
    return b.array != null
        ? new Buffer(this, this, b.array, b.start, readOnly, layout)
        : new Buffer(this, this, b.memory(), readOnly, layout);
  }

  @Override
  public void releaseBuffer(ThreadState ts, Buffer b) {
    addExports(-1);
  }

  private void addExports(int n) {
    lock();
    exports += n;
    unlock();
  }

  /** Has {@code action} run while the view cannot be released. */
  private <T> T pinned(Supplier<T> action) {
    addExports(1);
    try {
      return action.get();
    } finally {
      addExports(-1);
    }
  }

  @PySlot(signature = "(object)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject object) {
    return ofObject(ts, object);
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(object, flags)",
      doc = "A view with the given flags for the exporter.")
  static PyObject _from_flags(ThreadState ts, PyType cls, PyObject object, int flags) {
    return of(ts, Buffers.acquire(ts, object, flags));
  }

  @PyMethod
  PyObject __enter__(ThreadState ts) {
    buffer(ts);
    return this;
  }

  @PyMethod(signature = "(*args)")
  void __exit__(ThreadState ts, PyObject[] args) {
    release(ts);
  }

  @PyMethod(doc = "A memoryview of the same memory.")
  PyObject __buffer__(ThreadState ts, int flags) {
    return Buffers.memoryView(ts, this, flags);
  }

  @PyMethod(doc = "Ends the use of a memoryview that __buffer__ gave.")
  void __release_buffer__(ThreadState ts, PyMemoryView view) {
    if (view.buffer != null && view.owner != this) {
      throw PyErr.valueError(ts, "memoryview's buffer is not this object");
    }
    view.release(ts);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(object, /)", doc = "See PEP 585.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject object) {
    return PyGenericAlias.of(ts, cls, object);
  }

  // Slots ----------------------------------------------------------------------------------------

  @PySlot
  String __repr__(ThreadState ts) {
    return "<"
        + (buffer == null ? "released memory" : "memory")
        + " at "
        + Identity.hex(this)
        + ">";
  }

  @PySlot
  long __hash__(ThreadState ts) {
    if (hash == -1) {
      Buffer b = buffer(ts);
      if (!readOnly) {
        throw PyErr.valueError(ts, "cannot hash writable memoryview object");
      }
      String f = layout.plainFormat();
      if (f.length() != 1 || !MemoryItem.isByte(f.charAt(0))) {
        throw PyErr.valueError(ts, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
      }
      pinned(() -> Comparison.hash(ts, owner));
      byte[] content = Buffers.copy(b.memory(), layout);
      hash = StringHash.of(content, 0, content.length);
    }
    return hash;
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE) {
      return Py.NotImplemented;
    }
    if (buffer == null || other instanceof PyMemoryView v && v.buffer == null) {
      return Py.bool((this == other) == (op == CompareOp.EQ));
    }
    Boolean same = MemoryViewItems.same(ts, this, other);
    return same == null ? Py.NotImplemented : Py.bool(same == (op == CompareOp.EQ));
  }

  @PySlot
  long __len__(ThreadState ts) {
    BufferLayout l = layout(ts);
    if (l.dimensions() == 0) {
      throw PyErr.typeError(ts, "0-dim memory has no length");
    }
    return l.shape()[0];
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject key) {
    return MemoryViewItems.get(ts, this, key);
  }

  @PySlot
  void __setitem__(ThreadState ts, PyObject key, PyObject value) {
    MemoryViewItems.set(ts, this, key, value);
  }

  @PySlot
  void __delitem__(ThreadState ts, PyObject key) {
    MemoryViewItems.set(ts, this, key, null);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    BufferLayout l = layout(ts);
    if (l.dimensions() == 0) {
      throw PyErr.typeError(ts, "invalid indexing of 0-dim memory");
    }
    if (l.dimensions() > 1) {
      throw PyErr.notImplementedError(ts, "multi-dimensional sub-views are not implemented");
    }
    return new PyMemoryIterator(ts, this);
  }

  // Attributes -----------------------------------------------------------------------------------

  @PyGetter(doc = "The object whose memory it is.")
  PyObject obj(ThreadState ts) {
    buffer(ts);
    return ts.hold(owner);
  }

  @PyGetter(doc = "Number of bytes of all items.")
  long nbytes(ThreadState ts) {
    return layout(ts).byteLength();
  }

  @PyGetter(doc = "Whether the memory may not be written to.")
  boolean readonly(ThreadState ts) {
    buffer(ts);
    return readOnly;
  }

  @PyGetter(doc = "Number of bytes of an item.")
  long itemsize(ThreadState ts) {
    return layout(ts).itemSize();
  }

  @PyGetter(doc = "The format of an item, as in module struct.")
  String format(ThreadState ts) {
    return layout(ts).format();
  }

  @PyGetter(doc = "Number of dimensions.")
  long ndim(ThreadState ts) {
    return layout(ts).dimensions();
  }

  private static PyObject tuple(long[] values) {
    PyObject[] items = new PyObject[values.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = Py.int_(values[i]);
    }
    return PyTuple.constant(items);
  }

  @PyGetter(doc = "Number of items in each dimension.")
  PyObject shape(ThreadState ts) {
    return tuple(layout(ts).shape());
  }

  @PyGetter(doc = "Distance in bytes between neighbours in each dimension.")
  PyObject strides(ThreadState ts) {
    return tuple(layout(ts).strides());
  }

  @PyGetter(doc = "Always empty: memory is never reached through pointers.")
  PyObject suboffsets(ThreadState ts) {
    buffer(ts);
    return PyTuple.EMPTY;
  }

  @PyGetter(name = "c_contiguous", doc = "Whether the items lie in row-major order without gaps.")
  boolean cContiguous(ThreadState ts) {
    return layout(ts).isCContiguous();
  }

  @PyGetter(
      name = "f_contiguous",
      doc = "Whether the items lie in column-major order without gaps.")
  boolean fContiguous(ThreadState ts) {
    return layout(ts).isFContiguous();
  }

  @PyGetter(doc = "Whether the items lie without gaps.")
  boolean contiguous(ThreadState ts) {
    return layout(ts).isCContiguous() || layout.isFContiguous();
  }

  // Methods --------------------------------------------------------------------------------------

  @PyMethod(signature = "(order='C')", doc = "The items as bytes.")
  PyObject tobytes(ThreadState ts, PyObject order) {
    Buffer b = buffer(ts);
    String o = "C";
    if (order != null && order != Py.None) {
      if (!(order instanceof PyStr s)) {
        throw Args.badArgument(ts, "tobytes", "argument 'order'", "str or None", order);
      }
      o = s.toString();
    }
    boolean columns =
        switch (o) {
          case "C" -> false;
          case "F" -> true;
          case "A" -> layout.isFContiguous() && !layout.isCContiguous();
          default -> throw PyErr.valueError(ts, "order must be 'C', 'F' or 'A'");
        };
    return PyBytes.of(
        Buffers.copy(b.memory(), columns ? MemoryViewCast.transposed(layout) : layout));
  }

  @PyMethod(
      signature = "(sep=<unrepresentable>, bytes_per_sep=1)",
      doc =
          """
          The bytes as hexadecimal digits, with a separator between groups.

          >>> memoryview(bytes([10, 11, 12])).hex('-', -2)
          '0a0b-0c'\
          """)
  PyObject hex(ThreadState ts, PyObject sep, int bytesPerSep) {
    byte[] b = Buffers.copy(buffer(ts).memory(), layout);
    return pinned(() -> Hex.of(ts, ByteSpan.of(b), sep, bytesPerSep));
  }

  @PyMethod(doc = "The items as a list, nested for several dimensions.")
  PyObject tolist(ThreadState ts) {
    return MemoryViewItems.toList(ts, this);
  }

  @PyMethod(doc = "A view of the same memory that cannot be written to.")
  PyObject toreadonly(ThreadState ts) {
    return with(ts, layout(ts), true);
  }

  @PyMethod(doc = "Number of occurrences of a value.")
  long count(ThreadState ts, PyObject value) {
    long[] n = new long[1];
    Iteration.forEach(
        ts,
        this,
        item -> {
          n[0] += Comparison.same(ts, item, value) ? 1 : 0;
          return true;
        });
    return n[0];
  }

  @PyMethod(
      signature = "(value, start=0, stop=sys.maxsize, /)",
      doc = "First index of a value; ValueError if there is none.")
  long index(ThreadState ts, PyObject value, PyObject start, PyObject stop) {
    return MemoryViewItems.index(
        ts,
        this,
        value,
        PySlice.indexOrDefault(ts, start, 0),
        PySlice.indexOrDefault(ts, stop, Long.MAX_VALUE));
  }
}
