package org.boiga.objects;

/** UTF-7 (RFC 2152). */
public final class Utf7 {
  private static final String BASE_64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Utf7() {}

  private static boolean isDirect(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= ' ' && c < 127 && c != '\\' && c != '~' && c != '+';
  }

  private static int digit(int c) {
    return c < 128 ? BASE_64.indexOf(c) : -1;
  }

  public static byte[] encode(PyStr s) {
    return new Encoder().encode(s);
  }

  private static final class Encoder {
    private final ByteBuilder out = new ByteBuilder(16);
    private long buffer;
    private int bits;

    byte[] encode(PyStr s) {
      boolean shifted = false;
      for (int i = 0; i < s.length(); i++) {
        int c = s.at(i);
        if (shifted && (isDirect(c))) {
          flush();
          shifted = false;
          if (digit(c) >= 0 || c == '-') {
            out.append('-');
          }
          out.append(c);
        } else if (!shifted && c == '+') {
          out.append('+').append('-');
        } else if (!shifted && isDirect(c)) {
          out.append(c);
        } else {
          if (!shifted) {
            out.append('+');
            shifted = true;
          }
          if (c >= 0x10000) {
            put(Character.highSurrogate(c));
            put(Character.lowSurrogate(c));
          } else {
            put(c);
          }
        }
      }
      flush();
      if (shifted) {
        out.append('-');
      }
      return out.toArray();
    }

    private void put(int unit) {
      buffer = buffer << 16 | unit;
      bits += 16;
      while (bits >= 6) {
        bits -= 6;
        out.append(BASE_64.charAt((int) (buffer >> bits & 0x3F)));
      }
      buffer &= (1 << bits) - 1;
    }

    private void flush() {
      if (bits > 0) {
        out.append(BASE_64.charAt((int) (buffer << 6 - bits & 0x3F)));
        buffer = 0;
        bits = 0;
      }
    }
  }

  /** Decodes as much as there is; without {@code last} an open shift sequence is left. */
  public static Decoded decode(ThreadState ts, byte[] bytes, String errors, boolean last) {
    return new Decoder(ts, bytes, errors).decode(last);
  }

  private static final class Decoder {
    private final DecodeErrors errors;
    private final StrBuilder out;
    private boolean shifted;
    private int shiftStart;
    private int shiftOut;
    private long buffer;
    private int bits;
    private int high;

    Decoder(ThreadState ts, byte[] bytes, String errors) {
      this.errors = new DecodeErrors(ts, "utf7", bytes, errors);
      out = new StrBuilder(bytes.length);
    }

    Decoded decode(boolean last) {
      int i = 0;
      while (true) {
        while (i < errors.input.length) {
          i = step(i);
        }
        if (!shifted || !last) {
          break;
        }
        if (high == 0 && bits < 6 && (bits == 0 || buffer == 0)) {
          break;
        }
        shifted = false;
        i = errors.handle(shiftStart, errors.input.length, "unterminated shift sequence", out);
        if (i >= errors.input.length) {
          break;
        }
      }
      if (shifted && !last) {
        out.truncate(shiftOut);
        return new Decoded(out.toStr(), shiftStart, 0);
      }
      return new Decoded(out.toStr(), errors.consumed(i, last), 0);
    }

    private int step(int i) {
      byte[] b = errors.input;
      int c = b[i] & 0xFF;
      if (shifted) {
        return digit(c) >= 0 ? shiftedStep(i, digit(c)) : leave(i, c);
      }
      if (c == '+') {
        if (i + 1 < b.length && b[i + 1] == '-') {
          out.append('+');
          return i + 2;
        }
        if (i + 1 < b.length && digit(b[i + 1] & 0xFF) < 0) {
          return errors.handle(i, i + 2, "ill-formed sequence", out);
        }
        shifted = true;
        shiftStart = i;
        shiftOut = out.length();
        high = 0;
        bits = 0;
        buffer = 0;
        return i + 1;
      }
      if (c < 128) {
        out.append(c);
        return i + 1;
      }
      return errors.handle(i, i + 1, "unexpected special character", out);
    }

    private int shiftedStep(int i, int digit) {
      buffer = buffer << 6 | digit;
      bits += 6;
      if (bits >= 16) {
        bits -= 16;
        int unit = (int) (buffer >> bits);
        buffer &= (1 << bits) - 1;
        if (high != 0 && Unicode.isLowSurrogate(unit)) {
          out.append(Character.toCodePoint((char) high, (char) unit));
          high = 0;
          return i + 1;
        }
        if (high != 0) {
          out.append(high);
          high = 0;
        }
        if (Unicode.isHighSurrogate(unit)) {
          high = unit;
        } else {
          out.append(unit);
        }
      }
      return i + 1;
    }

    private int leave(int i, int c) {
      shifted = false;
      if (bits >= 6) {
        return errors.handle(shiftStart, i + 1, "partial character in base64 sequence", out);
      }
      if (bits > 0 && buffer != 0) {
        return errors.handle(shiftStart, i + 1, "non-zero padding bits in base64 sequence", out);
      }
      if (high != 0 && c < 128 && c != '+') {
        out.append(high);
      }
      high = 0;
      return c == '-' ? i + 1 : i;
    }
  }
}
