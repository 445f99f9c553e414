package org.boiga.objects;

/** {@code dict_reversekeyiterator}. */
@org.boiga.api.annotation.PyType(
    name = "dict_reversekeyiterator",
    subclassable = false,
    parts = {DictIterator.class})
final class PyDictReverseKeyIterator extends DictIterator {
  static final PyType TYPE = PyType.builtin(new PyDictReverseKeyIteratorTable(), PyBaseObject.TYPE);

  PyDictReverseKeyIterator(ThreadState ts, PyDict dict) {
    super(ts, dict, true);
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
