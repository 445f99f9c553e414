package org.boiga.api.libm;

/**
 * Complex arithmetic on Java numbers. Operations on two doubles each; results are pairs that escape
 * analysis removes.
 */
public final class ComplexMath {
  private static final double INF = Double.POSITIVE_INFINITY;

  /** A complex number as a value. */
  public record C(double re, double im) {
    private static final C ONE = new C(1, 0);
    private static final C NAN = new C(Double.NaN, Double.NaN);

    boolean isNaN() {
      return Double.isNaN(re) && Double.isNaN(im);
    }

    public boolean isFinite() {
      return Double.isFinite(re) && Double.isFinite(im);
    }

    public boolean isInfinite() {
      return Double.isInfinite(re) || Double.isInfinite(im);
    }
  }

  private ComplexMath() {}

  private static boolean isInfinite(double v) {
    return Double.isInfinite(v);
  }

  /** The sign of the number, with the size 1 for infinities and 0 for all others. */
  private static double box(double v) {
    return Math.copySign(isInfinite(v) ? 1.0 : 0.0, v);
  }

  private static double zeroForNaN(double v) {
    return Double.isNaN(v) ? Math.copySign(0.0, v) : v;
  }

  /**
   * The product; where it came out as NaN although a factor is infinite, an infinity (C11, G.5.1).
   */
  public static C multiply(double a, double b, double c, double d) {
    double ac = a * c;
    double bd = b * d;
    double ad = a * d;
    double bc = b * c;
    C r = new C(ac - bd, ad + bc);
    if (!r.isNaN()) {
      return r;
    }
    boolean recover = false;
    if (isInfinite(a) || isInfinite(b)) {
      a = box(a);
      b = box(b);
      c = zeroForNaN(c);
      d = zeroForNaN(d);
      recover = true;
    }
    if (isInfinite(c) || isInfinite(d)) {
      c = box(c);
      d = box(d);
      a = zeroForNaN(a);
      b = zeroForNaN(b);
      recover = true;
    }
    if (!recover && (isInfinite(ac) || isInfinite(bd) || isInfinite(ad) || isInfinite(bc))) {
      a = zeroForNaN(a);
      b = zeroForNaN(b);
      c = zeroForNaN(c);
      d = zeroForNaN(d);
      recover = true;
    }
    return recover ? new C(INF * (a * c - b * d), INF * (a * d + b * c)) : r;
  }

  /** The quotient of complex numbers, the divisor not zero, by Smith's method. */
  public static C divide(double a, double b, double c, double d) {
    C r;
    if (Math.abs(c) >= Math.abs(d)) {
      double ratio = d / c;
      double denominator = c + d * ratio;
      r = new C((a + b * ratio) / denominator, (b - a * ratio) / denominator);
    } else if (Math.abs(d) >= Math.abs(c)) {
      double ratio = c / d;
      double denominator = c * ratio + d;
      r = new C((a * ratio + b) / denominator, (b * ratio - a) / denominator);
    } else {
      r = C.NAN;
    }
    if (!r.isNaN()) {
      return r;
    }
    if ((isInfinite(a) || isInfinite(b)) && Double.isFinite(c) && Double.isFinite(d)) {
      double x = box(a);
      double y = box(b);
      return new C(INF * (x * c + y * d), INF * (y * c - x * d));
    }
    if ((isInfinite(c) || isInfinite(d)) && Double.isFinite(a) && Double.isFinite(b)) {
      double x = box(c);
      double y = box(d);
      return new C(0.0 * (a * x + b * y), 0.0 * (b * x - a * y));
    }
    return r;
  }

  /** The quotient of a real by a complex number, which is not zero. */
  public static C divide(double a, double c, double d) {
    C r;
    if (Math.abs(c) >= Math.abs(d)) {
      double ratio = d / c;
      double denominator = c + d * ratio;
      r = new C(a / denominator, -a * ratio / denominator);
    } else if (Math.abs(d) >= Math.abs(c)) {
      double ratio = c / d;
      double denominator = c * ratio + d;
      r = new C(a * ratio / denominator, -a / denominator);
    } else {
      r = C.NAN;
    }
    if (r.isNaN() && Double.isFinite(a) && (isInfinite(c) || isInfinite(d))) {
      return new C(0.0 * (a * box(c)), 0.0 * (-a * box(d)));
    }
    return r;
  }

  /**
   * The power by repeated multiplication; {@code n} is small.
   *
   * @throws ArithmeticException for a negative power of what is or becomes zero
   */
  public static C power(double re, double im, int n) {
    C p = new C(re, im);
    C r = C.ONE;
    for (int rest = Math.abs(n); rest != 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        r = multiply(r.re, r.im, p.re, p.im);
      }
      p = multiply(p.re, p.im, p.re, p.im);
    }
    if (n >= 0) {
      return r;
    }
    if (r.re == 0 && r.im == 0) {
      throw new ArithmeticException("division by zero");
    }
    return divide(1, 0, r.re, r.im);
  }

  /**
   * The power of a number other than zero by way of polar coordinates.
   *
   * @throws ArithmeticException where the angle of the result is infinite
   */
  public static C power(double a, double b, double c, double d) {
    double abs = AccurateMath.hypot(a, b);
    double length = AccurateMath.pow(abs, c);
    double angle = AccurateMath.atan2(b, a);
    double phase = angle * c;
    if (d != 0.0) {
      length *= Math.exp(-angle * d);
      phase += d * Math.log(abs);
    }
    if (Double.isInfinite(phase)) {
      throw new ArithmeticException("infinite angle");
    }
    return new C(length * Math.cos(phase), length * Math.sin(phase));
  }
}
