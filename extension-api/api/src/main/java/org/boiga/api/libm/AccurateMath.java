package org.boiga.api.libm;

/**
 * Elementary functions whose results are nearly always those of C libraries, where Java's own are
 * less exact than these or round otherwise.
 */
public final class AccurateMath {
  private static final double LN2 = 0.6931471805599453;
  private static final DoubleDouble PI = new DoubleDouble(Math.PI, 1.2246467991473532e-16);
  private static final DoubleDouble HALF_PI = PI.times(0.5);
  private static final DoubleDouble LOG2_E =
      DoubleDouble.ONE.over(new DoubleDouble(LN2, 2.3190468138462996e-17));

  /** Beyond this factor between two numbers the smaller one does not matter but by its sign. */
  private static final int FAR = 60;

  private static final double TINY = 0x1p-28;
  private static final double HUGE = 0x1p28;

  private AccurateMath() {}

  /**
   * C's {@code pow}, which knows that 1 to any power, and -1 to an infinite one, is 1. Infinite for
   * zero to a negative power.
   */
  public static double pow(double a, double b) {
    return a == 1 || a == -1 && Double.isInfinite(b) ? 1.0 : Math.pow(a, b);
  }

  // Inverse trigonometric functions --------------------------------------------------------------

  private static final int STEPS = 64;

  /** {@code atan(i / STEPS)}. */
  private static final DoubleDouble[] ATAN = new DoubleDouble[STEPS + 1];

  static {
    ATAN[0] = DoubleDouble.ZERO;
    for (int i = 1; i <= STEPS; i++) {
      // The tangent of the difference of two neighbours.
      DoubleDouble t =
          DoubleDouble.of(STEPS).over(DoubleDouble.of((double) STEPS * STEPS + i * (i - 1.0)));
      ATAN[i] = ATAN[i - 1].plus(oddSeries(t, -1));
    }
  }

  /** {@code t + s*t**3/3 + t**5/5 + s*t**7/7 ...}, all in double precision twice. */
  private static DoubleDouble oddSeries(DoubleDouble t, int s) {
    DoubleDouble square = t.times(t).times(s);
    DoubleDouble power = t;
    DoubleDouble sum = t;
    for (int n = 3; n < 31; n += 2) {
      power = power.times(square);
      sum = sum.plus(power.over(DoubleDouble.of(n)));
    }
    return sum;
  }

