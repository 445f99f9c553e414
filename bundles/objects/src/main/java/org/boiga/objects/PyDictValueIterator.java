package org.boiga.objects;

/** {@code dict_valueiterator}. */
@org.boiga.api.annotation.PyType(
    name = "dict_valueiterator",
    subclassable = false,
    parts = {DictIterator.class})
final class PyDictValueIterator extends DictIterator {
  static final PyType TYPE = PyType.builtin(new PyDictValueIteratorTable(), PyBaseObject.TYPE);

  PyDictValueIterator(ThreadState ts, PyDict dict) {
    super(ts, dict, false);
  }

  @Override
  Item item() {
    return Item.VALUE;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
