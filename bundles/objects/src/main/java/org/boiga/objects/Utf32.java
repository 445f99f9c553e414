package org.boiga.objects;

/** UTF-32; byte orders as in {@link Utf16}. */
public final class Utf32 {
  private static final int MARK = 0xFEFF;
  private static final int SWAPPED_MARK = 0xFFFE0000;

  private Utf32() {}

  private static String name(int order) {
    return order == 0 ? "utf-32" : order < 0 ? "utf-32-le" : "utf-32-be";
  }

  public static byte[] encode(ThreadState ts, PyStr s, String errors, int order) {
    ByteBuilder out = new ByteBuilder(s.length() * 4 + 4);
    boolean big = order > 0;
    if (order == 0) {
      put(out, MARK, big);
    }
    return new EncodeErrors(ts, name(order), s, errors)
        .encode(out, 0, false, 4, 0x80, "surrogates not allowed", (o, c) -> put(o, c, big))
        .toArray();
  }

  private static boolean put(ByteBuilder out, int c, boolean big) {
    if (Unicode.isSurrogate(c)) {
      return false;
    }
    int v = big ? Integer.reverseBytes(c) : c;
    out.append(v).append(v >> 8).append(v >> 16).append(v >> 24);
    return true;
  }

  private static int unit(byte[] b, int i, boolean big) {
    int v = b[i] & 0xFF | (b[i + 1] & 0xFF) << 8 | (b[i + 2] & 0xFF) << 16 | b[i + 3] << 24;
    return big ? Integer.reverseBytes(v) : v;
  }

  /** Decodes as much as there is; see {@link Utf16#decode}. */
  public static Decoded decode(
      ThreadState ts, byte[] bytes, String errors, int order, boolean last) {
    int i = 0;
    int found = order;
    if (order == 0 && bytes.length >= 4) {
      int mark = unit(bytes, 0, false);
      found = mark == MARK ? -1 : mark == SWAPPED_MARK ? 1 : 0;
      i = found == 0 ? 0 : 4;
    }
    boolean big = found > 0;
    DecodeErrors e = new DecodeErrors(ts, name(big ? 1 : -1), bytes, errors);
    StrBuilder out = new StrBuilder(bytes.length / 4);
    while (i < e.input.length) {
      byte[] b = e.input;
      if (i + 4 > b.length) {
        if (!last) {
          break;
        }
        i = e.handle(i, b.length, "truncated data", out);
        continue;
      }
      int c = unit(b, i, big);
      if (Unicode.isSurrogate(c)) {
        i = e.handle(i, i + 4, "code point in surrogate code point range", out);
      } else if (c < 0 || c > Character.MAX_CODE_POINT) {
        i = e.handle(i, i + 4, "code point not in range(0x110000)", out);
      } else {
        out.append(c);
        i += 4;
      }
    }
    return new Decoded(out.toStr(), e.consumed(i, last), found);
  }
}
