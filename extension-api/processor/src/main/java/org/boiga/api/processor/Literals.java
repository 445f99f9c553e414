package org.boiga.api.processor;

import java.math.BigInteger;
import javax.lang.model.type.TypeKind;

/** Turns Python literals into Java literals, and Java strings into source. */
final class Literals {
  private static final BigInteger MAXSIZE = BigInteger.valueOf(Long.MAX_VALUE);

  private Literals() {}

  /** The Java constant of that primitive type for a default as written in Python, or null. */
  static String primitive(TypeKind kind, String python) {
    return switch (kind) {
      case BOOLEAN ->
          switch (python) {
            case "True", "1" -> "true";
            case "False", "0" -> "false";
            default -> null;
          };
      case INT, LONG -> {
        BigInteger v = integer(python);
        yield v == null || v.bitLength() >= (kind == TypeKind.INT ? 32 : 64)
            ? null
            : kind == TypeKind.INT ? v.toString() : v + "L";
      }
      case DOUBLE -> floating(python);
      default -> null;
    };
  }

  private static BigInteger integer(String python) {
    String s = python.replace("_", "").replace(" ", "");
    boolean negative = s.startsWith("-");
    String digits = negative ? s.substring(1) : s;
    try {
      BigInteger v;
      if (s.equals("-sys.maxsize-1")) {
        return MAXSIZE.not();
      } else if (digits.equals("sys.maxsize")) {
        v = MAXSIZE;
      } else if (digits.startsWith("0x")) {
        v = new BigInteger(digits.substring(2), 16);
      } else if (digits.startsWith("0o")) {
        v = new BigInteger(digits.substring(2), 8);
      } else if (digits.startsWith("0b")) {
        v = new BigInteger(digits.substring(2), 2);
      } else {
        v = new BigInteger(digits);
      }
      return negative ? v.negate() : v;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String floating(String python) {
    try {
      double d = Double.parseDouble(python.replace("_", ""));
      return Double.isFinite(d) && Character.isDigit(python.charAt(python.length() - 1))
          ? Double.toString(d)
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The Java source for a default of a String parameter, or null if it is no string literal. */
  static String string(String python) {
    if (python.equals("None")) {
      return "null";
    }
    char quote = python.charAt(0);
    if (quote != '\'' && quote != '"' || python.length() < 2 || !python.endsWith("" + quote)) {
      return null;
    }
    StringBuilder b = new StringBuilder();
    for (int i = 1; i < python.length() - 1; i++) {
      char c = python.charAt(i);
      if (c != '\\') {
        b.append(c);
        continue;
      }
      switch (python.charAt(++i)) {
        case 'n' -> b.append('\n');
        case 't' -> b.append('\t');
        case 'r' -> b.append('\r');
        case '0' -> b.append('\0');
        case '\\' -> b.append('\\');
        case '\'' -> b.append('\'');
        case '"' -> b.append('"');
        default -> {
          return null;
        }
      }
    }
    return quote(b.toString());
  }

  /** The Java source for a default of a parameter that has no literals, or null if it is one. */
  static String absent(String python) {
    return python.equals("None") || python.startsWith("<") ? "null" : null;
  }

  /** A Java string literal. */
  static String quote(String s) {
    StringBuilder b = new StringBuilder("\"");
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> b.append("\\\"");
        case '\\' -> b.append("\\\\");
        case '\n' -> b.append("\\n");
        case '\t' -> b.append("\\t");
        case '\r' -> b.append("\\r");
        default -> {
          if (c < ' ' || c > '~') {
            b.append(String.format("\\u%04x", (int) c));
          } else {
            b.append(c);
          }
        }
      }
    }
    return b.append('"').toString();
  }

  /** A Java string literal, or {@code null} for an empty string. */
  static String quoteOrNull(String s) {
    return s == null || s.isEmpty() ? "null" : quote(s);
  }
}
