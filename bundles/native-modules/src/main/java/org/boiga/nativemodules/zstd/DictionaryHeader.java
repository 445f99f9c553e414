package org.boiga.nativemodules.zstd;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The header of a dictionary (RFC 8878, section 5): number, statistics for the codes of a frame's
 * parts, and the first offsets. The content follows.
 */
final class DictionaryHeader {
  private static final int NUMBER_AT = 4;
  private static final int STATISTICS_AT = 8;
  private static final int OFFSETS = 3 * 4;
  private static final int LEAST_CONTENT = 8;

  /** Numbers from here on, as far as the sign, are anybody's. */
  private static final int FIRST_NUMBER = 32768;

  private static final int MOST_SYMBOLS = 256;

  /** Codes whose statistics are there: offsets, lengths of matches, lengths of literals. */
  private static final int TABLES = 3;

  private final byte[] bytes;
  private int bit;

  private DictionaryHeader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A dictionary with other content, of which the end counts where not all has room. */
  static byte[] replaceContent(byte[] dictionary, byte[] content, int size) {
    int header = new DictionaryHeader(dictionary).size();
    int n = Math.min(content.length, size - header);
    if (n < LEAST_CONTENT) {
      throw new IllegalArgumentException("Destination buffer is too small");
    }
    byte[] result = Arrays.copyOf(dictionary, header + n);
    System.arraycopy(content, content.length - n, result, header, n);
    CRC32 sum = new CRC32();
    sum.update(result, STATISTICS_AT, result.length - STATISTICS_AT);
    int number =
        (int) Long.remainderUnsigned(sum.getValue(), Integer.MAX_VALUE - FIRST_NUMBER)
            + FIRST_NUMBER;
    for (int i = 0; i < 4; i++) {
      result[NUMBER_AT + i] = (byte) (number >>> 8 * i);
    }
    return result;
  }

  private int size() {
    int first = bytes[STATISTICS_AT] & 0xFF;
    // The lengths of literals' codes: compressed, or four bits each.
    int at = STATISTICS_AT + 1 + (first < 128 ? first : (first - 127 + 1) / 2);
    for (int i = 0; i < TABLES; i++) {
      bit = 8 * at;
      skipTable();
      at = (bit + 7) / 8;
    }
    return at + OFFSETS;
  }

  private int bits(int from, int n) {
    int v = 0;
    for (int i = 0; i < n; i++) {
      int at = from + i;
      v |= (bytes[at >> 3] >> (at & 7) & 1) << i;
    }
    return v;
  }

  private int take(int n) {
    int v = bits(bit, n);
    bit += n;
    return v;
  }

  /** Goes past the table of a finite state entropy code (section 4.1.1). */
  private void skipTable() {
    int left = (1 << take(4) + 5) + 1;
    for (int symbols = 0; left > 1 && symbols < MOST_SYMBOLS; symbols++) {
      int probability = probability(left);
      left -= Math.abs(probability);
      while (probability == 0) {
        int repeat = take(2);
        symbols += repeat;
        if (repeat < 3) {
          break;
        }
      }
    }
  }

  /** The next probability, of which there are {@code left} plus one; small ones have fewer bits. */
  private int probability(int left) {
    int width = 32 - Integer.numberOfLeadingZeros(left);
    int threshold = 1 << width - 1;
    int most = 2 * threshold - 1 - left;
    int low = bits(bit, width - 1);
    if (low < most) {
      bit += width - 1;
      return low - 1;
    }
    int v = take(width);
    return (v >= threshold ? v - most : v) - 1;
  }
}
