package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Comparison;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.compress}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.compress",
    doc = "The items for which the selector at the same place is true.",
    parts = {SelfIterator.class})
public final class Compress extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new CompressTable(), PyBaseObject.TYPE);

  private final PyObject data;
  private final PyObject selectors;

  private Compress(ThreadState ts, PyType cls, PyObject data, PyObject selectors) {
    super(ts, cls);
    this.data = ts.keep(data);
    this.selectors = ts.keep(selectors);
  }

  @PySlot(signature = "(data, selectors)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject data, PyObject selectors) {
    return new Compress(ts, cls, Iteration.iter(ts, data), Iteration.iter(ts, selectors));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    while (true) {
      int mark = ts.mark();
      PyObject item = Iteration.next(ts, data);
      PyObject selector = item == null ? null : Iteration.next(ts, selectors);
      if (selector == null) {
        return null;
      }
      if (Comparison.truth(ts, selector)) {
        return ts.release(mark, item);
      }
      ts.release(mark);
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(data);
    v.visit(selectors);
  }
}
