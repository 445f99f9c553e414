package org.boiga.nativemodules.math;

import org.boiga.api.libm.AccurateMath;
import org.boiga.api.libm.ComplexMath.C;

/**
 * The elementary functions of complex numbers, after Kahan ("Branch cuts for complex elementary
 * functions", 1987), with the values that annex G of C11 gives for infinities and NaN.
 *
 * <p>A result is NaN in both parts though no argument is where the argument is out of the domain,
 * and infinite for a finite argument where it is too large or a pole.
 */
final class ComplexFunctions {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double LN2 = 0.6931471805599453;
  private static final double LN10 = 2.302585092994046;

  /** Larger numbers are halved before their size is computed. */
  private static final double LARGE = Double.MAX_VALUE / 4;

  private static final double SQRT_LARGE = Math.sqrt(LARGE);
  private static final double LOG_LARGE = Math.log(LARGE);
  private static final double SQRT_SMALL = Math.sqrt(Double.MIN_NORMAL);

  private ComplexFunctions() {}

  private static boolean large(double re, double im) {
    return Math.abs(re) > LARGE || Math.abs(im) > LARGE;
  }

  /** The size of a number that is not finite. */
  private static double specialSize(C z) {
    return z.isInfinite() ? INF : NAN;
  }

  private static C conjugateOfI(C z) {
    return new C(z.im(), -z.re());
  }

  private static C timesI(C z) {
    return new C(-z.im(), z.re());
  }

  // Roots and logarithms -------------------------------------------------------------------------

