package org.boiga.example.ndarray;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void sizeIsTheProductUnlessItIsTooMuch() {
    assertThat(Shape.size()).isEqualTo(1);
    assertThat(Shape.size(2, 3, 4)).isEqualTo(24);
    assertThat(Shape.size(1 << 20, 0, 1 << 20)).isZero();
    assertThat(Shape.size(1 << 20, 1 << 20)).isEqualTo(-1);
    assertThat(Shape.size(2, -1)).isEqualTo(-1);
  }

  @Test
  void shapesAreBroadcastFromTheLastAxisOn() {
    assertThat(broadcast(new int[] {2, 1, 4}, 3, 1)).containsExactly(2, 3, 4);
    assertThat(broadcast(new int[] {}, 5)).containsExactly(5);
    assertThat(broadcast(new int[] {1}, 0)).containsExactly(0);
    assertThat(broadcast(new int[] {3}, 4)).isNull();
  }

  private static int[] broadcast(int[] a, int... b) {
    assertThat(Shape.broadcast(b, a)).isEqualTo(Shape.broadcast(a, b));
    return Shape.broadcast(a, b);
  }

  @Test
  void repeatedElementsAreZeroBytesApart() {
    long[] strides =
        Shape.broadcastStrides(new int[] {3, 1}, new long[] {8, 8}, new int[] {2, 3, 4});
    assertThat(strides).containsExactly(0, 8, 0);
    assertThat(Shape.broadcastStrides(new int[] {3}, new long[] {8}, new int[] {4})).isNull();
    assertThat(Shape.broadcastStrides(new int[] {3, 1}, new long[] {8, 8}, new int[] {3})).isNull();
  }

  @Test
  void oneDimensionFollowsFromTheOthers() {
    assertThat(Shape.resolve(new int[] {2, -1}, 6)).containsExactly(2, 3);
    assertThat(Shape.resolve(new int[] {-1}, 0)).containsExactly(0);
    assertThat(Shape.resolve(new int[] {4, -1}, 6)).isNull();
    assertThat(Shape.resolve(new int[] {0, -1}, 0)).isNull();
    assertThat(Shape.resolve(new int[] {-1, -1}, 4)).isNull();
    assertThat(Shape.resolve(new int[] {3}, 4)).isNull();
    assertThat(Shape.resolve(new int[] {1 << 20, 1 << 20}, 4)).isNull();
  }

  @Test
  void axesOfLengthOneLeaveNoGaps() {
    assertThat(Shape.isContiguous(new int[] {2, 1, 3}, new long[] {24, 999, 8}, 8)).isTrue();
    assertThat(Shape.isContiguous(new int[] {2, 3}, new long[] {8, 16}, 8)).isFalse();
    assertThat(Shape.isContiguous(new int[] {2, 0}, new long[] {5, 5}, 8)).isTrue();
  }
}
