package org.boiga.modules.itertools;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.accumulate}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.accumulate",
    doc = "Running totals, or running results of another function of two arguments.",
    parts = {SelfIterator.class})
public final class Accumulate extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new AccumulateTable(), PyBaseObject.TYPE);

  private final PyObject iterator;
  private final PyObject function;

  /** What was yielded last; empty before the first item. */
  private final PyCell total;

  /** The value to begin with, until it has been yielded. */
  private final PyCell initial;

  private Accumulate(
      ThreadState ts, PyType cls, PyObject iterator, PyObject function, PyObject initial) {
    super(ts, cls);
    this.iterator = ts.keep(iterator);
    this.function = ts.keep(function);
    total = ts.keep(new PyCell(ts, null));
    this.initial = ts.keep(new PyCell(ts, initial));
  }

  @PySlot(signature = "(iterable, func=None, *, initial=None)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject iterable, PyObject func, PyObject initial) {
    return new Accumulate(
        ts,
        cls,
        Iteration.iter(ts, iterable),
        func == Py.None ? null : func,
        initial == Py.None ? null : initial);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    PyObject first = initial.set(ts, null);
    if (first != null) {
      total.set(ts, first);
      return first;
    }
    PyObject item = Iteration.next(ts, iterator);
    if (item == null) {
      return null;
    }
    PyObject before = total.get(ts);
    PyObject now =
        before == null
            ? item
            : function == null
                ? Numbers.binary(ts, before, item, Slot.ADD, "+")
                : Calls.call(ts, function, before, item);
    total.set(ts, now);
    return now;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(iterator);
    v.visit(function);
    v.visit(total);
    v.visit(initial);
  }
}
