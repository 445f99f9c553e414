package org.boiga.objects;

/** An instance of a Python class that derives from complex. */
public final class ComplexInstance extends PyComplex implements Shaped {
  private final PyInstance body;

  ComplexInstance(ThreadState ts, PyType type, double real, double imag) {
    super(real, imag);
    body = LeafBody.of(ts, type, b -> new ComplexInstance(b, real, imag));
  }

  private ComplexInstance(PyInstance body, double real, double imag) {
    super(real, imag);
    this.body = body;
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
