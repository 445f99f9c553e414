package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** Numbers in {@code %} formatting of str and bytes. */
public final class PercentFormat {
  /** The flag {@code -}: padded on the right. */
  public static final int LEFT = 1;

  /** The flag {@code +}. */
  public static final int PLUS = 2;

  /** The blank flag. */
  public static final int BLANK = 4;

  /** The flag {@code #}. */
  public static final int ALTERNATE = 8;

  /** The flag {@code 0}. */
  public static final int ZERO = 16;

  private PercentFormat() {}

  /** Whether {@link #number} takes the conversion type. */
  public static boolean isNumeric(int type) {
    return type < 128 && "diuoxXeEfFgG".indexOf(type) >= 0;
  }

  /**
   * The text of a number.
   *
   * @param type one of {@code d i u o x X e E f F g G}
   * @param flags of the flags above
   * @param width -1 if not given
   * @param precision -1 if not given
   */
  public static String number(
      ThreadState ts, PyObject arg, char type, int flags, int width, int precision) {
    boolean whole =
        switch (type) {
          case 'd', 'i', 'u', 'o', 'x', 'X' -> true;
          default -> false;
        };
    boolean alternate = (flags & ALTERNATE) != 0;
    String s =
        whole
            ? integer(ts, arg, type, alternate, precision)
            : FloatText.format(
                Args.toDouble(ts, arg),
                type,
                precision < 0 ? 6 : precision,
                alternate ? FloatText.ALTERNATE : 0);
    boolean negative = s.startsWith("-");
    String sign =
        negative ? "-" : (flags & PLUS) != 0 ? "+" : (flags & BLANK) != 0 ? " " : "";
    int prefix = whole && alternate && type != 'd' && type != 'i' && type != 'u' ? 2 : 0;
    StringBuilder b = new StringBuilder(s.length() + 2);
    b.append(sign).append(s, negative ? 1 : 0, s.length());
    int missing = width - b.length();
    if (missing > 0) {
      if ((flags & LEFT) != 0) {
        b.repeat(' ', missing);
      } else if ((flags & ZERO) != 0) {
        b.insert(sign.length() + prefix, "0".repeat(missing));
      } else {
        b.insert(0, " ".repeat(missing));
      }
    }
    return b.toString();
  }

  /** An int's text with sign, prefix and as many digits as the precision asks for. */
  private static String integer(
      ThreadState ts, PyObject arg, char type, boolean alternate, int precision) {
    int base =
        switch (type) {
          case 'o' -> 8;
          case 'x', 'X' -> 16;
          default -> 10;
        };
    PyInt v = intArgument(ts, arg, type, base == 10);
    PyInt abs = PyInt.abs(v);
    String digits = base == 10 ? IntText.decimal(ts, abs) : IntText.toBase(abs, base);
    StringBuilder b = new StringBuilder(digits.length() + 3);
    if (v.signum() < 0) {
      b.append('-');
    }
    if (alternate && base != 10) {
      b.append(base == 8 ? "0o" : "0x");
    }
    b.repeat('0', Math.max(precision - digits.length(), 0)).append(digits);
    return type == 'X' ? b.toString().toUpperCase(java.util.Locale.ROOT) : b.toString();
  }

  private static PyInt intArgument(ThreadState ts, PyObject arg, char type, boolean decimal) {
    if (arg instanceof PyInt i) {
      return i;
    }
    PyType t = PyType.of(arg);
    if (t.slot(Slot.INDEX) != null || decimal && t.slot(Slot.INT) != null) {
      try {
        return decimal ? IntConstructor.ofObject(ts, arg) : Numbers.index(ts, arg);
      } catch (PyException e) {
        if (!e.matches(PyExc.TypeError)) {
          throw e;
        }
      }
    }
    throw PyErr.typeError(
        ts,
        "%"
            + type
            + " format: "
            + (decimal ? "a real number" : "an integer")
            + " is required, not "
            + t.name());
  }
}
