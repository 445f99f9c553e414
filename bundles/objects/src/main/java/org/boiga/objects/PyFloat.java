package org.boiga.objects;

import java.math.BigInteger;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.libm.AccurateMath;
import org.boiga.memory.PyObject;

/** {@code float}. Not final only for {@link FloatInstance}. */
@org.boiga.api.annotation.PyType(
    name = "float",
    doc = "Convert a string or number to a floating-point number, if possible.")
public sealed class PyFloat extends PyObject permits FloatInstance {
  public static final PyType TYPE = PyType.builtin(new PyFloatTable(), PyBaseObject.TYPE);

  public final double value;

  public PyFloat(double value) {
    this.value = value;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  private static PyFloat of(double v) {
    return new PyFloat(v);
  }

  /** This value as an exact float. */
  private PyFloat exact() {
    return getClass() == PyFloat.class ? this : new PyFloat(value);
  }

  // Construction and text ------------------------------------------------------------------------

  @PySlot(signature = "(x=0, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject x) {
    if (cls == TYPE && x instanceof PyFloat f && f.getClass() == PyFloat.class) {
      return f;
    }
    double v = x == null ? 0.0 : convert(ts, x);
    return cls == TYPE ? of(v) : new FloatInstance(ts, cls, v);
  }

  /** {@code float(x)}. */
  private static double convert(ThreadState ts, PyObject x) {
    PyType t = PyType.of(x);
    if (t.slot(Slot.FLOAT) != null || t.slot(Slot.INDEX) != null) {
      return ofNumber(ts, x);
    }
    if (x instanceof PyStr s) {
      return parse(ts, s, s.toString());
    }
    PyBytes bytes = NumberText.bytesOrNull(ts, x);
    if (bytes != null) {
      return parse(ts, x, NumberText.ofBytes(bytes));
    }
    throw PyErr.typeError(
        ts, "float() argument must be a string or a real number, not '" + t.name() + "'");
  }

  /**
   * The float that a number converts to; unlike an argument's, that of a subclass may be another.
   */
  static double ofNumber(ThreadState ts, PyObject x) {
    PyType t = PyType.of(x);
    SlotFunction f = t.slot(Slot.FLOAT);
    if (f == null || t == TYPE || t == PyInt.TYPE) {
      return Args.toDouble(ts, x);
    }
    PyObject r = f.unary(ts, x);
    String text = t.name() + ".__float__ returned non-float (type " + PyType.of(r).name() + ")";
    if (!(r instanceof PyFloat result)) {
      throw PyErr.typeError(ts, text);
    }
    if (result.type() != TYPE) {
      Warnings.warn(
          ts,
          PyExc.DeprecationWarning,
          text
              + ".  The ability to return an instance of a strict subclass of float is"
              + " deprecated, and may be removed in a future version of Python.",
          1);
    }
    return result.value;
  }

  private static double parse(ThreadState ts, PyObject shown, String text) {
    Double v = FloatText.parse(text);
    if (v == null) {
      throw PyErr.valueError(
          ts, "could not convert string to float: " + Conversion.repr(ts, shown));
    }
    return v;
  }

  @PyMethod(
      name = "from_number",
      kind = PyMethod.Kind.CLASS,
      doc = "Convert real number to a floating-point number.")
  static PyObject fromNumber(ThreadState ts, PyType cls, PyObject number) {
    if (cls == TYPE && number.getClass() == PyFloat.class) {
      return number;
    }
    return ofClass(ts, cls, Args.toDouble(ts, number));
  }

  private static PyObject ofClass(ThreadState ts, PyType cls, double v) {
    return cls == TYPE ? of(v) : Calls.call(ts, cls, of(v));
  }

  @PyMethod(
      name = "fromhex",
      kind = PyMethod.Kind.CLASS,
      doc =
          """
          Create a floating-point number from a hexadecimal string.

          >>> float.fromhex('-0x1.8p2')
          -6.0\
          """)
  static PyObject fromHex(ThreadState ts, PyType cls, PyObject string) {
    if (!(string instanceof PyStr s)) {
      throw PyErr.typeError(ts, "bad argument type for built-in operation");
    }
    return ofClass(ts, cls, FloatHex.fromHex(ts, s.toString()));
  }

  @PyMethod(
      doc =
          """
          Return a hexadecimal representation of a floating-point number.

          >>> (-6.0).hex()
          '-0x1.8000000000000p+2'\
          """)
  final String hex(ThreadState ts) {
    return FloatHex.toHex(value);
  }

  @PyMethod(
      name = "__getformat__",
      kind = PyMethod.Kind.CLASS,
      doc = "Tell how the type 'double' or 'float' of C is represented.")
  static String getFormat(ThreadState ts, PyType cls, PyObject typestr) {
    if (!(typestr instanceof PyStr s)) {
      throw Args.badArgument(ts, "__getformat__", "argument", "str", typestr);
    }
    if (!s.toString().equals("double") && !s.toString().equals("float")) {
      throw PyErr.valueError(ts, "__getformat__() argument 1 must be 'double' or 'float'");
    }
    return "IEEE, little-endian";
  }

  @PySlot
  final String __repr__(ThreadState ts) {
    return FloatText.repr(value);
  }

  @PyMethod(name = "__format__", doc = "Formats the float according to format_spec.")
  final PyObject format(ThreadState ts, PyStr formatSpec) {
    return NumberFormat.format(ts, this, formatSpec);
  }

  // Comparison -----------------------------------------------------------------------------------

  @PySlot
  final PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (other instanceof PyFloat b) {
      return Py.bool(test(value, b.value, op));
    }
    if (!(other instanceof PyInt b)) {
      return Py.NotImplemented;
    }
    return Py.bool(Double.isNaN(value) ? op == CompareOp.NE : op.test(-PyInt.compare(b, value)));
  }