  /**
   * As {@link #oddSeries} less {@code t}, for {@code |t| < 2**-7}, where doubles are exact enough.
   */
  private static double oddTail(double t, double s) {
    double q = s * t * t;
    return t * q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q / 11))));
  }

  /** The angle of a point in the first quadrant. */
  private static DoubleDouble angle(DoubleDouble y, DoubleDouble x) {
    boolean steep = y.hi() > x.hi();
    DoubleDouble t = steep ? x.over(y) : y.over(x);
    int i = (int) Math.rint(t.hi() * STEPS);
    DoubleDouble u = t;
    if (i > 0) {
      DoubleDouble c = DoubleDouble.of((double) i / STEPS);
      u = t.minus(c).over(t.times(c).plus(1));
    }
    DoubleDouble a = ATAN[i].plus(u.plus(oddTail(u.hi(), -1)));
    return steep ? HALF_PI.minus(a) : a;
  }

  /** The angle of a point in the upper half plane, {@code y > 0}. */
  private static double upperAngle(DoubleDouble y, DoubleDouble x) {
    return x.hi() < 0 ? PI.minus(angle(y, x.negated())).value() : angle(y, x).value();
  }

  public static double atan2(double y, double x) {
    if (y == 0 || x == 0 || !Double.isFinite(x) || !Double.isFinite(y)) {
      return Math.atan2(y, x);
    }
    double ay = Math.abs(y);
    int exponent = Math.getExponent(Math.max(ay, Math.abs(x)));
    if (exponent - Math.getExponent(x) > FAR) {
      return Math.copySign(HALF_PI.value(), y);
    }
    if (exponent - Math.getExponent(y) > FAR) {
      return x > 0 ? y / x : Math.copySign(PI.value(), y);
    }
    DoubleDouble sy = DoubleDouble.of(Math.scalb(ay, -exponent));
    DoubleDouble sx = DoubleDouble.of(Math.scalb(x, -exponent));
    return Math.copySign(upperAngle(sy, sx), y);
  }

  public static double atan(double x) {
    return Math.abs(x) < TINY ? x : atan2(x, 1.0);
  }

  public static double asin(double x) {
    double a = Math.abs(x);
    if (!(a < 1)) {
      return Math.asin(x);
    }
    return a < TINY ? x : Math.copySign(angle(DoubleDouble.of(a), cosine(a)).value(), x);
  }

  public static double acos(double x) {
    double a = Math.abs(x);
    if (!(a < 1)) {
      return Math.acos(x);
    }
    return upperAngle(cosine(a), DoubleDouble.of(x));
  }

  /** {@code sqrt(1 - a*a)}. */
  private static DoubleDouble cosine(double a) {
    return DoubleDouble.sum(1, -a).times(DoubleDouble.sum(1, a)).sqrt();
  }

  // Norms ----------------------------------------------------------------------------------------

  public static double hypot(double x, double y) {
    return norm(new double[] {x, y});
  }

  /** The length of a vector: infinite if any coordinate is, else NaN if any is. */
  public static double norm(double... v) {
    double max = 0;
    boolean nan = false;
    for (double c : v) {
      nan |= Double.isNaN(c);
      max = Math.max(max, Double.isNaN(c) ? 0 : Math.abs(c));
    }
    if (Double.isInfinite(max)) {
      return max;
    }
    if (nan) {
      return Double.NaN;
    }
    if (max == 0 || v.length == 1) {
      return max;
    }
    int exponent = Math.getExponent(max);
    DoubleDouble squares = DoubleDouble.ZERO;
    for (double c : v) {
      double scaled = Math.scalb(c, -exponent);
      squares = squares.plus(DoubleDouble.product(scaled, scaled));
    }
    return Math.scalb(squares.sqrt().value(), exponent);
  }

  public static double cbrt(double x) {
    if (x == 0 || !Double.isFinite(x)) {
      return x;
    }
    // One step of Newton's method with an exact remainder; scaled by a power of eight.
    int third = Math.getExponent(x) / 3;
    double m = Math.scalb(x, -3 * third);
    double r = Math.cbrt(m);
    DoubleDouble rest = DoubleDouble.product(r, r).times(r).plus(-m);
    return Math.scalb(r - rest.value() / (3 * r * r), third);
  }

  // Logarithms -----------------------------------------------------------------------------------

  private static final double SQRT_HALF = Math.sqrt(0.5);

  /** {@code log(i / STEPS)} for {@code i} from half to twice STEPS. */
  private static final DoubleDouble[] LOG = new DoubleDouble[2 * STEPS + 1];

  static {
    LOG[STEPS] = DoubleDouble.ZERO;
    for (int i = STEPS; i < 2 * STEPS; i++) {
      LOG[i + 1] = LOG[i].plus(logOfRatio(i));
    }
    for (int i = STEPS; i > STEPS / 2; i--) {
      LOG[i - 1] = LOG[i].minus(logOfRatio(i - 1));
    }
  }

  /** {@code log((i + 1) / i)}. */
  private static DoubleDouble logOfRatio(int i) {
    return oddSeries(DoubleDouble.ONE.over(DoubleDouble.of(2 * i + 1)), 1).times(2);
  }

  /** The binary logarithm of any double. */
  public static double log2(double x) {
    if (!(x > 0) || Double.isInfinite(x)) {
      return Math.log(x);
    }
    int e = Math.getExponent(x);
    if (e < Double.MIN_EXPONENT) {
      return log2(x * 0x1p54, -54);
    }
    return log2(x, 0);
  }

  private static double log2(double x, int shift) {
    int e = Math.getExponent(x);
    double m = Math.scalb(x, -e);
    if (m > 2 * SQRT_HALF) {
      m *= 0.5;
      e++;
    }
    int i = (int) Math.rint(m * STEPS);
    double c = (double) i / STEPS;
    DoubleDouble s = DoubleDouble.of(m - c).over(DoubleDouble.sum(m, c));
    DoubleDouble log = s.plus(oddTail(s.hi(), 1)).times(2).plus(LOG[i]);
    return log.times(LOG2_E).plus(e + shift).value();
  }

  private static final double LOG10_2_HI = 3.01029995663611771306e-01;
  private static final double LOG10_2_LO = 3.69423907715893078616e-13;
  private static final double LOG10_E = 4.34294481903251816668e-01;

  /** The decimal logarithm of any double; exact for powers of ten. */
  public static double log10(double x) {
    if (!(x > 0) || Double.isInfinite(x)) {
      return Math.log(x);
    }
    int e = 0;
    if (Math.getExponent(x) < Double.MIN_EXPONENT) {
      x *= 0x1p54;
      e = -54;
    }
    int own = Math.getExponent(x);
    // Exponents of numbers below one are rounded up, so that both parts have the same sign.
    int up = own + e < 0 ? 1 : 0;
    double y = own + e + up;
    double m = Math.scalb(x, -own - up);
    double low = y * LOG10_2_LO + LOG10_E * Math.log(m);
    return low + y * LOG10_2_HI;
  }

  // Hyperbolic functions -------------------------------------------------------------------------

  public static double sinh(double x) {
    return Math.sinh(x);
  }

  public static double cosh(double x) {
    double a = Math.abs(x);
    if (a < LN2 / 2) {
      double t = Math.expm1(a);
      return 1 + t * t / (2 * (1 + t));
    }
    if (a < 22) {
      double t = Math.exp(a);
      return 0.5 * t + 0.5 / t;
    }
    if (a < 709.7) {
      return 0.5 * Math.exp(a);
    }
    double t = Math.exp(0.5 * a);
    return 0.5 * t * t;
  }

  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  public static double asinh(double x) {
    double a = Math.abs(x);
    if (!(a >= TINY) || Double.isInfinite(a)) {
      return x;
    }
    double r;
    if (a > HUGE) {
      r = Math.log(a) + LN2;
    } else if (a > 2) {
      r = Math.log(2 * a + 1 / (Math.sqrt(a * a + 1) + a));
    } else {
      double t = a * a;
      r = Math.log1p(a + t / (1 + Math.sqrt(1 + t)));
    }
    return Math.copySign(r, x);
  }

  /** NaN below one. */
  public static double acosh(double x) {
    if (x > HUGE) {
      return Math.log(x) + LN2;
    }
    if (x > 2) {
      return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }
    double t = x - 1;
    return Math.log1p(t + Math.sqrt(2 * t + t * t));
  }

  /** NaN outside of -1 to 1. */
  public static double atanh(double x) {
    double a = Math.abs(x);
    if (a < TINY) {
      return x;
    }
    double t = a + a;
    double r = 0.5 * Math.log1p(a < 0.5 ? t + t * a / (1 - a) : t / (1 - a));
    return Math.copySign(r, x);
  }
}
