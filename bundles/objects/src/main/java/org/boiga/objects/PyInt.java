package org.boiga.objects;

import java.math.BigInteger;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/**
 * {@code int}. Values that fit a {@code long} are always a {@link SmallInt} (or a {@link PyBool}),
 * all others a {@link BigInt}, so that each value has one representation.
 *
 * <p>The static operations take any ints, of subclasses too, and give exact ones.
 */
@org.boiga.api.annotation.PyType(
    name = "int",
    doc =
        "int([x]) -> integer\nint(x, base=10) -> integer\n\n"
            + "Convert a number or a string of digits in the given base to an integer.\n\n"
            + ">>> int('-0x1f', 16), int('0b101', 0), int(-2.5)\n(-31, 5, -2)")
public abstract sealed class PyInt extends PyObject permits SmallInt, BigInt, PyBool, IntInstance {
  public static final PyType TYPE = PyType.builtin(new PyIntTable(), PyBaseObject.TYPE);

  private static final BigInteger MAX_SHIFT = BigInteger.valueOf(Integer.MAX_VALUE);

  public static PyInt of(long v) {
    return SmallInt.of(v);
  }

  public static PyInt of(BigInteger v) {
    return v.bitLength() < 64 ? SmallInt.of(v.longValue()) : new BigInt(v);
  }

  /** Whether the value fits a {@code long}. */
  public abstract boolean isLong();

  /** The value modulo 2**64; exact if {@link #isLong}. */
  public abstract long longValue();

  public abstract BigInteger bigValue();