  private static boolean test(double a, double b, CompareOp op) {
    return switch (op) {
      case LT -> a < b;
      case LE -> a <= b;
      case EQ -> a == b;
      case NE -> a != b;
      case GT -> a > b;
      case GE -> a >= b;
    };
  }

  @PySlot
  final long __hash__(ThreadState ts) {
    return IntMath.hash(value, this);
  }

  @PySlot
  final boolean __bool__(ThreadState ts) {
    return value != 0;
  }

  // Arithmetic -----------------------------------------------------------------------------------

  /** Whether an operand converts to a float implicitly. */
  private static boolean isReal(PyObject o) {
    return o instanceof PyFloat || o instanceof PyInt;
  }

  /** The double of an operand that {@link #isReal}. */
  private static double real(ThreadState ts, PyObject o) {
    return o instanceof PyFloat f ? f.value : ((PyInt) o).toDouble(ts);
  }

  public static double div(ThreadState ts, double a, double b) {
    return a / checkDivisor(ts, b);
  }

  public static double floorDiv(ThreadState ts, double a, double b) {
    return FloatMath.floorDiv(a, checkDivisor(ts, b));
  }

  public static double mod(ThreadState ts, double a, double b) {
    return FloatMath.floorMod(a, checkDivisor(ts, b));
  }

  public static PyTuple divmod(ThreadState ts, double a, double b) {
    return PyTuple.of(ts, of(floorDiv(ts, a, b)), of(FloatMath.floorMod(a, b)));
  }

  private static double checkDivisor(ThreadState ts, double b) {
    if (b == 0) {
      throw PyErr.zeroDivisionError(ts, "division by zero");
    }
    return b;
  }

  /** {@code a ** b}: a float, or a complex number for a broken power of a negative number. */
  public static PyObject pow(ThreadState ts, double a, double b) {
    if (a == 0 && b < 0 && b != Double.NEGATIVE_INFINITY) {
      throw PyErr.zeroDivisionError(ts, "zero to a negative power");
    }
    boolean finite = Double.isFinite(a) && Double.isFinite(b);
    if (a < 0 && finite && b != Math.rint(b)) {
      return PyComplex.pow(ts, a, 0.0, b, 0.0);
    }
    double r = AccurateMath.pow(a, b);
    if (finite && Double.isInfinite(r)) {
      throw rangeError(ts);
    }
    return of(r);
  }

  /** OverflowError as for C's ERANGE. */
  public static PyException rangeError(ThreadState ts) {
    return PyErr.of(
        ts, PyExc.OverflowError, SmallInt.of(34), PyStr.of("Numerical result out of range"));
  }

