package org.boiga.objects;

/** The codecs {@code unicode_escape} and {@code raw_unicode_escape}. */
public final class UnicodeEscape {
  private UnicodeEscape() {}

  public static byte[] encode(PyStr s) {
    StrBuilder b = new StrBuilder(s.length() + 16);
    for (int i = 0; i < s.length(); i++) {
      int c = s.at(i);
      switch (c) {
        case '\\' -> b.append('\\').append('\\');
        case '\t' -> b.append('\\').append('t');
        case '\n' -> b.append('\\').append('n');
        case '\r' -> b.append('\\').append('r');
        default -> {
          if (c >= ' ' && c < 127) {
            b.append(c);
          } else {
            StrRepr.escapeNumeric(b, c);
          }
        }
      }
    }
    return Latin1.bytes(b.toStr());
  }

  public static byte[] encodeRaw(PyStr s) {
    StrBuilder b = new StrBuilder(s.length() + 16);
    for (int i = 0; i < s.length(); i++) {
      int c = s.at(i);
      if (c < 256) {
        b.append(c);
      } else {
        StrRepr.escapeNumeric(b, c);
      }
    }
    return Latin1.bytes(b.toStr());
  }

  /** Decodes as much as there is; with {@code last} an incomplete escape at the end is an error. */
  public static Decoded decode(ThreadState ts, byte[] bytes, String errors, boolean last) {
    return new Decoder(ts, "unicodeescape", bytes, errors, last).run(false);
  }

  /** As {@link #decode} for the raw form, which knows {@code \\u} and {@code \\U} only. */
  public static Decoded decodeRaw(ThreadState ts, byte[] bytes, String errors, boolean last) {
    return new Decoder(ts, "rawunicodeescape", bytes, errors, last).run(true);
  }

  private static final class Decoder {
    private final DecodeErrors errors;
    private final StrBuilder out;
    private final boolean last;
    private boolean incomplete;
    private boolean warned;

    Decoder(ThreadState ts, String name, byte[] bytes, String errors, boolean last) {
      this.errors = new DecodeErrors(ts, name, bytes, errors);
      this.last = last;
      out = new StrBuilder(bytes.length);
    }

    Decoded run(boolean raw) {
      int i = 0;
      while (i < errors.input.length) {
        int c = errors.input[i] & 0xFF;
        if (c != '\\') {
          out.append(c);
          i++;
          continue;
        }
        int next = raw ? rawEscape(i) : escape(i);
        if (incomplete) {
          break;
        }
        i = next;
      }
      return new Decoded(out.toStr(), errors.consumed(i, last), 0);
    }

    private int at(int i) {
      return errors.input[i] & 0xFF;
    }

    private int wrong(int start, int end, String reason) {
      if (end >= errors.input.length && !last) {
        incomplete = true;
        return start;
      }
      return errors.handle(start, end, reason, out);
    }

    private int rawEscape(int start) {
      int n = errors.input.length;
      if (start + 1 == n) {
        if (!last) {
          incomplete = true;
          return start;
        }
        out.append('\\');
        return n;
      }
      int c = at(start + 1);
      if (c != 'u' && c != 'U') {
        out.append('\\').append(c);
        return start + 2;
      }
      return number(start, c == 'u' ? 4 : 8, "\\Uxxxxxxxx out of range");
    }

    private int escape(int start) {
      if (start + 1 == errors.input.length) {
        return wrong(start, start + 1, "\\ at end of string");
      }
      int c = at(start + 1);
      switch (c) {
        case '\n' -> {}
        case '\\', '\'', '"' -> out.append(c);
        case 'b' -> out.append('\b');
        case 't' -> out.append('\t');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 'f' -> out.append('\f');
        case 'v' -> out.append(11);
        case 'a' -> out.append(7);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          return octal(start + 1);
        }
        case 'x' -> {
          return number(start, 2, "");
        }
        case 'u' -> {
          return number(start, 4, "");
        }
        case 'U' -> {
          return number(start, 8, "illegal Unicode character");
        }
        case 'N' -> {
          return name(start);
        }
        default -> {
          warn("\"\\" + (char) c + "\" is an invalid escape sequence. ");
          out.append('\\').append(c);
        }
      }
      return start + 2;
    }

    private int octal(int from) {
      int v = 0;
      int i = from;
      while (i < errors.input.length && i < from + 3 && at(i) >= '0' && at(i) <= '7') {
        v = v * 8 + at(i++) - '0';
      }
      if (v > 0xFF) {
        warn("\"\\%o\" is an invalid octal escape sequence. ".formatted(v));
      }
      out.append(v);
      return i;
    }

    private void warn(String message) {
      if (!warned) {
        warned = true;
        Warnings.warn(
            errors.ts,
            PyExc.DeprecationWarning,
            message + "Such sequences will not work in the future. ",
            1);
      }
    }

    private int number(int start, int digits, String outOfRange) {
      int n = errors.input.length;
      long v = 0;
      int i = start + 2;
      int end = i + digits;
      for (int d; i < Math.min(n, end) && (d = Hex.digit(at(i))) >= 0; i++) {
        v = v << 4 | d;
      }
      if (i < end) {
        String form = digits == 2 ? "\\xXX" : digits == 4 ? "\\uXXXX" : "\\UXXXXXXXX";
        return wrong(start, i, "truncated " + form + " escape");
      }
      if (v > Character.MAX_CODE_POINT) {
        return errors.handle(start, i, outOfRange, out);
      }
      out.append((int) v);
      return i;
    }

    private int name(int start) {
      int n = errors.input.length;
      String malformed = "malformed \\N character escape";
      int i = start + 2;
      if (i >= n || at(i) != '{') {
        return wrong(start, i, malformed);
      }
      int end = ++i;
      while (end < n && at(end) != '}') {
        end++;
      }
      if (end == n) {
        return wrong(start, n, malformed);
      }
      if (end == i) {
        return errors.handle(start, end, malformed, out);
      }
      String name = Latin1.toStr(errors.input, i, end).toString();
      int c = UnicodeNames.lookup(name);
      if (c < 0) {
        return errors.handle(start, end + 1, "unknown Unicode character name", out);
      }
      out.append(c);
      return end + 1;
    }
  }
}