  /** This value as an exact int: for bool and instances of subclasses a plain one. */
  public PyInt exact() {
    return this;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** -1, 0 or 1. */
  public final int signum() {
    return isLong() ? Long.signum(longValue()) : bigValue().signum();
  }

  /** The nearest double; OverflowError where there is none. */
  public final double toDouble(ThreadState ts) {
    if (isLong()) {
      return longValue();
    }
    double d = bigValue().doubleValue();
    if (Double.isInfinite(d)) {
      throw PyErr.overflowError(ts, "int too large to convert to float");
    }
    return d;
  }

  /** Whether both have the same value. */
  public static boolean sameValue(PyInt a, PyInt b) {
    return compare(a, b) == 0;
  }

  /** Reads what {@code int(text, base)} accepts; ValueError for anything else. */
  public static PyInt parse(ThreadState ts, PyStr text, int base) {
    return IntConstructor.parse(ts, text, text.toString(), base);
  }

  // Arithmetic -----------------------------------------------------------------------------------

  public static PyInt add(PyInt a, PyInt b) {
    if (a.isLong() && b.isLong()) {
      long x = a.longValue();
      long y = b.longValue();
      long r = x + y;
      if (((x ^ r) & (y ^ r)) >= 0) {
        return SmallInt.of(r);
      }
    }
    return of(a.bigValue().add(b.bigValue()));
  }

  public static PyInt sub(PyInt a, PyInt b) {
    if (a.isLong() && b.isLong()) {
      long x = a.longValue();
      long y = b.longValue();
      long r = x - y;
      if (((x ^ y) & (x ^ r)) >= 0) {
        return SmallInt.of(r);
      }
    }
    return of(a.bigValue().subtract(b.bigValue()));
  }

  public static PyInt mul(PyInt a, PyInt b) {
    if (a.isLong() && b.isLong()) {
      long x = a.longValue();
      long y = b.longValue();
      long r = x * y;
      if (Math.multiplyHigh(x, y) == r >> 63) {
        return SmallInt.of(r);
      }
    }
    BigInteger x = a.bigValue();
    BigInteger y = b.bigValue();
    if ((long) x.bitLength() + y.bitLength() > Integer.MAX_VALUE) {
      throw new OutOfMemoryError(); // at once: the JDK would work for minutes before it says so
    }
    return of(x.multiply(y));
  }

  public static PyInt floorDiv(ThreadState ts, PyInt a, PyInt b) {
    checkDivisor(ts, b);
    if (a.isLong() && b.isLong() && b.longValue() != -1) {
      return SmallInt.of(Math.floorDiv(a.longValue(), b.longValue()));
    }
    return of(IntMath.floorDiv(a.bigValue(), b.bigValue()));
  }

  public static PyInt mod(ThreadState ts, PyInt a, PyInt b) {
    checkDivisor(ts, b);
    if (a.isLong() && b.isLong()) {
      return SmallInt.of(Math.floorMod(a.longValue(), b.longValue()));
    }
    return of(IntMath.floorMod(a.bigValue(), b.bigValue()));
  }

  public static PyTuple divmod(ThreadState ts, PyInt a, PyInt b) {
    if (a.isLong() && b.isLong()) {
      return PyTuple.of(ts, floorDiv(ts, a, b), mod(ts, a, b));
    }
    checkDivisor(ts, b);
    BigInteger[] qr = IntMath.floorDivMod(a.bigValue(), b.bigValue());
    return PyTuple.of(ts, of(qr[0]), of(qr[1]));
  }

  private static void checkDivisor(ThreadState ts, PyInt b) {
    if (b.signum() == 0) {
      throw PyErr.zeroDivisionError(ts, "division by zero");
    }
  }

  /** {@code a / b} as the nearest double. */
  public static double trueDiv(ThreadState ts, PyInt a, PyInt b) {
    checkDivisor(ts, b);
    if (a.isLong() && b.isLong()) {
      return IntMath.trueDivide(a.longValue(), b.longValue());
    }
    double r = IntMath.trueDivide(a.bigValue(), b.bigValue());
    if (Double.isInfinite(r)) {
      throw PyErr.overflowError(ts, "integer division result too large for a float");
    }
    return r;
  }

  /** {@code a ** b}: an int, or a float for a negative exponent. */
  public static PyObject pow(ThreadState ts, PyInt a, PyInt b) {
    if (b.signum() < 0) {
      return PyFloat.pow(ts, a.toDouble(ts), b.toDouble(ts));
    }
    if (a.isLong()) {
      long base = a.longValue();
      if (base >= -1 && base <= 1) {
        boolean positive = base == 1 || !testBit(b, 0) && base == -1 || b.signum() == 0;
        return SmallInt.of(positive ? 1 : base);
      }
      if (b.isLong()) {
        try {
          return SmallInt.of(IntMath.powOrOverflow(base, b.longValue()));
        } catch (ArithmeticException e) {
          // The result is a big one.
        }
      }
    }
    double bits = (a.bigValue().abs().bitLength() - 1) * b.bigValue().doubleValue();
    if (bits >= Integer.MAX_VALUE) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
    return of(a.bigValue().pow((int) b.longValue()));
  }

  /** {@code pow(a, b, m)}. */
  public static PyInt pow(ThreadState ts, PyInt a, PyInt b, PyInt m) {
    if (m.signum() == 0) {
      throw PyErr.valueError(ts, "pow() 3rd argument cannot be 0");
    }
    try {
      return of(IntMath.modPow(a.bigValue(), b.bigValue(), m.bigValue()));
    } catch (ArithmeticException e) {
      throw PyErr.valueError(ts, "base is not invertible for the given modulus");
    }
  }

  public static PyInt neg(PyInt a) {
    return a.isLong() && a.longValue() != Long.MIN_VALUE
        ? SmallInt.of(-a.longValue())
        : of(a.bigValue().negate());
  }

  public static PyInt abs(PyInt a) {
    return a.signum() < 0 ? neg(a) : a.exact();
  }

  // Bits -----------------------------------------------------------------------------------------

  public static PyInt lshift(ThreadState ts, PyInt a, PyInt b) {
    if (b.signum() < 0) {
      throw PyErr.valueError(ts, "negative shift count");
    }
    if (a.signum() == 0) {
      return SmallInt.of(0);
    }
    if (a.isLong() && b.isLong()) {
      long x = a.longValue();
      long n = b.longValue();
      if (n < 64 && x << n >> n == x) {
        return SmallInt.of(x << n);
      }
    }
    if (!b.isLong()) {
      throw PyErr.overflowError(ts, "too many digits in integer");
    }
    if (b.longValue() > Integer.MAX_VALUE - a.bigValue().bitLength()) {
      throw PyErr.of(ts, PyExc.MemoryError);
    }
    return of(a.bigValue().shiftLeft((int) b.longValue()));
  }

  public static PyInt rshift(ThreadState ts, PyInt a, PyInt b) {
    if (b.signum() < 0) {
      throw PyErr.valueError(ts, "negative shift count");
    }
    if (a.isLong()) {
      return SmallInt.of(a.longValue() >> (b.isLong() ? Math.min(b.longValue(), 63) : 63));
    }
    return of(a.bigValue().shiftRight(b.bigValue().min(MAX_SHIFT).intValue()));
  }

  public static PyInt and(PyInt a, PyInt b) {
    return a.isLong() && b.isLong()
        ? SmallInt.of(a.longValue() & b.longValue())
        : of(a.bigValue().and(b.bigValue()));
  }

  public static PyInt or(PyInt a, PyInt b) {
    return a.isLong() && b.isLong()
        ? SmallInt.of(a.longValue() | b.longValue())
        : of(a.bigValue().or(b.bigValue()));
  }

  public static PyInt xor(PyInt a, PyInt b) {
    return a.isLong() && b.isLong()
        ? SmallInt.of(a.longValue() ^ b.longValue())
        : of(a.bigValue().xor(b.bigValue()));
  }

  public static PyInt invert(PyInt a) {
    return a.isLong() ? SmallInt.of(~a.longValue()) : of(a.bigValue().not());
  }

  static boolean testBit(PyInt a, int n) {
    return a.isLong() ? (a.longValue() >> Math.min(n, 63) & 1) != 0 : a.bigValue().testBit(n);
  }

  // Comparison -----------------------------------------------------------------------------------

  /** Negative, zero or positive, as {@code a} is less than, equal to or greater than {@code b}. */
  public static int compare(PyInt a, PyInt b) {
    return a.isLong() && b.isLong()
        ? Long.compare(a.longValue(), b.longValue())
        : a.bigValue().compareTo(b.bigValue());
  }

  /** As {@link #compare(PyInt, PyInt)}, exactly; {@code b} is not NaN. */
  public static int compare(PyInt a, double b) {
    return a.isLong() ? IntMath.compare(a.longValue(), b) : IntMath.compare(a.bigValue(), b);
  }

  @PySlot
  final PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    return other instanceof PyInt b ? Py.bool(op.test(compare(this, b))) : Py.NotImplemented;
  }

