package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code zip}. */
@org.boiga.api.annotation.PyType(
    name = "zip",
    doc =
        """
        An iterator over tuples of one item of each iterable.

        >>> list(zip('ab', range(3)))
        [('a', 0), ('b', 1)]\
        """)
public final class PyZip extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyZipTable(), PyBaseObject.TYPE);

  private final ParallelIterators iterators;

  private PyZip(ThreadState ts, PyType cls, PyObject[] its, boolean strict) {
    super(ts, cls);
    iterators = new ParallelIterators(ts, "zip", its, strict);
  }

  @PySlot(signature = "(*iterables, strict=False)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject[] iterables, boolean strict) {
    PyObject[] its = ParallelIterators.over(ts, iterables, 0, iterables.length);
    return new PyZip(ts, cls, its, strict);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int mark = ts.mark();
    PyObject[] items = iterators.next(ts);
    if (items == null) {
      ts.release(mark);
      return null;
    }
    return ts.release(mark, PyTuple.of(ts, items));
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyTuple its = PyTuple.of(ts, iterators.toArray());
    return iterators.strict ? PyTuple.of(ts, type(), its, Py.True) : PyTuple.of(ts, type(), its);
  }

  @PyMethod(signature = "(state, /)")
  void __setstate__(ThreadState ts, PyObject state) {
    iterators.strict = Comparison.truth(ts, state);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    iterators.traverse(v);
  }
}
