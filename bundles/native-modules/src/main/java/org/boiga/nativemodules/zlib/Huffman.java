package org.boiga.nativemodules.zlib;

/** A prefix code of RFC 1951, as a table from the next bits to symbols. */
final class Huffman {
  static final int LONGEST = 15;

  /** The fixed codes. */
  static final Huffman FIXED_LITERALS = fixedLiterals();

  static final Huffman FIXED_DISTANCES = fixedDistances();

  /** How many bits an entry is found by. */
  final int bits;

  /** By the next bits, the first one lowest: symbol times 16 plus length; 0 if there is none. */
  final short[] table;

  private Huffman(int bits, short[] table) {
    this.bits = bits;
    this.table = table;
  }

  /** Which codes may have unused bit patterns. */
  enum Kind {
    LENGTHS,
    LITERALS,
    DISTANCES
  }

  /**
   * The code with given lengths.
   *
   * @param lengths from {@code from} on, {@code n} of them; 0 for symbols that do not occur
   * @return null if there is no such code
   */
  static Huffman of(byte[] lengths, int from, int n, Kind kind) {
    int[] count = new int[LONGEST + 1];
    for (int i = 0; i < n; i++) {
      count[lengths[from + i]]++;
    }
    int longest = LONGEST;
    while (longest > 0 && count[longest] == 0) {
      longest--;
    }
    if (longest == 0) {
      return new Huffman(1, new short[2]);
    }
    int left = 1;
    for (int length = 1; length <= LONGEST; length++) {
      left = (left << 1) - count[length];
      if (left < 0) {
        return null;
      }
    }
    if (left > 0 && (kind == Kind.LENGTHS || longest != 1)) {
      return null;
    }
    int[] next = new int[LONGEST + 2];
    for (int length = 1; length <= LONGEST; length++) {
      next[length + 1] = next[length] + count[length] << 1;
    }
    short[] table = new short[1 << longest];
    for (int symbol = 0; symbol < n; symbol++) {
      int length = lengths[from + symbol];
      if (length != 0) {
        int code = Integer.reverse(next[length]++) >>> 32 - length;
        for (int i = code; i < table.length; i += 1 << length) {
          table[i] = (short) (symbol << 4 | length);
        }
      }
    }
    return new Huffman(longest, table);
  }

  private static Huffman fixedLiterals() {
    byte[] lengths = new byte[288];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (byte) (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
    }
    return of(lengths, 0, lengths.length, Kind.LITERALS);
  }

  private static Huffman fixedDistances() {
    byte[] lengths = new byte[32];
    java.util.Arrays.fill(lengths, (byte) 5);
    return of(lengths, 0, lengths.length, Kind.DISTANCES);
  }
}
