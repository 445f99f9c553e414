package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code NotImplemented}. */
@org.boiga.api.annotation.PyType(
    name = "NotImplementedType",
    doc = "The type of the NotImplemented singleton.",
    subclassable = false)
public final class PyNotImplemented extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyNotImplementedTable(), PyBaseObject.TYPE);
  static final PyNotImplemented NOT_IMPLEMENTED = new PyNotImplemented();

  private PyNotImplemented() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot(signature = "()")
  static PyObject __new__(ThreadState ts, PyType cls) {
    return NOT_IMPLEMENTED;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "NotImplemented";
  }

  @PySlot
  boolean __bool__(ThreadState ts) {
    throw PyErr.typeError(ts, "NotImplemented should not be used in a boolean context");
  }

  @PyMethod
  String __reduce__(ThreadState ts) {
    return "NotImplemented";
  }
}
