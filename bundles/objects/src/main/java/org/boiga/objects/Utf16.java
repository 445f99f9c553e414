package org.boiga.objects;

/** UTF-16. Byte orders are -1 for little endian, 1 for big endian, 0 for one that a mark tells. */
public final class Utf16 {
  private static final int MARK = 0xFEFF;
  private static final int SWAPPED_MARK = 0xFFFE;

  private Utf16() {}

  private static String name(int order) {
    return order == 0 ? "utf-16" : order < 0 ? "utf-16-le" : "utf-16-be";
  }

  /** With the order 0 a mark is written, and the native order taken, which is little endian. */
  public static byte[] encode(ThreadState ts, PyStr s, String errors, int order) {
    ByteBuilder out = new ByteBuilder(s.length() * 2 + 2);
    boolean big = order > 0;
    if (order == 0) {
      unit(out, big, MARK);
    }
    return new EncodeErrors(ts, name(order), s, errors)
        .encode(out, 0, false, 2, 0x80, "surrogates not allowed", (o, c) -> put(o, c, big))
        .toArray();
  }

  private static void unit(ByteBuilder out, boolean big, int c) {
    out.append(big ? c >> 8 : c).append(big ? c : c >> 8);
  }

  private static boolean put(ByteBuilder out, int c, boolean big) {
    if (c < 0x10000) {
      if (Unicode.isSurrogate(c)) {
        return false;
      }
      unit(out, big, c);
    } else {
      unit(out, big, Character.highSurrogate(c));
      unit(out, big, Character.lowSurrogate(c));
    }
    return true;
  }

  private static int unit(byte[] b, int i, boolean big) {
    int first = b[i] & 0xFF;
    int second = b[i + 1] & 0xFF;
    return big ? first << 8 | second : second << 8 | first;
  }

  /**
   * Decodes as much as there is.
   *
   * @param last whether an incomplete character at the end is an error; else it is left
   */
  public static Decoded decode(
      ThreadState ts, byte[] bytes, String errors, int order, boolean last) {
    int i = 0;
    int found = order;
    if (order == 0 && bytes.length >= 2) {
      int mark = unit(bytes, 0, false);
      found = mark == MARK ? -1 : mark == SWAPPED_MARK ? 1 : 0;
      i = found == 0 ? 0 : 2;
    }
    boolean big = found > 0;
    DecodeErrors e = new DecodeErrors(ts, name(big ? 1 : -1), bytes, errors);
    StrBuilder out = new StrBuilder(bytes.length / 2);
    while (i < e.input.length) {
      byte[] b = e.input;
      if (i + 1 == b.length) {
        if (!last) {
          break;
        }
        i = e.handle(i, b.length, "truncated data", out);
        continue;
      }
      int c = unit(b, i, big);
      if (!Unicode.isSurrogate(c)) {
        out.append(c);
        i += 2;
      } else if (Unicode.isLowSurrogate(c)) {
        i = e.handle(i, i + 2, "illegal encoding", out);
      } else if (i + 3 >= b.length) {
        if (!last) {
          break;
        }
        i = e.handle(i, b.length, "unexpected end of data", out);
      } else if (Unicode.isLowSurrogate(unit(b, i + 2, big))) {
        out.append(Character.toCodePoint((char) c, (char) unit(b, i + 2, big)));
        i += 4;
      } else {
        i = e.handle(i, i + 2, "illegal UTF-16 surrogate", out);
      }
    }
    return new Decoded(out.toStr(), e.consumed(i, last), found);
  }
}
