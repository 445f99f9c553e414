package org.boiga.objects;

/** An instance of a Python class that derives from bytes. */
public final class BytesInstance extends PyBytes implements Shaped {
  private final PyInstance body;

  BytesInstance(PyType type, byte[] content) {
    super(content);
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
