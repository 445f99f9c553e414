package org.boiga.nativemodules.math;

import org.boiga.api.libm.DoubleDouble;

/**
 * {@code erf} and {@code erfc}: Taylor series about the nearest of a table of points, whose values
 * are known to twice the precision, so that results are rounded nearly correctly.
 */
final class ErrorFunction {
  private static final int STEPS = 32;

  /** From here on {@code erfc} is zero. */
  private static final double END = 27.25;

  private static final int POINTS = (int) (END * STEPS) + 2;

  private static final DoubleDouble TWO_BY_SQRT_PI =
      DoubleDouble.of(2).over(new DoubleDouble(Math.PI, 1.2246467991473532e-16).sqrt());

  /** {@code exp(-c**2)} for {@code c = k / STEPS}. */
  private static final DoubleDouble[] EXP = new DoubleDouble[POINTS];

  /** {@code exp(c**2) * erfc(c)}. */
  private static final DoubleDouble[] SCALED = new DoubleDouble[POINTS];

  static {
    fillExp();
    fillScaled();
  }

  private ErrorFunction() {}

  /** Each value is the one before times a factor that grows by the same factor in each step. */
  private static void fillExp() {
    DoubleDouble unit = expOfSmall(-1.0 / (STEPS * STEPS));
    DoubleDouble factor = unit;
    DoubleDouble e = DoubleDouble.ONE;
    for (int k = 0; k < POINTS; k++) {
      EXP[k] = e;
      e = e.times(factor);
      factor = factor.times(unit).times(unit);
    }
  }

  private static DoubleDouble expOfSmall(double x) {
    DoubleDouble term = DoubleDouble.ONE;
    DoubleDouble sum = term;
    for (int n = 1; n < 16; n++) {
      term = term.times(x).over(DoubleDouble.of(n));
      sum = sum.plus(term);
    }
    return sum;
  }

  /**
   * Solves {@code y' = 2*c*y - 2/sqrt(pi)} from the greatest point backwards, in which direction
   * errors die out. The first value is a continued fraction.
   */
  private static void fillScaled() {
    double c = (double) (POINTS - 1) / STEPS;
    DoubleDouble fraction = DoubleDouble.of(c);
    for (int n = 40; n > 0; n--) {
      fraction = DoubleDouble.of(n / 2.0).over(fraction).plus(c);
    }
    DoubleDouble y = TWO_BY_SQRT_PI.times(0.5).over(fraction);
    SCALED[POINTS - 1] = y;
    for (int k = POINTS - 1; k > 0; k--) {
      y = step(y, (double) k / STEPS, -1.0 / STEPS);
      SCALED[k - 1] = y;
    }
  }

  private static DoubleDouble step(DoubleDouble y, double c, double h) {
    DoubleDouble before = y;
    DoubleDouble now = y.times(2 * c).minus(TWO_BY_SQRT_PI);
    DoubleDouble sum = y;
    double power = h;
    for (int n = 1; n < 60; n++) {
      sum = sum.plus(now.times(power));
      power *= h;
      DoubleDouble next = now.times(2 * c).plus(before.times(2)).over(DoubleDouble.of(n + 1));
      before = now;
      now = next;
    }
    return sum;
  }

  /** {@code erfc(x)} for {@code 0 <= x < END}. */
  private static DoubleDouble complement(double x) {
    int k = (int) Math.rint(x * STEPS);
    double c = (double) k / STEPS;
    double h = x - c;
    // erfc(c + h) = exp(-c**2) * (scaled - 2/sqrt(pi) * (h + sum of b[n] * h**(n+1) / (n+1)))
    double before = 1;
    double b = -2 * c;
    double power = h;
    double tail = 0;
    for (int n = 1; n < 24; n++) {
      power *= h;
      tail += b * power / (n + 1);
      double next = -2 * (c * b + before) / (n + 1);
      before = b;
      b = next;
    }
    DoubleDouble change = TWO_BY_SQRT_PI.times(DoubleDouble.sum(h, tail));
    return EXP[k].times(SCALED[k].minus(change));
  }

  static double erf(double x) {
    double a = Math.abs(x);
    if (x == 0 || Double.isNaN(x)) {
      return x;
    }
    if (a > 6) {
      return Math.copySign(1.0, x);
    }
    double r;
    if (a < 0.5 / STEPS) {
      // Near zero the difference from one would lose digits.
      double q = a * a;
      double tail = q * (-1.0 / 3 + q * (1.0 / 10 + q * (-1.0 / 42 + q * (1.0 / 216 - q / 1320))));
      r = TWO_BY_SQRT_PI.times(DoubleDouble.sum(a, a * tail)).value();
    } else {
      r = DoubleDouble.ONE.minus(complement(a)).value();
    }
    return Math.copySign(r, x);
  }

  static double erfc(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    if (x >= END) {
      return 0.0;
    }
    if (x < -6) {
      return 2.0;
    }
    return x >= 0 ? complement(x).value() : DoubleDouble.of(2).minus(complement(-x)).value();
  }
}
