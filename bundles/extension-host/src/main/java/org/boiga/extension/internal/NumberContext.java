package org.boiga.extension.internal;

import java.math.BigInteger;
import org.boiga.api.PyObject;
import org.boiga.api.Slot;
import org.boiga.api.context.NumberObjects;
import org.boiga.api.context.NumberProtocol;
import org.boiga.api.libm.ComplexMath;
import org.boiga.objects.Args;
import org.boiga.objects.Calls;
import org.boiga.objects.Identity;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBool;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Arithmetic and numbers. */
abstract class NumberContext extends ObjectContext implements NumberProtocol, NumberObjects {
  NumberContext(ThreadState ts) {
    super(ts);
  }

  private PyObject binary(PyObject a, PyObject b, Slot op, String symbol) {
    return out(Numbers.binary(ts, in(a), in(b), op, symbol));
  }

  private PyObject inPlace(PyObject a, PyObject b, Slot op, String symbol) {
    return out(Numbers.inPlace(ts, in(a), in(b), op, symbol));
  }

  @Override
  public boolean PyNumber_Check(PyObject o) {
    PyType t = PyType.of(in(o));
    return t.slot(Slot.INDEX) != null
        || t.slot(Slot.INT) != null
        || t.slot(Slot.FLOAT) != null
        || in(o) instanceof PyComplex;
  }

  @Override
  public boolean PyIndex_Check(PyObject o) {
    return Numbers.isIndex(in(o));
  }

  @Override
  public PyObject PyNumber_Add(PyObject a, PyObject b) {
    if (a instanceof PyInt x && b instanceof PyInt y && areExact(x, y)) {
      return PyInt.add(x, y);
    }
    return binary(a, b, Slot.ADD, "+");
  }

  @Override
  public PyObject PyNumber_Subtract(PyObject a, PyObject b) {
    return binary(a, b, Slot.SUB, "-");
  }

  private static boolean areExact(PyInt a, PyInt b) {
    return a.type() == PyInt.TYPE && b.type() == PyInt.TYPE;
  }

  @Override
  public PyObject PyNumber_Multiply(PyObject a, PyObject b) {
    if (a instanceof PyInt x && b instanceof PyInt y && areExact(x, y)) {
      return PyInt.mul(x, y);
    }
    return binary(a, b, Slot.MUL, "*");
  }

  @Override
  public PyObject PyNumber_MatrixMultiply(PyObject a, PyObject b) {
    return binary(a, b, Slot.MATMUL, "@");
  }

  @Override
  public PyObject PyNumber_TrueDivide(PyObject a, PyObject b) {
    return binary(a, b, Slot.TRUEDIV, "/");
  }

  @Override
  public PyObject PyNumber_FloorDivide(PyObject a, PyObject b) {
    return binary(a, b, Slot.FLOORDIV, "//");
  }

  @Override
  public PyObject PyNumber_Remainder(PyObject a, PyObject b) {
    return binary(a, b, Slot.MOD, "%");
  }

  @Override
  public PyObject PyNumber_Lshift(PyObject a, PyObject b) {
    return binary(a, b, Slot.LSHIFT, "<<");
  }

  @Override
  public PyObject PyNumber_Rshift(PyObject a, PyObject b) {
    return binary(a, b, Slot.RSHIFT, ">>");
  }

  @Override
  public PyObject PyNumber_And(PyObject a, PyObject b) {
    return binary(a, b, Slot.AND, "&");
  }

  @Override
  public PyObject PyNumber_Xor(PyObject a, PyObject b) {
    return binary(a, b, Slot.XOR, "^");
  }

  @Override
  public PyObject PyNumber_Or(PyObject a, PyObject b) {
    return binary(a, b, Slot.OR, "|");
  }

  @Override
  public PyObject PyNumber_Divmod(PyObject a, PyObject b) {
    return binary(a, b, Slot.DIVMOD, "divmod()");
  }

  @Override
  public PyObject PyNumber_Power(PyObject a, PyObject b, PyObject mod) {
    return out(Numbers.power(ts, in(a), in(b), in(mod)));
  }

  @Override
  public PyObject PyNumber_Negative(PyObject o) {
    return out(Numbers.unary(ts, in(o), Slot.NEG, "unary -"));
  }

  @Override
  public PyObject PyNumber_Positive(PyObject o) {
    return out(Numbers.unary(ts, in(o), Slot.POS, "unary +"));
  }

  @Override
  public PyObject PyNumber_Absolute(PyObject o) {
    return out(Numbers.unary(ts, in(o), Slot.ABS, "abs()"));
  }

  @Override
  public PyObject PyNumber_Invert(PyObject o) {
    return out(Numbers.unary(ts, in(o), Slot.INVERT, "unary ~"));
  }

