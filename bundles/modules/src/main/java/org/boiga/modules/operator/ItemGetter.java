package org.boiga.modules.operator;

import java.util.Arrays;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** {@code operator.itemgetter}. */
@org.boiga.api.annotation.PyType(
    name = "operator.itemgetter",
    doc = "A callable that gets items of its argument.",
    subclassable = false)
public final class ItemGetter extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new ItemGetterTable(), PyBaseObject.TYPE);

  private final PyTuple keys;

  private ItemGetter(ThreadState ts, PyTuple keys) {
    super(ts, TYPE);
    this.keys = ts.keep(keys);
  }

  @PySlot(signature = "(item, /, *items)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "itemgetter", kwnames);
    }
    if (n == 0) {
      throw Args.expected(ts, "itemgetter", 1, 1, 0);
    }
    return new ItemGetter(ts, PyTuple.of(ts, Arrays.copyOfRange(args, start, start + n)));
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "itemgetter", kwnames);
    }
    if (n != 1) {
      throw Args.expected(ts, "itemgetter", 1, 1, n);
    }
    PyObject o = args[start];
    if (keys.size() == 1) {
      return Sequences.getItem(ts, o, keys.at(0));
    }
    PyObject[] items = new PyObject[keys.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = Sequences.getItem(ts, o, keys.at(i));
    }
    return PyTuple.of(ts, items);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return Getters.repr(ts, this, keys);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, TYPE, keys);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(keys);
  }
}
