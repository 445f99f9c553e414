package org.boiga.modules.collections;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.DictInstance;
import org.boiga.objects.PyDictKeys;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The view that {@code OrderedDict.keys()} gives. */
@org.boiga.api.annotation.PyType(name = "odict_keys", subclassable = false)
public final class OrderedDictKeys extends PyDictKeys {
  public static final PyType TYPE = PyType.builtin(new OrderedDictKeysTable(), PyDictKeys.TYPE);

  private final DictInstance dict;

  OrderedDictKeys(ThreadState ts, DictInstance dict) {
    super(ts, dict);
    this.dict = dict; // kept by the view that this one extends
  }

  @Override
  @PySlot
  protected PyObject __iter__(ThreadState ts) {
    return new OrderedDictIterator(ts, dict, OrderedDictIterator.Item.KEY, false);
  }

  @Override
  @PyMethod(name = "__reversed__", doc = "Return an iterator over the keys, newest first.")
  protected PyObject reversed(ThreadState ts) {
    return new OrderedDictIterator(ts, dict, OrderedDictIterator.Item.KEY, true);
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
