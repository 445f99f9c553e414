package org.boiga.modules.codecs;

import org.boiga.objects.ByteBuilder;
import org.boiga.objects.PyErr;
import org.boiga.objects.ThreadState;

/** Bytes from and to the escapes that literals of bytes have. */
final class ByteEscape {
  private ByteEscape() {}

  static byte[] encode(byte[] b) {
    ByteBuilder out = new ByteBuilder(b.length);
    for (byte v : b) {
      int c = v & 0xFF;
      switch (c) {
        case '\\', '\'' -> out.append('\\').append(c);
        case '\t' -> out.ascii("\\t");
        case '\n' -> out.ascii("\\n");
        case '\r' -> out.ascii("\\r");
        default -> {
          if (c >= ' ' && c < 127) {
            out.append(c);
          } else {
            out.ascii("\\x%02x".formatted(c));
          }
        }
      }
    }
    return out.toArray();
  }

  static byte[] decode(ThreadState ts, byte[] b, String errors) {
    ByteBuilder out = new ByteBuilder(b.length);
    int i = 0;
    while (i < b.length) {
      if (b[i] != '\\') {
        out.append(b[i++]);
        continue;
      }
      if (i + 1 == b.length) {
        throw PyErr.valueError(ts, "Trailing \\ in string");
      }
      int c = b[i + 1] & 0xFF;
      i += 2;
      switch (c) {
        case '\n' -> {}
        case '\\', '\'', '"' -> out.append(c);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 't' -> out.append('\t');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 'v' -> out.append(11);
        case 'a' -> out.append(7);
        case 'x' -> i = hexadecimal(ts, b, i, errors, out);
        default -> {
          if (c >= '0' && c <= '7') {
            i = octal(b, i - 1, out);
          } else {
            out.append('\\').append(c);
          }
        }
      }
    }
    return out.toArray();
  }

  private static int octal(byte[] b, int from, ByteBuilder out) {
    int v = 0;
    int i = from;
    while (i < b.length && i < from + 3 && b[i] >= '0' && b[i] <= '7') {
      v = v * 8 + b[i++] - '0';
    }
    out.append(v);
    return i;
  }

  private static int digit(byte[] b, int i) {
    return i < b.length && b[i] > 0 ? Character.digit(b[i], 16) : -1;
  }

  private static int hexadecimal(ThreadState ts, byte[] b, int i, String errors, ByteBuilder out) {
    int high = digit(b, i);
    int low = digit(b, i + 1);
    if (high >= 0 && low >= 0) {
      out.append(high << 4 | low);
      return i + 2;
    }
    switch (errors == null ? "strict" : errors) {
      case "strict" -> throw PyErr.valueError(ts, "invalid \\x escape at position " + (i - 2));
      case "replace" -> out.append('?');
      case "ignore" -> {}
      default ->
          throw PyErr.valueError(ts, "decoding error; unknown error handling code: " + errors);
    }
    return high >= 0 ? i + 1 : i;
  }
}
