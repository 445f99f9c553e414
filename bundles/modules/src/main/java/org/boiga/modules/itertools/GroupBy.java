package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.groupby}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.groupby",
    doc = "Keys, and iterators over the neighbouring items that have them.",
    parts = {SelfIterator.class})
public final class GroupBy extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new GroupByTable(), PyBaseObject.TYPE);

  private final PyObject iterator;
  private final PyObject function;

  /** Key of the group that was begun last, key of the item at hand, and that item; or empty. */
  private final PyCell groupKey;

  private final PyCell currentKey;
  private final PyCell currentItem;

  /** The group that may take items; not owned. */
  private volatile Grouper current;

  private GroupBy(ThreadState ts, PyType cls, PyObject iterator, PyObject function) {
    super(ts, cls);
    this.iterator = ts.keep(iterator);
    this.function = ts.keep(function);
    groupKey = ts.keep(new PyCell(ts, null));
    currentKey = ts.keep(new PyCell(ts, null));
    currentItem = ts.keep(new PyCell(ts, null));
  }

  @PySlot(signature = "(iterable, key=None)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable, PyObject key) {
    return new GroupBy(ts, cls, Iteration.iter(ts, iterable), key == Py.None ? null : key);
  }

  /** Goes on to the next item; false if there is none. */
  private boolean step(ThreadState ts) {
    PyObject item = Iteration.next(ts, iterator);
    if (item == null) {
      return false;
    }
    PyObject key = function == null ? item : Calls.call(ts, function, item);
    currentItem.set(ts, item);
    currentKey.set(ts, key);
    return true;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    current = null;
    while (true) {
      int mark = ts.mark();
      PyObject key = currentKey.get(ts);
      PyObject group = groupKey.get(ts);
      if (key != null && (group == null || !Comparison.same(ts, group, key))) {
        groupKey.set(ts, key);
        Grouper g = new Grouper(ts, this, key);
        current = g;
        return ts.release(mark, PyTuple.of(ts, key, g));
      }
      boolean more = step(ts);
      ts.release(mark);
      if (!more) {
        return null;
      }
    }
  }

  /** The next item of group {@code g}, or null. */
  PyObject nextOf(ThreadState ts, Grouper g, PyObject key) {
    if (current != g) {
      return null;
    }
    PyObject item = currentItem.get(ts);
    if (item == null) {
      if (!step(ts)) {
        return null;
      }
      item = currentItem.get(ts);
    }
    PyObject now = currentKey.get(ts);
    if (item == null || now == null || !Comparison.same(ts, key, now)) {
      return null;
    }
    currentItem.set(ts, null);
    return item;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(iterator);
    v.visit(function);
    v.visit(groupKey);
    v.visit(currentKey);
    v.visit(currentItem);
  }
}
