package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code typing.NoDefault}. */
@org.boiga.api.annotation.PyType(
    name = "NoDefaultType",
    doc = "The type of the NoDefault singleton.",
    subclassable = false)
public final class PyNoDefault extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyNoDefaultTable(), PyBaseObject.TYPE);
  public static final PyNoDefault NO_DEFAULT = new PyNoDefault();

  private PyNoDefault() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot(signature = "()")
  static PyObject __new__(ThreadState ts, PyType cls) {
    return NO_DEFAULT;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "typing.NoDefault";
  }

  @PyMethod
  String __reduce__(ThreadState ts) {
    return "NoDefault";
  }
}
