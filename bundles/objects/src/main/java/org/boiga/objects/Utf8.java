package org.boiga.objects;

import java.nio.charset.StandardCharsets;

/** UTF-8. */
public final class Utf8 {
  private static final String NAME = "utf-8";

  private Utf8() {}

  private static boolean hasSurrogates(PyStr s) {
    int n = s.length();
    for (int i = 0; i < n; i++) {
      if (Unicode.isSurrogate(s.at(i))) {
        return true;
      }
    }
    return false;
  }

  public static byte[] encode(ThreadState ts, PyStr s, String errors) {
    if (!hasSurrogates(s)) {
      return s.toString().getBytes(StandardCharsets.UTF_8);
    }
    EncodeErrors e = new EncodeErrors(ts, NAME, s, errors);
    return e.encode(
            new ByteBuilder(s.length() + 16), 0, true, 1, 0x80, "surrogates not allowed", Utf8::put)
        .toArray();
  }

  static boolean put(ByteBuilder out, int c) {
    if (c < 0x80) {
      out.append(c);
    } else if (c < 0x800) {
      out.append(0xC0 | c >> 6).append(0x80 | c & 0x3F);
    } else if (c < 0x10000) {
      if (Unicode.isSurrogate(c)) {
        return false;
      }
      out.append(0xE0 | c >> 12).append(0x80 | c >> 6 & 0x3F).append(0x80 | c & 0x3F);
    } else {
      out.append(0xF0 | c >> 18)
          .append(0x80 | c >> 12 & 0x3F)
          .append(0x80 | c >> 6 & 0x3F)
          .append(0x80 | c & 0x3F);
    }
    return true;
  }

  public static PyStr decode(ThreadState ts, byte[] b, String errors) {
    return decode(ts, b, errors, true).text();
  }

  /**
   * Decodes as much as there is.
   *
   * @param last whether an incomplete character at the end is an error; else it is left
   */
  public static Decoded decode(ThreadState ts, byte[] b, String errors, boolean last) {
    int ascii = 0;
    while (ascii < b.length && b[ascii] >= 0) {
      ascii++;
    }
    if (ascii == b.length) {
      return new Decoded(Latin1.toStr(b), b.length, 0);
    }
    StrBuilder out = new StrBuilder(b.length);
    out.append(Latin1.toStr(b, 0, ascii));
    return decode(new DecodeErrors(ts, NAME, b, errors), ascii, out, last);
  }

  private static Decoded decode(DecodeErrors errors, int from, StrBuilder out, boolean last) {
    int i = from;
    while (i < errors.input.length) {
      byte[] b = errors.input;
      int c = b[i];
      if (c >= 0) {
        out.append(c);
        i++;
        continue;
      }
      int size = length(b, i);
      if (size > 0) {
        out.append(codePoint(b, i, size));
        i += size;
        continue;
      }
      if (!last && (size == INCOMPLETE || isTruncatedSurrogate(b, i))) {
        break;
      }
      i =
          switch (size) {
            case INVALID_START -> errors.handle(i, i + 1, "invalid start byte", out);
            case INCOMPLETE -> errors.handle(i, b.length, "unexpected end of data", out);
            default -> errors.handle(i, i - size, "invalid continuation byte", out);
          };
    }
    return new Decoded(out.toStr(), errors.consumed(i, last), 0);
  }

  /** Whether the input ends in the first two bytes of a surrogate, which a handler may accept. */
  private static boolean isTruncatedSurrogate(byte[] b, int i) {
    return i + 2 == b.length && (b[i] & 0xFF) == 0xED && (b[i + 1] & 0xE0) == 0xA0;
  }

  private static final int INVALID_START = -10;
  private static final int INCOMPLETE = -20;

  /**
   * The number of bytes of the character at {@code i}; or {@link #INVALID_START}, {@link
   * #INCOMPLETE}, or minus the number of bytes before an invalid continuation byte.
   */
  private static int length(byte[] b, int i) {
    int c = b[i] & 0xFF;
    if (c < 0xC2 || c > 0xF4) {
      return INVALID_START;
    }
    int size = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    for (int k = 1; k < size; k++) {
      if (i + k == b.length) {
        return INCOMPLETE;
      }
      int d = b[i + k] & 0xFF;
      boolean valid = (d & 0xC0) == 0x80;
      if (k == 1) {
        valid &=
            switch (c) {
              case 0xE0 -> d >= 0xA0;
              case 0xED -> d < 0xA0;
              case 0xF0 -> d >= 0x90;
              case 0xF4 -> d < 0x90;
              default -> true;
            };
      }
      if (!valid) {
        return -k;
      }
    }
    return size;
  }

  private static int codePoint(byte[] b, int i, int size) {
    int c = b[i] & 0xFF >> size + 1;
    for (int k = 1; k < size; k++) {
      c = c << 6 | b[i + k] & 0x3F;
    }
    return c;
  }
}
