package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PyFloatTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private static double anyFinite(Random r) {
    double d;
    do {
      d = Double.longBitsToDouble(r.nextLong());
    } while (!Double.isFinite(d));
    return d;
  }

  private PyObject parse(String s) {
    return Calls.call(ts, PyFloat.TYPE, PyStr.of(s));
  }

  @Test
  void reprIsTheShortestTextThatReadsBack() {
    assertThat(FloatText.repr(1e16)).isEqualTo("1e+16");
    assertThat(FloatText.repr(123456789012345680.0)).isEqualTo("1.2345678901234568e+17");
    assertThat(FloatText.repr(9007199254740993.0)).isEqualTo("9007199254740992.0");
    assertThat(FloatText.repr(0.0001)).isEqualTo("0.0001");
    assertThat(FloatText.repr(0.00001)).isEqualTo("1e-05");
    assertThat(FloatText.repr(5e-324)).isEqualTo("5e-324");
    assertThat(FloatText.repr(1e-323)).isEqualTo("1e-323");
    assertThat(FloatText.repr(-0.0)).isEqualTo("-0.0");
    assertThat(FloatText.repr(Double.NaN)).isEqualTo("nan");
    Random r = new Random(1);
    for (int i = 0; i < 2000; i++) {
      double d = anyFinite(r);
      assertThat(Double.parseDouble(FloatText.repr(d))).isEqualTo(d);
    }
  }

  @Test
  void fixedPointIsRoundedFromTheExactValue() {
    assertThat(FloatText.format(0.125, 'f', 2, 0)).isEqualTo("0.12");
    assertThat(FloatText.format(2.675, 'f', 2, 0)).isEqualTo("2.67");
    assertThat(FloatText.format(0.5, 'f', 0, 0)).isEqualTo("0");
    assertThat(FloatText.format(1e22, 'f', 3, 0)).isEqualTo("10000000000000000000000.000");
    Random r = new Random(2);
    for (int i = 0; i < 3000; i++) {
      double d = r.nextInt(20_000_000) / 8.0 + r.nextInt(3) * Math.ulp(1e6);
      int digits = r.nextInt(5);
      assertThat(FloatText.format(d, 'f', digits, 0))
          .isEqualTo(new BigDecimal(d).setScale(digits, RoundingMode.HALF_EVEN).toPlainString());
    }
  }

  @Test
  void readsAllSpellings() {
    assertThat(f.repr(parse(" 1_0.5e-1_0 "))).isEqualTo("1.05e-09");
    assertThat(f.repr(parse("-Infinity"))).isEqualTo("-inf");
    assertThat(f.repr(parse("+NaN"))).isEqualTo("nan");
    assertThat(f.repr(parse("\u0661.\u0665"))).isEqualTo("1.5");
    for (String s : new String[] {"", "1d", "0x10", "1__0", "1_", "1 2", "e5", "infi"}) {
      assertThat(f.error(() -> parse(s)))
          .isEqualTo("ValueError: could not convert string to float: '" + s + "'");
    }
  }

  @Test
  void remainderHasTheSignOfTheDivisor() {
    assertThat(FloatMath.floorMod(-1, 3)).isEqualTo(2);
    assertThat(FloatMath.floorMod(1, Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(1 / FloatMath.floorMod(4, -2)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(FloatMath.floorDiv(-1, 3)).isEqualTo(-1);
    assertThat(f.error(() -> PyFloat.mod(ts, 1, 0)))
        .isEqualTo("ZeroDivisionError: division by zero");
  }

  @Test
  void powersAsInC() {
    assertThat(f.repr(PyFloat.pow(ts, 1, Double.NaN))).isEqualTo("1.0");
    assertThat(f.repr(PyFloat.pow(ts, -1, Double.POSITIVE_INFINITY))).isEqualTo("1.0");
    assertThat(f.repr(PyFloat.pow(ts, -4, 0.5))).endsWith("2j)");
    assertThat(f.error(() -> PyFloat.pow(ts, 0, -1)))
        .isEqualTo("ZeroDivisionError: zero to a negative power");
    assertThat(f.error(() -> PyFloat.pow(ts, 10, 400)))
        .isEqualTo("OverflowError: (34, 'Numerical result out of range')");
  }

  @Test
  void roundsToEvenOnTheExactValue() {
    assertThat(f.repr(new PyFloat(2.5).round(ts, null))).isEqualTo("2");
    assertThat(f.repr(new PyFloat(2.675).round(ts, Py.int_(2)))).isEqualTo("2.67");
    assertThat(f.repr(new PyFloat(-0.4).round(ts, Py.int_(0)))).isEqualTo("-0.0");
    assertThat(f.repr(new PyFloat(1234.5).round(ts, Py.int_(-2)))).isEqualTo("1200.0");
    assertThat(f.error(() -> new PyFloat(1.7e308).round(ts, Py.int_(-308))))
        .isEqualTo("OverflowError: rounded value too large to represent");
    assertThat(f.error(() -> new PyFloat(Double.NaN).round(ts, null)))
        .isEqualTo("ValueError: cannot convert float NaN to integer");
  }

  @Test
  void hexadecimalTextIsExact() {
    assertThat(FloatHex.toHex(2.5)).isEqualTo("0x1.4000000000000p+1");
    assertThat(FloatHex.toHex(5e-324)).isEqualTo("0x0.0000000000001p-1022");
    assertThat(FloatHex.fromHex(ts, " -0x.8P1 ")).isEqualTo(-1.0);
    Random r = new Random(3);
    for (int i = 0; i < 1000; i++) {
      double d = anyFinite(r);
      assertThat(FloatHex.fromHex(ts, FloatHex.toHex(d))).isEqualTo(d);
    }
    assertThat(f.error(() -> FloatHex.fromHex(ts, "0x1p5000")))
        .isEqualTo("OverflowError: hexadecimal value too large to represent as a float");
  }

  @Test
  void integerRatioIsInLowestTerms() {
    assertThat(f.repr(new PyFloat(0.75).asIntegerRatio(ts))).isEqualTo("(3, 4)");
    assertThat(f.repr(new PyFloat(-1e22).asIntegerRatio(ts)))
        .isEqualTo("(-10000000000000000000000, 1)");
  }
}
