package org.boiga.example.ndarray;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StridedTest {
  private static Strided numbers(int... shape) {
    double[] elements = new double[Shape.size(shape)];
    Arrays.setAll(elements, i -> i);
    return Strided.over(Memory.of(elements), DType.FLOAT64, shape);
  }

  private static double[] elements(Strided a) {
    double[] read = new double[a.size()];
    new Cursor(a).read(read, read.length);
    return read;
  }

  @Test
  void viewsReadTheSameMemoryInAnotherOrder() {
    Strided a = numbers(2, 3);
    assertThat(elements(a.reversedAxes())).containsExactly(0, 3, 1, 4, 2, 5);
    assertThat(elements(a.at(1, 2))).containsExactly(2, 5);
    assertThat(elements(a.slice(1, 2, -2, 2))).containsExactly(2, 0, 5, 3);
    assertThat(elements(a.at(0, 1).broadcastTo(2, 3))).containsExactly(3, 4, 5, 3, 4, 5);
    assertThat(elements(numbers(2, 2, 2).withLast(0))).containsExactly(0, 4, 1, 5, 2, 6, 3, 7);
  }

  @Test
  void blocksMayEndAnywhereInARow() {
    Strided a = numbers(50, 41).reversedAxes();
    double[] whole = elements(a);
    Cursor in = new Cursor(a);
    double[] block = new double[17];
    for (int done = 0; done < whole.length; done += block.length) {
      int n = Math.min(block.length, whole.length - done);
      in.read(block, n);
      assertThat(Arrays.copyOf(block, n))
          .containsExactly(Arrays.copyOfRange(whole, done, done + n));
    }
  }

  @Test
  void elementsThatMoveWithinOneMemoryAreReadBeforeTheyAreWritten() {
    Strided a = numbers(5);
    a.slice(0, 1, 1, 4).assign(a.slice(0, 0, 1, 4));
    assertThat(elements(a)).containsExactly(0, 0, 1, 2, 3);
    Strided b = numbers(5);
    b.assign(b.slice(0, 4, -1, 5));
    assertThat(elements(b)).containsExactly(4, 3, 2, 1, 0);
  }

  @Test
  void anyMemoryWillDo() {
    try (Arena arena = Arena.ofConfined()) {
      var segment = arena.allocate(ValueLayout.JAVA_INT, 6);
      Strided ints = Strided.over(Memory.of(segment), DType.INT32, 3);
      ints.assign(numbers(3));
      Strided sum = Strided.zeros(DType.FLOAT32, 3);
      Elementwise.apply(BinaryOp.ADD, DType.FLOAT64, ints, numbers(3), sum);
      assertThat(elements(sum)).containsExactly(0, 2, 4);
    }
  }

  @Test
  void rowsAndColumnsAreSummedAlike() {
    Strided a = numbers(30, 40);
    double[] rows =
        IntStream.range(0, 30)
            .mapToDouble(i -> IntStream.range(0, 40).map(j -> 40 * i + j).sum())
            .toArray();
    Strided sums = Strided.zeros(DType.FLOAT64, 30);
    Reduction.SUM.apply(a, 1, sums);
    assertThat(elements(sums)).containsExactly(rows);
    Strided transposed =
        a.reversedAxes().copied(Memory.allocate(DType.FLOAT64, 1200), DType.FLOAT64);
    Reduction.SUM.apply(transposed.reversedAxes(), 1, sums);
    assertThat(elements(sums)).containsExactly(rows);
  }

  @Test
  void sortingKeepsTheOrderOfEqualElements() {
    Strided a = Strided.over(Memory.of(3, Double.NaN, 1, 3, -0.0, 0.0), DType.FLOAT64, 6);
    Strided order = Strided.zeros(DType.INT64, 6);
    Sorting.argsort(a, order);
    assertThat(elements(order)).containsExactly(4, 5, 2, 0, 3, 1);
  }
}
