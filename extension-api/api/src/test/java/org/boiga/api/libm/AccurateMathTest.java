package org.boiga.api.libm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccurateMathTest {
  private final Random random = new Random(5);

  @Test
  void inverseTrigonometricFunctionsAgreeWithEachOther() {
    assertThat(AccurateMath.acos(-1)).isEqualTo(Math.PI);
    assertThat(AccurateMath.atan(1)).isEqualTo(Math.PI / 4);
    for (int i = 0; i < 2000; i++) {
      double x = 2 * random.nextDouble() - 1;
      double asin = AccurateMath.asin(x);
      assertThat(Math.sin(asin)).isCloseTo(x, within(2 * Math.ulp(1.0)));
      assertThat(asin + AccurateMath.acos(x)).isCloseTo(Math.PI / 2, within(Math.ulp(2.0)));
      assertThat(AccurateMath.atan2(x, -0.5)).isCloseTo(Math.atan2(x, -0.5), within(1e-15));
    }
  }

  @Test
  void normsAreCorrectlyRounded() {
    for (int i = 0; i < 500; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble() * 1000;
      BigDecimal square = new BigDecimal(x).pow(2).add(new BigDecimal(y).pow(2));
      assertThat(AccurateMath.hypot(x, y))
          .isEqualTo(square.sqrt(new MathContext(40)).doubleValue());
    }
    assertThat(AccurateMath.hypot(1.5e308, 1.5e308)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(AccurateMath.norm(Double.NaN, Double.NEGATIVE_INFINITY))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(AccurateMath.norm(3e-320, 4e-320)).isEqualTo(5e-320);
  }

  @Test
  void logarithmsOfPowersAreExact() {
    for (int e = -1074; e < 1024; e++) {
      assertThat(AccurateMath.log2(Math.scalb(1.0, e))).isEqualTo(e);
    }
    for (int e = -300; e < 300; e++) {
      assertThat(AccurateMath.log10(Double.parseDouble("1e" + e))).isEqualTo(e);
    }
  }

  @Test
  void rootsOfCubesAreExact() {
    for (int i = -100; i < 100; i++) {
      assertThat(AccurateMath.cbrt((double) i * i * i)).isEqualTo(i);
    }
  }

  @Test
  void hyperbolicFunctionsAreInverses() {
    for (int i = 0; i < 500; i++) {
      double x = 10 * random.nextDouble();
      assertThat(AccurateMath.asinh(AccurateMath.sinh(x))).isCloseTo(x, within(1e-14));
      assertThat(AccurateMath.acosh(AccurateMath.cosh(1 + x))).isCloseTo(1 + x, within(1e-14));
      assertThat(AccurateMath.atanh(AccurateMath.tanh(x / 10))).isCloseTo(x / 10, within(1e-14));
    }
  }
}
