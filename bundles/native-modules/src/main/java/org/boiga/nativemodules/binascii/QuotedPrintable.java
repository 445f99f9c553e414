package org.boiga.nativemodules.binascii;

import java.io.ByteArrayOutputStream;
import org.boiga.nativemodules.support.ByteSpan;

/** Quoted-printable (RFC 1521). */
final class QuotedPrintable {
  private static final int LONGEST_LINE = 76;
  private static final String DIGITS = "0123456789ABCDEF";

  private QuotedPrintable() {}

  static byte[] decode(ByteSpan s, boolean header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(s.length());
    int i = 0;
    int n = s.length();
    while (i < n) {
      int c = s.at(i);
      if (c == '=') {
        i++;
        if (i >= n) {
          break;
        }
        c = s.at(i);
        if (c == '\n' || c == '\r') {
          // a soft line break
          while (i < n && s.at(i) != '\n') {
            i++;
          }
          i++;
        } else if (c == '=') {
          out.write('=');
          i++;
        } else if (i + 1 < n && isDigit(c) && isDigit(s.at(i + 1))) {
          out.write(Character.digit(c, 16) << 4 | Character.digit(s.at(i + 1), 16));
          i += 2;
        } else {
          out.write('=');
        }
      } else {
        out.write(header && c == '_' ? ' ' : c);
        i++;
      }
    }
    return out.toByteArray();
  }

  private static boolean isDigit(int c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  /** What is written so far, in lines. */
  private static final class Lines {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final boolean carriageReturns;
    int length;
    int last = -1;

    Lines(boolean carriageReturns) {
      this.carriageReturns = carriageReturns;
    }

    void put(int c) {
      out.write(c);
      last = c;
      length++;
    }

    void quoted(int c) {
      put('=');
      put(DIGITS.charAt(c >> 4));
      put(DIGITS.charAt(c & 15));
    }

    void end() {
      if (carriageReturns) {
        put('\r');
      }
      put('\n');
      length = 0;
    }

    /** Breaks the line, softly, where {@code more} characters do not fit. */
    void room(int more) {
      if (length + more >= LONGEST_LINE) {
        put('=');
        end();
      }
    }
  }

  static byte[] encode(ByteSpan s, boolean quoteTabs, boolean text, boolean header) {
    int n = s.length();
    int firstEnd = indexOf(s, '\n');
    Lines lines = new Lines(firstEnd > 0 && s.at(firstEnd - 1) == '\r');
    int i = 0;
    // A blank at the end of a line must be quoted; it is known only when the line ends.
    while (i < n) {
      int c = s.at(i);
      if (isQuoted(s, i, lines.length, quoteTabs, text, header)) {
        lines.room(3);
        lines.quoted(c);
        i++;
      } else if (text && (c == '\n' || c == '\r' && i + 1 < n && s.at(i + 1) == '\n')) {
        quoteBlankAtEnd(lines);
        lines.end();
        i += c == '\r' ? 2 : 1;
      } else {
        if (i + 1 != n && s.at(i + 1) != '\n') {
          lines.room(1);
        }
        lines.put(header && c == ' ' ? '_' : c);
        i++;
      }
    }
    return lines.out.toByteArray();
  }

  private static int indexOf(ByteSpan s, int c) {
    for (int i = 0; i < s.length(); i++) {
      if (s.at(i) == c) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isQuoted(
      ByteSpan s, int i, int column, boolean quoteTabs, boolean text, boolean header) {
    int c = s.at(i);
    int n = s.length();
    boolean last = i + 1 == n;
    return c > 126
        || c == '='
        || header && c == '_'
        || c == '.'
            && column == 0
            && (last || s.at(i + 1) == '\n' || s.at(i + 1) == '\r' || s.at(i + 1) == 0)
        || !text && (c == '\r' || c == '\n')
        || (c == '\t' || c == ' ') && last
        || c < 33 && c != '\r' && c != '\n' && (quoteTabs || c != '\t' && c != ' ');
  }

  private static void quoteBlankAtEnd(Lines lines) {
    int c = lines.last;
    if (c != ' ' && c != '\t') {
      return;
    }
    byte[] all = lines.out.toByteArray();
    lines.out.reset();
    lines.out.write(all, 0, all.length - 1);
    lines.quoted(c);
  }
}
