package org.boiga.nativemodules.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpecialFunctionsTest {
  @Test
  void errorFunctionsComplementEachOther() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double x = 6 * random.nextDouble();
      assertThat(ErrorFunction.erf(x) + ErrorFunction.erfc(x)).isCloseTo(1, within(3e-16));
      assertThat(ErrorFunction.erf(-x)).isEqualTo(-ErrorFunction.erf(x));
    }
  }

  @Test
  void errorFunctionsAtKnownPoints() {
    assertThat(ErrorFunction.erf(1)).isEqualTo(0.8427007929497149);
    assertThat(ErrorFunction.erfc(26)).isCloseTo(5.663192408856143e-296, within(2e-311));
    assertThat(ErrorFunction.erfc(28)).isZero();
    assertThat(1 / ErrorFunction.erf(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void gammaExtendsTheFactorial() {
    double factorial = 1;
    for (int n = 1; n < 23; n++) {
      assertThat(GammaFunction.gamma(n)).isEqualTo(factorial);
      factorial *= n;
    }
    assertThat(GammaFunction.gamma(0.5)).isCloseTo(Math.sqrt(Math.PI), within(4e-16));
    assertThat(GammaFunction.gamma(-1.5)).isCloseTo(4 * Math.sqrt(Math.PI) / 3, within(2e-15));
    assertThat(GammaFunction.gamma(-2)).isNaN();
    assertThat(GammaFunction.lgamma(100.5)).isCloseTo(361.4355404677, within(1e-9));
  }
}
