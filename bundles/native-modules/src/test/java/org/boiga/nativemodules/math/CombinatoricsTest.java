package org.boiga.nativemodules.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class CombinatoricsTest {
  private static BigInteger c(int n, int k) {
    return Combinatorics.combinations(BigInteger.valueOf(n), k);
  }

  @Test
  void combinationsObeyPascal() {
    for (int n = 1; n < 120; n++) {
      for (int k = 1; k < n; k++) {
        assertThat(c(n, k)).isEqualTo(c(n - 1, k - 1).add(c(n - 1, k)));
      }
    }
  }

  @Test
  void permutationsAreQuotientsOfFactorials() {
    for (int n = 0; n < 60; n++) {
      for (int k = 0; k <= n; k++) {
        assertThat(Combinatorics.permutations(BigInteger.valueOf(n), k))
            .isEqualTo(Combinatorics.factorial(n).divide(Combinatorics.factorial(n - k)));
      }
    }
  }

  @Test
  void sizesBeyondLong() {
    BigInteger n = BigInteger.TWO.pow(70);
    assertThat(Combinatorics.combinations(n, 2))
        .isEqualTo(n.multiply(n.subtract(BigInteger.ONE)).shiftRight(1));
    assertThat(Combinatorics.permutations(n, 2)).isEqualTo(n.multiply(n.subtract(BigInteger.ONE)));
  }
}
