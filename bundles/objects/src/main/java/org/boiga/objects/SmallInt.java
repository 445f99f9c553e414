package org.boiga.objects;

import java.math.BigInteger;

/** An int that fits a {@code long}. */
public final class SmallInt extends PyInt {
  private static final int LOW = -5;
  private static final SmallInt[] CACHE = new SmallInt[1024 - LOW];

  static {
    for (int i = 0; i < CACHE.length; i++) {
      CACHE[i] = new SmallInt(i + LOW);
    }
  }

  public final long value;

  public SmallInt(long value) {
    this.value = value;
  }

  public static SmallInt of(long v) {
    return v >= LOW && v < CACHE.length + LOW ? CACHE[(int) v - LOW] : new SmallInt(v);
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
}
