package org.boiga.modules.collections;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.DictInstance;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/**
 * The iterator over an ordered dict and its views: it looks each key up, and allows no change of
 * the order meanwhile.
 */
@org.boiga.api.annotation.PyType(
    name = "odict_iterator",
    subclassable = false,
    parts = {SelfIterator.class})
public final class OrderedDictIterator extends Counted {
  public static final PyType TYPE =
      PyType.builtin(new OrderedDictIteratorTable(), PyBaseObject.TYPE);

  /** What an item of the iteration is. */
  enum Item {
    KEY,
    VALUE,
    PAIR
  }

  /** Null after the end. */
  private DictInstance dict;

  private final Item item;
  private final boolean backwards;
  private final Order order;

  /** Number of the entry to look at next. */
  private int entry;

  OrderedDictIterator(ThreadState ts, DictInstance dict, Item item, boolean backwards) {
    super(ts);
    this.dict = ts.keep(dict);
    this.item = item;
    this.backwards = backwards;
    order = Order.of(dict);
    entry = backwards ? order.used - 1 : 0;
  }

  /** What changes whenever the order of a dict's keys does. */
  record Order(PyDict.Table table, int used, int size) {
    static Order of(PyDict d) {
      PyDict.Table t = d.table();
      return new Order(t, t.used, d.size());
    }

    boolean isOf(PyDict d) {
      return d.table() == table && table.used == used && d.size() == size;
    }
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    DictInstance d = ts.hold(dict);
    if (d == null) {
      return null;
    }
    if (!order.isOf(d)) {
      finish(ts);
      throw mutated(ts);
    }
    int e = entry;
    int step = backwards ? -1 : 1;
    while (e >= 0 && e < order.used && order.table.value(e) == null) {
      e += step;
    }
    PyObject key = e < 0 || e >= order.used ? null : d.holdKey(ts, order.table, e);
    if (key == null) {
      finish(ts);
      return null;
    }
    entry = e + step;
    PyObject value = d.get(ts, key);
    if (value == null) {
      finish(ts);
      throw PyErr.keyError(ts, key);
    }
    return switch (item) {
      case KEY -> key;
      case VALUE -> value;
      case PAIR -> PyTuple.of(ts, key, value);
    };
  }

  static RuntimeException mutated(ThreadState ts) {
    return PyErr.runtimeError(ts, "OrderedDict mutated during iteration");
  }

  private void finish(ThreadState ts) {
    if (isConfined(ts)) {
      dict = ts.swap(dict, null);
    }
    entry = backwards ? -1 : Integer.MAX_VALUE;
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyList rest = new PyList(ts);
    if (dict != null) {
      OrderedDictIterator copy = new OrderedDictIterator(ts, dict, item, backwards);
      copy.entry = entry;
      for (PyObject o; (o = copy.__next__(ts)) != null; ) {
        rest.append(ts, o);
      }
    }
    return PyTuple.of(ts, Iteration.builtin(ts, "iter"), PyTuple.of(ts, rest));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(dict);
  }
}
