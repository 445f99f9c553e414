package org.boiga.objects;

/** {@code dict_keyiterator}. */
@org.boiga.api.annotation.PyType(
    name = "dict_keyiterator",
    subclassable = false,
    parts = {DictIterator.class})
final class PyDictKeyIterator extends DictIterator {
  static final PyType TYPE = PyType.builtin(new PyDictKeyIteratorTable(), PyBaseObject.TYPE);

  PyDictKeyIterator(ThreadState ts, PyDict dict) {
    super(ts, dict, false);
  }

  @Override
  Item item() {
    return Item.KEY;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
