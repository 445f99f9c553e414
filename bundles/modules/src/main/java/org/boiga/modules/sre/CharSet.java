package org.boiga.modules.sre;

/**
 * A set of characters in a pattern, such as {@code [a-z\d]}, with what is to be done about case.
 */
final class CharSet {
  private final int[] code;
  private final int start;
  private final int op;

  /** Whether the characters below 256 are in the set. */
  private final long[] latin = new long[4];

  /**
   * The set at {@code start}.
   *
   * @param op the instruction that it is for: IN or one of its kin
   */
  CharSet(int[] code, int start, int op) {
    this.code = code;
    this.start = start;
    this.op = op;
    for (int c = 0; c < 256; c++) {
      if (evaluate(c)) {
        latin[c >> 6] |= 1L << c;
      }
    }
  }

  boolean has(int c) {
    return c < 256 ? (latin[c >> 6] >> c & 1) != 0 : evaluate(c);
  }

  private boolean evaluate(int c) {
    return switch (op) {
      case Op.IN_IGNORE -> contains(Chars.lowerAscii(c));
      case Op.IN_UNI_IGNORE -> contains(Chars.lowerUnicode(c));
      case Op.IN_LOC_IGNORE -> contains(Chars.lowerLocale(c)) || contains(Chars.upperLocale(c));
      default -> contains(c);
    };
  }

  private boolean contains(int c) {
    boolean ok = true;
    int pc = start;
    while (true) {
      int a = pc + 1;
      switch (code[pc]) {
        case Op.FAILURE -> {
          return !ok;
        }
        case Op.NEGATE -> {
          ok = !ok;
          pc = a;
        }
        case Op.LITERAL -> {
          if (c == code[a]) {
            return ok;
          }
          pc = a + 1;
        }
        case Op.CATEGORY -> {
          if (Chars.isCategory(code[a], c)) {
            return ok;
          }
          pc = a + 1;
        }
        case Op.RANGE -> {
          if (c >= code[a] && c <= code[a + 1]) {
            return ok;
          }
          pc = a + 2;
        }
        case Op.RANGE_UNI_IGNORE -> {
          int upper = Chars.upperUnicode(c);
          if (c >= code[a] && c <= code[a + 1] || upper >= code[a] && upper <= code[a + 1]) {
            return ok;
          }
          pc = a + 2;
        }
        case Op.CHARSET -> {
          if (c < 256 && (code[a + (c >> 5)] >> c & 1) != 0) {
            return ok;
          }
          pc = a + 8;
        }
        case Op.BIGCHARSET -> {
          int blocks = code[a];
          if (c < 0x10000) {
            int page = c >> 8;
            int block = code[a + 1 + (page >> 2)] >> 8 * (page & 3) & 0xFF;
            if ((code[a + 65 + block * 8 + ((c & 0xFF) >> 5)] >> c & 1) != 0) {
              return ok;
            }
          }
          pc = a + 65 + blocks * 8;
        }
        default -> throw new IllegalArgumentException("no set at " + start);
      }
    }
  }
}