  @PySlot
  final long __hash__(ThreadState ts) {
    return isLong() ? IntMath.hash(longValue()) : IntMath.hash(bigValue());
  }

  @PySlot
  final boolean __bool__(ThreadState ts) {
    return signum() != 0;
  }

  // Construction and text ------------------------------------------------------------------------

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    PyInt v = IntConstructor.make(ts, args, start, n, kwnames);
    return cls == TYPE ? v : new IntInstance(ts, cls, v);
  }

  @PySlot
  final String __repr__(ThreadState ts) {
    return IntText.decimal(ts, this);
  }

  @PyMethod(name = "__format__", doc = "Convert to a string according to format_spec.")
  PyObject format(ThreadState ts, PyStr formatSpec) {
    return NumberFormat.format(ts, this, formatSpec);
  }

  // Slots ----------------------------------------------------------------------------------------

  @PySlot
  final PyObject __add__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? add(this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __radd__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? add(a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __sub__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? sub(this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rsub__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? sub(a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __mul__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? mul(this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rmul__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? mul(a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __floordiv__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? floorDiv(ts, this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rfloordiv__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? floorDiv(ts, a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __mod__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? mod(ts, this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rmod__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? mod(ts, a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __divmod__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? divmod(ts, this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rdivmod__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? divmod(ts, a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __truediv__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? new PyFloat(trueDiv(ts, this, b)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rtruediv__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? new PyFloat(trueDiv(ts, a, this)) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __lshift__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? lshift(ts, this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rlshift__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? lshift(ts, a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rshift__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? rshift(ts, this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rrshift__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? rshift(ts, a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __and__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? and(this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rand__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? and(a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __xor__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? xor(this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rxor__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? xor(a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __or__(ThreadState ts, PyObject other) {
    return other instanceof PyInt b ? or(this, b) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __ror__(ThreadState ts, PyObject other) {
    return other instanceof PyInt a ? or(a, this) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __pow__(ThreadState ts, PyObject other, PyObject mod) {
    return other instanceof PyInt b ? power(ts, this, b, mod) : Py.NotImplemented;
  }

  @PySlot
  final PyObject __rpow__(ThreadState ts, PyObject other, PyObject mod) {
    return other instanceof PyInt a ? power(ts, a, this, mod) : Py.NotImplemented;
  }

  private static PyObject power(ThreadState ts, PyInt a, PyInt b, PyObject mod) {
    if (mod == null || mod == Py.None) {
      return pow(ts, a, b);
    }
    if (mod instanceof PyInt m) {
      return pow(ts, a, b, m);
    }
    if (mod instanceof PyFloat) {
      throw PyFloat.modulusNotAllowed(ts);
    }
    if (mod instanceof PyComplex) {
      throw PyErr.valueError(ts, "complex modulo");
    }
    return Py.NotImplemented;
  }

  @PySlot
  final PyObject __neg__(ThreadState ts) {
    return neg(this);
  }

  @PySlot
  final PyObject __pos__(ThreadState ts) {
    return exact();
  }

  @PySlot
  final PyObject __abs__(ThreadState ts) {
    return abs(this);
  }

  @PySlot
  final PyObject __invert__(ThreadState ts) {
    return invert(this);
  }

  @PySlot
  final PyObject __int__(ThreadState ts) {
    return exact();
  }

  @PySlot
  final PyObject __index__(ThreadState ts) {
    return exact();
  }

  @PySlot
  final PyObject __float__(ThreadState ts) {
    return new PyFloat(toDouble(ts));
  }

  // Methods --------------------------------------------------------------------------------------

  @PyMethod(name = "conjugate", doc = "Returns self, the complex conjugate of any int.")
  final PyObject conjugate(ThreadState ts) {
    return exact();
  }

  @PyMethod(
      name = "bit_length",
      doc =
          """
          Number of bits necessary to represent self in binary.

          >>> (-37).bit_length(), bin(37)
          (6, '0b100101')\
          """)
  final long bitLength(ThreadState ts) {
    if (!isLong()) {
      return bigValue().abs().bitLength();
    }
    long v = longValue();
    return 64 - Long.numberOfLeadingZeros(v < 0 ? -v : v);
  }

  @PyMethod(
      name = "bit_count",
      doc =
          """
          Number of ones in the binary representation of the absolute value of self.

          >>> (-7).bit_count(), bin(7)
          (3, '0b111')\
          """)
  final long bitCount(ThreadState ts) {
    return isLong() ? Long.bitCount(Math.abs(longValue())) : bigValue().abs().bitCount();
  }

  @PyMethod(
      name = "to_bytes",
      signature = "(length=1, byteorder='big', *, signed=False)",
      doc = "Return an array of bytes representing an integer.")
  final PyObject toBytes(ThreadState ts, long length, String byteorder, boolean signed) {
    return IntBytes.toBytes(ts, this, length, byteorder, signed);
  }

  @PyMethod(
      name = "from_bytes",
      kind = PyMethod.Kind.CLASS,
      signature = "(bytes, byteorder='big', *, signed=False)",
      doc = "Return the integer represented by the given array of bytes.")
  static PyObject fromBytes(
      ThreadState ts, PyType cls, PyObject bytes, String byteorder, boolean signed) {
    PyInt v = IntBytes.fromBytes(ts, bytes, byteorder, signed);
    return cls == TYPE ? v : Calls.call(ts, cls, v);
  }

  @PyMethod(
      name = "as_integer_ratio",
      doc =
          """
          Return a pair of integers, whose ratio is equal to the original int.

          >>> (-7).as_integer_ratio()
          (-7, 1)\
          """)
  final PyObject asIntegerRatio(ThreadState ts) {
    return PyTuple.of(ts, exact(), SmallInt.of(1));
  }

  @PyMethod(
      name = "is_integer",
      doc = "Returns True. Exists for duck type compatibility with float.is_integer.")
  final boolean isInteger(ThreadState ts) {
    return true;
  }

  @PyMethod(name = "__trunc__", doc = "Truncating an Integral returns itself.")
  final PyObject trunc(ThreadState ts) {
    return exact();
  }

  @PyMethod(name = "__floor__", doc = "Flooring an Integral returns itself.")
  final PyObject floor(ThreadState ts) {
    return exact();
  }

  @PyMethod(name = "__ceil__", doc = "Ceiling of an Integral returns itself.")
  final PyObject ceil(ThreadState ts) {
    return exact();
  }

  @PyMethod(
      name = "__round__",
      signature = "(ndigits=None, /)",
      doc = "Rounding an Integral returns itself, or rounds to a power of ten.")
  final PyObject round(ThreadState ts, PyObject ndigits) {
    if (ndigits == null || ndigits == Py.None) {
      return exact();
    }
    PyInt n = Numbers.index(ts, ndigits);
    if (n.signum() >= 0) {
      return exact();
    }
    // More digits than the value has, with one to spare for rounding, give zero.
    long most = bigValue().bitLength() * 31L / 100 + 2;
    if (!n.isLong() || n.longValue() < -most) {
      return SmallInt.of(0);
    }
    BigInteger unit = BigInteger.TEN.pow((int) -n.longValue());
    return of(IntMath.divideToNearest(bigValue(), unit).multiply(unit));
  }

  @PyMethod(name = "__getnewargs__")
  final PyObject getNewArgs(ThreadState ts) {
    return PyTuple.of(ts, exact());
  }

  @PyMethod(name = "__sizeof__", doc = "Returns size in memory, in bytes.")
  final long sizeOf(ThreadState ts) {
    return 24 + 4 * Math.max(1, (bitLength(ts) + 29) / 30);
  }

  @PyGetter(doc = "the real part of a complex number")
  final PyObject real(ThreadState ts) {
    return exact();
  }

  @PyGetter(doc = "the imaginary part of a complex number")
  final PyObject imag(ThreadState ts) {
    return SmallInt.of(0);
  }

  @PyGetter(doc = "the numerator of a rational number in lowest terms")
  final PyObject numerator(ThreadState ts) {
    return exact();
  }

  @PyGetter(doc = "the denominator of a rational number in lowest terms")
  final PyObject denominator(ThreadState ts) {
    return SmallInt.of(1);
  }
}
