package org.boiga.modules.datetime;

import java.math.BigInteger;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.IntMath;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Arithmetic of durations. */
final class TimeDeltaArithmetic {
  private TimeDeltaArithmetic() {}

  @PySlot
  static PyObject __add__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? self.plus(ts, d) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __radd__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return __add__(ts, self, other);
  }

  @PySlot
  static PyObject __sub__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? self.minus(ts, d) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __rsub__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? d.minus(ts, self) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __neg__(ThreadState ts, PyTimeDelta self) {
    return self.negated(ts);
  }

  @PySlot
  static PyObject __pos__(ThreadState ts, PyTimeDelta self) {
    return self.plus(ts, PyTimeDelta.ZERO);
  }

  @PySlot
  static PyObject __abs__(ThreadState ts, PyTimeDelta self) {
    return self.days < 0 ? self.negated(ts) : self.plus(ts, PyTimeDelta.ZERO);
  }

  @PySlot
  static PyObject __mul__(ThreadState ts, PyTimeDelta self, PyObject other) {
    if (other instanceof PyInt i) {
      return PyTimeDelta.of(ts, self.toMicroseconds().multiply(i.bigValue()));
    }
    if (other instanceof PyFloat f) {
      BigInteger[] ratio = ratio(ts, f);
      return quotient(ts, self.toMicroseconds().multiply(ratio[0]), ratio[1]);
    }
    return Py.NotImplemented;
  }

  @PySlot
  static PyObject __rmul__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return __mul__(ts, self, other);
  }

  @PySlot
  static PyObject __truediv__(ThreadState ts, PyTimeDelta self, PyObject other) {
    if (other instanceof PyTimeDelta d) {
      return new PyFloat(
          PyInt.trueDiv(ts, PyInt.of(self.toMicroseconds()), PyInt.of(d.toMicroseconds())));
    }
    if (other instanceof PyFloat f) {
      BigInteger[] ratio = ratio(ts, f);
      return quotient(ts, self.toMicroseconds().multiply(ratio[1]), ratio[0]);
    }
    return other instanceof PyInt i
        ? quotient(ts, self.toMicroseconds(), i.bigValue())
        : Py.NotImplemented;
  }

  @PySlot
  static PyObject __rtruediv__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? __truediv__(ts, d, self) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __floordiv__(ThreadState ts, PyTimeDelta self, PyObject other) {
    PyInt us = PyInt.of(self.toMicroseconds());
    if (other instanceof PyTimeDelta d) {
      return PyInt.floorDiv(ts, us, PyInt.of(d.toMicroseconds()));
    }
    return other instanceof PyInt i
        ? PyTimeDelta.of(ts, PyInt.floorDiv(ts, us, i).bigValue())
        : Py.NotImplemented;
  }

  @PySlot
  static PyObject __rfloordiv__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? __floordiv__(ts, d, self) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __mod__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d
        ? PyTimeDelta.of(
            ts,
            PyInt.mod(ts, PyInt.of(self.toMicroseconds()), PyInt.of(d.toMicroseconds()))
                .bigValue())
        : Py.NotImplemented;
  }

  @PySlot
  static PyObject __rmod__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? __mod__(ts, d, self) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __divmod__(ThreadState ts, PyTimeDelta self, PyObject other) {
    if (!(other instanceof PyTimeDelta d)) {
      return Py.NotImplemented;
    }
    PyTuple qr =
        PyInt.divmod(ts, PyInt.of(self.toMicroseconds()), PyInt.of(d.toMicroseconds()));
    return PyTuple.of(ts, qr.at(0), PyTimeDelta.of(ts, ((PyInt) qr.at(1)).bigValue()));
  }

  @PySlot
  static PyObject __rdivmod__(ThreadState ts, PyTimeDelta self, PyObject other) {
    return other instanceof PyTimeDelta d ? __divmod__(ts, d, self) : Py.NotImplemented;
  }

  /** A duration of {@code a / b} microseconds, rounded to the nearest, ties to even. */
  private static PyTimeDelta quotient(ThreadState ts, BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw PyErr.zeroDivisionError(ts, "division by zero");
    }
    return PyTimeDelta.of(
        ts, IntMath.divideToNearest(b.signum() < 0 ? a.negate() : a, b.abs()));
  }

  private static BigInteger[] ratio(ThreadState ts, PyFloat f) {
    PyObject r = Calls.method(ts, f, "as_integer_ratio");
    if (!(r instanceof PyTuple t)) {
      throw PyErr.typeError(
          ts,
          "unexpected return type from as_integer_ratio(): expected tuple, not '%s'"
              .formatted(PyType.of(r).name()));
    }
    if (t.size() != 2 || !(t.at(0) instanceof PyInt n) || !(t.at(1) instanceof PyInt d)) {
      throw PyErr.valueError(ts, "as_integer_ratio() must return a 2-tuple");
    }
    return new BigInteger[] {n.bigValue(), d.bigValue()};
  }
}
