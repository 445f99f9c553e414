package org.boiga.objects;

import org.boiga.memory.Visitor;

/** An instance of a Python class that derives from dict. */
public final class DictInstance extends PyDict implements Shaped {
  private final PyInstance body;

  DictInstance(ThreadState ts, PyType type) {
    super(ts);
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

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    body.traverse(v);
  }
}
