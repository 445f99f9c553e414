package org.boiga.nativemodules.binascii;

import java.io.ByteArrayOutputStream;
import org.boiga.api.PyContext;
import org.boiga.nativemodules.support.ByteSpan;

/** One line of uuencoded data. */
final class UuEncoding {
  private static final int LONGEST = 45;

  private UuEncoding() {}

  static byte[] encode(PyContext ctx, ByteSpan s, boolean backtick) {
    int n = s.length();
    if (n > LONGEST) {
      throw BinasciiModule.error(ctx, "At most 45 bytes at once");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(character(n, backtick));
    for (int i = 0; i < n; i += 3) {
      int group = s.at(i) << 16 | at(s, i + 1) << 8 | at(s, i + 2);
      for (int shift = 18; shift >= 0; shift -= 6) {
        out.write(character(group >> shift & 63, backtick));
      }
    }
    out.write('\n');
    return out.toByteArray();
  }

  private static int at(ByteSpan s, int i) {
    return i < s.length() ? s.at(i) : 0;
  }

  private static int character(int v, boolean backtick) {
    return backtick && v == 0 ? '`' : ' ' + v;
  }

  static byte[] decode(PyContext ctx, ByteSpan s) {
    byte[] out = new byte[(at(s, 0) - ' ') & 63];
    int i = 1;
    int bits = 0;
    int count = 0;
    for (int k = 0; k < out.length; i++) {
      int c = at(s, i);
      int v = 0;
      // Blanks at the end may be missing.
      if (i < s.length() && c != '\n' && c != '\r') {
        if (c < ' ' || c > ' ' + 64) {
          throw BinasciiModule.error(ctx, "Illegal char");
        }
        v = c - ' ' & 63;
      }
      bits = bits << 6 | v;
      count += 6;
      if (count >= 8) {
        count -= 8;
        out[k++] = (byte) (bits >> count);
      }
    }
    for (; i < s.length(); i++) {
      int c = s.at(i);
      if (c != ' ' && c != '`' && c != '\n' && c != '\r') {
        throw BinasciiModule.error(ctx, "Trailing garbage");
      }
    }
    return out;
  }
}
