package org.boiga.objects;

/** {@code dict_itemiterator}. */
@org.boiga.api.annotation.PyType(
    name = "dict_itemiterator",
    subclassable = false,
    parts = {DictIterator.class})
final class PyDictItemIterator extends DictIterator {
  static final PyType TYPE = PyType.builtin(new PyDictItemIteratorTable(), PyBaseObject.TYPE);

  PyDictItemIterator(ThreadState ts, PyDict dict) {
    super(ts, dict, false);
  }

  @Override
  Item item() {
    return Item.PAIR;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
