package org.boiga.objects;

/** An instance of a Python class that derives from str. */
public final class StrInstance extends PyStr implements Shaped {
  private final PyInstance body;

  StrInstance(PyType type, PyStr text) {
    super(text);
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
