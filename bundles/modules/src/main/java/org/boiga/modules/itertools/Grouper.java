package org.boiga.modules.itertools;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyType;
import org.boiga.objects.SelfIterator;
import org.boiga.objects.ThreadState;

/** The iterator over one group of {@link GroupBy}. */
@org.boiga.api.annotation.PyType(
    name = "itertools._grouper",
    doc = "The items of one group.",
    subclassable = false,
    parts = {SelfIterator.class})
final class Grouper extends Counted {
  public static final PyType TYPE = PyType.builtin(new GrouperTable(), PyBaseObject.TYPE);

  private final GroupBy parent;
  private final PyObject key;

  Grouper(ThreadState ts, GroupBy parent, PyObject key) {
    super(ts);
    this.parent = ts.keep(parent);
    this.key = ts.keep(key);
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    return parent.nextOf(ts, this, key);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(parent);
    v.visit(key);
  }
}
