package org.boiga.compiler.internal.parser;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.internal.tokenizer.StringEscapes;
import org.boiga.objects.UnicodeNames;

/**
 * Decodes the text between the quotes of a literal, of which it notes the first escape sequence
 * that Python warns about.
 */
final class StringDecoder {
  /** An escape sequence that cannot be decoded. */
  static final class EscapeError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EscapeError(String message) {
      super(message, null, false, false);
    }
  }

  /** The length of the escape sequence as which CPython counts a character beyond ASCII. */
  private static final int LONG_ESCAPE = 10;

  private final byte[] text;
  private int cur;
  private int end;
  private int start;

  /** By how much positions in CPython's messages differ from offsets from {@link #start}. */
  private int widening;

  private int[] codePoints;
  private int count;

  private StringEscapes.Doubt doubt;
  private int doubtOffset;

  StringDecoder(byte[] text) {
    this.text = text;
  }

  /** The first doubtful escape sequence of the last literal, or null. */
  StringEscapes.Doubt doubt() {
    return doubt;
  }

  /** The offset of the backslash of that escape sequence. */
  int doubtOffset() {
    return doubtOffset;
  }

  /** Decodes the text between two offsets as a str. */
  Literal.Str decodeStr(int from, int to, boolean raw) {
    doubt = null;
    boolean ascii = true;
    boolean escapes = false;
    for (int i = from; i < to; i++) {
      byte b = text[i];
      ascii &= b >= 0;
      escapes |= b == '\\';
    }
    if (raw || !escapes) {
      return new Literal.Str(
          new String(
              text, from, to - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }
    return decodeEscapes(from, to);
  }

  private Literal.Str decodeEscapes(int from, int to) {
    start = from;
    cur = from;
    end = to;
    widening = 0;
    count = 0;
    codePoints = new int[to - from];
    boolean surrogates = false;
    while (cur < end) {
      int c = text[cur];
      if (c != '\\') {
        codePoints[count++] = c >= 0 ? nextAscii(c) : nextMultibyte();
        continue;
      }
      if (text[cur + 1] < 0) {
        cur++;
        widening += 5;
        codePoints[count++] = c;
        continue;
      }
      int escaped = decodeEscape();
      if (escaped >= 0) {
        codePoints[count++] = escaped;
        surrogates |= escaped >= 0xd800 && escaped <= 0xdfff;
      }
    }
    return surrogates
        ? Literal.Str.of(Arrays.copyOf(codePoints, count))
        : new Literal.Str(new String(codePoints, 0, count));
  }

  private int nextAscii(int c) {
    cur++;
    return c;
  }

  private int nextMultibyte() {
    int lead = text[cur] & 0xff;
    int size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    int c = lead & 0xff >> size + 1;
    for (int i = 1; i < size; i++) {
      c = c << 6 | text[cur + i] & 0x3f;
    }
    cur += size;
    widening += LONG_ESCAPE - size;
    return c;
  }

  /** Decodes the escape sequence at the cursor; -1 stands for no character. */
  private int decodeEscape() {
    int backslash = cur;
    int c = text[cur + 1];
    cur += 2;
    switch (c) {
      case '\n':
        return -1;
      case '\\', '\'', '"':
        return c;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 't':
        return '\t';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 'v':
        return 0x0b;
      case 'a':
        return 0x07;
      case '0', '1', '2', '3', '4', '5', '6', '7':
        return decodeOctal(backslash);
      case 'x':
        return decodeHex(backslash, 2, "truncated \\xXX escape");
      case 'u':
        return decodeHex(backslash, 4, "truncated \\uXXXX escape");
      case 'U':
        return decodeHex(backslash, 8, "truncated \\UXXXXXXXX escape");
      case 'N':
        return decodeName(backslash);
      default:
        warn(backslash, StringEscapes.invalidEscape((char) c));
        cur--;
        return '\\';
    }
  }

  private void warn(int offset, StringEscapes.Doubt newDoubt) {
    if (doubt == null) {
      doubt = newDoubt;
      doubtOffset = offset;
    }
  }

  private int decodeOctal(int backslash) {
    cur--;
    int value = 0;
    int digits = 0;
    while (digits < 3 && cur < end && text[cur] >= '0' && text[cur] <= '7') {
      value = value * 8 + text[cur++] - '0';
      digits++;
    }
    if (value > 0xff) {
      warn(
          backslash,
          StringEscapes.invalidOctal(
              new String(text, backslash + 1, digits, StandardCharsets.ISO_8859_1)));
    }
    return value;
  }

  private int decodeHex(int backslash, int digits, String message) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = cur < end ? Character.digit(text[cur], 16) : -1;
      if (digit < 0) {
        throw escapeError(backslash, message);
      }
      value = value << 4 | digit;
      cur++;
    }
    if (value < 0 || value > Character.MAX_CODE_POINT) {
      throw escapeError(backslash, "illegal Unicode character");
    }
    return value;
  }

  private int decodeName(int backslash) {
    if (cur < end && text[cur] == '{') {
      int nameStart = ++cur;
      while (cur < end && text[cur] != '}') {
        if (text[cur] < 0) {
          nextMultibyte();
        } else {
          cur++;
        }
      }
      if (cur < end && cur > nameStart) {
        String name = new String(text, nameStart, cur - nameStart, StandardCharsets.UTF_8);
        cur++;
        int c = UnicodeNames.lookup(name);
        if (c < 0) {
          throw escapeError(backslash, "unknown Unicode character name");
        }
        return c;
      }
    }
    throw escapeError(backslash, "malformed \\N character escape");
  }

  private EscapeError escapeError(int backslash, String reason) {
    int wideBefore = 0;
    for (int i = start; i < backslash; i++) {
      if ((text[i] & 0xc0) == 0xc0) {
        wideBefore += LONG_ESCAPE - 1;
      } else if ((text[i] & 0xc0) == 0x80) {
        wideBefore--;
      } else if (text[i] == '\\' && text[i + 1] < 0) {
        wideBefore += 5;
      }
    }
    int first = backslash - start + wideBefore;
    int last = cur - start + widening - 1;
    return new EscapeError(
        "(unicode error) 'unicodeescape' codec can't decode "
            + (first == last ? "byte 0x5c in position " + first : range(first, last))
            + ": "
            + reason);
  }

  private static String range(int first, int last) {
    return "bytes in position " + first + "-" + last;
  }

  /** Decodes the text between two offsets, which is ASCII, as a bytes object. */
  byte[] decodeBytes(int from, int to, boolean raw) {
    doubt = null;
    byte[] bytes = Arrays.copyOfRange(text, from, to);
    int size = bytes.length;
    if (!raw) {
      start = from;
      cur = from;
      end = to;
      size = 0;
      while (cur < end) {
        if (text[cur] == '\\') {
          int escaped = decodeBytesEscape();
          if (escaped >= 0) {
            bytes[size++] = (byte) escaped;
          }
        } else {
          bytes[size++] = text[cur++];
        }
      }
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private int decodeBytesEscape() {
    switch (text[cur + 1]) {
      case 'x' -> {
        int high = cur + 2 < end ? Character.digit(text[cur + 2], 16) : -1;
        int low = cur + 3 < end ? Character.digit(text[cur + 3], 16) : -1;
        if (high < 0 || low < 0) {
          throw new EscapeError("(value error) invalid \\x escape at position " + (cur - start));
        }
        cur += 4;
        return high << 4 | low;
      }
      case 'u', 'U', 'N' -> {
        warn(cur, StringEscapes.invalidEscape((char) text[cur + 1]));
        cur++;
        return '\\';
      }
      default -> {
        return decodeEscape();
      }
    }
  }
}
