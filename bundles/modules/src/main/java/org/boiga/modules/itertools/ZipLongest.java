package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.zip_longest}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.zip_longest",
    doc = "Tuples of one item of each iterable; a fill value stands for those that have ended.",
    parts = {SelfIterator.class})
public final class ZipLongest extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new ZipLongestTable(), PyBaseObject.TYPE);

  private final PyObject[] iterators;
  private final boolean[] ended;
  private final PyObject fill;

  private ZipLongest(ThreadState ts, PyType cls, PyObject[] iterators, PyObject fill) {
    super(ts, cls);
    this.fill = ts.keep(fill);
    this.iterators = iterators;
    ended = new boolean[iterators.length];
    for (PyObject it : iterators) {
      ts.keep(it);
    }
  }

  @PySlot(signature = "(*iterables, fillvalue=None)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject[] iterables, PyObject fillvalue) {
    PyObject[] iterators = new PyObject[iterables.length];
    for (int i = 0; i < iterators.length; i++) {
      iterators[i] = Iteration.iter(ts, iterables[i]);
    }
    return new ZipLongest(ts, cls, iterators, fillvalue == null ? Py.None : fillvalue);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    int mark = ts.mark();
    PyObject[] items = new PyObject[iterators.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = ended[i] ? null : Iteration.next(ts, iterators[i]);
      if (items[i] == null) {
        ended[i] = true;
        if (allEnded()) {
          return null;
        }
        items[i] = fill;
      }
    }
    return items.length == 0 ? null : ts.release(mark, PyTuple.of(ts, items));
  }

  private boolean allEnded() {
    for (boolean b : ended) {
      if (!b) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(fill);
    v.visitAll(iterators, iterators.length);
  }
}
