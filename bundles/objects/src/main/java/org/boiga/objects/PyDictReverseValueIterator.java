package org.boiga.objects;

/** {@code dict_reversevalueiterator}. */
@org.boiga.api.annotation.PyType(
    name = "dict_reversevalueiterator",
    subclassable = false,
    parts = {DictIterator.class})
final class PyDictReverseValueIterator extends DictIterator {
  static final PyType TYPE =
      PyType.builtin(new PyDictReverseValueIteratorTable(), PyBaseObject.TYPE);

  PyDictReverseValueIterator(ThreadState ts, PyDict dict) {
    super(ts, dict, true);
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
