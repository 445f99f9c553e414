package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * What the views of dicts have in common; what only those that are sets have is in {@link
 * DictSetView}.
 */
abstract sealed class DictView extends Counted permits DictSetView, PyDictValues {
  final PyDict dict;

  DictView(ThreadState ts, PyDict dict) {
    super(ts);
    this.dict = ts.keep(dict);
  }

  /** All items of the view at this moment. */
  abstract PyObject[] toArray(ThreadState ts);

  @PySlot
  static long __len__(ThreadState ts, DictView self) {
    return self.dict.size();
  }

  @PySlot
  static String __repr__(ThreadState ts, DictView self) {
    if (!ReprGuard.enter(ts, self)) {
      return "...";
    }
    try {
      PyList items = PyList.of(ts, self.toArray(ts));
      return PyType.of(self).name() + "(" + Conversion.repr(ts, items) + ")";
    } finally {
      ReprGuard.leave(ts, self);
    }
  }

  @PyGetter(doc = "The dictionary, read-only.")
  static PyObject mapping(ThreadState ts, DictView self) {
    return new PyMappingProxy(ts, self.dict);
  }

  @Override
  public final void traverse(Visitor v) {
    v.visit(dict);
  }
}
