package org.boiga.modules.math;

import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.AccurateMath;
import org.boiga.objects.Args;
import org.boiga.objects.Calls;
import org.boiga.objects.FloatMath;
import org.boiga.objects.IntMath;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code math}. */
@org.boiga.api.annotation.PyModule(
    name = "math",
    doc =
        "This module provides access to the mathematical functions\n"
            + "defined by the C standard.")
public final class MathModule {
  private static final PyStr FLOOR = PyStr.interned("__floor__");
  private static final PyStr CEIL = PyStr.interned("__ceil__");
  private static final PyStr TRUNC = PyStr.interned("__trunc__");
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private MathModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "pi", Py.float_(Math.PI));
    m.put(ts, "e", Py.float_(Math.E));
    m.put(ts, "tau", Py.float_(Math.TAU));
    m.put(ts, "inf", Py.float_(Double.POSITIVE_INFINITY));
    m.put(ts, "nan", Py.float_(Double.NaN));
  }

  // Errors ---------------------------------------------------------------------------------------

  private static PyException domainError(ThreadState ts) {
    return PyErr.valueError(ts, "math domain error");
  }

  private static PyException rangeError(ThreadState ts) {
    return PyErr.overflowError(ts, "math range error");
  }

  /**
   * The result, unless that says that {@code x} was out of the domain or the result is too large.
   */
  private static double checked(ThreadState ts, double x, double r, String expected) {
    if (Double.isNaN(r) && !Double.isNaN(x)) {
      throw PyErr.valueError(ts, "expected " + expected + ", got " + repr(ts, x));
    }
    if (Double.isInfinite(r) && Double.isFinite(x)) {
      throw rangeError(ts);
    }
    return r;
  }

  private static String repr(ThreadState ts, double x) {
    return org.boiga.objects.Conversion.repr(ts, Py.float_(x)).toString();
  }

  // Trigonometric functions ----------------------------------------------------------------------

  private static final String UNIT_RANGE = "a number in range from -1 up to 1";
  private static final String FINITE = "a finite input";
  private static final String POSITIVE = "a positive input";
  private static final String NO_POLE = "a noninteger or positive integer";

  @PyFunction(doc = "Return the arc cosine (measured in radians) of x.")
  static double acos(ThreadState ts, double x) {
    return checked(ts, x, AccurateMath.acos(x), UNIT_RANGE);
  }

  @PyFunction(doc = "Return the arc sine (measured in radians) of x.")
  static double asin(ThreadState ts, double x) {
    return checked(ts, x, AccurateMath.asin(x), UNIT_RANGE);
  }

  @PyFunction(doc = "Return the arc tangent (measured in radians) of x.")
  static double atan(ThreadState ts, double x) {
    return AccurateMath.atan(x);
  }

  @PyFunction(doc = "Return the arc tangent (measured in radians) of y/x.")
  static double atan2(ThreadState ts, double y, double x) {
    return AccurateMath.atan2(y, x);
  }

  @PyFunction(doc = "Return the cosine of x (measured in radians).")
  static double cos(ThreadState ts, double x) {
    return checked(ts, x, Math.cos(x), FINITE);
  }

  @PyFunction(doc = "Return the sine of x (measured in radians).")
  static double sin(ThreadState ts, double x) {
    return checked(ts, x, Math.sin(x), FINITE);
  }

  @PyFunction(doc = "Return the tangent of x (measured in radians).")
  static double tan(ThreadState ts, double x) {
    return checked(ts, x, Math.tan(x), FINITE);
  }

  @PyFunction(doc = "Convert angle x from radians to degrees.")
  static double degrees(ThreadState ts, double x) {
    return x * (180.0 / Math.PI);
  }

  @PyFunction(doc = "Convert angle x from degrees to radians.")
  static double radians(ThreadState ts, double x) {
    return x * (Math.PI / 180.0);
  }

  // Hyperbolic functions -------------------------------------------------------------------------

  @PyFunction(doc = "Return the inverse hyperbolic cosine of x.")
  static double acosh(ThreadState ts, double x) {
    return checked(ts, x, AccurateMath.acosh(x), "argument value not less than 1");
  }

  @PyFunction(doc = "Return the inverse hyperbolic sine of x.")
  static double asinh(ThreadState ts, double x) {
    return AccurateMath.asinh(x);
  }

  @PyFunction(doc = "Return the inverse hyperbolic tangent of x.")
  static double atanh(ThreadState ts, double x) {
    double r = Math.abs(x) == 1 ? Double.NaN : AccurateMath.atanh(x);
    return checked(ts, x, r, "a number between -1 and 1");
  }

  @PyFunction(doc = "Return the hyperbolic cosine of x.")
  static double cosh(ThreadState ts, double x) {
    return checked(ts, x, AccurateMath.cosh(x), "");
  }

  @PyFunction(doc = "Return the hyperbolic sine of x.")
  static double sinh(ThreadState ts, double x) {
    return checked(ts, x, AccurateMath.sinh(x), "");
  }

  @PyFunction(doc = "Return the hyperbolic tangent of x.")
  static double tanh(ThreadState ts, double x) {
    return AccurateMath.tanh(x);
  }

  // Powers and exponentials ----------------------------------------------------------------------

  @PyFunction(doc = "Return the cube root of x.")
  static double cbrt(ThreadState ts, double x) {
    return AccurateMath.cbrt(x);
  }

  @PyFunction(doc = "Return e raised to the power of x.")
  static double exp(ThreadState ts, double x) {
    return checked(ts, x, Math.exp(x), "");
  }

  @PyFunction(doc = "Return 2 raised to the power of x.")
  static double exp2(ThreadState ts, double x) {
    return checked(ts, x, Math.pow(2.0, x), "");
  }

  @PyFunction(doc = "Return exp(x)-1, without loss of precision for small x.")
  static double expm1(ThreadState ts, double x) {
    return checked(ts, x, Math.expm1(x), "");
  }

  @PyFunction(doc = "Return x**y (x to the power of y).")
  static double pow(ThreadState ts, double x, double y) {
    double r = FloatMath.pow(x, y);
    if (Double.isFinite(r) || !Double.isFinite(x) || !Double.isFinite(y)) {
      return r;
    }
    throw Double.isNaN(r) || x == 0 ? domainError(ts) : rangeError(ts);
  }

  @PyFunction(doc = "Return the square root of x.")
  static double sqrt(ThreadState ts, double x) {
    return checked(ts, x, Math.sqrt(x), "a nonnegative input");
  }

  @PyFunction(doc = "Return x * (2**i). This is essentially the inverse of frexp().")
  static double ldexp(ThreadState ts, double x, PyObject i) {
    if (!(i instanceof PyInt e)) {
      throw PyErr.typeError(ts, "Expected an int as second argument to ldexp.");
    }
    if (x == 0 || !Double.isFinite(x)) {
      return x;
    }
    long clamped = Math.clamp(Numbers.clampedIndex(ts, e), -10_000, 10_000);
    double r = Math.scalb(x, (int) clamped);
    if (Double.isInfinite(r)) {
      throw rangeError(ts);
    }
    return r;
  }

  // Logarithms -----------------------------------------------------------------------------------

  @PyFunction(
      signature = "(x, base=None, /)",
      doc = "Return the logarithm of x to the given base, by default the natural logarithm.")
  static PyObject log(ThreadState ts, PyObject x, PyObject base) {
    double n = logarithm(ts, x, Math::log, Math.log(2));
    return Py.float_(
        base == null ? n : PyFloat.div(ts, n, logarithm(ts, base, Math::log, Math.log(2))));
  }

  @PyFunction(doc = "Return the base 2 logarithm of x.")
  static double log2(ThreadState ts, PyObject x) {
    return logarithm(ts, x, AccurateMath::log2, 1.0);
  }

  @PyFunction(doc = "Return the base 10 logarithm of x.")
  static double log10(ThreadState ts, PyObject x) {
    return logarithm(ts, x, AccurateMath::log10, AccurateMath.log10(2));
  }

  @PyFunction(doc = "Return the natural logarithm of 1+x (base e).")
  static double log1p(ThreadState ts, double x) {
    return checked(ts, x, x == -1 ? Double.NaN : Math.log1p(x), "argument value > -1");
  }

  /** The logarithm of any real number; ints may be too large for a float. */
  private static double logarithm(
      ThreadState ts, PyObject o, DoubleUnaryOperator log, double ofTwo) {
    if (!(o instanceof PyInt i)) {
      double x = Args.toDouble(ts, o);
      return checked(ts, x, x == 0 ? Double.NaN : log.applyAsDouble(x), POSITIVE);
    }
    if (i.signum() <= 0) {
      throw PyErr.valueError(ts, "expected " + POSITIVE);
    }
    double d = i.isLong() ? i.longValue() : i.bigValue().doubleValue();
    if (!Double.isInfinite(d)) {
      return log.applyAsDouble(d);
    }
    int bits = i.bigValue().bitLength();
    double m = IntMath.trueDivide(i.bigValue(), BigInteger.ONE.shiftLeft(bits));
    return log.applyAsDouble(m) + ofTwo * bits;
  }

  // Special functions ----------------------------------------------------------------------------

  @PyFunction(doc = "Error function at x.")
  static double erf(ThreadState ts, double x) {
    return ErrorFunction.erf(x);
  }

  @PyFunction(doc = "Complementary error function at x.")
  static double erfc(ThreadState ts, double x) {
    return ErrorFunction.erfc(x);
  }

  @PyFunction(doc = "Gamma function at x.")
  static double gamma(ThreadState ts, double x) {
    double r = x == Double.NEGATIVE_INFINITY ? Double.NaN : GammaFunction.gamma(x);
    return checked(ts, x, r, NO_POLE);
  }

  @PyFunction(doc = "Natural logarithm of absolute value of Gamma function at x.")
  static double lgamma(ThreadState ts, double x) {
    return checked(ts, x, GammaFunction.lgamma(x), NO_POLE);
  }

  // Rounding and parts ---------------------------------------------------------------------------

  @PyFunction(doc = "Return the ceiling of x as an Integral.")
  static PyObject ceil(ThreadState ts, PyObject x) {
    PyObject r = rounded(ts, x, CEIL);
    return r != null ? r : PyFloat.toInt(ts, Math.ceil(Args.toDouble(ts, x)));
  }

  @PyFunction(doc = "Return the floor of x as an Integral.")
  static PyObject floor(ThreadState ts, PyObject x) {
    PyObject r = rounded(ts, x, FLOOR);
    return r != null ? r : PyFloat.toInt(ts, Math.floor(Args.toDouble(ts, x)));
  }

  @PyFunction(doc = "Truncates the Real x to the nearest Integral toward 0.")
  static PyObject trunc(ThreadState ts, PyObject x) {
    if (x.type() == PyFloat.TYPE) {
      return PyFloat.toInt(ts, ((PyFloat) x).value);
    }
    PyObject r = rounded(ts, x, TRUNC);
    if (r == null) {
      throw PyErr.typeError(ts, "type " + PyType.of(x).name() + " doesn't define __trunc__ method");
    }
    return r;
  }

  /** What the special method gives, or null for floats and for objects without one. */
  private static PyObject rounded(ThreadState ts, PyObject x, PyStr method) {
    if (x.type() == PyFloat.TYPE) {
      return null;
    }
    return x.type() == PyInt.TYPE ? x : Calls.special(ts, x, method);
  }

  @PyFunction(doc = "Return the absolute value of the float x.")
  static double fabs(ThreadState ts, double x) {
    return Math.abs(x);
  }

  @PyFunction(doc = "Return a float with the magnitude of x but the sign of y.")
  static double copysign(ThreadState ts, double x, double y) {
    return Math.copySign(x, y);
  }

  @PyFunction(doc = "Return the mantissa and exponent of x, as pair (m, e).")
  static PyObject frexp(ThreadState ts, double x) {
    int e = 0;
    double m = x;
    if (x != 0 && Double.isFinite(x)) {
      // The smallest numbers are made normal ones first.
      boolean small = Math.getExponent(x) < Double.MIN_EXPONENT;
      double normal = small ? x * 0x1p54 : x;
      int own = Math.getExponent(normal) + 1;
      m = Math.scalb(normal, -own);
      e = small ? own - 54 : own;
    }
    return PyTuple.of(ts, Py.float_(m), Py.int_(e));
  }

  @PyFunction(doc = "Return the fractional and integer parts of x.")
  static PyObject modf(ThreadState ts, double x) {
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    double fraction = Double.isInfinite(x) ? 0.0 : x - whole;
    return PyTuple.of(ts, Py.float_(Math.copySign(fraction, x)), Py.float_(whole));
  }

  @PyFunction(doc = "Return fmod(x, y), according to platform C.")
  static double fmod(ThreadState ts, double x, double y) {
    return checkedRemainder(ts, x, y, x % y);
  }

  @PyFunction(doc = "Difference between x and the closest integer multiple of y.")
  static double remainder(ThreadState ts, double x, double y) {
    return checkedRemainder(ts, x, y, Math.IEEEremainder(x, y));
  }

  private static double checkedRemainder(ThreadState ts, double x, double y, double r) {
    if (Double.isNaN(r) && !Double.isNaN(x) && !Double.isNaN(y)) {
      throw domainError(ts);
    }
    return r;
  }

  @PyFunction(doc = "Fused multiply-add operation: (x * y) + z with a single round.")
  static double fma(ThreadState ts, double x, double y, double z) {
    double r = Math.fma(x, y, z);
    if (Double.isFinite(r)) {
      return r;
    }
    if (Double.isNaN(r)) {
      if (!Double.isNaN(x) && !Double.isNaN(y) && !Double.isNaN(z)) {
        throw PyErr.valueError(ts, "invalid operation in fma");
      }
    } else if (Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z)) {
      throw PyErr.overflowError(ts, "overflow in fma");
    }
    return r;
  }

  @PyFunction(
      signature = "(x, y, /, *, steps=None)",
      doc = "Return the floating-point value the given number of steps after x towards y.")
  static double nextafter(ThreadState ts, double x, double y, PyObject steps) {
    if (steps == null || steps == Py.None) {
      return Math.nextAfter(x, y);
    }
    PyInt n = Numbers.index(ts, steps);
    if (n.signum() < 0) {
      throw PyErr.valueError(ts, "steps must be a non-negative integer");
    }
    if (n.signum() == 0 || Double.isNaN(x)) {
      return x;
    }
    if (Double.isNaN(y)) {
      return y;
    }
    // Numbers in order have consecutive places.
    long from = place(x);
    long distance = y > x ? place(y) - from : from - place(y);
    if (n.bigValue().bitLength() > 64 || Long.compareUnsigned(n.longValue(), distance) >= 0) {
      return y;
    }
    long to = y > x ? from + n.longValue() : from - n.longValue();
    double r = Double.longBitsToDouble(to < 0 ? -to | Long.MIN_VALUE : to);
    return r == 0 ? Math.copySign(r, x) : r;
  }

  private static long place(double x) {
    long bits = Double.doubleToRawLongBits(x);
    return bits < 0 ? -(bits & Long.MAX_VALUE) : bits;
  }

  @PyFunction(doc = "Return the value of the least significant bit of the float x.")
  static double ulp(ThreadState ts, double x) {
    return Math.ulp(x);
  }

  // Tests ----------------------------------------------------------------------------------------

  @PyFunction(
      signature = "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
      doc = "Determine whether two floating-point numbers are close in value.")
  static boolean isclose(ThreadState ts, double a, double b, double relTol, double absTol) {
    return Closeness.isClose(ts, a == b, a, b, Math.abs(b - a), relTol, absTol);
  }

  @PyFunction(doc = "Return True if x is neither an infinity nor a NaN, and False otherwise.")
  static boolean isfinite(ThreadState ts, double x) {
    return Double.isFinite(x);
  }

  @PyFunction(doc = "Return True if x is a positive or negative infinity, and False otherwise.")
  static boolean isinf(ThreadState ts, double x) {
    return Double.isInfinite(x);
  }

  @PyFunction(doc = "Return True if x is a NaN (not a number), and False otherwise.")
  static boolean isnan(ThreadState ts, double x) {
    return Double.isNaN(x);
  }

  // Sums and norms -------------------------------------------------------------------------------

  @PyFunction(doc = "Return an accurate floating-point sum of values in the iterable seq.")
  static double fsum(ThreadState ts, PyObject seq) {
    return Summation.fsum(ts, seq);
  }

  @PyFunction(
      signature = "(iterable, /, *, start=1)",
      doc = "Calculate the product of all the elements in the input iterable.")
  static PyObject prod(ThreadState ts, PyObject iterable, PyObject start) {
    return Summation.prod(ts, iterable, start == null ? Py.int_(1) : start);
  }

  @PyFunction(doc = "Return the sum of products of values from two iterables p and q.")
  static PyObject sumprod(ThreadState ts, PyObject p, PyObject q) {
    return Summation.sumprod(ts, p, q);
  }

  @PyFunction(
      signature = "(*coordinates)",
      doc = "Multidimensional Euclidean distance from the origin to a point.")
  static double hypot(ThreadState ts, PyObject[] coordinates) {
    return AccurateMath.norm(doubles(ts, coordinates));
  }

  @PyFunction(doc = "Return the Euclidean distance between two points p and q.")
  static double dist(ThreadState ts, PyObject p, PyObject q) {
    PyObject[] a = Iteration.toArray(ts, p);
    PyObject[] b = Iteration.toArray(ts, q);
    if (a.length != b.length) {
      throw PyErr.valueError(ts, "both points must have the same number of dimensions");
    }
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = Args.toDouble(ts, a[i]) - Args.toDouble(ts, b[i]);
    }
    return AccurateMath.norm(difference);
  }

  private static double[] doubles(ThreadState ts, PyObject[] values) {
    double[] d = new double[values.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = Args.toDouble(ts, values[i]);
    }
    return d;
  }

  // Integers -------------------------------------------------------------------------------------

  @PyFunction(doc = "Find n!.")
  static PyObject factorial(ThreadState ts, PyObject n) {
    PyInt i = Numbers.index(ts, n);
    if (i.signum() < 0) {
      throw PyErr.valueError(ts, "factorial() not defined for negative values");
    }
    if (!i.isLong()) {
      throw PyErr.overflowError(ts, "factorial() argument should not exceed " + Long.MAX_VALUE);
    }
    return PyInt.of(Combinatorics.factorial(i.longValue()));
  }

  @PyFunction(
      signature = "(n, k=None, /)",
      doc = "Number of ways to choose k items from n items without repetition and with order.")
  static PyObject perm(ThreadState ts, PyObject n, PyObject k) {
    if (k == null || k == Py.None) {
      return factorial(ts, n);
    }
    PyInt size = Numbers.index(ts, n);
    PyInt count = Numbers.index(ts, k);
    checkNotNegative(ts, size, count);
    if (PyInt.compare(size, count) < 0) {
      return Py.int_(0);
    }
    if (!count.isLong()) {
      throw PyErr.overflowError(ts, "k must not exceed " + Long.MAX_VALUE);
    }
    return PyInt.of(Combinatorics.permutations(size.bigValue(), count.longValue()));
  }

  @PyFunction(
      doc = "Number of ways to choose k items from n items without repetition and without order.")
  static PyObject comb(ThreadState ts, PyObject n, PyObject k) {
    PyInt size = Numbers.index(ts, n);
    PyInt count = Numbers.index(ts, k);
    checkNotNegative(ts, size, count);
    BigInteger least = count.bigValue().min(size.bigValue().subtract(count.bigValue()));
    if (least.signum() < 0) {
      return Py.int_(0);
    }
    if (least.compareTo(MAX_LONG) > 0) {
      throw PyErr.overflowError(ts, "min(n - k, k) must not exceed " + Long.MAX_VALUE);
    }
    return PyInt.of(Combinatorics.combinations(size.bigValue(), least.longValue()));
  }

  private static void checkNotNegative(ThreadState ts, PyInt n, PyInt k) {
    if (n.signum() < 0 || k.signum() < 0) {
      String name = n.signum() < 0 ? "n" : "k";
      throw PyErr.valueError(ts, name + " must be a non-negative integer");
    }
  }

  @PyFunction(doc = "Return the integer part of the square root of the input.")
  static PyObject isqrt(ThreadState ts, PyObject n) {
    PyInt i = Numbers.index(ts, n);
    if (i.signum() < 0) {
      throw PyErr.valueError(ts, "isqrt() argument must be nonnegative");
    }
    return PyInt.of(i.bigValue().sqrt());
  }

  @PyFunction(signature = "(*integers)", doc = "Greatest Common Divisor.")
  static PyObject gcd(ThreadState ts, PyObject[] integers) {
    BigInteger r = BigInteger.ZERO;
    for (PyObject o : integers) {
      r = r.gcd(Numbers.index(ts, o).bigValue());
    }
    return PyInt.of(r);
  }

  @PyFunction(signature = "(*integers)", doc = "Least Common Multiple.")
  static PyObject lcm(ThreadState ts, PyObject[] integers) {
    BigInteger r = BigInteger.ONE;
    for (PyObject o : integers) {
      BigInteger i = Numbers.index(ts, o).bigValue();
      r = i.signum() == 0 ? BigInteger.ZERO : r.divide(r.gcd(i)).multiply(i).abs();
    }
    return PyInt.of(r);
  }
}
