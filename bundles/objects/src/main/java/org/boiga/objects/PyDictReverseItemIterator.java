package org.boiga.objects;

/** {@code dict_reverseitemiterator}. */
@org.boiga.api.annotation.PyType(
    name = "dict_reverseitemiterator",
    subclassable = false,
    parts = {DictIterator.class})
final class PyDictReverseItemIterator extends DictIterator {
  static final PyType TYPE =
      PyType.builtin(new PyDictReverseItemIteratorTable(), PyBaseObject.TYPE);

  PyDictReverseItemIterator(ThreadState ts, PyDict dict) {
    super(ts, dict, true);
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
