package org.boiga.objects;

import java.math.BigInteger;

/** An int that does not fit a {@code long}. */
public final class BigInt extends PyInt {
  public final BigInteger value;

  /** Use {@link PyInt#of(BigInteger)} unless the value is known not to fit. */
  BigInt(BigInteger value) {
    this.value = value;
  }

  @Override
  public boolean isLong() {
    return false;
  }

  @Override
  public long longValue() {
    return value.longValue();
  }

  @Override
  public BigInteger bigValue() {
    return value;
  }
}