  static C sqrt(C z) {
    double re = z.re();
    double im = z.im();
    if (!z.isFinite()) {
      return specialSqrt(re, im);
    }
    if (re == 0 && im == 0) {
      return new C(0.0, im);
    }
    double ax = Math.abs(re);
    double ay = Math.abs(im);
    double s;
    if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
      double scaled = ax * 0x1p53;
      s = Math.sqrt(scaled + AccurateMath.hypot(scaled, ay * 0x1p53)) * 0x1p-27;
    } else {
      s = 2.0 * Math.sqrt(ax / 8.0 + AccurateMath.hypot(ax / 8.0, ay / 8.0));
    }
    double d = ay / (2.0 * s);
    return re >= 0 ? new C(s, Math.copySign(d, im)) : new C(d, Math.copySign(s, im));
  }

  private static C specialSqrt(double re, double im) {
    if (Double.isInfinite(im)) {
      return new C(INF, im);
    }
    if (!Double.isInfinite(re)) {
      return new C(NAN, NAN);
    }
    double other = Double.isNaN(im) ? NAN : 0.0;
    return re > 0
        ? new C(INF, Math.copySign(other, im))
        : new C(other, Double.isNaN(im) ? INF : Math.copySign(INF, im));
  }

  /** The natural logarithm; its real part is negative infinity for zero. */
  static C log(C z) {
    double angle = AccurateMath.atan2(z.im(), z.re());
    if (!z.isFinite()) {
      return new C(specialSize(z), angle);
    }
    double ax = Math.abs(z.re());
    double ay = Math.abs(z.im());
    return new C(logOfSize(ax, ay), angle);
  }

  private static double logOfSize(double ax, double ay) {
    if (large(ax, ay)) {
      return Math.log(AccurateMath.hypot(ax / 2, ay / 2)) + LN2;
    }
    if (ax < Double.MIN_NORMAL && ay < Double.MIN_NORMAL) {
      return Math.log(AccurateMath.hypot(ax * 0x1p53, ay * 0x1p53)) - 53 * LN2;
    }
    double h = AccurateMath.hypot(ax, ay);
    if (h < 0.71 || h > 1.73) {
      return Math.log(h);
    }
    double more = Math.max(ax, ay);
    double less = Math.min(ax, ay);
    return Math.log1p((more - 1) * (more + 1) + less * less) / 2;
  }

  static C log10(C z) {
    C l = log(z);
    return new C(l.re() / LN10, l.im() / LN10);
  }

  // Exponential and hyperbolic functions ---------------------------------------------------------

  /** {@code r * (cos(phi), sin(phi))} for a size that is zero or infinite. */
  private static C onRay(double r, double phi) {
    return new C(Math.copySign(r, Math.cos(phi)), Math.copySign(r, Math.sin(phi)));
  }

  static C exp(C z) {
    double re = z.re();
    double im = z.im();
    if (!z.isFinite()) {
      return specialExp(re, im);
    }
    if (re > LOG_LARGE) {
      double l = Math.exp(re - 1);
      return new C(l * Math.cos(im) * Math.E, l * Math.sin(im) * Math.E);
    }
    double l = Math.exp(re);
    return new C(l * Math.cos(im), l * Math.sin(im));
  }

  private static C specialExp(double re, double im) {
    if (Double.isInfinite(re)) {
      double size = re > 0 ? INF : 0.0;
      if (im == 0) {
        return new C(size, im);
      }
      if (Double.isFinite(im)) {
        return onRay(size, im);
      }
      return new C(size, re > 0 ? NAN : 0.0);
    }
    return new C(NAN, im == 0 ? im : NAN);
  }

  static C cosh(C z) {
    double re = z.re();
    double im = z.im();
    if (!z.isFinite()) {
      return specialCosh(re, im);
    }
    if (Math.abs(re) > LOG_LARGE) {
      double less = re - Math.copySign(1.0, re);
      return new C(
          Math.cos(im) * AccurateMath.cosh(less) * Math.E,
          Math.sin(im) * AccurateMath.sinh(less) * Math.E);
    }
    return new C(Math.cos(im) * AccurateMath.cosh(re), Math.sin(im) * AccurateMath.sinh(re));
  }

  private static C specialCosh(double re, double im) {
    if (Double.isInfinite(re)) {
      if (im == 0) {
        return new C(INF, re > 0 ? im : -im);
      }
      if (!Double.isFinite(im)) {
        return new C(INF, NAN);
      }
      C r = onRay(INF, im);
      return re > 0 ? r : new C(r.re(), -r.im());
    }
    return new C(NAN, re == 0 || im == 0 ? 0.0 : NAN);
  }

  static C sinh(C z) {
    double re = z.re();
    double im = z.im();
    if (!z.isFinite()) {
      return specialSinh(re, im);
    }
    if (Math.abs(re) > LOG_LARGE) {
      double less = re - Math.copySign(1.0, re);
      return new C(
          Math.cos(im) * AccurateMath.sinh(less) * Math.E,
          Math.sin(im) * AccurateMath.cosh(less) * Math.E);
    }
    return new C(Math.cos(im) * AccurateMath.sinh(re), Math.sin(im) * AccurateMath.cosh(re));
  }

  private static C specialSinh(double re, double im) {
    if (Double.isInfinite(re)) {
      if (im == 0) {
        return new C(re, im);
      }
      if (!Double.isFinite(im)) {
        return new C(INF, NAN);
      }
      C r = onRay(INF, im);
      return re > 0 ? r : new C(-r.re(), r.im());
    }
    return new C(re == 0 ? re : NAN, im == 0 ? im : NAN);
  }

  static C tanh(C z) {
    double re = z.re();
    double im = z.im();
    if (!z.isFinite()) {
      return specialTanh(re, im);
    }
    if (Math.abs(re) > LOG_LARGE) {
      return new C(
          Math.copySign(1.0, re),
          4.0 * Math.sin(im) * Math.cos(im) * Math.exp(-2.0 * Math.abs(re)));
    }
    double tx = AccurateMath.tanh(re);
    double ty = Math.tan(im);
    double cx = 1.0 / AccurateMath.cosh(re);
    double product = tx * ty;
    double denominator = 1.0 + product * product;
    return new C(tx * (1.0 + ty * ty) / denominator, ty / denominator * cx * cx);
  }

  private static C specialTanh(double re, double im) {
    if (Double.isInfinite(re)) {
      double sign = im == 0 ? im : Math.sin(im) * Math.cos(im);
      return new C(Math.copySign(1.0, re), Double.isFinite(im) ? Math.copySign(0.0, sign) : 0.0);
    }
    return new C(re == 0 ? re : NAN, im == 0 ? im : NAN);
  }

  static C cos(C z) {
    return cosh(timesI(z));
  }

  static C sin(C z) {
    return conjugateOfI(sinh(timesI(z)));
  }

  static C tan(C z) {
    return conjugateOfI(tanh(timesI(z)));
  }

  // Inverse functions ----------------------------------------------------------------------------

  /** {@code log(2 * |z|)} for a large number. */
  private static double logOfTwice(C z) {
    return Math.log(AccurateMath.hypot(z.re() / 2, z.im() / 2)) + LN2 * 2;
  }

  static C acos(C z) {
    double re = z.re();
    double im = z.im();
    if (!z.isFinite()) {
      double angle = re == 0 ? Math.PI / 2 : Math.atan2(Math.abs(im), re);
      double size = specialSize(z);
      return new C(angle, Double.isNaN(im) ? size : Math.copySign(size, -im));
    }
    if (large(re, im)) {
      return new C(AccurateMath.atan2(Math.abs(im), re), Math.copySign(logOfTwice(z), -im));
    }
    C s1 = sqrt(new C(1 - re, -im));
    C s2 = sqrt(new C(1 + re, im));
    return new C(
        2 * AccurateMath.atan2(s1.re(), s2.re()),
        AccurateMath.asinh(s2.re() * s1.im() - s2.im() * s1.re()));
  }

  static C acosh(C z) {
    double re = z.re();
    double im = z.im();
    if (!z.isFinite()) {
      double angle = re == 0 && Double.isNaN(im) ? Math.PI / 2 : Math.atan2(im, re);
      return new C(specialSize(z), angle);
    }
    if (large(re, im)) {
      return new C(logOfTwice(z), AccurateMath.atan2(im, re));
    }
    C s1 = sqrt(new C(re - 1, im));
    C s2 = sqrt(new C(re + 1, im));
    return new C(
        AccurateMath.asinh(s1.re() * s2.re() + s1.im() * s2.im()),
        2 * AccurateMath.atan2(s1.im(), s2.re()));
  }

  static C asin(C z) {
    return conjugateOfI(asinh(timesI(z)));
  }

  static C asinh(C z) {
    double re = z.re();
    double im = z.im();
    if (!z.isFinite()) {
      double angle = Double.isNaN(re) && im == 0 ? im : Math.atan2(im, Math.abs(re));
      double size = specialSize(z);
      return new C(Double.isNaN(re) ? size : Math.copySign(size, re), angle);
    }
    if (large(re, im)) {
      return new C(Math.copySign(logOfTwice(z), re), AccurateMath.atan2(im, Math.abs(re)));
    }
    C s1 = sqrt(new C(1 + im, -re));
    C s2 = sqrt(new C(1 - im, re));
    return new C(
        AccurateMath.asinh(s1.re() * s2.im() - s2.re() * s1.im()),
        AccurateMath.atan2(im, s1.re() * s2.re() - s1.im() * s2.im()));
  }

  static C atan(C z) {
    return conjugateOfI(atanh(timesI(z)));
  }

  static C atanh(C z) {
    double re = z.re();
    double im = z.im();
    if (!z.isFinite()) {
      return specialAtanh(re, im);
    }
    if (re < 0 || re == 0 && 1 / re < 0) {
      C r = atanh(new C(-re, -im));
      return new C(-r.re(), -r.im());
    }
    double ay = Math.abs(im);
    if (re > SQRT_LARGE || ay > SQRT_LARGE) {
      double h = AccurateMath.hypot(re / 2, im / 2);
      return new C(re / 4 / h / h, Math.copySign(Math.PI / 2, im));
    }
    if (re == 1 && ay < SQRT_SMALL) {
      if (ay == 0) {
        return new C(INF, im);
      }
      return new C(
          -Math.log(Math.sqrt(ay) / Math.sqrt(AccurateMath.hypot(ay, 2.0))),
          Math.copySign(AccurateMath.atan2(2.0, -ay) / 2, im));
    }
    double less = 1 - re;
    return new C(
        Math.log1p(4 * re / (less * less + ay * ay)) / 4,
        -AccurateMath.atan2(-2 * im, less * (1 + re) - ay * ay) / 2);
  }

  private static C specialAtanh(double re, double im) {
    double zero = Double.isNaN(re) ? 0.0 : Math.copySign(0.0, re);
    if (Double.isInfinite(im) || Double.isInfinite(re) && !Double.isNaN(im)) {
      return new C(zero, Math.copySign(Math.PI / 2, im));
    }
    return new C(Double.isInfinite(re) || re == 0 ? zero : NAN, NAN);
  }

  // Polar coordinates ----------------------------------------------------------------------------

  static C rect(double r, double phi) {
    if (Double.isFinite(r) && Double.isFinite(phi)) {
      return phi == 0 ? new C(r, r * phi) : new C(r * Math.cos(phi), r * Math.sin(phi));
    }
    if (Double.isInfinite(r)) {
      if (phi == 0) {
        return new C(r, r > 0 ? phi : -phi);
      }
      if (!Double.isFinite(phi)) {
        return new C(INF, NAN);
      }
      C ray = onRay(INF, phi);
      return r > 0 ? ray : new C(-ray.re(), -ray.im());
    }
    if (r == 0) {
      return new C(0.0, 0.0);
    }
    return new C(NAN, phi == 0 ? 0.0 : NAN);
  }
}
