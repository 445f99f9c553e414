package org.boiga.modules.itertools;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** {@code itertools.chain}. */
@org.boiga.api.annotation.PyType(
    name = "itertools.chain",
    doc = "The items of one iterable after the other.",
    parts = {SelfIterator.class})
public final class Chain extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new ChainTable(), PyBaseObject.TYPE);

  /** An iterator over the iterables. */
  private final PyObject source;

  /** The iterator over the iterable that it is at, or empty. */
  private final PyCell active;

  private boolean exhausted;

  private Chain(ThreadState ts, PyType cls, PyObject source) {
    super(ts, cls);
    this.source = ts.keep(source);
    active = ts.keep(new PyCell(ts, null));
  }

  @PySlot(signature = "(*iterables)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject[] iterables) {
    return new Chain(ts, cls, Iteration.iter(ts, PyTuple.of(ts, iterables)));
  }

  @PyMethod(
      name = "from_iterable",
      kind = PyMethod.Kind.CLASS,
      signature = "(iterable, /)",
      doc = "The items of one iterable after the other, of those that an iterable gives.")
  static PyObject fromIterable(ThreadState ts, PyType cls, PyObject iterable) {
    return new Chain(ts, cls, Iteration.iter(ts, iterable));
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    while (!exhausted) {
      PyObject it = active.get(ts);
      if (it == null) {
        PyObject next = Iteration.next(ts, source);
        if (next == null) {
          exhausted = true;
          return null;
        }
        it = Iteration.iter(ts, next);
        active.set(ts, it);
      }
      PyObject item = Iteration.next(ts, it);
      if (item != null) {
        return item;
      }
      active.set(ts, null);
    }
    return null;
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias.")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(source);
    v.visit(active);
  }
}
