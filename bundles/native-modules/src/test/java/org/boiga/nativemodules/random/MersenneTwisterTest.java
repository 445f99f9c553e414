package org.boiga.nativemodules.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MersenneTwisterTest {
  @Test
  void givesThePublishedSequence() {
    // The first numbers that the authors print for init_by_array({0x123, 0x234, 0x345, 0x456}).
    MersenneTwister m = new MersenneTwister();
    m.seed(new int[] {0x123, 0x234, 0x345, 0x456});
    long[] expected = {1067595299, 955945823, 477289528, 4107218783L, 4228976476L};
    for (long e : expected) {
      assertThat(Integer.toUnsignedLong(m.next())).isEqualTo(e);
    }
  }

  @Test
  void aCopiedStateGoesOnAlike() {
    MersenneTwister a = new MersenneTwister();
    a.seed(new int[] {42});
    for (int i = 0; i < 1000; i++) {
      a.next();
    }
    MersenneTwister b = new MersenneTwister();
    b.setState(a.state());
    for (int i = 0; i < 2000; i++) {
      assertThat(b.nextDouble()).isEqualTo(a.nextDouble());
    }
  }
}
