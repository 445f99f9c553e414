package org.boiga.nativemodules.multibyte;

import org.boiga.api.PyUnicodeWriter;
import org.boiga.nativemodules.support.ByteSink;

/**
 * An encoding, by steps of one character each. What it remembers between characters are the bytes
 * of a state, which belongs to the caller.
 */
interface MultibyteEncoding {
  int STATE_SIZE = 8;

  /** Result of a step that needs more input than there is. */
  int INCOMPLETE = 0;

  default void startEncoding(byte[] state) {}

  default void startDecoding(byte[] state) {}

  /**
   * Encodes the character at {@code at}.
   *
   * @param last whether the text ends where it ends; otherwise more of it may come
   * @return number of characters that it took; INCOMPLETE; or the negative number of characters
   *     that cannot be encoded
   */
  int encode(byte[] state, int[] text, int at, boolean last, ByteSink out);

  /** Goes back to the initial state at the end of a text. */
  default void resetEncoder(byte[] state, ByteSink out) {}

  /**
   * Decodes the character at {@code at}.
   *
   * @return number of bytes that it took; INCOMPLETE; or the negative number of bytes that are
   *     wrong
   */
  int decode(byte[] state, byte[] in, int at, PyUnicodeWriter out);

  /** Goes back to the initial state where the input is given up. */
  default void resetDecoder(byte[] state) {}

  /** Appends what a table has for a code. */
  static void append(PyUnicodeWriter out, int value) {
    if (CharacterTable.isPair(value)) {
      out.WriteChar(value >> 16).WriteChar(value & 0xFFFF);
    } else {
      out.WriteChar(value);
    }
  }
}
