package org.boiga.api.context;

import java.math.BigInteger;
import org.boiga.api.PyObject;
import org.boiga.api.libm.ComplexMath;
import org.osgi.annotation.versioning.ProviderType;

/**
 * bool, int, float and complex (the C API's PyBool, PyLong, PyFloat and PyComplex objects).
 *
 * <p>Numbers are values: they are never counted and never change. {@code From} makes one and throws
 * nothing unless it says so; {@code As} accepts what has {@code __index__} or {@code __float__},
 * whose Python code it runs, and raises TypeError for anything else, OverflowError where the value
 * does not fit. {@code Check} is true for instances of subclasses too, {@code CheckExact} is not.
 */
@ProviderType
public interface NumberObjects {
  boolean PyBool_Check(PyObject o);

  PyObject PyBool_FromBoolean(boolean v);

  boolean PyLong_Check(PyObject o);

  boolean PyLong_CheckExact(PyObject o);

  PyObject PyLong_FromLong(long v);

  /** The integral part of {@code v}; OverflowError for infinities, ValueError for NaN. */
  PyObject PyLong_FromDouble(double v);

  PyObject PyLong_FromBigInteger(BigInteger v);

  /** {@code id(o)}, which stands for the address of an object ({@code PyLong_FromVoidPtr}). */
  PyObject PyLong_FromVoidPtr(PyObject o);

  /** {@code int(text, base)}. */
  PyObject PyLong_FromString(String text, int base);

  /** The value by {@code __index__}; OverflowError if it fits no long. */
  long PyLong_AsLong(PyObject o);

  /**
   * Whether the value of an int fits a long, so that {@link #PyLong_AsLong} gives it; false for
   * anything else. In C: {@code PyLong_AsLongAndOverflow}.
   */
  boolean PyLong_FitsLong(PyObject o);

  /** -1, 0 or 1; TypeError unless {@code o} is an int ({@code PyLong_GetSign}). */
  int PyLong_GetSign(PyObject o);

  /**
   * The value by {@code __index__} as an integer without sign; ValueError if it is negative,
   * OverflowError if it has more bits ({@code PyLong_AsUnsignedLong} and its kin).
   *
   * @param type the C type in the message
   */
  long PyLong_AsUnsigned(PyObject o, int bits, String type);

  /** As {@link #PyLong_AsLong} for the range of a Java int. */
  int PyLong_AsInt(PyObject o);

  double PyLong_AsDouble(PyObject o);

  BigInteger PyLong_AsBigInteger(PyObject o);

  boolean PyFloat_Check(PyObject o);

  boolean PyFloat_CheckExact(PyObject o);

  PyObject PyFloat_FromDouble(double v);

  /** The value by {@code __float__} or {@code __index__}. */
  double PyFloat_AsDouble(PyObject o);

  boolean PyComplex_Check(PyObject o);

  PyObject PyComplex_FromDoubles(double real, double imag);

  PyObject PyComplex_FromCComplex(ComplexMath.C v);

  /** The value by {@code __complex__}, {@code __float__} or {@code __index__}. */
  ComplexMath.C PyComplex_AsCComplex(PyObject o);

  double PyComplex_RealAsDouble(PyObject o);

  double PyComplex_ImagAsDouble(PyObject o);
}
