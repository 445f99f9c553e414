package org.boiga.objects;

/** An instance of a Python class that derives from complex. */
public final class ComplexInstance extends PyComplex implements Shaped {
  private final PyInstance body;

  ComplexInstance(PyType type, double real, double imag) {
    super(real, imag);
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
