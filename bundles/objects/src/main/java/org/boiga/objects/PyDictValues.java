package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code dict_values}. */
@org.boiga.api.annotation.PyType(
    name = "dict_values",
    subclassable = false,
    parts = {DictView.class})
public non-sealed class PyDictValues extends DictView {
  public static final PyType TYPE = PyType.builtin(new PyDictValuesTable(), PyBaseObject.TYPE);

  /** A view of {@code dict}, held by the current scope. */
  protected PyDictValues(ThreadState ts, PyDict dict) {
    super(ts, dict);
  }

  @Override
  PyObject[] toArray(ThreadState ts) {
    return dict.snapshot(ts).values();
  }

  @PySlot
  protected PyObject __iter__(ThreadState ts) {
    return new PyDictValueIterator(ts, dict);
  }

  @PyMethod(name = "__reversed__", doc = "Return an iterator over the values, newest first.")
  protected PyObject reversed(ThreadState ts) {
    return new PyDictReverseValueIterator(ts, dict);
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
