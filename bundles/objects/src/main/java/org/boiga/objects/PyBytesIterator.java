package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The iterator over bytes; a leaf, as {@link PyStrIterator} is. */
@org.boiga.api.annotation.PyType(name = "bytes_iterator", subclassable = false)
public final class PyBytesIterator extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyBytesIteratorTable(), PyBaseObject.TYPE);

  private PyBytes bytes;
  private int index;

  PyBytesIterator(PyBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    PyBytes b = bytes;
    int i = index;
    if (i < 0 || i >= b.length()) {
      index = -1;
      bytes = PyBytes.EMPTY;
      return null;
    }
    index = i + 1;
    return Py.int_(b.content()[i] & 0xFF);
  }

  @PyMethod
  long __length_hint__(ThreadState ts) {
    int i = index;
    return i < 0 ? 0 : bytes.length() - i;
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject iter = Iteration.builtin(ts, "iter"); // may run code that moves the iterator
    int i = index;
    return i < 0
        ? PyTuple.of(ts, iter, PyTuple.constant(PyTuple.EMPTY))
        : PyTuple.of(ts, iter, PyTuple.constant(bytes), Py.int_(i));
  }

  @PyMethod
  void __setstate__(ThreadState ts, long state) {
    if (index >= 0) {
      index = (int) Math.clamp(state, 0, bytes.length());
    }
  }
}
