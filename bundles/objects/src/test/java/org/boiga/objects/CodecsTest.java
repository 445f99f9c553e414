package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodecsTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private static byte[] bytes(int... values) {
    byte[] b = new byte[values.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) values[i];
    }
    return b;
  }

  private String decode(String encoding, String errors, int... values) {
    return f.repr(Codecs.decode(ts, PyBytes.of(bytes(values)), encoding, errors));
  }

  private String encode(PyStr s, String encoding, String errors) {
    return f.repr(Codecs.encodeToBytes(ts, s, encoding, errors));
  }

  @Test
  void utf8ReportsTheShortestWrongPart() {
    assertThat(decode("utf8", "replace", 0xE2, 0x82, 'a', 0xF0, 0x80, 0xFF))
        .isEqualTo("'\uFFFDa\uFFFD\uFFFD\uFFFD'");
    assertThat(f.error(() -> decode("utf-8", "strict", 'a', 0xED, 0xA0, 0x80)))
        .isEqualTo(
            "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 1:"
                + " invalid continuation byte");
    assertThat(f.error(() -> decode("utf-8", "strict", 0xE2, 0x82)))
        .isEqualTo(
            "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1:"
                + " unexpected end of data");
  }

  @Test
  void incompleteCharactersWaitForMore() {
    Decoded d = Utf8.decode(ts, bytes('a', 0xE2, 0x82), "strict", false);
    assertThat(d.text().toString()).isEqualTo("a");
    assertThat(d.consumed()).isEqualTo(1);
    assertThat(Utf8.decode(ts, bytes('a', 0xED, 0xA4), "surrogatepass", false).consumed())
        .isEqualTo(1);
    assertThat(Utf16.decode(ts, bytes(0xFF, 0xFE, 'a', 0, 0x3D, 0xD8), "strict", 0, false))
        .isEqualTo(new Decoded(PyStr.of("a"), 4, -1));
  }

  @Test
  void surrogatesCarryBytesThatAreNoText() {
    PyStr s = Codecs.fsDecode(ts, bytes('a', 0xFF, 'b'));
    assertThat(f.repr(s)).isEqualTo("'a\\udcffb'");
    assertThat(Codecs.fsEncode(ts, s)).isEqualTo(bytes('a', 0xFF, 'b'));
    assertThat(encode(PyStr.ofCodePoint(0xD800), "utf-16-be", "surrogatepass"))
        .isEqualTo("b'\\xd8\\x00'");
    assertThat(f.error(() -> encode(s, "utf-8", "strict")))
        .isEqualTo(
            "UnicodeEncodeError: 'utf-8' codec can't encode character '\\udcff' in position 1:"
                + " surrogates not allowed");
  }

  @Test
  void handlersReplaceWhatCannotBeEncoded() {
    PyStr s = PyStr.of("a\u20ac\uD83D\uDC0D");
    assertThat(encode(s, "ascii", "replace")).isEqualTo("b'a??'");
    assertThat(encode(s, "ascii", "xmlcharrefreplace")).isEqualTo("b'a&#8364;&#128013;'");
    assertThat(encode(s, "latin-1", "backslashreplace")).isEqualTo("b'a\\\\u20ac\\\\U0001f40d'");
    assertThat(encode(s, "ascii", "namereplace")).isEqualTo("b'a\\\\N{EURO SIGN}\\\\N{SNAKE}'");
    assertThat(f.error(() -> encode(s, "ascii", "nonsense")))
        .isEqualTo("LookupError: unknown error handler name 'nonsense'");
  }

  @Test
  void escapedBytesAreEncodedUpToTheFirstOtherSurrogate() {
    PyStr s = PyStr.of("[\uDC80\uD800\uD801]");
    assertThat(f.error(() -> encode(s, "utf-8", "surrogateescape")))
        .isEqualTo(
            "UnicodeEncodeError: 'utf-8' codec can't encode characters in position 2-3:"
                + " surrogates not allowed");
  }

  @Test
  void errorHandlersMustExistInDevelopmentMode() {
    assertThat(encode(PyStr.EMPTY, "utf-8", "nonsense")).isEqualTo("b''");
    ts.interp.devMode = true;
    assertThat(f.error(() -> encode(PyStr.EMPTY, "utf-8", "nonsense")))
        .isEqualTo("LookupError: unknown error handler name 'nonsense'");
    assertThat(f.error(() -> decode("latin-1", "nonsense")))
        .isEqualTo("LookupError: unknown error handler name 'nonsense'");
    ts.interp.devMode = false;
  }

  @Test
  void escapes() {
    assertThat(
            UnicodeEscape.decode(ts, "\\x41\\u20ac\\N{SNAKE}\\101".getBytes(), "strict", true)
                .text())
        .isEqualTo(PyStr.of("A\u20ac\uD83D\uDC0DA"));
    assertThat(f.error(() -> UnicodeEscape.decode(ts, "ab\\x4".getBytes(), "strict", true)))
        .isEqualTo(
            "UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 2-4:"
                + " truncated \\xXX escape");
  }

  @Test
  void utf7() {
    PyStr s = PyStr.of("a+\u00e9\uD83D\uDE00-x");
    byte[] b = Utf7.encode(s);
    assertThat(new String(b)).isEqualTo("a+-+AOnYPd4A--x");
    assertThat(Utf7.decode(ts, b, "strict", true).text()).isEqualTo(s);
  }

  @Test
  void namesOfCharacters() {
    assertThat(UnicodeNames.name(0xAC01)).isEqualTo("HANGUL SYLLABLE GAG");
    assertThat(UnicodeNames.name(0x4E00)).isEqualTo("CJK UNIFIED IDEOGRAPH-4E00");
    assertThat(UnicodeNames.name(0)).isNull();
    assertThat(UnicodeNames.lookup("line feed")).isEqualTo('\n');
    assertThat(UnicodeNames.lookup("NO SUCH CHARACTER")).isEqualTo(-1);
    assertThat(UnicodeNames.sequence("KEYCAP DIGIT ONE").length()).isEqualTo(3);
  }
}
