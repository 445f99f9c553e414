package org.boiga.objects;

import java.math.BigInteger;
import org.boiga.memory.PyObject;

/**
 * {@code int}. Values that fit a {@code long} are always a {@link SmallInt} (or a {@link PyBool}), all
 * others a {@link BigInt}, so that each value has one representation.
 */
@org.boiga.api.annotation.PyType(name = "int")
public abstract sealed class PyInt extends PyObject permits SmallInt, BigInt, PyBool, IntInstance {
  public static final PyType TYPE = PyType.builtin(new PyIntTable(), PyBaseObject.TYPE);

  public static PyInt of(long v) {
    return SmallInt.of(v);
  }

  public static PyInt of(BigInteger v) {
    return v.bitLength() < 64 ? SmallInt.of(v.longValue()) : new BigInt(v);
  }

  /** Whether the value fits a {@code long}. */
  public abstract boolean isLong();

  /** The value modulo 2**64; exact if {@link #isLong}. */
  public abstract long longValue();

  public abstract BigInteger bigValue();

  /** This value as an exact int: for bool and instances of subclasses a plain one. */
  public PyInt exact() {
    return this;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
