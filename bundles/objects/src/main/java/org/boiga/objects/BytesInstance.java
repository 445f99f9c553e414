package org.boiga.objects;

/** An instance of a Python class that derives from bytes. */
public final class BytesInstance extends PyBytes implements Shaped {
  private final PyInstance body;

  BytesInstance(ThreadState ts, PyType type, byte[] content) {
    super(content);
    body = LeafBody.of(ts, type, b -> new BytesInstance(b, content));
  }

  private BytesInstance(PyInstance body, byte[] content) {
    super(content);
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
