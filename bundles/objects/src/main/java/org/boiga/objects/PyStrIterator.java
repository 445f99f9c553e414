package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/**
 * The iterator over the characters of a str. A leaf: it refers to nothing that is counted. Threads
 * that share one may get the same character twice.
 */
@org.boiga.api.annotation.PyType(name = "str_iterator", subclassable = false)
public final class PyStrIterator extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyStrIteratorTable(), PyBaseObject.TYPE);

  private PyStr text;
  private int index;

  PyStrIterator(PyStr text) {
    this.text = text;
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
    PyStr t = text;
    int i = index;
    if (i < 0 || i >= t.length()) {
      index = -1;
      text = PyStr.EMPTY;
      return null;
    }
    index = i + 1;
    return PyStr.ofCodePoint(t.at(i));
  }

  @PyMethod
  long __length_hint__(ThreadState ts) {
    int i = index;
    return i < 0 ? 0 : text.length() - i;
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject iter = Iteration.builtin(ts, "iter"); // may run code that moves the iterator
    int i = index;
    return i < 0
        ? PyTuple.of(ts, iter, PyTuple.constant(PyStr.EMPTY))
        : PyTuple.of(ts, iter, PyTuple.constant(text), Py.int_(i));
  }

  @PyMethod
  void __setstate__(ThreadState ts, long state) {
    if (index >= 0) {
      index = (int) Math.clamp(state, 0, text.length());
    }
  }
}
