package org.boiga.nativemodules.math;

/**
 * {@code gamma} and {@code lgamma} by Lanczos' approximation, with the coefficients for 13 terms
 * that Boost publishes, and by Euler's reflection formula for negative numbers.
 */
final class GammaFunction {
  private static final double G = 6.024680040776729583740234375;
  private static final double G_LESS_HALF = 5.524680040776729583740234375;
  private static final double LOG_PI = 1.144729885849400174143427351353058711647;

  private static final double[] NUMERATOR = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408
  };

  /** The coefficients of {@code x*(x+1)*...*(x+11)}. */
  private static final double[] DENOMINATOR = {
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925,
    66, 1
  };

  private static final double[] FACTORIALS = new double[23];

  static {
    double f = 1;
    for (int i = 0; i < FACTORIALS.length; i++) {
      FACTORIALS[i] = f;
      f *= i + 1;
    }
  }

  private GammaFunction() {}

  private static double lanczosSum(double x) {
    double n = 0;
    double d = 0;
    if (x < 5) {
      for (int i = NUMERATOR.length - 1; i >= 0; i--) {
        n = n * x + NUMERATOR[i];
        d = d * x + DENOMINATOR[i];
      }
    } else {
      // By powers of 1/x, lest they overflow.
      for (int i = 0; i < NUMERATOR.length; i++) {
        n = n / x + NUMERATOR[i];
        d = d / x + DENOMINATOR[i];
      }
    }
    return n / d;
  }

  /** {@code sin(pi * x)} for a finite number that is not negative. */
  private static double sinPi(double x) {
    double y = x % 2.0;
    return switch ((int) Math.round(2.0 * y)) {
      case 0 -> Math.sin(Math.PI * y);
      case 1 -> Math.cos(Math.PI * (y - 0.5));
      case 2 -> Math.sin(Math.PI * (1.0 - y));
      case 3 -> -Math.cos(Math.PI * (y - 1.5));
      default -> Math.sin(Math.PI * (y - 2.0));
    };
  }

  /** NaN where it has no value, infinite where that is too large. */
  static double gamma(double x) {
    if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
      return x;
    }
    if (x == Math.rint(x)) {
      if (x <= 0) {
        return Double.NaN;
      }
      if (x <= FACTORIALS.length) {
        return FACTORIALS[(int) x - 1];
      }
    }
    double a = Math.abs(x);
    if (a < 1e-20) {
      return 1.0 / x;
    }
    if (a > 200) {
      return x < 0 ? -0.0 / sinPi(a) : Double.POSITIVE_INFINITY;
    }
    double y = a + G_LESS_HALF;
    // What the sum lost to rounding, relative to what it is raised to.
    double lost = a > G_LESS_HALF ? y - a - G_LESS_HALF : y - G_LESS_HALF - a;
    double correction = lost * G / y;
    boolean split = a >= 140;
    double power = Math.pow(y, split ? a / 2 - 0.25 : a - 0.5);
    double r;
    if (x < 0) {
      r = -Math.PI / sinPi(a) / a * Math.exp(y) / lanczosSum(a);
      r -= correction * r;
      r /= power;
      return split ? r / power : r;
    }
    r = lanczosSum(a) / Math.exp(y);
    r += correction * r;
    r *= power;
    return split ? r * power : r;
  }

  /** NaN where it has no value, infinite where that is too large. */
  static double lgamma(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    if (Double.isInfinite(x)) {
      return Double.POSITIVE_INFINITY;
    }
    if (x == Math.rint(x) && x <= 2) {
      return x <= 0 ? Double.NaN : 0.0;
    }
    double a = Math.abs(x);
    if (a < 1e-20) {
      return -Math.log(a);
    }
    double r = Math.log(lanczosSum(a)) - G;
    r += (a - 0.5) * (Math.log(a + G - 0.5) - 1);
    return x < 0 ? LOG_PI - Math.log(Math.abs(sinPi(a))) - Math.log(a) - r : r;
  }
}
