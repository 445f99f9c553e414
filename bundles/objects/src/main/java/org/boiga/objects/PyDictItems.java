package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code dict_items}. */
@org.boiga.api.annotation.PyType(
    name = "dict_items",
    subclassable = false,
    parts = {DictView.class, DictSetView.class})
public non-sealed class PyDictItems extends DictSetView {
  public static final PyType TYPE = PyType.builtin(new PyDictItemsTable(), PyBaseObject.TYPE);

  /** A view of {@code dict}, held by the current scope. */
  protected PyDictItems(ThreadState ts, PyDict dict) {
    super(ts, dict);
  }

  @Override
  PyObject[] toArray(ThreadState ts) {
    PyDict.Snapshot s = dict.snapshot(ts);
    PyObject[] pairs = new PyObject[s.size()];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = PyTuple.of(ts, s.keys()[i], s.values()[i]);
    }
    return pairs;
  }

  @Override
  boolean contains(ThreadState ts, PyObject item) {
    if (!(item instanceof PyTuple t) || t.size() != 2) {
      return false;
    }
    PyObject v = dict.get(ts, t.at(0));
    return v != null && Comparison.same(ts, v, t.at(1));
  }

  @PySlot
  protected PyObject __iter__(ThreadState ts) {
    return new PyDictItemIterator(ts, dict);
  }

  @PyMethod(name = "__reversed__", doc = "Return an iterator over the items, newest first.")
  protected PyObject reversed(ThreadState ts) {
    return new PyDictReverseItemIterator(ts, dict);
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
