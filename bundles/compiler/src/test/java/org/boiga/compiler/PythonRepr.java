package org.boiga.compiler;

import java.math.BigDecimal;
import java.math.MathContext;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.internal.tokenizer.Identifiers;

/** Writes constants as Python's {@code repr} does. */
final class PythonRepr {
  private PythonRepr() {}

  static void append(StringBuilder out, Literal literal) {
    switch (literal) {
      case Literal.Singleton.NONE -> out.append("None");
      case Literal.Singleton.TRUE -> out.append("True");
      case Literal.Singleton.FALSE -> out.append("False");
      case Literal.Singleton.ELLIPSIS -> out.append("Ellipsis");
      case Literal.Int(long value) -> out.append(value);
      case Literal.BigInt(var value) -> out.append(value);
      case Literal.Float(double value) -> out.append(repr(value));
      case Literal.Complex(_, double imag) -> {
        String text = repr(imag);
        out.append(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text).append('j');
      }
      case Literal.Str text -> append(out, text.toCodePoints());
      case Literal.Bytes(byte[] value) -> append(out, value);
      case Literal.TupleValue _, Literal.FrozenSetValue _ -> throw new AssertionError(literal);
    }
  }

  static void append(StringBuilder out, String text) {
    append(out, text.codePoints().toArray());
  }

  private static void append(StringBuilder out, int[] text) {
    char quote = '\'';
    boolean single = false;
    boolean twin = false;
    for (int c : text) {
      single |= c == '\'';
      twin |= c == '"';
    }
    if (single && !twin) {
      quote = '"';
    }
    out.append(quote);
    for (int c : text) {
      if (c == quote || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\r') {
        out.append("\\r");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (Identifiers.isPrintable(c)) {
        out.appendCodePoint(c);
      } else if (c < 0x100) {
        out.append(String.format("\\x%02x", c));
      } else if (c < 0x10000) {
        out.append(String.format("\\u%04x", c));
      } else {
        out.append(String.format("\\U%08x", c));
      }
    }
    out.append(quote);
  }

  private static void append(StringBuilder out, byte[] bytes) {
    int[] text = new int[bytes.length];
    boolean single = false;
    boolean twin = false;
    for (int i = 0; i < text.length; i++) {
      text[i] = bytes[i] & 0xff;
      single |= text[i] == '\'';
      twin |= text[i] == '"';
    }
    char quote = single && !twin ? '"' : '\'';
    out.append('b').append(quote);
    for (int c : text) {
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (c == quote) {
            out.append('\\').append(quote);
          } else if (c < 0x20 || c >= 0x7f) {
            out.append(String.format("\\x%02x", c));
          } else {
            out.append((char) c);
          }
        }
      }
    }
    out.append(quote);
  }

  private static String repr(double value) {
    if (Double.isInfinite(value)) {
      return "inf";
    }
    if (value == 0) {
      return "0.0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal shorter = decimal.round(new MathContext(1));
    if (shorter.doubleValue() == value) {
      decimal = shorter.stripTrailingZeros();
    }
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = decimal.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = decimal.unscaledValue().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
