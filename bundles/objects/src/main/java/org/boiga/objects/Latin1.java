package org.boiga.objects;

import java.nio.charset.StandardCharsets;

/** Text of characters below 256 from and to bytes. */
final class Latin1 {
  private Latin1() {}

  static PyStr toStr(byte[] b) {
    return toStr(b, 0, b.length);
  }

  static PyStr toStr(byte[] b, int from, int to) {
    return switch (to - from) {
      case 0 -> PyStr.EMPTY;
      case 1 -> PyStr.ofCodePoint(b[from] & 0xFF);
      default -> PyStr.ofUnits(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
    };
  }

  /** The bytes of text that is known to have only such characters. */
  static byte[] bytes(PyStr s) {
    return s.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
