package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code dict_keys}. */
@org.boiga.api.annotation.PyType(
    name = "dict_keys",
    subclassable = false,
    parts = {DictView.class, DictSetView.class})
public non-sealed class PyDictKeys extends DictSetView {
  public static final PyType TYPE = PyType.builtin(new PyDictKeysTable(), PyBaseObject.TYPE);

  /** A view of {@code dict}, held by the current scope. */
  protected PyDictKeys(ThreadState ts, PyDict dict) {
    super(ts, dict);
  }

  @Override
  PyObject[] toArray(ThreadState ts) {
    return dict.snapshot(ts).keys();
  }

  @Override
  boolean contains(ThreadState ts, PyObject item) {
    return dict.containsKey(ts, item);
  }

  @PySlot
  protected PyObject __iter__(ThreadState ts) {
    return new PyDictKeyIterator(ts, dict);
  }

  @PyMethod(name = "__reversed__", doc = "Return an iterator over the keys, newest first.")
  protected PyObject reversed(ThreadState ts) {
    return new PyDictReverseKeyIterator(ts, dict);
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
