package org.boiga.compiler.internal.parser;

import java.math.BigInteger;
import org.boiga.compiler.ast.Literal;

/** The values of numeric literals. */
final class NumberLiterals {
  private static final int MAX_LONG_DIGITS = 18;

  private NumberLiterals() {}

  /** The value of a literal that the tokenizer has accepted. */
  static Literal parse(String literal) {
    String text = literal.indexOf('_') >= 0 ? literal.replace("_", "") : literal;
    if (text.charAt(0) == '0' && text.length() > 2) {
      switch (text.charAt(1) | 0x20) {
        case 'x':
          return parseInt(text.substring(2), 16, 15);
        case 'o':
          return parseInt(text.substring(2), 8, 20);
        case 'b':
          return parseInt(text.substring(2), 2, 62);
        default:
          break;
      }
    }
    boolean integer = true;
    for (int i = 0; i < text.length() && integer; i++) {
      char c = text.charAt(i);
      integer = c >= '0' && c <= '9';
    }
    if (integer) {
      return parseInt(text, 10, MAX_LONG_DIGITS);
    }
    int last = text.length() - 1;
    if ((text.charAt(last) | 0x20) == 'j') {
      return new Literal.Complex(0.0, Double.parseDouble(text.substring(0, last)));
    }
    return new Literal.Float(Double.parseDouble(text));
  }

  private static Literal parseInt(String digits, int radix, int maxLongDigits) {
    if (digits.length() <= maxLongDigits) {
      long value = 0;
      for (int i = 0; i < digits.length(); i++) {
        value = value * radix + Character.digit(digits.charAt(i), radix);
      }
      return new Literal.Int(value);
    }
    return Literal.ofInt(new BigInteger(digits, radix));
  }

  /** The number of digits of a decimal int literal, for Python's limit; 0 for other literals. */
  static int decimalDigits(String literal) {
    int digits = 0;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '_') {
        return 0;
      }
    }
    return digits;
  }
}
