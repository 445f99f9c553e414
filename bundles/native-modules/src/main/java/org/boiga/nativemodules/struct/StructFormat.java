package org.boiga.nativemodules.struct;

import java.util.ArrayList;
import java.util.List;

/**
 * A parsed format of module struct.
 *
 * @param text the format
 * @param fields what holds values, in order
 * @param size number of bytes
 * @param values number of values
 */
record StructFormat(
    String text,
    List<Field> fields,
    long size,
    long values,
    boolean bigEndian,
    boolean nativeSizes) {

  /**
   * Values of the same type that lie one after another.
   *
   * @param code the format character
   * @param count number of values; for {@code s} and {@code p}, which are one value, that of bytes
   * @param size bytes of each value
   * @param offset where the first one begins
   */
  record Field(char code, long count, int size, long offset) {
    boolean isText() {
      return code == 's' || code == 'p';
    }
  }

  /** What is wrong with a format; the message is that of {@code struct.error}. */
  static final class FormatException extends Exception {
    private static final long serialVersionUID = 1;

    FormatException(String message) {
      super(message, null, false, false);
    }
  }

  /** The size in the native form, or 0 if there is no such type. */
  private static int nativeSize(char c) {
    return switch (c) {
      case 'x', 'b', 'B', 'c', 's', 'p', '?' -> 1;
      case 'h', 'H', 'e' -> 2;
      case 'i', 'I', 'f' -> 4;
      case 'l', 'L', 'q', 'Q', 'n', 'N', 'P', 'd', 'F' -> 8;
      case 'D' -> 16;
      default -> 0;
    };
  }

  private static int standardSize(char c) {
    return switch (c) {
      case 'l', 'L' -> 4;
      case 'n', 'N', 'P' -> 0;
      default -> nativeSize(c);
    };
  }

  /** Complex numbers are aligned as their parts are. */
  private static int alignment(char c) {
    return c == 'F' || c == 'D' ? nativeSize(c) / 2 : nativeSize(c);
  }

  static StructFormat parse(String text) throws FormatException {
    return new Parser(text).parse();
  }

  private static final class Parser {
    private final String text;
    private int pos;
    private long size;

    Parser(String text) {
      this.text = text;
    }

    StructFormat parse() throws FormatException {
      if (text.indexOf('\0') >= 0) {
        throw new FormatException("embedded null character");
      }
      char order = text.isEmpty() ? '@' : text.charAt(0);
      boolean marked = "@=<>!".indexOf(order) >= 0;
      boolean nativeSizes = !marked || order == '@';
      pos = marked ? 1 : 0;
      List<Field> fields = new ArrayList<>();
      long values = 0;
      while (skipSpace()) {
        long count = count();
        char c = text.charAt(pos++);
        int itemSize = nativeSizes ? nativeSize(c) : standardSize(c);
        if (itemSize == 0) {
          throw new FormatException("bad char in struct format");
        }
        if (nativeSizes) {
          int a = alignment(c);
          advance((a - size % a) % a);
        }
        Field f = new Field(c, count, itemSize, size);
        if (count > Long.MAX_VALUE / itemSize) {
          throw tooLong();
        }
        advance(count * itemSize);
        if (c != 'x' && (count > 0 || f.isText())) {
          fields.add(f);
          values += f.isText() ? 1 : count;
        }
      }
      boolean bigEndian = marked && (order == '>' || order == '!');
      return new StructFormat(text, List.copyOf(fields), size, values, bigEndian, nativeSizes);
    }

    private boolean skipSpace() {
      while (pos < text.length() && isSpace(text.charAt(pos))) {
        pos++;
      }
      return pos < text.length();
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** The repeat count before a format character; 1 if there is none. */
    private long count() throws FormatException {
      if (!isDigit(text.charAt(pos))) {
        return 1;
      }
      long n = 0;
      for (; pos < text.length() && isDigit(text.charAt(pos)); pos++) {
        int d = text.charAt(pos) - '0';
        if (n > (Long.MAX_VALUE - d) / 10) {
          throw tooLong();
        }
        n = n * 10 + d;
      }
      if (pos == text.length()) {
        throw new FormatException("repeat count given without format specifier");
      }
      return n;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private void advance(long bytes) throws FormatException {
      if (size > Long.MAX_VALUE - bytes) {
        throw tooLong();
      }
      size += bytes;
    }

    private static FormatException tooLong() {
      return new FormatException("total struct size too long");
    }
  }
}
