package org.boiga.modules.math;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.AccurateMath;
import org.boiga.objects.ComplexMath;
import org.boiga.objects.ComplexMath.C;
import org.boiga.objects.Py;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** {@code cmath}. */
@org.boiga.api.annotation.PyModule(
    name = "cmath",
    doc = "This module provides access to mathematical functions for complex\n" + "numbers.")
public final class CmathModule {
  private CmathModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "pi", Py.float_(Math.PI));
    m.put(ts, "e", Py.float_(Math.E));
    m.put(ts, "tau", Py.float_(Math.TAU));
    m.put(ts, "inf", Py.float_(Double.POSITIVE_INFINITY));
    m.put(ts, "infj", new PyComplex(0.0, Double.POSITIVE_INFINITY));
    m.put(ts, "nan", Py.float_(Double.NaN));
    m.put(ts, "nanj", new PyComplex(0.0, Double.NaN));
  }

  // Errors ---------------------------------------------------------------------------------------

  private static PyException domainError(ThreadState ts) {
    return PyErr.valueError(ts, "math domain error");
  }

  private static PyException rangeError(ThreadState ts) {
    return PyErr.overflowError(ts, "math range error");
  }

  private static C arg(ThreadState ts, PyObject z) {
    return PyComplex.toComplex(ts, z);
  }

  private static PyObject finite(ThreadState ts, C z, C r) {
    if (r.isInfinite() && z.isFinite()) {
      throw rangeError(ts);
    }
    return PyComplex.of(r);
  }

  /**
   * The result of a function that depends on the direction {@code angle} of its argument, which
   * must be finite unless the size {@code size} makes it meaningless.
   */
  private static PyObject directed(ThreadState ts, C z, C r, double angle, boolean meaningless) {
    if (Double.isInfinite(angle) && !meaningless) {
      throw domainError(ts);
    }
    return finite(ts, z, r);
  }

  // Powers and logarithms ------------------------------------------------------------------------

  @PyFunction(doc = "Return the square root of z.")
  static PyObject sqrt(ThreadState ts, PyObject z) {
    return PyComplex.of(ComplexFunctions.sqrt(arg(ts, z)));
  }

  @PyFunction(doc = "Return the exponential value e**z.")
  static PyObject exp(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    boolean vanishes = Double.isNaN(c.re()) || c.re() == Double.NEGATIVE_INFINITY;
    return directed(ts, c, ComplexFunctions.exp(c), c.im(), vanishes);
  }

  @PyFunction(
      signature = "(z, base=None, /)",
      doc = "Return the logarithm of z to the given base, by default the natural logarithm.")
  static PyObject log(ThreadState ts, PyObject z, PyObject base) {
    if (base == null) {
      return PyComplex.of(logarithm(ts, arg(ts, z)));
    }
    // That the first logarithm has no value is lost when the second one is taken.
    C n = ComplexFunctions.log(arg(ts, z));
    C d = logarithm(ts, arg(ts, base));
    if (d.re() == 0 && d.im() == 0) {
      throw domainError(ts);
    }
    return PyComplex.of(ComplexMath.divide(n.re(), n.im(), d.re(), d.im()));
  }

  @PyFunction(doc = "Return the base-10 logarithm of z.")
  static PyObject log10(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    logarithm(ts, c);
    return PyComplex.of(ComplexFunctions.log10(c));
  }

  private static C logarithm(ThreadState ts, C z) {
    C r = ComplexFunctions.log(z);
    if (z.re() == 0 && z.im() == 0) {
      throw domainError(ts);
    }
    return r;
  }

  // Trigonometric and hyperbolic functions -------------------------------------------------------

  @PyFunction(doc = "Return the arc cosine of z.")
  static PyObject acos(ThreadState ts, PyObject z) {
    return PyComplex.of(ComplexFunctions.acos(arg(ts, z)));
  }

  @PyFunction(doc = "Return the inverse hyperbolic cosine of z.")
  static PyObject acosh(ThreadState ts, PyObject z) {
    return PyComplex.of(ComplexFunctions.acosh(arg(ts, z)));
  }

  @PyFunction(doc = "Return the arc sine of z.")
  static PyObject asin(ThreadState ts, PyObject z) {
    return PyComplex.of(ComplexFunctions.asin(arg(ts, z)));
  }

  @PyFunction(doc = "Return the inverse hyperbolic sine of z.")
  static PyObject asinh(ThreadState ts, PyObject z) {
    return PyComplex.of(ComplexFunctions.asinh(arg(ts, z)));
  }

  @PyFunction(doc = "Return the arc tangent of z.")
  static PyObject atan(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return poleChecked(ts, c, ComplexFunctions.atan(c));
  }

  @PyFunction(doc = "Return the inverse hyperbolic tangent of z.")
  static PyObject atanh(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return poleChecked(ts, c, ComplexFunctions.atanh(c));
  }

  private static PyObject poleChecked(ThreadState ts, C z, C r) {
    if (z.isFinite() && r.isInfinite()) {
      throw domainError(ts);
    }
    return PyComplex.of(r);
  }

  @PyFunction(doc = "Return the cosine of z.")
  static PyObject cos(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return directed(ts, c, ComplexFunctions.cos(c), c.re(), Double.isNaN(c.im()));
  }

  @PyFunction(doc = "Return the hyperbolic cosine of z.")
  static PyObject cosh(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return directed(ts, c, ComplexFunctions.cosh(c), c.im(), Double.isNaN(c.re()));
  }

  @PyFunction(doc = "Return the sine of z.")
  static PyObject sin(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return directed(ts, c, ComplexFunctions.sin(c), c.re(), Double.isNaN(c.im()));
  }

  @PyFunction(doc = "Return the hyperbolic sine of z.")
  static PyObject sinh(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return directed(ts, c, ComplexFunctions.sinh(c), c.im(), Double.isNaN(c.re()));
  }

  @PyFunction(doc = "Return the tangent of z.")
  static PyObject tan(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return directed(ts, c, ComplexFunctions.tan(c), c.re(), !Double.isFinite(c.im()));
  }

  @PyFunction(doc = "Return the hyperbolic tangent of z.")
  static PyObject tanh(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return directed(ts, c, ComplexFunctions.tanh(c), c.im(), !Double.isFinite(c.re()));
  }

  // Polar coordinates ----------------------------------------------------------------------------

  @PyFunction(doc = "Return argument, also known as the phase angle, of a complex.")
  static double phase(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return AccurateMath.atan2(c.im(), c.re());
  }

  @PyFunction(doc = "Convert a complex from rectangular coordinates to polar coordinates.")
  static PyObject polar(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    double r = AccurateMath.hypot(c.re(), c.im());
    if (Double.isInfinite(r) && c.isFinite()) {
      throw rangeError(ts);
    }
    return PyTuple.of(ts, Py.float_(r), Py.float_(AccurateMath.atan2(c.im(), c.re())));
  }

  @PyFunction(doc = "Convert from polar coordinates to rectangular coordinates.")
  static PyObject rect(ThreadState ts, double r, double phi) {
    if (Double.isInfinite(phi) && r != 0 && !Double.isNaN(r)) {
      throw domainError(ts);
    }
    return PyComplex.of(ComplexFunctions.rect(r, phi));
  }

  // Tests ----------------------------------------------------------------------------------------

  @PyFunction(doc = "Return True if both the real and imaginary parts of z are finite.")
  static boolean isfinite(ThreadState ts, PyObject z) {
    return arg(ts, z).isFinite();
  }

  @PyFunction(doc = "Checks if the real or imaginary part of z is infinite.")
  static boolean isinf(ThreadState ts, PyObject z) {
    return arg(ts, z).isInfinite();
  }

  @PyFunction(doc = "Checks if the real or imaginary part of z not a number (NaN).")
  static boolean isnan(ThreadState ts, PyObject z) {
    C c = arg(ts, z);
    return Double.isNaN(c.re()) || Double.isNaN(c.im());
  }

  @PyFunction(
      signature = "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
      doc = "Determine whether two complex numbers are close in value.")
  static boolean isclose(ThreadState ts, PyObject a, PyObject b, double relTol, double absTol) {
    C x = arg(ts, a);
    C y = arg(ts, b);
    return Closeness.isClose(
        ts,
        x.re() == y.re() && x.im() == y.im(),
        AccurateMath.hypot(x.re(), x.im()),
        AccurateMath.hypot(y.re(), y.im()),
        AccurateMath.hypot(x.re() - y.re(), x.im() - y.im()),
        relTol,
        absTol);
  }
}
