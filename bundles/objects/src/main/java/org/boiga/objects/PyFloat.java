package org.boiga.objects;

import org.boiga.memory.PyObject;

/** {@code float}. Not final only for {@link FloatInstance}. */
@org.boiga.api.annotation.PyType(name = "float")
public sealed class PyFloat extends PyObject permits FloatInstance {
  public static final PyType TYPE = PyType.builtin(new PyFloatTable(), PyBaseObject.TYPE);

  public final double value;

  public PyFloat(double value) {
    this.value = value;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
