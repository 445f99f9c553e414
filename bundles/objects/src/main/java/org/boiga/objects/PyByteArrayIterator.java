package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** The iterator over a bytearray. */
@org.boiga.api.annotation.PyType(name = "bytearray_iterator", subclassable = false)
public final class PyByteArrayIterator extends Counted {
  public static final PyType TYPE =
      PyType.builtin(new PyByteArrayIteratorTable(), PyBaseObject.TYPE);

  /** Null after the end where nobody else iterates. */
  private PyByteArray bytes;

  private int index;

  PyByteArrayIterator(ThreadState ts, PyByteArray bytes) {
    super(ts);
    this.bytes = ts.keep(bytes);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(bytes);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int i = index;
    if (i < 0) {
      return null;
    }
    ByteSpan s = bytes.span();
    if (i >= s.length()) {
      index = -1;
      if (isConfined(ts)) {
        bytes = ts.swap(bytes, null);
      }
      return null;
    }
    index = i + 1;
    return Py.int_(s.at(i));
  }

  @PyMethod
  long __length_hint__(ThreadState ts) {
    int i = index;
    return i < 0 ? 0 : Math.max(0, bytes.span().length() - i);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject iter = Iteration.builtin(ts, "iter"); // may run code that moves the iterator
    int i = index;
    return i < 0
        ? PyTuple.of(ts, iter, PyTuple.constant(PyTuple.EMPTY))
        : PyTuple.of(ts, iter, PyTuple.of(ts, bytes), Py.int_(i));
  }

  @PyMethod
  void __setstate__(ThreadState ts, long state) {
    if (index >= 0) {
      index = (int) Math.clamp(state, 0, bytes.span().length());
    }
  }
}
