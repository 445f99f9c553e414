package org.boiga.objects;

import java.nio.charset.StandardCharsets;
import org.boiga.memory.PyObject;

/** Encodings of a byte for each character: ASCII, Latin-1, and those that a table declares. */
public final class SingleByte {
  private static final int UNDEFINED = 0xFFFE;

  private SingleByte() {}

  /** Encodes characters below {@code limit} as themselves. */
  public static byte[] encode(ThreadState ts, PyStr s, String errors, String encoding, int limit) {
    int n = s.length();
    int i = 0;
    while (i < n && s.at(i) < limit) {
      i++;
    }
    if (i == n) {
      return s.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
    ByteBuilder out = new ByteBuilder(n + 16);
    for (int k = 0; k < i; k++) {
      out.append(s.at(k));
    }
    return new EncodeErrors(ts, encoding, s, errors)
        .encode(
            out,
            i,
            true,
            1,
            limit,
            "ordinal not in range(" + limit + ")",
            (o, c) -> {
              if (c < limit) {
                o.append(c);
              }
              return c < limit;
            })
        .toArray();
  }

  public static PyStr decodeAscii(ThreadState ts, byte[] b, String errors) {
    int i = 0;
    while (i < b.length && b[i] >= 0) {
      i++;
    }
    if (i == b.length) {
      return Latin1.toStr(b);
    }
    StrBuilder out = new StrBuilder(b.length).append(Latin1.toStr(b, 0, i));
    DecodeErrors e = new DecodeErrors(ts, "ascii", b, errors);
    while (i < e.input.length) {
      if (e.input[i] >= 0) {
        out.append(e.input[i++]);
      } else {
        i = e.handle(i, i + 1, "ordinal not in range(128)", out);
      }
    }
    return out.toStr();
  }

  // Tables ---------------------------------------------------------------------------------------

  /**
   * {@code codecs.charmap_decode}: by a str of 256 characters, or by a mapping; null for Latin-1.
   */
  public static PyStr decodeTable(ThreadState ts, byte[] b, String errors, PyObject table) {
    if (table == null || table == Py.None) {
      return Latin1.toStr(b);
    }
    StrBuilder out = new StrBuilder(b.length);
    DecodeErrors e = new DecodeErrors(ts, "charmap", b, errors);
    int i = 0;
    while (i < e.input.length) {
      int c = e.input[i] & 0xFF;
      boolean mapped = table instanceof PyStr s ? byText(s, c, out) : byMapping(ts, table, c, out);
      i = mapped ? i + 1 : e.handle(i, i + 1, "character maps to <undefined>", out);
    }
    return out.toStr();
  }

  private static boolean byText(PyStr table, int c, StrBuilder out) {
    if (c >= table.length() || table.at(c) == UNDEFINED) {
      return false;
    }
    out.append(table.at(c));
    return true;
  }

  private static PyObject lookUp(ThreadState ts, PyObject table, int c) {
    try {
      return Sequences.getItem(ts, table, Py.int_(c));
    } catch (PyException e) {
      if (!e.matches(PyExc.LookupError)) {
        throw e;
      }
      return Py.None;
    }
  }

  private static boolean byMapping(ThreadState ts, PyObject table, int c, StrBuilder out) {
    switch (lookUp(ts, table, c)) {
      case PyInt n -> {
        long v = n.isLong() ? n.longValue() : -1;
        if (v == UNDEFINED) {
          return false;
        }
        if (v < 0 || v > Character.MAX_CODE_POINT) {
          throw PyErr.typeError(ts, "character mapping must be in range(0x110000)");
        }
        out.append((int) v);
      }
      case PyStr s -> {
        if (s.length() == 1 && s.at(0) == UNDEFINED) {
          return false;
        }
        out.append(s);
      }
      case PyObject o -> {
        if (o == Py.None) {
          return false;
        }
        throw PyErr.typeError(ts, "character mapping must return integer, None or str");
      }
    }
    return true;
  }

  /** {@code codecs.charmap_encode}: by an encoding map or any mapping; null for Latin-1. */
  public static byte[] encodeTable(ThreadState ts, PyStr s, String errors, PyObject table) {
    if (table == null || table == Py.None) {
      return encode(ts, s, errors, "latin-1", 256);
    }
    EncodeErrors.Encoder encoder =
        table instanceof PyEncodingMap m
            ? (o, c) -> {
              int b = m.get(c);
              if (b >= 0) {
                o.append(b);
              }
              return b >= 0;
            }
            : (o, c) -> byMapping(ts, table, c, o);
    return new EncodeErrors(ts, "charmap", s, errors)
        .encode(
            new ByteBuilder(s.length()),
            0,
            true,
            1,
            Integer.MAX_VALUE,
            "character maps to <undefined>",
            encoder)
        .toArray();
  }

  private static boolean byMapping(ThreadState ts, PyObject table, int c, ByteBuilder out) {
    switch (lookUp(ts, table, c)) {
      case PyInt n -> {
        if (!n.isLong() || n.longValue() < 0 || n.longValue() > 255) {
          throw PyErr.typeError(ts, "character mapping must be in range(256)");
        }
        out.append((int) n.longValue());
      }
      case PyBytes b -> out.append(b.span());
      case PyObject o -> {
        if (o == Py.None) {
          return false;
        }
        throw PyErr.typeError(
            ts, "character mapping must return integer, bytes or None, not " + PyType.of(o).name());
      }
    }
    return true;
  }
}
