package org.boiga.nativemodules.datetime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PySlot;

/** Arithmetic of durations. */
final class TimeDeltaArithmetic {
  private TimeDeltaArithmetic() {}

  @PySlot
  static PyObject __add__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? self.plus(ctx, d) : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __radd__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return __add__(ctx, self, other);
  }

  @PySlot
  static PyObject __sub__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? self.minus(ctx, d) : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __rsub__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? d.minus(ctx, self) : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __neg__(PyContext ctx, PyTimeDelta self) {
    return self.negated(ctx);
  }

  @PySlot
  static PyObject __pos__(PyContext ctx, PyTimeDelta self) {
    return self.plain(ctx);
  }

  @PySlot
  static PyObject __abs__(PyContext ctx, PyTimeDelta self) {
    return self.days < 0 ? self.negated(ctx) : self.plain(ctx);
  }

  @PySlot
  static PyObject __mul__(PyContext ctx, PyTimeDelta self, PyObject other) {
    if (ctx.PyLong_Check(other)) {
      return PyTimeDelta.of(ctx, self.toMicroseconds().multiply(ctx.PyLong_AsBigInteger(other)));
    }
    if (ctx.PyFloat_Check(other)) {
      BigInteger[] ratio = ratio(ctx, other);
      return quotient(ctx, self.toMicroseconds().multiply(ratio[0]), ratio[1]);
    }
    return ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __rmul__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return __mul__(ctx, self, other);
  }

  @PySlot
  static PyObject __truediv__(PyContext ctx, PyTimeDelta self, PyObject other) {
    if (other instanceof PyTimeDelta d) {
      return ctx.PyNumber_TrueDivide(microseconds(ctx, self), microseconds(ctx, d));
    }
    if (ctx.PyFloat_Check(other)) {
      BigInteger[] ratio = ratio(ctx, other);
      return quotient(ctx, self.toMicroseconds().multiply(ratio[1]), ratio[0]);
    }
    return ctx.PyLong_Check(other)
        ? quotient(ctx, self.toMicroseconds(), ctx.PyLong_AsBigInteger(other))
        : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __rtruediv__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? __truediv__(ctx, d, self) : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __floordiv__(PyContext ctx, PyTimeDelta self, PyObject other) {
    PyObject us = microseconds(ctx, self);
    if (other instanceof PyTimeDelta d) {
      return ctx.PyNumber_FloorDivide(us, microseconds(ctx, d));
    }
    return ctx.PyLong_Check(other)
        ? ofMicroseconds(ctx, ctx.PyNumber_FloorDivide(us, exact(ctx, other)))
        : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __rfloordiv__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? __floordiv__(ctx, d, self) : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __mod__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d
        ? ofMicroseconds(ctx, ctx.PyNumber_Remainder(microseconds(ctx, self), microseconds(ctx, d)))
        : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __rmod__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? __mod__(ctx, d, self) : ctx.Py_NotImplemented();
  }

  @PySlot
  static PyObject __divmod__(PyContext ctx, PyTimeDelta self, PyObject other) {
    if (!(other instanceof PyTimeDelta d)) {
      return ctx.Py_NotImplemented();
    }
    PyObject qr = ctx.PyNumber_Divmod(microseconds(ctx, self), microseconds(ctx, d));
    return ctx.PyTuple_Pack(
        ctx.PyTuple_GetItem(qr, 0), ofMicroseconds(ctx, ctx.PyTuple_GetItem(qr, 1)));
  }

  @PySlot
  static PyObject __rdivmod__(PyContext ctx, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? __divmod__(ctx, d, self) : ctx.Py_NotImplemented();
  }

  /** A duration of {@code a / b} microseconds, rounded to the nearest, ties to even. */
  private static PyTimeDelta quotient(PyContext ctx, BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw ctx.PyErr_Format(PyExc.ZeroDivisionError, "division by zero");
    }
    return PyTimeDelta.of(ctx, divideToNearest(a, b));
  }

  private static BigInteger divideToNearest(BigInteger a, BigInteger b) {
    return new BigDecimal(a).divide(new BigDecimal(b), 0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  private static PyObject microseconds(PyContext ctx, PyTimeDelta d) {
    return ctx.PyLong_FromBigInteger(d.toMicroseconds());
  }

  private static PyTimeDelta ofMicroseconds(PyContext ctx, PyObject us) {
    return PyTimeDelta.of(ctx, ctx.PyLong_AsBigInteger(us));
  }

  /** The value of an int, without what a subclass makes of it. */
  private static PyObject exact(PyContext ctx, PyObject i) {
    return ctx.PyLong_CheckExact(i) ? i : ctx.PyLong_FromBigInteger(ctx.PyLong_AsBigInteger(i));
  }

  private static BigInteger[] ratio(PyContext ctx, PyObject f) {
    PyObject r = ctx.PyObject_CallMethod(f, "as_integer_ratio");
    if (!ctx.PyTuple_Check(r)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "unexpected return type from as_integer_ratio(): expected tuple, not '%s'"
              .formatted(ctx.PyObject_TypeName(r)));
    }
    PyObject[] t = ctx.PySequence_ToArray(r);
    if (t.length != 2 || !ctx.PyLong_Check(t[0]) || !ctx.PyLong_Check(t[1])) {
      throw ctx.PyErr_Format(PyExc.ValueError, "as_integer_ratio() must return a 2-tuple");
    }
    return new BigInteger[] {ctx.PyLong_AsBigInteger(t[0]), ctx.PyLong_AsBigInteger(t[1])};
  }
}
