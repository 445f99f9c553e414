package org.boiga.objects;

import org.boiga.memory.PyObject;

/** Bytes from and to hexadecimal digits. */
public final class Hex {
  private Hex() {}

  /**
   * The digits of {@code s}.
   *
   * @param sep what to put between groups, a str or bytes object, or null for nothing
   * @param group number of bytes in a group, counted from the end, or if negative from the start
   */
  public static PyStr of(ThreadState ts, ByteSpan s, PyObject sep, int group) {
    int separator = sep == null ? -1 : separator(ts, sep);
    int n = s.length();
    int size = separator < 0 ? 0 : Math.abs(group);
    StringBuilder b = new StringBuilder(n * 2 + (size == 0 ? 0 : n / size));
    for (int i = 0; i < n; i++) {
      if (i > 0 && size != 0 && (group > 0 ? (n - i) % size : i % size) == 0) {
        b.append((char) separator);
      }
      int v = s.at(i);
      b.append(Character.forDigit(v >> 4, 16)).append(Character.forDigit(v & 15, 16));
    }
    return PyStr.ofUnits(b.toString());
  }

  private static int separator(ThreadState ts, PyObject sep) {
    if (Sequences.length(ts, sep) != 1) {
      throw PyErr.valueError(ts, "sep must be length 1.");
    }
    int c =
        switch (sep) {
          case PyStr t -> t.at(0);
          case PyBytes t -> t.span().at(0);
          default -> throw PyErr.typeError(ts, "sep must be str or bytes.");
        };
    if (c >= 128) {
      throw PyErr.valueError(ts, "sep must be ASCII.");
    }
    return c;
  }

  /** The bytes that a str or bytes-like object gives in hexadecimal. */
  static byte[] parse(ThreadState ts, PyObject o) {
    PyStr s;
    if (o instanceof PyStr text) {
      s = text;
    } else {
      ByteSpan span = Buffers.spanOrNull(ts, o);
      if (span == null) {
        throw PyErr.typeError(
            ts, "fromhex() argument must be str or bytes-like, not " + PyType.of(o).name());
      }
      s = Latin1.toStr(span.array(), span.from(), span.to());
    }
    int n = s.length();
    ByteBuilder b = new ByteBuilder(n / 2);
    for (int i = 0; i < n; ) {
      if (ByteSplit.isSpace(s.at(i))) {
        i++;
        continue;
      }
      int high = digit(s.at(i));
      if (high < 0) {
        throw noDigit(ts, i);
      }
      if (i + 1 == n) {
        throw PyErr.valueError(
            ts, "fromhex() arg must contain an even number of hexadecimal digits");
      }
      int low = digit(s.at(i + 1));
      if (low < 0) {
        throw noDigit(ts, i + 1);
      }
      b.append(high << 4 | low);
      i += 2;
    }
    return b.toArray();
  }

  private static PyException noDigit(ThreadState ts, int i) {
    return PyErr.valueError(ts, "non-hexadecimal number found in fromhex() arg at position " + i);
  }

  /** The value of an ASCII hexadecimal digit, or -1. */
  static int digit(int c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
