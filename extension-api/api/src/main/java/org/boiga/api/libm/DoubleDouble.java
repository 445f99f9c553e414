package org.boiga.api.libm;

/**
 * An unevaluated sum of two doubles, the second at most half a unit in the last place of the first:
 * about 106 bits, for the few operations whose results must be rounded nearly correctly (Dekker
 * 1971).
 */
public record DoubleDouble(double hi, double lo) {
  public static final DoubleDouble ZERO = new DoubleDouble(0, 0);
  public static final DoubleDouble ONE = new DoubleDouble(1, 0);

  public static DoubleDouble of(double v) {
    return new DoubleDouble(v, 0);
  }

  /** The exact sum. */
  public static DoubleDouble sum(double a, double b) {
    double s = a + b;
    double t = s - a;
    return new DoubleDouble(s, a - (s - t) + (b - t));
  }

  /** The exact sum where {@code |a| >= |b|}. */
  private static DoubleDouble ordered(double a, double b) {
    double s = a + b;
    return new DoubleDouble(s, b - (s - a));
  }

  /** The exact product. */
  public static DoubleDouble product(double a, double b) {
    double p = a * b;
    return new DoubleDouble(p, Math.fma(a, b, -p));
  }

  public DoubleDouble plus(DoubleDouble o) {
    DoubleDouble s = sum(hi, o.hi);
    DoubleDouble t = sum(lo, o.lo);
    s = ordered(s.hi, s.lo + t.hi);
    return ordered(s.hi, s.lo + t.lo);
  }

  public DoubleDouble plus(double v) {
    DoubleDouble s = sum(hi, v);
    return ordered(s.hi, s.lo + lo);
  }

  public DoubleDouble minus(DoubleDouble o) {
    return plus(o.negated());
  }

  public DoubleDouble negated() {
    return new DoubleDouble(-hi, -lo);
  }

  public DoubleDouble times(DoubleDouble o) {
    DoubleDouble p = product(hi, o.hi);
    return ordered(p.hi, p.lo + (hi * o.lo + lo * o.hi));
  }

  public DoubleDouble times(double v) {
    DoubleDouble p = product(hi, v);
    return ordered(p.hi, Math.fma(lo, v, p.lo));
  }

  public DoubleDouble over(DoubleDouble o) {
    double q = hi / o.hi;
    DoubleDouble rest = minus(o.times(q));
    return ordered(q, rest.hi / o.hi);
  }

  /** The root of a number that is positive. */
  public DoubleDouble sqrt() {
    double r = Math.sqrt(hi);
    DoubleDouble rest = minus(product(r, r));
    return ordered(r, rest.hi / (2 * r));
  }

  /** The nearest double. */
  public double value() {
    return hi + lo;
  }
}
