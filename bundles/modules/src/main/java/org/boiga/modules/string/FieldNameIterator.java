package org.boiga.modules.string;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.FieldName;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The iterator over the attributes and items in a field name. A leaf: it has nothing but text. */
@org.boiga.api.annotation.PyType(name = "fieldnameiterator", subclassable = false)
public final class FieldNameIterator extends PyObject {
  public static final PyType TYPE = PyType.builtin(new FieldNameIteratorTable(), PyBaseObject.TYPE);

  private final FieldName name;

  FieldNameIterator(FieldName name) {
    this.name = name;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  synchronized PyObject __next__(ThreadState ts) {
    return name.next(ts) ? PyTuple.constant(Py.bool(name.attribute), name.key) : null;
  }
}
