package org.boiga.objects;

/** {@code repr} and {@code ascii} of text. */
public final class StrRepr {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private StrRepr() {}

  /** {@code repr(s)}. */
  public static PyStr repr(PyStr s) {
    boolean single = s.hasCodePoint('\'');
    char quote = single && !s.hasCodePoint('"') ? '"' : '\'';
    StrBuilder b = new StrBuilder(s.length() + 2).append(quote);
    for (int i = 0; i < s.length(); i++) {
      int c = s.at(i);
      if (c == quote || c == '\\') {
        b.append('\\').append(c);
      } else if (Unicode.isPrintable(c)) {
        b.append(c);
      } else {
        escape(b, c);
      }
    }
    return b.append(quote).toStr();
  }

  /** The text with whatever is not ASCII escaped: {@code ascii(o)} for a given {@code repr(o)}. */
  public static PyStr ascii(PyStr s) {
    if (s.isAscii()) {
      return s;
    }
    StrBuilder b = new StrBuilder(s.length() + 16);
    for (int i = 0; i < s.length(); i++) {
      int c = s.at(i);
      if (c < 128) {
        b.append(c);
      } else {
        escapeNumeric(b, c);
      }
    }
    return b.toStr();
  }

  private static void escape(StrBuilder b, int c) {
    switch (c) {
      case '\t' -> b.append('\\').append('t');
      case '\n' -> b.append('\\').append('n');
      case '\r' -> b.append('\\').append('r');
      default -> escapeNumeric(b, c);
    }
  }

  /** Appends an escape such as {@code \x1f}, {@code \u20ac} or {@code \U0001f40d}. */
  static void escapeNumeric(StrBuilder b, int c) {
    char kind = c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U';
    b.append('\\').append(kind);
    hex(b, c, kind == 'x' ? 2 : kind == 'u' ? 4 : 8);
  }

  /** Appends {@code digits} hexadecimal digits. */
  static void hex(StrBuilder b, int c, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      b.append(HEX[c >> shift & 15]);
    }
  }
}
