package org.boiga.example.ndarray;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyFunction;

/** The functions that work by elements, on arrays and numbers. */
final class MathFunctions {
  private static final String UNARY = "(x, /, out=None)";
  private static final String BINARY = "(x, y, /, out=None)";

  private MathFunctions() {}

  static PyObject binary(PyContext ctx, BinaryOp op, PyObject x, PyObject y, PyObject out) {
    PyObject result = Arithmetic.binary(ctx, op, x, y, Arguments.out(ctx, out));
    if (result == null) {
      throw Arithmetic.unsupported(ctx, op.text);
    }
    return result;
  }

  private static PyObject unary(PyContext ctx, UnaryOp op, PyObject x, PyObject out) {
    return Arithmetic.unary(ctx, op, x, Arguments.out(ctx, out));
  }

  @PyFunction(
      signature = "(condition, x=None, y=None, /)",
      doc = "x where the condition holds, else y; the indices where it holds if there are neither.")
  static PyObject where(PyContext ctx, PyObject condition, PyObject x, PyObject y) {
    if (x != null && y != null) {
      return Arithmetic.where(ctx, condition, x, y);
    }
    if (x != null) {
      throw ctx.PyErr_Format(PyExc.ValueError, "either both or neither of x and y should be given");
    }
    return ArrayMethods.nonzero(ctx, Arguments.array(ctx, condition));
  }

  @PyFunction(signature = BINARY, doc = "x + y")
  static PyObject add(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.ADD, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x - y")
  static PyObject subtract(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.SUBTRACT, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x * y")
  static PyObject multiply(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.MULTIPLY, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x / y")
  static PyObject divide(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.DIVIDE, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x // y")
  static PyObject floor_divide(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.FLOOR_DIVIDE, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x % y")
  static PyObject remainder(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.REMAINDER, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x ** y")
  static PyObject power(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.POWER, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "The lesser one of both.")
  static PyObject minimum(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.MINIMUM, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "The greater one of both.")
  static PyObject maximum(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.MAXIMUM, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "The angle of the point (y, x).")
  static PyObject arctan2(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.ARCTAN2, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "The square root of x * x + y * y.")
  static PyObject hypot(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.HYPOT, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x == y")
  static PyObject equal(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.EQUAL, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x != y")
  static PyObject not_equal(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.NOT_EQUAL, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x < y")
  static PyObject less(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.LESS, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x <= y")
  static PyObject less_equal(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.LESS_EQUAL, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x > y")
  static PyObject greater(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.GREATER, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "x >= y")
  static PyObject greater_equal(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.GREATER_EQUAL, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "Whether neither is zero.")
  static PyObject logical_and(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.LOGICAL_AND, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "Whether not both are zero.")
  static PyObject logical_or(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.LOGICAL_OR, x, y, out);
  }

  @PyFunction(signature = BINARY, doc = "Whether just one is zero.")
  static PyObject logical_xor(PyContext ctx, PyObject x, PyObject y, PyObject out) {
    return binary(ctx, BinaryOp.LOGICAL_XOR, x, y, out);
  }

  @PyFunction(signature = UNARY, doc = "-x")
  static PyObject negative(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.NEGATIVE, x, out);
  }

  @PyFunction(signature = UNARY, doc = "abs(x)")
  static PyObject absolute(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.ABSOLUTE, x, out);
  }

  @PyFunction(signature = UNARY, doc = "-1, 0 or 1.")
  static PyObject sign(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.SIGN, x, out);
  }

  @PyFunction(signature = UNARY, doc = "x * x")
  static PyObject square(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.SQUARE, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The greatest integral number not above x.")
  static PyObject floor(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.FLOOR, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The least integral number not below x.")
  static PyObject ceil(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.CEIL, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The nearest integral number, of two the even one.")
  static PyObject rint(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.RINT, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The square root.")
  static PyObject sqrt(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.SQRT, x, out);
  }

  @PyFunction(signature = UNARY, doc = "e to the power of x.")
  static PyObject exp(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.EXP, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The natural logarithm.")
  static PyObject log(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.LOG, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The logarithm to base 10.")
  static PyObject log10(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.LOG10, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The sine.")
  static PyObject sin(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.SIN, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The cosine.")
  static PyObject cos(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.COS, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The tangent.")
  static PyObject tan(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.TAN, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The hyperbolic tangent.")
  static PyObject tanh(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.TANH, x, out);
  }

  @PyFunction(signature = UNARY, doc = "The inverse tangent.")
  static PyObject arctan(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.ARCTAN, x, out);
  }

  @PyFunction(signature = UNARY, doc = "Whether x is zero.")
  static PyObject logical_not(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.LOGICAL_NOT, x, out);
  }

  @PyFunction(signature = UNARY, doc = "Whether x is not a number.")
  static PyObject isnan(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.ISNAN, x, out);
  }

  @PyFunction(signature = UNARY, doc = "Whether x is a number and not infinite.")
  static PyObject isfinite(PyContext ctx, PyObject x, PyObject out) {
    return unary(ctx, UnaryOp.ISFINITE, x, out);
  }
}
