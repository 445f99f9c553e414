package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.libm.AccurateMath;
import org.boiga.api.libm.ComplexMath;
import org.boiga.api.libm.ComplexMath.C;
import org.boiga.memory.PyObject;

/** {@code complex}. Not final only for {@link ComplexInstance}. */
@org.boiga.api.annotation.PyType(
    name = "complex",
    doc = "Create a complex number from a string or numbers.")
public sealed class PyComplex extends PyObject permits ComplexInstance {
  public static final PyType TYPE = PyType.builtin(new PyComplexTable(), PyBaseObject.TYPE);

  private static final double LARGEST_WHOLE_POWER = 100;

  public final double real;
  public final double imag;

  public PyComplex(double real, double imag) {
    this.real = real;
    this.imag = imag;
  }

  public static PyComplex of(C c) {
    return new PyComplex(c.re(), c.im());
  }

  /** The complex number that any number stands for; TypeError for other objects. */
  public static C toComplex(ThreadState ts, PyObject number) {
    return ComplexConstructor.toComplex(ts, number);
  }

  static PyComplex ofClass(ThreadState ts, PyType cls, C c) {
    return cls == TYPE ? of(c) : new ComplexInstance(ts, cls, c.re(), c.im());
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  C value() {
    return new C(real, imag);
  }

  /** This value as an exact complex number. */
  private PyComplex exact() {
    return getClass() == PyComplex.class ? this : new PyComplex(real, imag);
  }

  // Construction and text ------------------------------------------------------------------------

  @PySlot(signature = "(real=0, imag=0)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return ComplexConstructor.make(ts, cls, args, start, n, kwnames);
  }

  @PyMethod(
      name = "from_number",
      kind = PyMethod.Kind.CLASS,
      doc = "Convert number to a complex floating-point number.")
  static PyObject fromNumber(ThreadState ts, PyType cls, PyObject number) {
    if (cls == TYPE && number.getClass() == PyComplex.class) {
      return number;
    }
    PyComplex c = of(toComplex(ts, number));
    return cls == TYPE ? c : Calls.call(ts, cls, c);
  }

  @PySlot
  final String __repr__(ThreadState ts) {
    return ComplexText.repr(real, imag);
  }

  @PyMethod(name = "__format__", doc = "Convert to a string according to format_spec.")
  final PyObject format(ThreadState ts, PyStr formatSpec) {
    return NumberFormat.format(ts, this, formatSpec);
  }

  @PyMethod(name = "__complex__", doc = "Convert this value to exact type complex.")
  final PyObject complex(ThreadState ts) {
    return exact();
  }

  @PyMethod(doc = "Return the complex conjugate of its argument.")
  final PyObject conjugate(ThreadState ts) {
    return new PyComplex(real, -imag);
  }

  @PyMethod(name = "__getnewargs__")
  final PyObject getNewArgs(ThreadState ts) {
    return PyTuple.of(ts, new PyFloat(real), new PyFloat(imag));
  }

  @PyGetter(name = "real", doc = "the real part of a complex number", member = true)
  final PyObject realPart(ThreadState ts) {
    return new PyFloat(real);
  }

  @PyGetter(name = "imag", doc = "the imaginary part of a complex number", member = true)
  final PyObject imagPart(ThreadState ts) {
    return new PyFloat(imag);
  }

  // Comparison -----------------------------------------------------------------------------------

  @PySlot
  final PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE) {
      return Py.NotImplemented;
    }
    boolean equal;
    switch (other) {
      case PyComplex c -> equal = real == c.real && imag == c.imag;
      case PyFloat f -> equal = real == f.value && imag == 0;
      case PyInt i -> equal = imag == 0 && !Double.isNaN(real) && PyInt.compare(i, real) == 0;
      default -> {
        return Py.NotImplemented;
      }
    }
    return Py.bool(equal == (op == CompareOp.EQ));
  }

  @PySlot
  final long __hash__(ThreadState ts) {
    long h = IntMath.hash(real, this) + 1000003 * IntMath.hash(imag, this);
    return h == -1 ? -2 : h;
  }

  @PySlot
  final boolean __bool__(ThreadState ts) {
    return real != 0 || imag != 0;
  }

  // Arithmetic: a real operand is not converted to a complex number first ------------------------

  /** Whether an operand is a number of this or a simpler type. */
  private static boolean isNumber(PyObject o) {
    return o instanceof PyComplex || isReal(o);
  }

  private static boolean isReal(PyObject o) {
    return o instanceof PyFloat || o instanceof PyInt;
  }

  private static double real(ThreadState ts, PyObject o) {
    return o instanceof PyFloat f ? f.value : ((PyInt) o).toDouble(ts);
  }

  @PySlot
  final PyObject __add__(ThreadState ts, PyObject other) {
    if (other instanceof PyComplex c) {
      return new PyComplex(real + c.real, imag + c.imag);
    }
    return isReal(other) ? new PyComplex(real + real(ts, other), imag) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __radd__(ThreadState ts, PyObject other) {
    return other instanceof PyComplex c ? c.__add__(ts, this) : __add__(ts, other);
  }

  @PySlot
  final PyObject __sub__(ThreadState ts, PyObject other) {
    if (other instanceof PyComplex c) {
      return new PyComplex(real - c.real, imag - c.imag);
    }
    return isReal(other) ? new PyComplex(real - real(ts, other), imag) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rsub__(ThreadState ts, PyObject other) {
    if (other instanceof PyComplex c) {
      return c.__sub__(ts, this);
    }
    return isReal(other) ? new PyComplex(real(ts, other) - real, -imag) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __mul__(ThreadState ts, PyObject other) {
    if (other instanceof PyComplex c) {
      return of(ComplexMath.multiply(real, imag, c.real, c.imag));
    }
    if (!isReal(other)) {
      return Py.NotImplemented;
    }
    double r = real(ts, other);
    return new PyComplex(real * r, imag * r);
  }

  @PySlot
  final PyObject __rmul__(ThreadState ts, PyObject other) {
    return other instanceof PyComplex c ? c.__mul__(ts, this) : __mul__(ts, other);
  }

  @PySlot
  final PyObject __truediv__(ThreadState ts, PyObject other) {
    if (other instanceof PyComplex c) {
      c.checkDivisor(ts);
      return of(ComplexMath.divide(real, imag, c.real, c.imag));
    }
    if (!isReal(other)) {
      return Py.NotImplemented;
    }
    double r = real(ts, other);
    return new PyComplex(PyFloat.div(ts, real, r), imag / r);
  }

  @PySlot
  final PyObject __rtruediv__(ThreadState ts, PyObject other) {
    if (other instanceof PyComplex c) {
      return c.__truediv__(ts, this);
    }
    if (!isReal(other)) {
      return Py.NotImplemented;
    }
    double r = real(ts, other);
    checkDivisor(ts);
    return of(ComplexMath.divide(r, real, imag));
  }

  private void checkDivisor(ThreadState ts) {
    if (real == 0 && imag == 0) {
      throw PyErr.zeroDivisionError(ts, "division by zero");
    }
  }

  @PySlot
  final PyObject __pow__(ThreadState ts, PyObject other, PyObject mod) {
    return power(ts, this, other, mod);
  }

  @PySlot
  final PyObject __rpow__(ThreadState ts, PyObject other, PyObject mod) {
    return power(ts, other, this, mod);
  }

  private static PyObject power(ThreadState ts, PyObject base, PyObject exponent, PyObject mod) {
    if (!isNumber(base) || !isNumber(exponent)) {
      return Py.NotImplemented;
    }
    C a = toComplex(ts, base);
    C b = toComplex(ts, exponent);
    if (mod != null && mod != Py.None) {
      throw PyErr.valueError(ts, "complex modulo");
    }
    return pow(ts, a.re(), a.im(), b.re(), b.im());
  }

  /** {@code complex(a, b) ** complex(c, d)}. */
  static PyComplex pow(ThreadState ts, double a, double b, double c, double d) {
    boolean whole = d == 0 && c == Math.floor(c) && Math.abs(c) <= LARGEST_WHOLE_POWER;
    C r;
    try {
      if (whole) {
        r = ComplexMath.power(a, b, (int) c);
      } else if (a != 0 || b != 0) {
        r = ComplexMath.power(a, b, c, d);
      } else if (c < 0 || d != 0) {
        throw new ArithmeticException("zero to a negative power");
      } else {
        r = new C(0, 0);
      }
    } catch (ArithmeticException e) {
      // C's errno does not tell these from an infinite angle.
      throw PyErr.zeroDivisionError(ts, "zero to a negative or complex power");
    }
    if (r.isInfinite()) {
      throw PyErr.overflowError(ts, "complex exponentiation");
    }
    return of(r);
  }

  @PySlot
  final PyObject __neg__(ThreadState ts) {
    return new PyComplex(-real, -imag);
  }

  @PySlot
  final PyObject __pos__(ThreadState ts) {
    return exact();
  }

  @PySlot
  final PyObject __abs__(ThreadState ts) {
    double r = AccurateMath.hypot(real, imag);
    if (Double.isInfinite(r) && !value().isInfinite()) {
      throw PyErr.overflowError(ts, "absolute value too large");
    }
    return new PyFloat(r);
  }
}
