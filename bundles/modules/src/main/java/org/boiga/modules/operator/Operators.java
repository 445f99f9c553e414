package org.boiga.modules.operator;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Numbers;
import org.boiga.objects.ThreadState;

/** The arithmetic and comparing functions of {@code _operator}. */
public final class Operators {
  private Operators() {}

  @PyFunction(signature = "(a, b, /)", doc = "Same as a + b.")
  public static PyObject add(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.ADD, "+");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a += b.")
  public static PyObject iadd(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.ADD, "+");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a - b.")
  public static PyObject sub(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.SUB, "-");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a -= b.")
  public static PyObject isub(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.SUB, "-");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a * b.")
  public static PyObject mul(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.MUL, "*");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a *= b.")
  public static PyObject imul(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.MUL, "*");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a @ b.")
  public static PyObject matmul(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.MATMUL, "@");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a @= b.")
  public static PyObject imatmul(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.MATMUL, "@");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a / b.")
  public static PyObject truediv(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.TRUEDIV, "/");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a /= b.")
  public static PyObject itruediv(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.TRUEDIV, "/");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a // b.")
  public static PyObject floordiv(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.FLOORDIV, "//");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a //= b.")
  public static PyObject ifloordiv(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.FLOORDIV, "//");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a % b.")
  public static PyObject mod(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.MOD, "%");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a %= b.")
  public static PyObject imod(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.MOD, "%");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a << b.")
  public static PyObject lshift(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.LSHIFT, "<<");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a <<= b.")
  public static PyObject ilshift(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.LSHIFT, "<<");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a >> b.")
  public static PyObject rshift(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.RSHIFT, ">>");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a >>= b.")
  public static PyObject irshift(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.RSHIFT, ">>");
  }

  @PyFunction(name = "and_", signature = "(a, b, /)", doc = "Same as a & b.")
  public static PyObject and_(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.AND, "&");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a &= b.")
  public static PyObject iand(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.AND, "&");
  }

  @PyFunction(name = "or_", signature = "(a, b, /)", doc = "Same as a | b.")
  public static PyObject or_(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.OR, "|");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a |= b.")
  public static PyObject ior(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.OR, "|");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a ^ b.")
  public static PyObject xor(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.binary(ts, a, b, Slot.XOR, "^");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a ^= b.")
  public static PyObject ixor(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.XOR, "^");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a ** b.")
  public static PyObject pow(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.power(ts, a, b, null);
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a **= b.")
  public static PyObject ipow(ThreadState ts, PyObject a, PyObject b) {
    return Numbers.inPlace(ts, a, b, Slot.POW, "**");
  }

  @PyFunction(signature = "(a, /)", doc = "Same as -a.")
  public static PyObject neg(ThreadState ts, PyObject a) {
    return Numbers.unary(ts, a, Slot.NEG, "unary -");
  }

  @PyFunction(signature = "(a, /)", doc = "Same as +a.")
  public static PyObject pos(ThreadState ts, PyObject a) {
    return Numbers.unary(ts, a, Slot.POS, "unary +");
  }

  @PyFunction(signature = "(a, /)", doc = "Same as ~a.")
  public static PyObject inv(ThreadState ts, PyObject a) {
    return Numbers.unary(ts, a, Slot.INVERT, "unary ~");
  }

  @PyFunction(signature = "(a, /)", doc = "Same as ~a.")
  public static PyObject invert(ThreadState ts, PyObject a) {
    return Numbers.unary(ts, a, Slot.INVERT, "unary ~");
  }

  @PyFunction(signature = "(a, /)", doc = "Same as abs(a).")
  public static PyObject abs(ThreadState ts, PyObject a) {
    return Numbers.unary(ts, a, Slot.ABS, "abs()");
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a < b.")
  public static PyObject lt(ThreadState ts, PyObject a, PyObject b) {
    return Comparison.compare(ts, a, b, CompareOp.LT);
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a <= b.")
  public static PyObject le(ThreadState ts, PyObject a, PyObject b) {
    return Comparison.compare(ts, a, b, CompareOp.LE);
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a == b.")
  public static PyObject eq(ThreadState ts, PyObject a, PyObject b) {
    return Comparison.compare(ts, a, b, CompareOp.EQ);
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a != b.")
  public static PyObject ne(ThreadState ts, PyObject a, PyObject b) {
    return Comparison.compare(ts, a, b, CompareOp.NE);
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a > b.")
  public static PyObject gt(ThreadState ts, PyObject a, PyObject b) {
    return Comparison.compare(ts, a, b, CompareOp.GT);
  }

  @PyFunction(signature = "(a, b, /)", doc = "Same as a >= b.")
  public static PyObject ge(ThreadState ts, PyObject a, PyObject b) {
    return Comparison.compare(ts, a, b, CompareOp.GE);
  }
}
