package org.boiga.nativemodules.multibyte;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.function.Supplier;

/**
 * The coded character sets and the encodings of one or two bytes, as the JDK has them, with what
 * Python knows differently. Sets of 94 by 94 characters have the codes 2121 to 7E7E.
 */
final class CharacterTables {
  private static final int PRIVATE_USE_FIRST = 0xE000;
  private static final int PRIVATE_USE_LAST = 0xF8FF;
  private static final int HIGH_BITS = 0x8080;

  /** Where a plane of JIS X 0213 beyond the first has rows, in the order of Shift JIS. */
  private static final int[] SECOND_PLANE = {1, 8, 3, 4, 5, 12, 13, 14, 15, 78};

  /** What the edition of 2004 added to JIS X 0213. */
  private static final int[] ADDED_IN_2004 = {
    0x4FF1, 0x525D, 0x541E, 0x5653, 0x59F8, 0x5C5B, 0x5E77, 0x7626, 0x7E6B, 0x9B1C, 0x20B9F
  };

  static final Supplier<CharacterTable> JIS_X_0208 =
      once(() -> plane("EUC-JP", 0).patch("213d 2015"));

  static final Supplier<CharacterTable> JIS_X_0212 =
      once(() -> plane("EUC-JP", 0x8F).patch("2237 7e"));

  /** Both planes of JIS X 0213 in the codes of Shift JIS, without the single bytes. */
  private static final Supplier<CharacterTable> JIS_X_0213 =
      once(() -> doubleBytes("x-SJIS_0213").patch("815c 2015 81d4 2985 81d5 2986"));

  private static final Supplier<CharacterTable> JIS_X_0213_OF_2000 =
      once(() -> without2004(JIS_X_0213.get()));

  static final Supplier<CharacterTable> JIS_X_0213_2004_1 = once(() -> jis(JIS_X_0213.get(), 1));
  static final Supplier<CharacterTable> JIS_X_0213_2004_2 = once(() -> jis(JIS_X_0213.get(), 2));
  static final Supplier<CharacterTable> JIS_X_0213_2000_1 =
      once(() -> jis(JIS_X_0213_OF_2000.get(), 1));
  static final Supplier<CharacterTable> JIS_X_0213_2000_2 =
      once(() -> jis(JIS_X_0213_OF_2000.get(), 2));

  static final Supplier<CharacterTable> KS_X_1001 =
      once(
          () ->
              new CharacterTable()
                  .addAll(plane("EUC-KR", 0), (code, value) -> code == 0x2268 ? -1 : code));

  static final Supplier<CharacterTable> GB_2312 = once(() -> plane("GB2312", 0));

  /** The katakana of JIS X 0201, with codes of eight bits. */
  static final Supplier<CharacterTable> KATAKANA =
      once(
          () -> {
            CharacterTable t = new CharacterTable();
            for (int b = 0xA1; b <= 0xDF; b++) {
              t.put(b, 0xFF61 - 0xA1 + b);
            }
            return t;
          });

  /** JIS X 0201 without katakana: ASCII, but for two characters. */
  static final Supplier<CharacterTable> JIS_X_0201 = once(() -> ascii().patch("5c a5 7e 203e"));

  private CharacterTables() {}

  private static Supplier<CharacterTable> once(Supplier<CharacterTable> maker) {
    return new Once<>(maker);
  }

  static CharacterTable ascii() {
    CharacterTable t = new CharacterTable();
    for (int b = 0; b < 0x80; b++) {
      t.put(b, b);
    }
    return t;
  }

  // From the JDK ---------------------------------------------------------------------------------

  /** A set of 94 by 94 characters: what a charset has for two bytes, perhaps after another one. */
  private static CharacterTable plane(String charset, int prefix) {
    CharacterTable t = new CharacterTable();
    Decoder decoder = new Decoder(charset);
    for (int high = 0xA1; high <= 0xFE; high++) {
      for (int low = 0xA1; low <= 0xFE; low++) {
        int value = prefix == 0 ? decoder.value(high, low) : decoder.value(prefix, high, low);
        if (value != CharacterTable.NONE) {
          t.add((high << 8 | low) - HIGH_BITS, value);
        }
      }
    }
    return t;
  }

  /** What a charset has for two bytes. */
  static CharacterTable doubleBytes(String charset) {
    CharacterTable t = new CharacterTable();
    Decoder decoder = new Decoder(charset);
    for (int high = 0x81; high <= 0xFE; high++) {
      boolean single = decoder.value(high) != CharacterTable.NONE;
      for (int low = 0x30; !single && low <= 0xFE; low++) {
        int value = decoder.value(high, low);
        if (value != CharacterTable.NONE) {
          t.add(high << 8 | low, value);
        }
      }
    }
    return t;
  }

