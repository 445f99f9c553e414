package org.boiga.objects;

import java.math.BigInteger;

/** Ints from and to text. */
public final class IntText {
  /** {@code sys.int_info.default_max_str_digits}. */
  public static final int DEFAULT_MAX_STR_DIGITS = 4300;

  /** {@code sys.int_info.str_digits_check_threshold}. */
  public static final int MAX_STR_DIGITS_THRESHOLD = 640;

  /**
   * From so many digits on text is read by halves, since Java's own reading takes quadratic time.
   */
  private static final int SPLIT = 2000;

  private IntText() {}

  /** Text that is no int literal of the base, or one of more digits than allowed. */
  static final class InvalidLiteral extends Exception {
    private static final long serialVersionUID = 1;

    /** The number of digits where they are too many, else -1. */
    final int digits;

    InvalidLiteral(int digits) {
      super(null, null, false, false);
      this.digits = digits;
    }
  }

  /**
   * Reads what {@code int(text, base)} accepts: surrounding white space, a sign, a prefix that fits
   * the base, single underscores between digits, decimal digits of any script.
   *
   * @param base 2 to 36, or 0 to go by the prefix
   * @param maxDigits the most digits in a base that is no power of two; 0 for no limit
   */
  static PyInt parse(String text, int base, int maxDigits) throws InvalidLiteral {
    String s = NumberText.normalize(text);
    int n = s.length();
    int i = 0;
    boolean negative = false;
    if (i < n && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
      negative = s.charAt(i) == '-';
      i++;
    }
    int prefixed = i + 1 < n && s.charAt(i) == '0' ? prefixBase(s.charAt(i + 1)) : 0;
    boolean zeroOnly = false;
    if (base == 0) {
      base = prefixed != 0 ? prefixed : 10;
      zeroOnly = prefixed == 0 && i < n && s.charAt(i) == '0';
    }
    if (prefixed == base) {
      i += 2;
      if (i < n && s.charAt(i) == '_') {
        i++;
      }
    }
    String digits = digits(s, i, base);
    if (zeroOnly && !digits.chars().allMatch(c -> c == '0')) {
      throw new InvalidLiteral(-1);
    }
    if (maxDigits > 0
        && digits.length() > MAX_STR_DIGITS_THRESHOLD
        && digits.length() > maxDigits
        && Integer.bitCount(base) != 1) {
      throw new InvalidLiteral(digits.length());
    }
    return value(digits, base, negative);
  }

  private static int prefixBase(char c) {
    return switch (c) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  /** The digits from {@code from} to the end without underscores; there must be one. */
  private static String digits(String s, int from, int base) throws InvalidLiteral {
    int n = s.length();
    boolean underscores = false;
    boolean digitBefore = false;
    for (int i = from; i < n; i++) {
      char c = s.charAt(i);
      if (c == '_' && digitBefore) {
        underscores = true;
        digitBefore = false;
      } else if (isDigit(c, base)) {
        digitBefore = true;
      } else {
        throw new InvalidLiteral(-1);
      }
    }
    if (!digitBefore) {
      throw new InvalidLiteral(-1);
    }
    String d = s.substring(from);
    return underscores ? d.replace("_", "") : d;
  }

  private static boolean isDigit(char c, int base) {
    return base <= 10 ? c >= '0' && c < '0' + base : c < 128 && Character.digit(c, base) >= 0;
  }

  private static PyInt value(String digits, int base, boolean negative) {
    // The largest counts of digits that surely fit a long are for base 36: 12, for base 10: 18.
    if (digits.length() <= (base <= 10 ? 18 : 12)) {
      long v = Long.parseLong(digits, base);
      return SmallInt.of(negative ? -v : v);
    }
    BigInteger v = big(digits, base);
    return PyInt.of(negative ? v.negate() : v);
  }

  /** The value of plain digits. */
  static BigInteger big(String digits, int base) {
    int n = digits.length();
    if (n <= SPLIT) {
      return new BigInteger(digits, base);
    }
    int low = Integer.highestOneBit((n - 1) / SPLIT) * SPLIT;
    BigInteger power = BigInteger.valueOf(base).pow(SPLIT);
    for (int k = SPLIT; k < low; k *= 2) {
      power = power.multiply(power);
    }
    return big(digits.substring(0, n - low), base)
        .multiply(power)
        .add(big(digits.substring(n - low), base));
  }

  /** Decimal text, within the interpreter's limit of digits. */
  static String decimal(ThreadState ts, PyInt v) {
    if (v.isLong()) {
      return Long.toString(v.longValue());
    }
    BigInteger b = v.bigValue();
    int limit = ts.interp.intMaxStrDigits;
    // log10(2) > 0.301; texts that may be short enough are made to be counted.
    if (limit > 0
        && b.bitLength() > 3 * MAX_STR_DIGITS_THRESHOLD
        && (b.bitLength() - 1) * 0.30102999566398 >= limit) {
      throw tooLong(ts);
    }
    String s = b.toString();
    int digits = s.length() - (b.signum() < 0 ? 1 : 0);
    if (limit > 0 && digits > MAX_STR_DIGITS_THRESHOLD && digits > limit) {
      throw tooLong(ts);
    }
    return s;
  }

  /** Digits in a base that is a power of two, in lower case, with a sign for negative numbers. */
  static String toBase(PyInt v, int base) {
    return v.isLong() ? Long.toString(v.longValue(), base) : v.bigValue().toString(base);
  }

  /** What {@code bin}, {@code oct} and {@code hex} give: digits with sign and prefix. */
  public static String withPrefix(PyInt v, int base) {
    String prefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x";
    String digits = toBase(PyInt.abs(v), base);
    return (v.signum() < 0 ? "-" : "") + prefix + digits;
  }

  private static PyException tooLong(ThreadState ts) {
    return PyErr.valueError(
        ts,
        "Exceeds the limit ("
            + ts.interp.intMaxStrDigits
            + " digits) for integer string conversion; "
            + "use sys.set_int_max_str_digits() to increase the limit");
  }

  static PyException tooLong(ThreadState ts, int digits) {
    return PyErr.valueError(
        ts,
        "Exceeds the limit ("
            + ts.interp.intMaxStrDigits
            + " digits) for integer string conversion: value has "
            + digits
            + " digits; use sys.set_int_max_str_digits() to increase the limit");
  }
}
