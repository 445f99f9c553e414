package org.boiga.nativemodules.math;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.libm.AccurateMath;
import org.boiga.api.libm.ComplexMath;
import org.boiga.api.libm.ComplexMath.C;

/** {@code cmath}. */
@PyModule(
    builtin = true,
    name = "cmath",
    doc = "This module provides access to mathematical functions for complex\n" + "numbers.")
public final class CmathModule {
  private CmathModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_AddObject(m, "pi", ctx.PyFloat_FromDouble(Math.PI));
    ctx.PyModule_AddObject(m, "e", ctx.PyFloat_FromDouble(Math.E));
    ctx.PyModule_AddObject(m, "tau", ctx.PyFloat_FromDouble(Math.TAU));
    ctx.PyModule_AddObject(m, "inf", ctx.PyFloat_FromDouble(Double.POSITIVE_INFINITY));
    ctx.PyModule_AddObject(m, "infj", ctx.PyComplex_FromDoubles(0.0, Double.POSITIVE_INFINITY));
    ctx.PyModule_AddObject(m, "nan", ctx.PyFloat_FromDouble(Double.NaN));
    ctx.PyModule_AddObject(m, "nanj", ctx.PyComplex_FromDoubles(0.0, Double.NaN));
  }

  // Errors ---------------------------------------------------------------------------------------

  private static PyError domainError(PyContext ctx) {
    return ctx.PyErr_Format(PyExc.ValueError, "math domain error");
  }

  private static PyError rangeError(PyContext ctx) {
    return ctx.PyErr_Format(PyExc.OverflowError, "math range error");
  }

  private static C arg(PyContext ctx, PyObject z) {
    return ctx.PyComplex_AsCComplex(z);
  }

  private static PyObject finite(PyContext ctx, C z, C r) {
    if (r.isInfinite() && z.isFinite()) {
      throw rangeError(ctx);
    }
    return ctx.PyComplex_FromCComplex(r);
  }

  /**
   * The result of a function that depends on the direction {@code angle} of its argument, which
   * must be finite unless the size {@code size} makes it meaningless.
   */
  private static PyObject directed(PyContext ctx, C z, C r, double angle, boolean meaningless) {
    if (Double.isInfinite(angle) && !meaningless) {
      throw domainError(ctx);
    }
    return finite(ctx, z, r);
  }

  // Powers and logarithms ------------------------------------------------------------------------

  @PyFunction(doc = "Return the square root of z.")
  static PyObject sqrt(PyContext ctx, PyObject z) {
    return ctx.PyComplex_FromCComplex(ComplexFunctions.sqrt(arg(ctx, z)));
  }

  @PyFunction(doc = "Return the exponential value e**z.")
  static PyObject exp(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    boolean vanishes = Double.isNaN(c.re()) || c.re() == Double.NEGATIVE_INFINITY;
    return directed(ctx, c, ComplexFunctions.exp(c), c.im(), vanishes);
  }

  @PyFunction(
      signature = "(z, base=None, /)",
      doc = "Return the logarithm of z to the given base, by default the natural logarithm.")
  static PyObject log(PyContext ctx, PyObject z, PyObject base) {
    if (base == null) {
      return ctx.PyComplex_FromCComplex(logarithm(ctx, arg(ctx, z)));
    }
    // That the first logarithm has no value is lost when the second one is taken.
    C n = ComplexFunctions.log(arg(ctx, z));
    C d = logarithm(ctx, arg(ctx, base));
    if (d.re() == 0 && d.im() == 0) {
      throw domainError(ctx);
    }
    return ctx.PyComplex_FromCComplex(ComplexMath.divide(n.re(), n.im(), d.re(), d.im()));
  }

  @PyFunction(doc = "Return the base-10 logarithm of z.")
  static PyObject log10(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    logarithm(ctx, c);
    return ctx.PyComplex_FromCComplex(ComplexFunctions.log10(c));
  }

  private static C logarithm(PyContext ctx, C z) {
    C r = ComplexFunctions.log(z);
    if (z.re() == 0 && z.im() == 0) {
      throw domainError(ctx);
    }
    return r;
  }

  // Trigonometric and hyperbolic functions -------------------------------------------------------

  @PyFunction(doc = "Return the arc cosine of z.")
  static PyObject acos(PyContext ctx, PyObject z) {
    return ctx.PyComplex_FromCComplex(ComplexFunctions.acos(arg(ctx, z)));
  }

  @PyFunction(doc = "Return the inverse hyperbolic cosine of z.")
  static PyObject acosh(PyContext ctx, PyObject z) {
    return ctx.PyComplex_FromCComplex(ComplexFunctions.acosh(arg(ctx, z)));
  }

  @PyFunction(doc = "Return the arc sine of z.")
  static PyObject asin(PyContext ctx, PyObject z) {
    return ctx.PyComplex_FromCComplex(ComplexFunctions.asin(arg(ctx, z)));
  }

  @PyFunction(doc = "Return the inverse hyperbolic sine of z.")
  static PyObject asinh(PyContext ctx, PyObject z) {
    return ctx.PyComplex_FromCComplex(ComplexFunctions.asinh(arg(ctx, z)));
  }

  @PyFunction(doc = "Return the arc tangent of z.")
  static PyObject atan(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return poleChecked(ctx, c, ComplexFunctions.atan(c));
  }

  @PyFunction(doc = "Return the inverse hyperbolic tangent of z.")
  static PyObject atanh(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return poleChecked(ctx, c, ComplexFunctions.atanh(c));
  }

  private static PyObject poleChecked(PyContext ctx, C z, C r) {
    if (z.isFinite() && r.isInfinite()) {
      throw domainError(ctx);
    }
    return ctx.PyComplex_FromCComplex(r);
  }

  @PyFunction(doc = "Return the cosine of z.")
  static PyObject cos(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return directed(ctx, c, ComplexFunctions.cos(c), c.re(), Double.isNaN(c.im()));
  }

  @PyFunction(doc = "Return the hyperbolic cosine of z.")
  static PyObject cosh(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return directed(ctx, c, ComplexFunctions.cosh(c), c.im(), Double.isNaN(c.re()));
  }

  @PyFunction(doc = "Return the sine of z.")
  static PyObject sin(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return directed(ctx, c, ComplexFunctions.sin(c), c.re(), Double.isNaN(c.im()));
  }

  @PyFunction(doc = "Return the hyperbolic sine of z.")
  static PyObject sinh(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return directed(ctx, c, ComplexFunctions.sinh(c), c.im(), Double.isNaN(c.re()));
  }

  @PyFunction(doc = "Return the tangent of z.")
  static PyObject tan(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return directed(ctx, c, ComplexFunctions.tan(c), c.re(), !Double.isFinite(c.im()));
  }

  @PyFunction(doc = "Return the hyperbolic tangent of z.")
  static PyObject tanh(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return directed(ctx, c, ComplexFunctions.tanh(c), c.im(), !Double.isFinite(c.re()));
  }

  // Polar coordinates ----------------------------------------------------------------------------

  @PyFunction(doc = "Return argument, also known as the phase angle, of a complex.")
  static double phase(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return AccurateMath.atan2(c.im(), c.re());
  }

  @PyFunction(doc = "Convert a complex from rectangular coordinates to polar coordinates.")
  static PyObject polar(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    double r = AccurateMath.hypot(c.re(), c.im());
    if (Double.isInfinite(r) && c.isFinite()) {
      throw rangeError(ctx);
    }
    return ctx.PyTuple_Pack(
        ctx.PyFloat_FromDouble(r), ctx.PyFloat_FromDouble(AccurateMath.atan2(c.im(), c.re())));
  }

  @PyFunction(doc = "Convert from polar coordinates to rectangular coordinates.")
  static PyObject rect(PyContext ctx, double r, double phi) {
    if (Double.isInfinite(phi) && r != 0 && !Double.isNaN(r)) {
      throw domainError(ctx);
    }
    return ctx.PyComplex_FromCComplex(ComplexFunctions.rect(r, phi));
  }

  // Tests ----------------------------------------------------------------------------------------

  @PyFunction(doc = "Return True if both the real and imaginary parts of z are finite.")
  static boolean isfinite(PyContext ctx, PyObject z) {
    return arg(ctx, z).isFinite();
  }

  @PyFunction(doc = "Checks if the real or imaginary part of z is infinite.")
  static boolean isinf(PyContext ctx, PyObject z) {
    return arg(ctx, z).isInfinite();
  }

  @PyFunction(doc = "Checks if the real or imaginary part of z not a number (NaN).")
  static boolean isnan(PyContext ctx, PyObject z) {
    C c = arg(ctx, z);
    return Double.isNaN(c.re()) || Double.isNaN(c.im());
  }

  @PyFunction(
      signature = "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
      doc = "Determine whether two complex numbers are close in value.")
  static boolean isclose(PyContext ctx, PyObject a, PyObject b, double relTol, double absTol) {
    C x = arg(ctx, a);
    C y = arg(ctx, b);
    return Closeness.isClose(
        ctx,
        x.re() == y.re() && x.im() == y.im(),
        AccurateMath.hypot(x.re(), x.im()),
        AccurateMath.hypot(y.re(), y.im()),
        AccurateMath.hypot(x.re() - y.re(), x.im() - y.im()),
        relTol,
        absTol);
  }
}
