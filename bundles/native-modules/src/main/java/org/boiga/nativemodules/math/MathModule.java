package org.boiga.nativemodules.math;

import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.libm.AccurateMath;

/** {@code math}. */
@PyModule(
    builtin = true,
    name = "math",
    doc =
        "This module provides access to the mathematical functions\n"
            + "defined by the C standard.")
public final class MathModule {
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private MathModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_AddObject(m, "pi", ctx.PyFloat_FromDouble(Math.PI));
    ctx.PyModule_AddObject(m, "e", ctx.PyFloat_FromDouble(Math.E));
    ctx.PyModule_AddObject(m, "tau", ctx.PyFloat_FromDouble(Math.TAU));
    ctx.PyModule_AddObject(m, "inf", ctx.PyFloat_FromDouble(Double.POSITIVE_INFINITY));
    ctx.PyModule_AddObject(m, "nan", ctx.PyFloat_FromDouble(Double.NaN));
  }

  // Errors ---------------------------------------------------------------------------------------

  private static PyError domainError(PyContext ctx) {
    return ctx.PyErr_Format(PyExc.ValueError, "math domain error");
  }

  private static PyError rangeError(PyContext ctx) {
    return ctx.PyErr_Format(PyExc.OverflowError, "math range error");
  }

  /**
   * The result, unless that says that {@code x} was out of the domain or the result is too large.
   */
  private static double checked(PyContext ctx, double x, double r, String expected) {
    if (Double.isNaN(r) && !Double.isNaN(x)) {
      throw ctx.PyErr_Format(PyExc.ValueError, "expected " + expected + ", got " + repr(ctx, x));
    }
    if (Double.isInfinite(r) && Double.isFinite(x)) {
      throw rangeError(ctx);
    }
    return r;
  }

  private static String repr(PyContext ctx, double x) {
    return ctx.PyUnicode_AsString(ctx.PyObject_Repr(ctx.PyFloat_FromDouble(x)));
  }

  // Trigonometric functions ----------------------------------------------------------------------

  private static final String UNIT_RANGE = "a number in range from -1 up to 1";
  private static final String FINITE = "a finite input";
  private static final String POSITIVE = "a positive input";
  private static final String NO_POLE = "a noninteger or positive integer";

  @PyFunction(doc = "Return the arc cosine (measured in radians) of x.")
  static double acos(PyContext ctx, double x) {
    return checked(ctx, x, AccurateMath.acos(x), UNIT_RANGE);
  }

  @PyFunction(doc = "Return the arc sine (measured in radians) of x.")
  static double asin(PyContext ctx, double x) {
    return checked(ctx, x, AccurateMath.asin(x), UNIT_RANGE);
  }

  @PyFunction(doc = "Return the arc tangent (measured in radians) of x.")
  static double atan(PyContext ctx, double x) {
    return AccurateMath.atan(x);
  }

  @PyFunction(doc = "Return the arc tangent (measured in radians) of y/x.")
  static double atan2(PyContext ctx, double y, double x) {
    return AccurateMath.atan2(y, x);
  }

  @PyFunction(doc = "Return the cosine of x (measured in radians).")
  static double cos(PyContext ctx, double x) {
    return checked(ctx, x, Math.cos(x), FINITE);
  }

  @PyFunction(doc = "Return the sine of x (measured in radians).")
  static double sin(PyContext ctx, double x) {
    return checked(ctx, x, Math.sin(x), FINITE);
  }

  @PyFunction(doc = "Return the tangent of x (measured in radians).")
  static double tan(PyContext ctx, double x) {
    return checked(ctx, x, Math.tan(x), FINITE);
  }

  @PyFunction(doc = "Convert angle x from radians to degrees.")
  static double degrees(PyContext ctx, double x) {
    return x * (180.0 / Math.PI);
  }

  @PyFunction(doc = "Convert angle x from degrees to radians.")
  static double radians(PyContext ctx, double x) {
    return x * (Math.PI / 180.0);
  }

  // Hyperbolic functions -------------------------------------------------------------------------

  @PyFunction(doc = "Return the inverse hyperbolic cosine of x.")
  static double acosh(PyContext ctx, double x) {
    return checked(ctx, x, AccurateMath.acosh(x), "argument value not less than 1");
  }

  @PyFunction(doc = "Return the inverse hyperbolic sine of x.")
  static double asinh(PyContext ctx, double x) {
    return AccurateMath.asinh(x);
  }

  @PyFunction(doc = "Return the inverse hyperbolic tangent of x.")
  static double atanh(PyContext ctx, double x) {
    double r = Math.abs(x) == 1 ? Double.NaN : AccurateMath.atanh(x);
    return checked(ctx, x, r, "a number between -1 and 1");
  }

  @PyFunction(doc = "Return the hyperbolic cosine of x.")
  static double cosh(PyContext ctx, double x) {
    return checked(ctx, x, AccurateMath.cosh(x), "");
  }

  @PyFunction(doc = "Return the hyperbolic sine of x.")
  static double sinh(PyContext ctx, double x) {
    return checked(ctx, x, AccurateMath.sinh(x), "");
  }

  @PyFunction(doc = "Return the hyperbolic tangent of x.")
  static double tanh(PyContext ctx, double x) {
    return AccurateMath.tanh(x);
  }

  // Powers and exponentials ----------------------------------------------------------------------

  @PyFunction(doc = "Return the cube root of x.")
  static double cbrt(PyContext ctx, double x) {
    return AccurateMath.cbrt(x);
  }

  @PyFunction(doc = "Return e raised to the power of x.")
  static double exp(PyContext ctx, double x) {
    return checked(ctx, x, Math.exp(x), "");
  }

  @PyFunction(doc = "Return 2 raised to the power of x.")
  static double exp2(PyContext ctx, double x) {
    return checked(ctx, x, Math.pow(2.0, x), "");
  }

  @PyFunction(doc = "Return exp(x)-1, without loss of precision for small x.")
  static double expm1(PyContext ctx, double x) {
    return checked(ctx, x, Math.expm1(x), "");
  }

  @PyFunction(doc = "Return x**y (x to the power of y).")
  static double pow(PyContext ctx, double x, double y) {
    double r = AccurateMath.pow(x, y);
    if (Double.isFinite(r) || !Double.isFinite(x) || !Double.isFinite(y)) {
      return r;
    }
    throw Double.isNaN(r) || x == 0 ? domainError(ctx) : rangeError(ctx);
  }

  @PyFunction(doc = "Return the square root of x.")
  static double sqrt(PyContext ctx, double x) {
    return checked(ctx, x, Math.sqrt(x), "a nonnegative input");
  }

  @PyFunction(doc = "Return x * (2**i). This is essentially the inverse of frexp().")
  static double ldexp(PyContext ctx, double x, PyObject i) {
    if (!ctx.PyLong_Check(i)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "Expected an int as second argument to ldexp.");
    }
    if (x == 0 || !Double.isFinite(x)) {
      return x;
    }
    long clamped = Math.clamp(ctx.PyNumber_AsClampedIndex(i), -10_000, 10_000);
    double r = Math.scalb(x, (int) clamped);
    if (Double.isInfinite(r)) {
      throw rangeError(ctx);
    }
    return r;
  }

  // Logarithms -----------------------------------------------------------------------------------

  @PyFunction(
      signature = "(x, base=None, /)",
      doc = "Return the logarithm of x to the given base, by default the natural logarithm.")
  static PyObject log(PyContext ctx, PyObject x, PyObject base) {
    PyObject n = ctx.PyFloat_FromDouble(logarithm(ctx, x, Math::log, Math.log(2)));
    if (base == null) {
      return n;
    }
    double d = logarithm(ctx, base, Math::log, Math.log(2));
    return ctx.PyNumber_TrueDivide(n, ctx.PyFloat_FromDouble(d));
  }

  @PyFunction(doc = "Return the base 2 logarithm of x.")
  static double log2(PyContext ctx, PyObject x) {
    return logarithm(ctx, x, AccurateMath::log2, 1.0);
  }

  @PyFunction(doc = "Return the base 10 logarithm of x.")
  static double log10(PyContext ctx, PyObject x) {
    return logarithm(ctx, x, AccurateMath::log10, AccurateMath.log10(2));
  }

  @PyFunction(doc = "Return the natural logarithm of 1+x (base e).")
  static double log1p(PyContext ctx, double x) {
    return checked(ctx, x, x == -1 ? Double.NaN : Math.log1p(x), "argument value > -1");
  }

  /** The logarithm of any real number; ints may be too large for a float. */
  private static double logarithm(
      PyContext ctx, PyObject o, DoubleUnaryOperator log, double ofTwo) {
    if (!ctx.PyLong_Check(o)) {
      double x = ctx.PyFloat_AsDouble(o);
      return checked(ctx, x, x == 0 ? Double.NaN : log.applyAsDouble(x), POSITIVE);
    }
    if (ctx.PyLong_GetSign(o) <= 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "expected " + POSITIVE);
    }
    if (ctx.PyLong_FitsLong(o)) {
      return log.applyAsDouble(ctx.PyLong_AsLong(o));
    }
    BigInteger i = ctx.PyLong_AsBigInteger(o);
    double d = i.doubleValue();
    if (!Double.isInfinite(d)) {
      return log.applyAsDouble(d);
    }
    int bits = i.bitLength();
    return log.applyAsDouble(fraction(i, bits)) + ofTwo * bits;
  }

  /** {@code i / 2**bits}, rounded once. */
  private static double fraction(BigInteger i, int bits) {
    int shift = bits - Long.SIZE;
    BigInteger high = i.shiftRight(shift);
    boolean exact = i.getLowestSetBit() >= shift;
    return Math.scalb((exact ? high : high.setBit(0)).doubleValue(), -Long.SIZE);
  }

  // Special functions ----------------------------------------------------------------------------

  @PyFunction(doc = "Error function at x.")
  static double erf(PyContext ctx, double x) {
    return ErrorFunction.erf(x);
  }

  @PyFunction(doc = "Complementary error function at x.")
  static double erfc(PyContext ctx, double x) {
    return ErrorFunction.erfc(x);
  }

  @PyFunction(doc = "Gamma function at x.")
  static double gamma(PyContext ctx, double x) {
    double r = x == Double.NEGATIVE_INFINITY ? Double.NaN : GammaFunction.gamma(x);
    return checked(ctx, x, r, NO_POLE);
  }

  @PyFunction(doc = "Natural logarithm of absolute value of Gamma function at x.")
  static double lgamma(PyContext ctx, double x) {
    return checked(ctx, x, GammaFunction.lgamma(x), NO_POLE);
  }

  // Rounding and parts ---------------------------------------------------------------------------

  @PyFunction(doc = "Return the ceiling of x as an Integral.")
  static PyObject ceil(PyContext ctx, PyObject x) {
    PyObject r = rounded(ctx, x, "__ceil__");
    return r != null ? r : ctx.PyLong_FromDouble(Math.ceil(ctx.PyFloat_AsDouble(x)));
  }

  @PyFunction(doc = "Return the floor of x as an Integral.")
  static PyObject floor(PyContext ctx, PyObject x) {
    PyObject r = rounded(ctx, x, "__floor__");
    return r != null ? r : ctx.PyLong_FromDouble(Math.floor(ctx.PyFloat_AsDouble(x)));
  }

  @PyFunction(doc = "Truncates the Real x to the nearest Integral toward 0.")
  static PyObject trunc(PyContext ctx, PyObject x) {
    if (ctx.PyFloat_CheckExact(x)) {
      return ctx.PyLong_FromDouble(ctx.PyFloat_AsDouble(x));
    }
    PyObject r = rounded(ctx, x, "__trunc__");
    if (r == null) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "type " + ctx.PyObject_TypeName(x) + " doesn't define __trunc__ method");
    }
    return r;
  }

  /** What the special method gives, or null for floats and for objects without one. */
  private static PyObject rounded(PyContext ctx, PyObject x, String method) {
    if (ctx.PyFloat_CheckExact(x)) {
      return null;
    }
    if (ctx.PyLong_CheckExact(x)) {
      return x;
    }
    PyObject f = ctx.PyObject_LookupSpecial(x, method);
    return f == null ? null : ctx.PyObject_CallNoArgs(f);
  }

  @PyFunction(doc = "Return the absolute value of the float x.")
  static double fabs(PyContext ctx, double x) {
    return Math.abs(x);
  }

  @PyFunction(doc = "Return a float with the magnitude of x but the sign of y.")
  static double copysign(PyContext ctx, double x, double y) {
    return Math.copySign(x, y);
  }

  @PyFunction(doc = "Return the mantissa and exponent of x, as pair (m, e).")
  static PyObject frexp(PyContext ctx, double x) {
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
    return ctx.PyTuple_Pack(ctx.PyFloat_FromDouble(m), ctx.PyLong_FromLong(e));
  }

  @PyFunction(doc = "Return the fractional and integer parts of x.")
  static PyObject modf(PyContext ctx, double x) {
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    double fraction = Double.isInfinite(x) ? 0.0 : x - whole;
    return ctx.PyTuple_Pack(
        ctx.PyFloat_FromDouble(Math.copySign(fraction, x)), ctx.PyFloat_FromDouble(whole));
  }

  @PyFunction(doc = "Return fmod(x, y), according to platform C.")
  static double fmod(PyContext ctx, double x, double y) {
    return checkedRemainder(ctx, x, y, x % y);
  }

  @PyFunction(doc = "Difference between x and the closest integer multiple of y.")
  static double remainder(PyContext ctx, double x, double y) {
    return checkedRemainder(ctx, x, y, Math.IEEEremainder(x, y));
  }

  private static double checkedRemainder(PyContext ctx, double x, double y, double r) {
    if (Double.isNaN(r) && !Double.isNaN(x) && !Double.isNaN(y)) {
      throw domainError(ctx);
    }
    return r;
  }

  @PyFunction(doc = "Fused multiply-add operation: (x * y) + z with a single round.")
  static double fma(PyContext ctx, double x, double y, double z) {
    double r = Math.fma(x, y, z);
    if (Double.isFinite(r)) {
      return r;
    }
    if (Double.isNaN(r)) {
      if (!Double.isNaN(x) && !Double.isNaN(y) && !Double.isNaN(z)) {
        throw ctx.PyErr_Format(PyExc.ValueError, "invalid operation in fma");
      }
    } else if (Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z)) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "overflow in fma");
    }
    return r;
  }

  @PyFunction(
      signature = "(x, y, /, *, steps=None)",
      doc = "Return the floating-point value the given number of steps after x towards y.")
  static double nextafter(PyContext ctx, double x, double y, PyObject steps) {
    if (steps == null || ctx.Py_IsNone(steps)) {
      return Math.nextAfter(x, y);
    }
    BigInteger n = ctx.PyLong_AsBigInteger(steps);
    if (n.signum() < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "steps must be a non-negative integer");
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
    if (n.bitLength() > 64 || Long.compareUnsigned(n.longValue(), distance) >= 0) {
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
  static double ulp(PyContext ctx, double x) {
    return Math.ulp(x);
  }

  // Tests ----------------------------------------------------------------------------------------

  @PyFunction(
      signature = "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
      doc = "Determine whether two floating-point numbers are close in value.")
  static boolean isclose(PyContext ctx, double a, double b, double relTol, double absTol) {
    return Closeness.isClose(ctx, a == b, a, b, Math.abs(b - a), relTol, absTol);
  }

  @PyFunction(doc = "Return True if x is neither an infinity nor a NaN, and False otherwise.")
  static boolean isfinite(PyContext ctx, double x) {
    return Double.isFinite(x);
  }

  @PyFunction(doc = "Return True if x is a positive or negative infinity, and False otherwise.")
  static boolean isinf(PyContext ctx, double x) {
    return Double.isInfinite(x);
  }

  @PyFunction(doc = "Return True if x is a NaN (not a number), and False otherwise.")
  static boolean isnan(PyContext ctx, double x) {
    return Double.isNaN(x);
  }

  // Sums and norms -------------------------------------------------------------------------------

  @PyFunction(doc = "Return an accurate floating-point sum of values in the iterable seq.")
  static double fsum(PyContext ctx, PyObject seq) {
    return Summation.fsum(ctx, seq);
  }

  @PyFunction(
      signature = "(iterable, /, *, start=1)",
      doc = "Calculate the product of all the elements in the input iterable.")
  static PyObject prod(PyContext ctx, PyObject iterable, PyObject start) {
    return Summation.prod(ctx, iterable, start == null ? ctx.PyLong_FromLong(1) : start);
  }

  @PyFunction(doc = "Return the sum of products of values from two iterables p and q.")
  static PyObject sumprod(PyContext ctx, PyObject p, PyObject q) {
    return Summation.sumprod(ctx, p, q);
  }

  @PyFunction(
      signature = "(*coordinates)",
      doc = "Multidimensional Euclidean distance from the origin to a point.")
  static double hypot(PyContext ctx, PyObject[] coordinates) {
    return AccurateMath.norm(doubles(ctx, coordinates));
  }

  @PyFunction(doc = "Return the Euclidean distance between two points p and q.")
  static double dist(PyContext ctx, PyObject p, PyObject q) {
    PyObject[] a = ctx.PySequence_ToArray(p);
    PyObject[] b = ctx.PySequence_ToArray(q);
    if (a.length != b.length) {
      throw ctx.PyErr_Format(
          PyExc.ValueError, "both points must have the same number of dimensions");
    }
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = ctx.PyFloat_AsDouble(a[i]) - ctx.PyFloat_AsDouble(b[i]);
    }
    return AccurateMath.norm(difference);
  }

  private static double[] doubles(PyContext ctx, PyObject[] values) {
    double[] d = new double[values.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = ctx.PyFloat_AsDouble(values[i]);
    }
    return d;
  }

  // Integers -------------------------------------------------------------------------------------

  @PyFunction(doc = "Find n!.")
  static PyObject factorial(PyContext ctx, PyObject n) {
    BigInteger i = ctx.PyLong_AsBigInteger(n);
    if (i.signum() < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "factorial() not defined for negative values");
    }
    if (i.bitLength() > 63) {
      throw ctx.PyErr_Format(
          PyExc.OverflowError, "factorial() argument should not exceed " + Long.MAX_VALUE);
    }
    return ctx.PyLong_FromBigInteger(Combinatorics.factorial(i.longValue()));
  }

  @PyFunction(
      signature = "(n, k=None, /)",
      doc = "Number of ways to choose k items from n items without repetition and with order.")
  static PyObject perm(PyContext ctx, PyObject n, PyObject k) {
    if (k == null || ctx.Py_IsNone(k)) {
      return factorial(ctx, n);
    }
    BigInteger size = ctx.PyLong_AsBigInteger(n);
    BigInteger count = ctx.PyLong_AsBigInteger(k);
    checkNotNegative(ctx, size, count);
    if (size.compareTo(count) < 0) {
      return ctx.PyLong_FromLong(0);
    }
    if (count.bitLength() > 63) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "k must not exceed " + Long.MAX_VALUE);
    }
    return ctx.PyLong_FromBigInteger(Combinatorics.permutations(size, count.longValue()));
  }

  @PyFunction(
      doc = "Number of ways to choose k items from n items without repetition and without order.")
  static PyObject comb(PyContext ctx, PyObject n, PyObject k) {
    BigInteger size = ctx.PyLong_AsBigInteger(n);
    BigInteger count = ctx.PyLong_AsBigInteger(k);
    checkNotNegative(ctx, size, count);
    BigInteger least = count.min(size.subtract(count));
    if (least.signum() < 0) {
      return ctx.PyLong_FromLong(0);
    }
    if (least.compareTo(MAX_LONG) > 0) {
      throw ctx.PyErr_Format(
          PyExc.OverflowError, "min(n - k, k) must not exceed " + Long.MAX_VALUE);
    }
    return ctx.PyLong_FromBigInteger(Combinatorics.combinations(size, least.longValue()));
  }

  private static void checkNotNegative(PyContext ctx, BigInteger n, BigInteger k) {
    if (n.signum() < 0 || k.signum() < 0) {
      String name = n.signum() < 0 ? "n" : "k";
      throw ctx.PyErr_Format(PyExc.ValueError, name + " must be a non-negative integer");
    }
  }

  @PyFunction(doc = "Return the integer part of the square root of the input.")
  static PyObject isqrt(PyContext ctx, PyObject n) {
    BigInteger i = ctx.PyLong_AsBigInteger(n);
    if (i.signum() < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "isqrt() argument must be nonnegative");
    }
    return ctx.PyLong_FromBigInteger(i.sqrt());
  }

  @PyFunction(signature = "(*integers)", doc = "Greatest Common Divisor.")
  static PyObject gcd(PyContext ctx, PyObject[] integers) {
    BigInteger r = BigInteger.ZERO;
    for (PyObject o : integers) {
      r = r.gcd(ctx.PyLong_AsBigInteger(o));
    }
    return ctx.PyLong_FromBigInteger(r);
  }

  @PyFunction(signature = "(*integers)", doc = "Least Common Multiple.")
  static PyObject lcm(PyContext ctx, PyObject[] integers) {
    BigInteger r = BigInteger.ONE;
    for (PyObject o : integers) {
      BigInteger i = ctx.PyLong_AsBigInteger(o);
      r = i.signum() == 0 ? BigInteger.ZERO : r.divide(r.gcd(i)).multiply(i).abs();
    }
    return ctx.PyLong_FromBigInteger(r);
  }
}
