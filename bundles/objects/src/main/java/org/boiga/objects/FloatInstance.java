package org.boiga.objects;

/** An instance of a Python class that derives from float. */
public final class FloatInstance extends PyFloat implements Shaped {
  private final PyInstance body;

  FloatInstance(ThreadState ts, PyType type, double value) {
    super(value);
    body = LeafBody.of(ts, type, b -> new FloatInstance(b, value));
  }

  private FloatInstance(PyInstance body, double value) {
    super(value);
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
