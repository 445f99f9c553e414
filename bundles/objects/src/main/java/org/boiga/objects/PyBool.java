package org.boiga.objects;

import java.math.BigInteger;

/** {@code bool}. */
@org.boiga.api.annotation.PyType(name = "bool", subclassable = false)
public final class PyBool extends PyInt {
  @SuppressWarnings("hiding")
  public static final PyType TYPE = PyType.builtin(new PyBoolTable(), PyInt.TYPE);

  static final PyBool TRUE = new PyBool(1);
  static final PyBool FALSE = new PyBool(0);

  public final int value;

  private PyBool(int value) {
    this.value = value;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public long longValue() {
    return value;
  }

  @Override
  public BigInteger bigValue() {
    return BigInteger.valueOf(value);
  }

  @Override
  public PyInt exact() {
    return SmallInt.of(value);
  }
}
