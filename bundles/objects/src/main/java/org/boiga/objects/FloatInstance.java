package org.boiga.objects;

/** An instance of a Python class that derives from float. */
public final class FloatInstance extends PyFloat implements Shaped {
  private final PyInstance body;

  FloatInstance(PyType type, double value) {
    super(value);
    body = PyInstance.uncountedBody(type);
  }

  @Override
  public PyType type() {
    return body.type();
  }

  @Override
  public PyInstance body() {
    return body;
  }
}
