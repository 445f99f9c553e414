package org.boiga.modules.posix;

import java.nio.charset.StandardCharsets;
import org.boiga.memory.PyObject;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyStr;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/**
 * Names of the file system and of the environment as text: UTF-8, where bytes that are no UTF-8 become
 * lone surrogates ({@code surrogateescape}).
 */
public final class FsCodec {
  private FsCodec() {}

  /** The text of a name. */
  public static PyStr decode(byte[] b) {
    return decode(b, 0, b.length);
  }

  public static PyStr decode(byte[] b, int from, int to) {
    boolean ascii = true;
    for (int i = from; i < to && ascii; i++) {
      ascii = b[i] >= 0;
    }
    if (ascii) {
      return PyStr.of(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
    }
    StrBuilder s = new StrBuilder(to - from);
    int i = from;
    while (i < to) {
      int n = length(b, i, to);
      if (n == 0) {
        s.append(0xDC00 + (b[i] & 0xFF));
        i++;
      } else {
        s.append(codePoint(b, i, n));
        i += n;
      }
    }
    return s.toStr();
  }

  /** Length of the valid sequence at {@code i}, or 0 if there is none. */
  private static int length(byte[] b, int i, int to) {
    int c = b[i] & 0xFF;
    if (c < 0x80) {
      return 1;
    }
    int n = c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
    if (n == 0 || i + n > to) {
      return 0;
    }
    for (int k = 1; k < n; k++) {
      if ((b[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = b[i + 1] & 0xFF;
    boolean wrong =
        c == 0xE0 && second < 0xA0
            || c == 0xED && second >= 0xA0
            || c == 0xF0 && second < 0x90
            || c == 0xF4 && second >= 0x90;
    return wrong ? 0 : n;
  }

  private static int codePoint(byte[] b, int i, int n) {
    return switch (n) {
      case 1 -> b[i];
      case 2 -> (b[i] & 0x1F) << 6 | b[i + 1] & 0x3F;
      case 3 -> (b[i] & 0x0F) << 12 | (b[i + 1] & 0x3F) << 6 | b[i + 2] & 0x3F;
      default ->
          (b[i] & 0x07) << 18
              | (b[i + 1] & 0x3F) << 12
              | (b[i + 2] & 0x3F) << 6
              | b[i + 3] & 0x3F;
    };
  }

  /** The bytes of a name; UnicodeEncodeError for surrogates that stand for no byte. */
  public static byte[] encode(ThreadState ts, PyStr s) {
    if (s.isAscii()) {
      return s.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
    int n = s.length();
    ByteBuilder b = new ByteBuilder(n + (n >> 1));
    for (int i = 0; i < n; i++) {
      int c = s.at(i);
      if (c < 0x80) {
        b.append(c);
      } else if (c < 0x800) {
        b.append(0xC0 | c >> 6).append(0x80 | c & 0x3F);
      } else if (c >= 0xDC80 && c < 0xDD00) {
        b.append(c - 0xDC00);
      } else if (c >= 0xD800 && c < 0xE000) {
        throw cannotEncode(ts, s, i);
      } else if (c < 0x10000) {
        b.append(0xE0 | c >> 12).append(0x80 | c >> 6 & 0x3F).append(0x80 | c & 0x3F);
      } else {
        b.append(0xF0 | c >> 18)
            .append(0x80 | c >> 12 & 0x3F)
            .append(0x80 | c >> 6 & 0x3F)
            .append(0x80 | c & 0x3F);
      }
    }
    return b.toArray();
  }

  private static RuntimeException cannotEncode(ThreadState ts, PyStr s, int at) {
    int end = at + 1;
    while (end < s.length() && s.at(end) >= 0xD800 && s.at(end) < 0xE000) {
      end++;
    }
    return PyErr.of(
        ts,
        PyExc.UnicodeEncodeError,
        PyStr.of("utf-8"),
        s,
        Py.int_(at),
        Py.int_(end),
        PyStr.of("surrogates not allowed"));
  }

  /** A name as bytes or as str. */
  public static PyObject name(byte[] b, boolean bytes) {
    return bytes ? PyBytes.of(b) : decode(b);
  }
}
