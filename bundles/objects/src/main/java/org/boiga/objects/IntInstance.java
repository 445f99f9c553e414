package org.boiga.objects;

import java.math.BigInteger;

/** An instance of a Python class that derives from int. */
public final class IntInstance extends PyInt implements Shaped {
  private final PyInt value;
  private final PyInstance body;

  IntInstance(ThreadState ts, PyType type, PyInt value) {
    PyInt v = value.exact();
    this.value = v;
    body = LeafBody.of(ts, type, b -> new IntInstance(b, v));
  }

  private IntInstance(PyInstance body, PyInt value) {
    this.value = value;
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

  @Override
  public boolean isLong() {
    return value.isLong();
  }

  @Override
  public long longValue() {
    return value.longValue();
  }

  @Override
  public BigInteger bigValue() {
    return value.bigValue();
  }

  @Override
  public PyInt exact() {
    return value;
  }
}
