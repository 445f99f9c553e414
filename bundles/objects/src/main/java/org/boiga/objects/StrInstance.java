package org.boiga.objects;

/** An instance of a Python class that derives from str. */
public final class StrInstance extends PyStr implements Shaped {
  private final PyInstance body;

  StrInstance(ThreadState ts, PyType type, PyStr text) {
    super(text);
    body = LeafBody.of(ts, type, b -> new StrInstance(b, text));
  }

  private StrInstance(PyInstance body, PyStr text) {
    super(text);
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