  /** What a charset has for two bytes and Unicode for all to use. */
  static CharacterTable publicDoubleBytes(String charset) {
    return new CharacterTable()
        .addAll(
            doubleBytes(charset),
            (code, value) -> value >= PRIVATE_USE_FIRST && value <= PRIVATE_USE_LAST ? -1 : code);
  }

  /** What a charset has for one byte, but for some. */
  static CharacterTable singleBytes(String charset, int... without) {
    CharacterTable t = new CharacterTable();
    Decoder decoder = new Decoder(charset);
    for (int b = 0; b <= 0xFF; b++) {
      t.decode(b, decoder.value(b));
    }
    for (int b : without) {
      t.decode(b, CharacterTable.NONE);
    }
    return t;
  }

  /** Makes the last of several codes for a character the one that it is encoded to. */
  static CharacterTable preferringLast(CharacterTable t) {
    t.forEach((code, value) -> t.encode(value, code));
    return t;
  }

  /** A charset that is asked for single characters. */
  private static final class Decoder {
    private final CharsetDecoder decoder;
    private final CharBuffer out = CharBuffer.allocate(4);

    private Decoder(String charset) {
      decoder = Charset.forName(charset).newDecoder();
    }

    private int value(int... bytes) {
      byte[] b = new byte[bytes.length];
      for (int i = 0; i < b.length; i++) {
        b[i] = (byte) bytes[i];
      }
      out.clear();
      decoder.reset();
      if (decoder.decode(ByteBuffer.wrap(b), out, true).isError() || decoder.flush(out).isError()) {
        return CharacterTable.NONE;
      }
      int[] points = out.flip().codePoints().toArray();
      if (points.length == 1) {
        return points[0];
      }
      return points.length == 2 ? CharacterTable.pair(points[0], points[1]) : CharacterTable.NONE;
    }
  }

  // JIS ------------------------------------------------------------------------------------------

  /** The code of a character of the first plane in Shift JIS. */
  static int shiftJis(int code) {
    int row = (code >> 8) - 0x21;
    int cell = (code & 0xFF) - 0x21;
    return shiftJis((row >> 1) + (row < 62 ? 0x81 : 0xC1), row & 1, cell);
  }

  private static int shiftJis(int lead, int half, int cell) {
    int trail = cell + (half == 1 ? 0x9F : cell < 63 ? 0x40 : 0x41);
    return lead << 8 | trail;
  }

  private static CharacterTable jis(CharacterTable shiftJis, int plane) {
    CharacterTable t = new CharacterTable();
    for (int row = 1; row <= 94; row++) {
      for (int cell = 1; cell <= 94; cell++) {
        int code = row + 0x20 << 8 | cell + 0x20;
        int from = plane == 1 ? shiftJis(code) : secondPlane(row, cell);
        int value = from < 0 ? CharacterTable.NONE : shiftJis.value(from);
        if (value != CharacterTable.NONE) {
          t.put(code, value);
        }
      }
    }
    return t;
  }

  private static int secondPlane(int row, int cell) {
    int index = row >= 79 ? row - 69 : CharacterTable.NONE;
    for (int i = 0; i < SECOND_PLANE.length; i++) {
      index = SECOND_PLANE[i] == row ? i : index;
    }
    return index < 0 ? index : shiftJis(0xF0 + (index >> 1), index & 1, cell - 1);
  }

  private static CharacterTable without2004(CharacterTable t) {
    CharacterTable older = new CharacterTable();
    t.forEach(older::put);
    for (int c : ADDED_IN_2004) {
      older.decode(t.code(c), CharacterTable.NONE).encode(c, 0);
    }
    return older.patch("%x 9b1d".formatted(secondPlane(0x7D - 0x20, 0x3B - 0x20)));
  }

  /** EUC with three sets; codes of the third one have the second byte's high bit clear. */
  private static CharacterTable eucJapanese(CharacterTable second) {
    return ascii()
        .addAll(second, (code, value) -> code | HIGH_BITS)
        .addAll(KATAKANA.get(), (code, value) -> 0x8E00 | code);
  }

  static CharacterTable eucJp() {
    return eucJapanese(JIS_X_0208.get())
        .addAll(JIS_X_0212.get(), (code, value) -> code | 0x8000)
        .encodeAlso("a5 5c 203e 7e");
  }

  private static CharacterTable eucJis(CharacterTable first, CharacterTable second) {
    return eucJapanese(first)
        .addAll(second, (code, value) -> code | 0x8000)
        .addAll(JIS_X_0212.get(), (code, value) -> code | 0x8000);
  }

  static CharacterTable eucJis2004() {
    return eucJis(JIS_X_0213_2004_1.get(), JIS_X_0213_2004_2.get());
  }

  static CharacterTable eucJisX0213() {
    CharacterTable t = eucJis(JIS_X_0213_2000_1.get(), JIS_X_0213_2000_2.get());
    for (int c : ADDED_IN_2004) {
      t.encode(c, 0);
    }
    return t;
  }