  @PySlot
  final PyObject __add__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(value + real(ts, other)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __radd__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(real(ts, other) + value) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __sub__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(value - real(ts, other)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rsub__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(real(ts, other) - value) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __mul__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(value * real(ts, other)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rmul__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(real(ts, other) * value) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __truediv__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(div(ts, value, real(ts, other))) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rtruediv__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(div(ts, real(ts, other), value)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __floordiv__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(floorDiv(ts, value, real(ts, other))) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rfloordiv__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(floorDiv(ts, real(ts, other), value)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __mod__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(mod(ts, value, real(ts, other))) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rmod__(ThreadState ts, PyObject other) {
    return isReal(other) ? of(mod(ts, real(ts, other), value)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __divmod__(ThreadState ts, PyObject other) {
    return isReal(other) ? divmod(ts, value, real(ts, other)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rdivmod__(ThreadState ts, PyObject other) {
    return isReal(other) ? divmod(ts, real(ts, other), value) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __pow__(ThreadState ts, PyObject other, PyObject mod) {
    checkNoModulus(ts, mod);
    return isReal(other) ? pow(ts, value, real(ts, other)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rpow__(ThreadState ts, PyObject other, PyObject mod) {
    checkNoModulus(ts, mod);
    return isReal(other) ? pow(ts, real(ts, other), value) : Py.NotImplemented;
  }

  private static void checkNoModulus(ThreadState ts, PyObject mod) {
    if (mod != null && mod != Py.None) {
      throw modulusNotAllowed(ts);
    }
  }

  static PyException modulusNotAllowed(ThreadState ts) {
    return PyErr.typeError(ts, "pow() 3rd argument not allowed unless all arguments are integers");
  }

  @PySlot
  final PyObject __neg__(ThreadState ts) {
    return of(-value);
  }

  @PySlot
  final PyObject __pos__(ThreadState ts) {
    return exact();
  }

  @PySlot
  final PyObject __abs__(ThreadState ts) {
    return of(Math.abs(value));
  }

  @PySlot
  final PyObject __float__(ThreadState ts) {
    return exact();
  }

  // Conversion to int ----------------------------------------------------------------------------

  /** A whole double as an int; an error for infinities and NaN. */
  public static PyInt toInt(ThreadState ts, double v) {
    if (Math.abs(v) < 0x1p63) {
      return SmallInt.of((long) v);
    }
    if (Double.isNaN(v)) {
      throw PyErr.valueError(ts, "cannot convert float NaN to integer");
    }
    if (Double.isInfinite(v)) {
      throw PyErr.overflowError(ts, "cannot convert float infinity to integer");
    }
    return PyInt.of(IntMath.toBigInteger(v));
  }

  @PySlot
  final PyObject __int__(ThreadState ts) {
    return toInt(ts, value);
  }

  @PyMethod(name = "__trunc__", doc = "Return the Integral closest to x between 0 and x.")
  final PyObject trunc(ThreadState ts) {
    return toInt(ts, value);
  }

  @PyMethod(name = "__floor__", doc = "Return the floor as an Integral.")
  final PyObject floor(ThreadState ts) {
    return toInt(ts, Math.floor(value));
  }

  @PyMethod(name = "__ceil__", doc = "Return the ceiling as an Integral.")
  final PyObject ceil(ThreadState ts) {
    return toInt(ts, Math.ceil(value));
  }

  @PyMethod(
      name = "__round__",
      signature = "(ndigits=None, /)",
      doc = "Return the Integral closest to x, rounding half toward even.")
  final PyObject round(ThreadState ts, PyObject ndigits) {
    if (ndigits == null || ndigits == Py.None) {
      return toInt(ts, Math.rint(value));
    }
    double r = FloatMath.round(value, Numbers.clampedIndex(ts, ndigits));
    if (Double.isInfinite(r) && !Double.isInfinite(value)) {
      throw PyErr.overflowError(ts, "rounded value too large to represent");
    }
    return of(r);
  }

  @PyMethod(
      name = "as_integer_ratio",
      doc =
          """
          Return a pair of integers, whose ratio is exactly equal to the original float.

          >>> (-0.375).as_integer_ratio()
          (-3, 8)\
          """)
  final PyObject asIntegerRatio(ThreadState ts) {
    if (Double.isNaN(value)) {
      throw PyErr.valueError(ts, "cannot convert NaN to integer ratio");
    }
    if (Double.isInfinite(value)) {
      throw PyErr.overflowError(ts, "cannot convert Infinity to integer ratio");
    }
    BigInteger[] r = FloatMath.ratio(value);
    return PyTuple.of(ts, PyInt.of(r[0]), PyInt.of(r[1]));
  }

  @PyMethod(name = "is_integer", doc = "Return True if the float is an integer.")
  final boolean isInteger(ThreadState ts) {
    return Double.isFinite(value) && value == Math.rint(value);
  }

  @PyMethod(doc = "Return self, the complex conjugate of any float.")
  final PyObject conjugate(ThreadState ts) {
    return exact();
  }

  @PyMethod(name = "__getnewargs__")
  final PyObject getNewArgs(ThreadState ts) {
    return PyTuple.of(ts, exact());
  }

  @PyGetter(doc = "the real part of a complex number")
  final PyObject real(ThreadState ts) {
    return exact();
  }

  @PyGetter(doc = "the imaginary part of a complex number")
  final PyObject imag(ThreadState ts) {
    return of(0.0);
  }
}