  @Override
  public PyObject PyNumber_InPlaceAdd(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.ADD, "+");
  }

  @Override
  public PyObject PyNumber_InPlaceSubtract(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.SUB, "-");
  }

  @Override
  public PyObject PyNumber_InPlaceMultiply(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.MUL, "*");
  }

  @Override
  public PyObject PyNumber_InPlaceMatrixMultiply(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.MATMUL, "@");
  }

  @Override
  public PyObject PyNumber_InPlaceTrueDivide(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.TRUEDIV, "/");
  }

  @Override
  public PyObject PyNumber_InPlaceFloorDivide(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.FLOORDIV, "//");
  }

  @Override
  public PyObject PyNumber_InPlaceRemainder(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.MOD, "%");
  }

  @Override
  public PyObject PyNumber_InPlaceLshift(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.LSHIFT, "<<");
  }

  @Override
  public PyObject PyNumber_InPlaceRshift(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.RSHIFT, ">>");
  }

  @Override
  public PyObject PyNumber_InPlaceAnd(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.AND, "&");
  }

  @Override
  public PyObject PyNumber_InPlaceXor(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.XOR, "^");
  }

  @Override
  public PyObject PyNumber_InPlaceOr(PyObject a, PyObject b) {
    return inPlace(a, b, Slot.OR, "|");
  }

  @Override
  public PyObject PyNumber_Long(PyObject o) {
    return out(Calls.call(ts, PyInt.TYPE, in(o)));
  }

  @Override
  public PyObject PyNumber_Float(PyObject o) {
    return out(Calls.call(ts, PyFloat.TYPE, in(o)));
  }

  @Override
  public PyObject PyNumber_Index(PyObject o) {
    return Numbers.index(ts, in(o));
  }

  @Override
  public long PyNumber_AsClampedIndex(PyObject o) {
    return Numbers.clampedIndex(ts, in(o));
  }

  @Override
  public long PyNumber_AsSsize_t(PyObject o) {
    return Numbers.sequenceIndex(ts, in(o));
  }

  // Numbers --------------------------------------------------------------------------------------

  @Override
  public boolean PyBool_Check(PyObject o) {
    return o instanceof PyBool;
  }

  @Override
  public PyObject PyBool_FromBoolean(boolean v) {
    return Py.bool(v);
  }

  @Override
  public boolean PyLong_Check(PyObject o) {
    return o instanceof PyInt;
  }

  @Override
  public boolean PyLong_CheckExact(PyObject o) {
    return o instanceof PyInt i && PyType.of(i) == PyInt.TYPE;
  }

  @Override
  public PyObject PyLong_FromLong(long v) {
    return Py.int_(v);
  }

  @Override
  public PyObject PyLong_FromDouble(double v) {
    return PyFloat.toInt(ts, v);
  }

  @Override
  public PyObject PyLong_FromBigInteger(BigInteger v) {
    return PyInt.of(v);
  }

  @Override
  public PyObject PyLong_FromVoidPtr(PyObject o) {
    return Identity.id(in(o));
  }

  @Override
  public PyObject PyLong_FromString(String text, int base) {
    return PyInt.parse(ts, PyStr.of(text), base);
  }

  @Override
  public long PyLong_AsLong(PyObject o) {
    return Args.toCLong(ts, in(o));
  }

  @Override
  public boolean PyLong_FitsLong(PyObject o) {
    return o instanceof PyInt i && i.isLong();
  }

  @Override
  public int PyLong_GetSign(PyObject o) {
    return expect(o, PyInt.class, "int").signum();
  }

  @Override
  public long PyLong_AsUnsigned(PyObject o, int bits, String type) {
    return Args.toUnsigned(ts, in(o), bits, type);
  }

  @Override
  public int PyLong_AsInt(PyObject o) {
    return Args.toInt(ts, in(o));
  }

  @Override
  public double PyLong_AsDouble(PyObject o) {
    return Numbers.index(ts, in(o)).toDouble(ts);
  }

  @Override
  public BigInteger PyLong_AsBigInteger(PyObject o) {
    return Numbers.index(ts, in(o)).bigValue();
  }

  @Override
  public boolean PyFloat_Check(PyObject o) {
    return o instanceof PyFloat;
  }

  @Override
  public boolean PyFloat_CheckExact(PyObject o) {
    return o instanceof PyFloat f && PyType.of(f) == PyFloat.TYPE;
  }

  @Override
  public PyObject PyFloat_FromDouble(double v) {
    return Py.float_(v);
  }

  @Override
  public double PyFloat_AsDouble(PyObject o) {
    return Args.toDouble(ts, in(o));
  }

  @Override
  public boolean PyComplex_Check(PyObject o) {
    return o instanceof PyComplex;
  }

  @Override
  public PyObject PyComplex_FromDoubles(double real, double imag) {
    return new PyComplex(real, imag);
  }

  @Override
  public PyObject PyComplex_FromCComplex(ComplexMath.C v) {
    return PyComplex.of(v);
  }

  @Override
  public ComplexMath.C PyComplex_AsCComplex(PyObject o) {
    return PyComplex.toComplex(ts, in(o));
  }

  @Override
  public double PyComplex_RealAsDouble(PyObject o) {
    return o instanceof PyComplex c ? c.real : PyFloat_AsDouble(o);
  }

  @Override
  public double PyComplex_ImagAsDouble(PyObject o) {
    return o instanceof PyComplex c ? c.imag : 0;
  }
}