  static CharacterTable shiftJis() {
    return ascii()
        .addAll(KATAKANA.get(), (code, value) -> code)
        .addAll(JIS_X_0208.get(), (code, value) -> shiftJis(code))
        .encodeAlso("a5 5c 203e 7e");
  }

  private static CharacterTable shiftJisX0213(CharacterTable characters) {
    return new CharacterTable()
        .addAll(JIS_X_0201.get(), (code, value) -> code)
        .addAll(KATAKANA.get(), (code, value) -> code)
        .addAll(characters, (code, value) -> code)
        .patch("815f 5c 81b0 7e");
  }

  static CharacterTable shiftJis2004() {
    return shiftJisX0213(JIS_X_0213.get());
  }

  static CharacterTable shiftJisX0213() {
    return shiftJisX0213(JIS_X_0213_OF_2000.get());
  }

  static CharacterTable cp932() {
    return ascii()
        .addAll(KATAKANA.get(), (code, value) -> code)
        .addAll(doubleBytes("windows-31j"), (code, value) -> code)
        .patch("80 80 a0 f8f0 fd f8f1 fe f8f2 ff f8f3")
        .encodeAlso("a2 8191 a3 8192 ac 81ca 2016 8161 2212 817c 301c 8160");
  }

  // China, Taiwan, Hong Kong, Korea --------------------------------------------------------------

  static CharacterTable gb2312() {
    return ascii().addAll(GB_2312.get(), (code, value) -> code | HIGH_BITS);
  }

  static CharacterTable gbk() {
    return ascii()
        .addAll(publicDoubleBytes("GBK"), (code, value) -> code == 0xA2E3 ? -1 : code)
        .patch("a892 2295");
  }

  /** The edition of 2000. */
  static CharacterTable gb18030() {
    return ascii()
        .addAll(doubleBytes("GB18030"), (code, value) -> code)
        .patch(
            "a6d9 e78d a6da e78e a6db e78f a6dc e790 a6dd e791 a6de e792 a6df e793 a6ec e794"
                + " a6ed e795 a6f3 e796 a8bc e7c7 fe59 e81e fe61 e826 fe66 e82b fe67 e82c"
                + " fe6d e832 fe7e e843 fe90 e854 fea0 e864");
  }

  private static CharacterTable big5Characters() {
    return doubleBytes("Big5").patch("a15a 2574 a1c3 ffe3 a1c5 2cd a1fe ff0f a240 ff3c");
  }

  static CharacterTable big5() {
    return preferringLast(ascii().addAll(big5Characters(), (code, value) -> code));
  }

  /** Whether a code of HKSCS came with its edition of 2008. */
  private static boolean isAddedToHkscs(int code) {
    return code >= 0x877A && code <= 0x87DF
        || switch (code) {
          case 0xC6CF, 0xC6D3, 0xC6D5, 0xC6D7, 0xC6DE, 0xC6DF -> true;
          default -> false;
        };
  }

  static CharacterTable big5Hkscs() {
    CharacterTable t =
        ascii()
            .addAll(
                publicDoubleBytes("Big5-HKSCS"), (code, value) -> isAddedToHkscs(code) ? -1 : code)
            .patch(
                "8862 ca+304 8864 ca+30c 88a3 ea+304 88a5 ea+30c"
                    + " a15a 2574 a1c3 ffe3 a1c5 2cd a1fe ff0f a240 ff3c");
    return preferringLast(t);
  }

  static CharacterTable cp950() {
    return preferringLast(
            ascii()
                .addAll(publicDoubleBytes("x-windows-950"), (code, value) -> code)
                .addAll(big5Characters(), (code, value) -> code))
        .encodeAlso("a2 a246 a3 a247 a5 a244 2022 a145 203e a1c2 223c a1e3 2609 a1f3 2641 a1f2")
        .encodeAlso(
            "2550 a2a4 255e a2a5 2561 a2a7 256a a2a6 256d a27e 256e a2a1 256f a2a3 2570 a2a2")
        .encodeAlso("ff64 a14e");
  }

  static CharacterTable eucKr() {
    return ascii().addAll(KS_X_1001.get(), (code, value) -> code | HIGH_BITS);
  }

  static CharacterTable cp949() {
    return ascii().addAll(publicDoubleBytes("x-windows-949"), (code, value) -> code);
  }

  static CharacterTable johab() {
    return preferringLast(
        ascii()
            .addAll(doubleBytes("x-Johab"), (code, value) -> code)
            .patch(
                "8441 3000 8442 3131 8443 3132 8445 3134 8448 3137 8449 3139 8451 3141 8453 3142"
                    + " 8455 3145 8456 3146 8457 3147 8458 3148 8459 314a 845a 314b 845b 314c"
                    + " 845c 314d 845d 314e"));
  }
}
