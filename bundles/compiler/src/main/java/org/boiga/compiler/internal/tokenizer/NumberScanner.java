package org.boiga.compiler.internal.tokenizer;

import org.boiga.compiler.Source;
import org.boiga.compiler.WarningListener;

/** Scans numeric literals. */
abstract class NumberScanner extends Scanner {

  NumberScanner(Source source, WarningListener warnings, boolean extraTokens) {
    super(source, warnings, extraTokens);
  }

  /** Scans a literal that starts with a digit, which the cursor is at. */
  final void scanNumber() {
    if (text[cur] != '0') {
      decimalTail();
      fractionAndExponent();
      return;
    }
    switch (text[cur + 1] | 0x20) {
      case 'x' -> scanRadix(16, "hexadecimal");
      case 'o' -> scanRadix(8, "octal");
      case 'b' -> scanRadix(2, "binary");
      default -> scanZeros();
    }
  }

  /** Scans a literal that starts with a point and a digit; the cursor is at the point. */
  final void scanFraction() {
    fractionAndExponent();
  }

  private void scanRadix(int radix, String name) {
    cur += 2;
    do {
      if (text[cur] == '_') {
        cur++;
      }
      if (Character.digit(text[cur], radix) < 0) {
        if (radix != 16 && isDigit(text[cur])) {
          throw invalidDigit(name);
        }
        throw error("invalid " + name + " literal");
      }
      do {
        cur++;
      } while (Character.digit(text[cur], radix) >= 0);
    } while (text[cur] == '_');
    if (radix != 16 && isDigit(text[cur])) {
      throw invalidDigit(name);
    }
    checkEnd(name);
  }

  private RuntimeException invalidDigit(String name) {
    char digit = (char) text[cur++];
    return error("invalid digit '" + digit + "' in " + name + " literal");
  }

  private void scanZeros() {
    while (true) {
      if (text[cur] == '_') {
        cur++;
        if (!isDigit(text[cur])) {
          throw error("invalid decimal literal");
        }
      }
      if (text[cur] != '0') {
        break;
      }
      cur++;
    }
    int zerosEnd = cur;
    boolean nonZero = isDigit(text[cur]);
    if (nonZero) {
      decimalTail();
    }
    int c = text[cur];
    if (c == '.' || (c | 0x20) == 'e' || (c | 0x20) == 'j') {
      fractionAndExponent();
    } else if (nonZero && !extraTokens) {
      throw error(
          "leading zeros in decimal integer literals are not permitted;"
              + " use an 0o prefix for octal integers",
          start + 1 - lineStart,
          zerosEnd + 1 - lineStart);
    } else {
      checkEnd("decimal");
    }
  }

  private void decimalTail() {
    while (true) {
      while (isDigit(text[cur])) {
        cur++;
      }
      if (text[cur] != '_') {
        return;
      }
      cur++;
      if (!isDigit(text[cur])) {
        throw error("invalid decimal literal");
      }
    }
  }

  /** Scans what may follow the integer part. */
  private void fractionAndExponent() {
    if (text[cur] == '.') {
      cur++;
      if (isDigit(text[cur])) {
        decimalTail();
      }
    }
    if ((text[cur] | 0x20) == 'e') {
      int exponent = cur++;
      if (text[cur] == '+' || text[cur] == '-') {
        cur++;
        if (!isDigit(text[cur])) {
          throw error("invalid decimal literal");
        }
      } else if (!isDigit(text[cur])) {
        cur = exponent;
        checkEnd("decimal");
        return;
      }
      decimalTail();
    }
    if ((text[cur] | 0x20) == 'j') {
      cur++;
      checkEnd("imaginary");
    } else {
      checkEnd("decimal");
    }
  }

  /**
   * Rejects a name directly after a number. The keywords that can follow an operand are tolerated,
   * with a warning, since programs have them.
   */
  private void checkEnd(String kind) {
    if (extraTokens) {
      return;
    }
    int c = text[cur];
    if (c < 0 || !isNamePart(c)) {
      return;
    }
    boolean keyword =
        switch (c) {
          case 'a' -> follows("nd");
          case 'e' -> follows("lse");
          case 'f' -> follows("or");
          case 'i' -> text[cur + 1] == 'f' || text[cur + 1] == 'n' || text[cur + 1] == 's';
          case 'o' -> follows("r");
          case 'n' -> follows("ot");
          default -> false;
        };
    if (!keyword) {
      throw error("invalid " + kind + " literal");
    }
    String message = "invalid " + kind + " literal";
    warn(message, message, cur);
  }

  private boolean follows(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (text[cur + 1 + i] != rest.charAt(i)) {
        return false;
      }
    }
    return !isNamePart(text[cur + 1 + rest.length()]);
  }
}
