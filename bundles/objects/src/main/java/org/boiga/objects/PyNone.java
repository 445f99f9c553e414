package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code None}. */
@org.boiga.api.annotation.PyType(
    name = "NoneType",
    doc = "The type of the None singleton.",
    subclassable = false)
public final class PyNone extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyNoneTable(), PyBaseObject.TYPE);
  static final PyNone NONE = new PyNone();

  private PyNone() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot(signature = "()")
  static PyObject __new__(ThreadState ts, PyType cls) {
    return NONE;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "None";
  }

  @PySlot
  boolean __bool__(ThreadState ts) {
    return false;
  }

  @PySlot
  long __hash__(ThreadState ts) {
    return 0xfca86420L;
  }
}
