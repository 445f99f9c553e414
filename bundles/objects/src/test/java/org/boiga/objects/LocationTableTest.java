package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocationTableTest {
  private static final int SHORT = 0x80;
  private static final int NEXT_LINE = 0x80 | 11 << 3;
  private static final int NO_COLUMNS = 0x80 | 13 << 3;
  private static final int LONG = 0x80 | 14 << 3;
  private static final int NONE = 0x80 | 15 << 3;

  private static int[] decode(int instructions, int... table) {
    byte[] bytes = new byte[table.length];
    for (int i = 0; i < table.length; i++) {
      bytes[i] = (byte) table[i];
    }
    return LocationTable.decode(bytes, 10, instructions);
  }

  @Test
  void linesOfEntriesCountFromThoseBefore() {
    int minusOne = 3;
    int ninetyNine = 100; // columns are one more; in two chunks
    assertThat(
            decode(
                5,
                SHORT | 1,
                5 << 4 | 4,
                NEXT_LINE | 1,
                20,
                30,
                LONG | 1,
                minusOne,
                2,
                4,
                0x40 | ninetyNine & 63,
                ninetyNine >> 6,
                NO_COLUMNS | 1,
                4,
                NONE | 1))
        .containsExactly(
            0, 10, 10, 5, 9, //
            1, 11, 11, 20, 30, //
            2, 10, 12, 3, 99, //
            3, 12, 12, -1, -1, //
            4, -1, -1, -1, -1);
  }

  @Test
  void instructionsHaveThePositionOfTheirFirstCodeUnit() {
    assertThat(decode(3, SHORT, 1, SHORT, 2, SHORT | 2, 3, SHORT, 4))
        .containsExactly(0, 10, 10, 0, 1, 1, 10, 10, 0, 3);
  }

  @Test
  void instructionsAfterTheTableHaveNone() {
    assertThat(decode(2, SHORT | 1, 1)).containsExactly(0, 10, 10, 0, 1, 1, -1, -1, -1, -1);
    assertThat(decode(2)).containsExactly(0, -1, -1, -1, -1);
  }
}
