package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code Ellipsis}. */
@org.boiga.api.annotation.PyType(
    name = "ellipsis",
    doc = "The type of the Ellipsis singleton.",
    subclassable = false)
public final class PyEllipsis extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyEllipsisTable(), PyBaseObject.TYPE);
  static final PyEllipsis ELLIPSIS = new PyEllipsis();

  private PyEllipsis() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot(signature = "()")
  static PyObject __new__(ThreadState ts, PyType cls) {
    return ELLIPSIS;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "Ellipsis";
  }

  @PyMethod
  String __reduce__(ThreadState ts) {
    return "Ellipsis";
  }
}
