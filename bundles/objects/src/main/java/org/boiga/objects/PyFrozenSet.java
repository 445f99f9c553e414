package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code frozenset}. What it has in common with set is in {@link SetMethods}. */
@org.boiga.api.annotation.PyType(
    name = "frozenset",
    doc = "An immutable unordered collection of distinct hashable items.",
    parts = {SetMethods.class})
public sealed class PyFrozenSet extends PyAnySet permits FrozenSetInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyFrozenSetTable(), PyBaseObject.TYPE).weaklyReferable();

  /** 0 until it is asked for. */
  private long hash;

  /** Makes an empty frozenset, held by the current scope; its maker fills it. */
  /** What exhausted iterators refer to: an empty set that is never counted nor seen. */
  static final PyFrozenSet NOTHING = new PyFrozenSet();

  private PyFrozenSet() {}

  PyFrozenSet(ThreadState ts) {
    super(ts);
  }

  /** A frozenset of the items of an iterable; the iterable itself if it is a plain frozenset. */
  public static PyFrozenSet from(ThreadState ts, PyObject iterable) {
    if (iterable.getClass() == PyFrozenSet.class) {
      return (PyFrozenSet) iterable;
    }
    PyFrozenSet s = new PyFrozenSet(ts);
    SetOperations.update(ts, s, iterable);
    return s;
  }

  /** A frozenset of {@code items}, which are borrowed. */
  public static PyFrozenSet of(ThreadState ts, PyObject... items) {
    PyFrozenSet s = new PyFrozenSet(ts);
    for (PyObject o : items) {
      s.addItem(ts, o);
    }
    return s;
  }

  /** A frozenset that is never counted, as constants are; its items are leaves or such sets. */
  public static PyFrozenSet constant(ThreadState ts, PyObject... items) {
    PyFrozenSet s = of(ts, items);
    s.becomeUncounted();
    return s;
  }

  @PySlot(signature = "(iterable=(), /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable) {
    if (cls == TYPE) {
      return iterable == null ? new PyFrozenSet(ts) : from(ts, iterable);
    }
    FrozenSetInstance s = new FrozenSetInstance(ts, cls);
    if (iterable != null) {
      SetOperations.update(ts, s, iterable);
    }
    return s;
  }

  /** The hash if it is known, else 0. */
  final long knownHash() {
    return hash;
  }

  @PySlot
  long __hash__(ThreadState ts) {
    long h = hash;
    if (h == 0) {
      h = contentHash(ts);
      hash = h;
    }
    return h;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
