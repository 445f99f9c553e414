package org.boiga.nativemodules.multibyte;

import java.util.Arrays;
import org.boiga.api.PyUnicodeWriter;
import org.boiga.nativemodules.support.ByteSink;

/**
 * GB 18030: what its table does not have is numbered, and written as four bytes of which the second
 * and fourth are digits.
 */
final class Gb18030 extends TableEncoding {
  private static final int SUPPLEMENTARY = 0x10000;

  /** Number of the first character beyond the basic plane. */
  private static final int SUPPLEMENTARY_NUMBER = number(0x90, '0', 0x81, '0');

  /** The characters of the basic plane that the table does not have. */
  private final char[] numbered;

  Gb18030() {
    super(CharacterTables.gb18030(), Leads.ALL);
    char[] found = new char[SUPPLEMENTARY];
    int n = 0;
    for (int c = 0x80; c < SUPPLEMENTARY; c++) {
      if (table.code(c) == CharacterTable.NONE && !Character.isSurrogate((char) c)) {
        found[n++] = (char) c;
      }
    }
    numbered = Arrays.copyOf(found, n);
  }

  private static int number(int b1, int b2, int b3, int b4) {
    return (((b1 - 0x81) * 10 + b2 - '0') * 126 + b3 - 0x81) * 10 + b4 - '0';
  }

  @Override
  public int encode(byte[] state, int[] text, int at, boolean last, ByteSink out) {
    int c = text[at];
    int n = c < SUPPLEMENTARY ? -1 : SUPPLEMENTARY_NUMBER + c - SUPPLEMENTARY;
    if (n < 0 && table.code(c) == CharacterTable.NONE) {
      n = Arrays.binarySearch(numbered, (char) c);
    }
    if (n < 0) {
      return super.encode(state, text, at, last, out);
    }
    out.write(0x81 + n / 12600).write('0' + n / 1260 % 10);
    out.write(0x81 + n / 10 % 126).write('0' + n % 10);
    return 1;
  }

  @Override
  public int decode(byte[] state, byte[] in, int at, PyUnicodeWriter out) {
    if (in[at] >= 0 || at + 1 >= in.length || !isDigit(in[at + 1])) {
      return super.decode(state, in, at, out);
    }
    if (at + 4 > in.length) {
      return INCOMPLETE;
    }
    int first = in[at] & 0xFF;
    int third = in[at + 2] & 0xFF;
    if (first < 0x81 || first > 0xFE || third < 0x81 || third > 0xFE || !isDigit(in[at + 3])) {
      return -1;
    }
    int n = number(first, in[at + 1], third, in[at + 3]);
    int c = n < numbered.length ? numbered[n] : n - SUPPLEMENTARY_NUMBER + SUPPLEMENTARY;
    if (n >= numbered.length && c < SUPPLEMENTARY || c > Character.MAX_CODE_POINT) {
      return -1;
    }
    out.WriteChar(c);
    return 4;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
