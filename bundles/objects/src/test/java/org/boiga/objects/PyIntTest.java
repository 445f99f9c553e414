package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PyIntTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;
  private final Random random = new Random(7);

  private static PyInt big(String s) {
    return PyInt.of(new BigInteger(s));
  }

  private PyInt anyInt() {
    return PyInt.of(
        new BigInteger(1 + random.nextInt(130), random)
            .subtract(BigInteger.ONE.shiftLeft(random.nextInt(100))));
  }

  private PyObject call(PyType type, Object... args) {
    PyObject[] a = new PyObject[args.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = f.py(args[i]);
    }
    return Calls.call(ts, type, a);
  }

  @Test
  void eachValueHasOneRepresentation() {
    PyInt max = PyInt.of(Long.MAX_VALUE);
    PyInt above = PyInt.add(max, PyInt.of(1));
    assertThat(above).isInstanceOf(BigInt.class);
    assertThat(PyInt.sub(above, PyInt.of(1))).isInstanceOf(SmallInt.class);
    assertThat(PyInt.neg(PyInt.of(Long.MIN_VALUE))).isInstanceOf(BigInt.class);
    assertThat(PyInt.floorDiv(ts, PyInt.of(Long.MIN_VALUE), PyInt.of(-1)).bigValue())
        .isEqualTo(BigInteger.ONE.shiftLeft(63));
  }

  @Test
  void quotientAndRemainderMakeUpTheDividend() {
    for (int i = 0; i < 2000; i++) {
      PyInt a = anyInt();
      PyInt b = anyInt();
      if (b.signum() == 0) {
        continue;
      }
      PyInt q = PyInt.floorDiv(ts, a, b);
      PyInt r = PyInt.mod(ts, a, b);
      assertThat(PyInt.compare(PyInt.add(PyInt.mul(q, b), r), a)).isZero();
      assertThat(r.signum() == 0 || r.signum() == b.signum()).isTrue();
    }
  }

  @Test
  void trueDivisionRoundsOnce() {
    assertThat(PyInt.trueDiv(ts, big("9007199254740993"), PyInt.of(1))).isEqualTo(0x1p53);
    assertThat(PyInt.trueDiv(ts, big("1" + "0".repeat(400)), big("3" + "0".repeat(399))))
        .isEqualTo(10.0 / 3.0);
    assertThat(PyInt.trueDiv(ts, PyInt.of(1), big("1" + "0".repeat(323)))).isEqualTo(1e-323);
    assertThat(1 / PyInt.trueDiv(ts, PyInt.of(0), PyInt.of(-1)))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(f.error(() -> PyInt.trueDiv(ts, big("1" + "0".repeat(400)), PyInt.of(3))))
        .isEqualTo("OverflowError: integer division result too large for a float");
  }

  @Test
  void powerWithModulusTakesItsSignAndInverts() {
    assertThat(f.repr(PyInt.pow(ts, PyInt.of(3), PyInt.of(-1), PyInt.of(-7)))).isEqualTo("-2");
    assertThat(f.repr(PyInt.pow(ts, PyInt.of(2), PyInt.of(10)))).isEqualTo("1024");
    assertThat(f.repr(PyInt.pow(ts, PyInt.of(2), PyInt.of(-1)))).isEqualTo("0.5");
    assertThat(f.error(() -> PyInt.pow(ts, PyInt.of(2), PyInt.of(-1), PyInt.of(4))))
        .isEqualTo("ValueError: base is not invertible for the given modulus");
    assertThat(f.error(() -> PyInt.pow(ts, PyInt.of(2), PyInt.of(1), PyInt.of(0))))
        .isEqualTo("ValueError: pow() 3rd argument cannot be 0");
  }

  @Test
  void shiftsOfAnySize() {
    assertThat(f.repr(PyInt.lshift(ts, PyInt.of(1), PyInt.of(64))))
        .isEqualTo("18446744073709551616");
    assertThat(f.repr(PyInt.rshift(ts, PyInt.of(-1), big("1" + "0".repeat(30))))).isEqualTo("-1");
    assertThat(f.error(() -> PyInt.lshift(ts, PyInt.of(1), PyInt.of(-1))))
        .isEqualTo("ValueError: negative shift count");
    assertThat(f.error(() -> PyInt.lshift(ts, PyInt.of(1), big("1" + "0".repeat(30)))))
        .isEqualTo("OverflowError: too many digits in integer");
  }

  @Test
  void whatIsTooLargeForTheJvmIsAMemoryErrorAtOnce() {
    PyInt bits = big("2147483647");
    assertThat(f.error(() -> PyInt.lshift(ts, PyInt.of(1), bits))).startsWith("MemoryError");
    assertThat(f.error(() -> PyInt.lshift(ts, PyInt.of(9), big("9223372036854775807"))))
        .startsWith("MemoryError");
    assertThat(f.error(() -> PyInt.pow(ts, PyInt.of(2), big("2147483648"))))
        .startsWith("MemoryError");
    assertThat(f.error(() -> PyInt.pow(ts, PyInt.of(-3), big("1" + "0".repeat(30)))))
        .startsWith("MemoryError");
    PyInt half = PyInt.lshift(ts, PyInt.of(1), PyInt.of(1 << 30));
    assertThatThrownBy(() -> PyInt.mul(half, half)).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void comparesWithFloatsExactly() {
    PyObject a = PyInt.of((1L << 53) + 1);
    assertThat(Comparison.test(ts, a, Py.float_(0x1p53), CompareOp.GT)).isTrue();
    assertThat(Comparison.test(ts, Py.float_(0x1p53), a, CompareOp.LT)).isTrue();
    assertThat(Comparison.test(ts, big("1" + "0".repeat(400)), Py.float_(1e308), CompareOp.GT))
        .isTrue();
    assertThat(Comparison.test(ts, Py.int_(0), Py.float_(Double.NaN), CompareOp.NE)).isTrue();
  }

  @Test
  void equalNumbersHaveEqualHashes() {
    for (long v : new long[] {0, -1, 1, 1L << 61, (1L << 61) - 256, -(1L << 62), 1L << 60}) {
      assertThat(Comparison.hash(ts, Py.float_(v))).isEqualTo(Comparison.hash(ts, Py.int_(v)));
    }
    assertThat(Comparison.hash(ts, Py.int_(-1))).isEqualTo(-2);
    assertThat(Comparison.hash(ts, Py.float_(1.5))).isEqualTo(1152921504606846977L);
  }

  @Test
  void readsLiteralsOfAllBases() {
    assertThat(f.repr(call(PyInt.TYPE, " -0x_fF ", 0))).isEqualTo("-255");
    assertThat(f.repr(call(PyInt.TYPE, "0o17", 8))).isEqualTo("15");
    assertThat(f.repr(call(PyInt.TYPE, "z", 36))).isEqualTo("35");
    assertThat(f.repr(call(PyInt.TYPE, "\u0661_\u0662"))).isEqualTo("12");
    assertThat(f.error(() -> call(PyInt.TYPE, "010", 0)))
        .isEqualTo("ValueError: invalid literal for int() with base 0: '010'");
    assertThat(f.error(() -> call(PyInt.TYPE, "1__0")))
        .isEqualTo("ValueError: invalid literal for int() with base 10: '1__0'");
    assertThat(f.error(() -> call(PyInt.TYPE, 1, 10)))
        .isEqualTo("TypeError: int() can't convert non-string with explicit base");
    assertThat(f.error(() -> call(PyInt.TYPE, "1", 37)))
        .isEqualTo("ValueError: int() base must be >= 2 and <= 36, or 0");
  }

  @Test
  void longTextsAreReadByHalvesAndLimited() {
    String digits = "1234567890".repeat(600);
    f.interp.intMaxStrDigits = 0;
    assertThat(((PyInt) call(PyInt.TYPE, digits)).bigValue()).isEqualTo(new BigInteger(digits));
    f.interp.intMaxStrDigits = 4300;
    assertThat(f.error(() -> call(PyInt.TYPE, digits)))
        .isEqualTo(
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has"
                + " 6000 digits; use sys.set_int_max_str_digits() to increase the limit");
    assertThat(f.error(() -> f.repr(big(digits))))
        .isEqualTo(
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use"
                + " sys.set_int_max_str_digits() to increase the limit");
    assertThat(f.repr(big("9".repeat(4300)))).hasSize(4300);
  }

  @Test
  void bytesAndBack() {
    for (int i = 0; i < 200; i++) {
      PyInt v = anyInt();
      PyObject bytes = v.toBytes(ts, 20, "little", true);
      assertThat(PyInt.fromBytes(ts, PyInt.TYPE, bytes, "little", true))
          .matches(r -> Comparison.same(ts, r, v));
    }
    assertThat(f.repr(PyInt.of(1024).toBytes(ts, 2, "big", false))).isEqualTo("b'\\x04\\x00'");
    assertThat(f.error(() -> PyInt.of(-1).toBytes(ts, 1, "big", false)))
        .isEqualTo("OverflowError: can't convert negative int to unsigned");
    assertThat(f.error(() -> PyInt.of(128).toBytes(ts, 1, "big", true)))
        .isEqualTo("OverflowError: int too big to convert");
  }

  @Test
  void roundingToPowersOfTenIsHalfToEven() {
    assertThat(f.repr(PyInt.of(25).round(ts, PyInt.of(-1)))).isEqualTo("20");
    assertThat(f.repr(PyInt.of(35).round(ts, PyInt.of(-1)))).isEqualTo("40");
    assertThat(f.repr(PyInt.of(-15).round(ts, PyInt.of(-1)))).isEqualTo("-20");
    assertThat(f.repr(PyInt.of(999).round(ts, PyInt.of(-4)))).isEqualTo("0");
  }

  @Test
  void boolsStayBoolsInBitOperationsOnly() {
    assertThat(Numbers.binary(ts, Py.True, Py.False, Slot.OR, "|")).isSameAs(Py.True);
    assertThat(f.repr(Numbers.binary(ts, Py.True, Py.int_(2), Slot.OR, "|"))).isEqualTo("3");
    assertThat(f.repr(Numbers.binary(ts, Py.True, Py.True, Slot.ADD, "+"))).isEqualTo("2");
  }
}
