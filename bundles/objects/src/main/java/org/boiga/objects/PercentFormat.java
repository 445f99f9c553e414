package org.boiga.objects;

import java.util.Locale;
import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/**
 * The {@code %} operator of str, and of bytes (PEP 461), whose format is handled as text of Latin-1
 * characters.
 */
final class PercentFormat {
  private static final int DEFAULT_PRECISION = 6;

  private final ThreadState ts;
  private final PyStr format;
  private final boolean bytes;
  private final StrBuilder out;
  private int at;

  /** The arguments: a tuple's items, or the single one. */
  private PyObject[] args;

  private int nextArg;

  /** The operand where it is a mapping, else null. */
  private final PyObject mapping;

  // The conversion specifier being worked on.
  private boolean left;
  private boolean plus;
  private boolean blank;
  private boolean alternate;
  private boolean zero;
  private long width;
  private int precision;

  private PercentFormat(ThreadState ts, PyStr format, PyObject operand, boolean bytes) {
    this.ts = ts;
    this.format = format;
    this.bytes = bytes;
    out = new StrBuilder(format.length() + 16);
    args = operand instanceof PyTuple t ? t.items : new PyObject[] {operand};
    boolean sequence =
        operand instanceof PyTuple
            || operand instanceof PyStr
            || bytes && (operand instanceof PyBytes || operand instanceof PyByteArray);
    mapping = !sequence && PyType.of(operand).slot(Slot.GETITEM) != null ? operand : null;
  }

  /** {@code format % operand} for str. */
  static PyStr format(ThreadState ts, PyStr format, PyObject operand) {
    PercentFormat f = new PercentFormat(ts, format, operand, false);
    f.run();
    return f.out.toStr();
  }

  /** {@code format % operand} for bytes. */
  static byte[] format(ThreadState ts, byte[] format, PyObject operand) {
    PercentFormat f = new PercentFormat(ts, Latin1.toStr(format), operand, true);
    f.run();
    return Latin1.bytes(f.out.toStr());
  }

  private void run() {
    int n = format.length();
    PyStr percent = PyStr.ofCodePoint('%');
    while (at < n) {
      int i = StrSearch.indexOf(format, percent, at, n);
      if (i < 0) {
        out.append(format, at, n);
        break;
      }
      out.append(format, at, i);
      at = i + 1;
      if (at < n && format.at(at) == '%') {
        out.append('%');
        at++;
      } else {
        int mark = ts.mark();
        specifier();
        ts.release(mark);
      }
    }
    if (nextArg < args.length && mapping == null) {
      throw PyErr.typeError(
          ts, "not all arguments converted during " + (bytes ? "bytes" : "string") + " formatting");
    }
  }

  private PyObject nextArg() {
    if (nextArg >= args.length) {
      throw PyErr.typeError(ts, "not enough arguments for format string");
    }
    return args[nextArg++];
  }

  /** The next character; ValueError at the end. */
  private int nextChar() {
    if (at >= format.length()) {
      throw PyErr.valueError(ts, "incomplete format");
    }
    return format.at(at++);
  }

  // Parsing --------------------------------------------------------------------------------------

  private void specifier() {
    left = plus = blank = alternate = zero = false;
    width = -1;
    precision = -1;
    int c = nextChar();
    if (c == '(') {
      key();
      c = nextChar();
    }
    for (boolean flag = true; flag; ) {
      switch (c) {
        case '-' -> left = true;
        case '+' -> plus = true;
        case ' ' -> blank = true;
        case '#' -> alternate = true;
        case '0' -> zero = true;
        default -> flag = false;
      }
      if (flag) {
        c = nextChar();
      }
    }
    if (c == '*') {
      width = star("ssize_t", Long.MAX_VALUE);
      if (width < 0) {
        left = true;
        width = -width;
      }
      c = nextChar();
    } else if (isDigit(c)) {
      width = number(c, Long.MAX_VALUE, "width too big");
      c = nextChar();
    }
    if (c == '.') {
      c = nextChar();
      precision = 0;
      if (c == '*') {
        precision = (int) Math.max(0, star("int", Integer.MAX_VALUE));
        c = nextChar();
      } else if (isDigit(c)) {
        precision =
            (int) number(c, Integer.MAX_VALUE, bytes ? "prec too big" : "precision too big");
        c = nextChar();
      }
    }
    if (c == 'h' || c == 'l' || c == 'L') {
      c = nextChar();
    }
    convert(c, nextArg());
  }

  private void key() {
    if (mapping == null) {
      throw PyErr.typeError(ts, "format requires a mapping");
    }
    int start = at;
    int depth = 1;
    while (depth > 0) {
      if (at >= format.length()) {
        throw PyErr.valueError(ts, "incomplete format key");
      }
      int c = format.at(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    PyStr text = format.substring(start, at - 1);
    PyObject value = Sequences.getItem(ts, mapping, bytes ? PyBytes.of(Latin1.bytes(text)) : text);
    args = new PyObject[] {value};
    nextArg = 0;
  }

  private long star(String type, long max) {
    if (!(nextArg() instanceof PyInt i)) {
      throw PyErr.typeError(ts, "* wants int");
    }
    if (!i.isLong() || i.longValue() > max || i.longValue() < -max - 1) {
      throw PyErr.overflowError(ts, "Python int too large to convert to C " + type);
    }
    return i.longValue();
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The number that begins with digit {@code c}; the character after it is the next. */
  private long number(int c, long max, String tooBig) {
    long v = c - '0';
    while (at < format.length() && isDigit(format.at(at))) {
      int d = format.at(at++) - '0';
      if (v > (max - d) / 10) {
        throw PyErr.valueError(ts, tooBig);
      }
      v = v * 10 + d;
    }
    return v;
  }

  // Conversions ----------------------------------------------------------------------------------

  private void convert(int c, PyObject v) {
    switch (c) {
      case 's' -> text(bytes ? bytesOf(v) : Conversion.str(ts, v));
      case 'r' -> text(bytes ? StrRepr.ascii(Conversion.repr(ts, v)) : Conversion.repr(ts, v));
      case 'a' -> text(StrRepr.ascii(Conversion.repr(ts, v)));
      case 'c' -> pad(character(v));
      case 'd', 'i', 'u', 'o', 'x', 'X' -> integer((char) c, v);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> real((char) c, v);
      case 'b' -> {
        if (!bytes) {
          throw unsupported(c);
        }
        text(bytesOf(v));
      }
      default -> throw unsupported(c);
    }
  }

  private PyException unsupported(int c) {
    if (bytes && c >= 128) {
      return PyErr.overflowError(ts, "character argument not in range(0x110000)");
    }
    return PyErr.valueError(
        ts,
        "unsupported format character '%c' (0x%x) at index %d"
            .formatted(c >= 31 && c <= 126 ? c : '?', c, at - 1));
  }

  private void text(PyStr s) {
    pad(precision >= 0 && precision < s.length() ? s.substring(0, precision) : s);
  }

  private void pad(PyStr s) {
    long fill = Math.max(0, width - s.length());
    PyStr.checkSize(ts, out.length() + fill + s.length());
    if (!left) {
      out.repeat(' ', (int) fill);
    }
    out.append(s);
    if (left) {
      out.repeat(' ', (int) fill);
    }
  }

  private PyStr bytesOf(PyObject v) {
    byte[] content = v instanceof PyBytes b ? b.content() : Buffers.contentOrNull(ts, v);
    if (content == null) {
      PyObject r = Calls.special(ts, v, Names.__bytes__);
      if (r == null) {
        throw PyErr.typeError(
            ts,
            "%b requires a bytes-like object, or an object that implements __bytes__, not '"
                + PyType.of(v).name()
                + "'");
      }
      if (!(r instanceof PyBytes b)) {
        throw PyErr.typeError(
            ts, "__bytes__ returned non-bytes (type " + PyType.of(r).name() + ")");
      }
      content = b.content();
    }
    return Latin1.toStr(content);
  }

  private PyStr character(PyObject v) {
    return bytes ? byteCharacter(v) : textCharacter(v);
  }

  private PyStr textCharacter(PyObject v) {
    String wanted = "%c requires an int or a unicode character, not ";
    if (v instanceof PyStr s) {
      if (s.length() != 1) {
        throw PyErr.typeError(ts, wanted + "a string of length " + s.length());
      }
      return s;
    }
    if (!Numbers.isIndex(v)) {
      throw PyErr.typeError(ts, wanted + PyType.of(v).fullName(ts));
    }
    long c = Numbers.clampedIndex(ts, v);
    if (c < 0 || c > Character.MAX_CODE_POINT) {
      throw PyErr.overflowError(ts, "%c arg not in range(0x110000)");
    }
    return PyStr.ofCodePoint((int) c);
  }

  private PyStr byteCharacter(PyObject v) {
    String wanted = "%c requires an integer in range(256) or a single byte, not ";
    if (v instanceof PyBytes || v instanceof PyByteArray) {
      byte[] b = v instanceof PyBytes p ? p.content() : Buffers.contentOrNull(ts, v);
      if (b.length != 1) {
        throw PyErr.typeError(
            ts, wanted + "a " + PyType.of(v).layout.name() + " object of length " + b.length);
      }
      return PyStr.ofCodePoint(b[0] & 0xFF);
    }
    if (!Numbers.isIndex(v)) {
      throw PyErr.typeError(ts, wanted + PyType.of(v).fullName(ts));
    }
    long c = Numbers.clampedIndex(ts, v);
    if (c < 0 || c > 255) {
      throw PyErr.overflowError(ts, "%c arg not in range(256)");
    }
    return PyStr.ofCodePoint((int) c);
  }

  private void integer(char code, PyObject v) {
    PyInt i = v instanceof PyInt p ? p : toInt(code, v);
    String prefix = "";
    String digits;
    switch (code) {
      case 'x', 'X' -> {
        digits = i.isLong() ? Long.toString(i.longValue(), 16) : i.bigValue().toString(16);
        prefix = "0x";
      }
      case 'o' -> {
        digits = i.isLong() ? Long.toString(i.longValue(), 8) : i.bigValue().toString(8);
        prefix = "0o";
      }
      default -> digits = IntText.decimal(ts, i.exact());
    }
    boolean negative = digits.startsWith("-");
    if (negative) {
      digits = digits.substring(1);
    }
    if (precision > digits.length()) {
      PyStr.checkSize(ts, precision);
      digits = "0".repeat(precision - digits.length()) + digits;
    }
    if (!alternate) {
      prefix = "";
    }
    if (code == 'X') {
      prefix = prefix.toUpperCase(Locale.ROOT);
      digits = digits.toUpperCase(Locale.ROOT);
    }
    number(negative, prefix, digits);
  }

  private PyInt toInt(char code, PyObject v) {
    boolean exact = code == 'x' || code == 'X' || code == 'o';
    PyType t = PyType.of(v);
    SlotFunction f = exact ? null : t.slot(Slot.INT);
    if (f == null) {
      f = t.slot(Slot.INDEX);
    }
    if (f != null) {
      try {
        if (f.unary(ts, v) instanceof PyInt i) {
          return i;
        }
      } catch (PyException e) {
        if (!e.matches(PyExc.TypeError)) {
          throw e;
        }
      }
    }
    throw PyErr.typeError(
        ts,
        "%%%c format: %s is required, not %s"
            .formatted(code, exact ? "an integer" : "a real number", t.name()));
  }

  private void real(char code, PyObject v) {
    double d;
    try {
      d = Args.toDouble(ts, v);
    } catch (PyException e) {
      if (!bytes) {
        throw e;
      }
      throw PyErr.typeError(ts, "float argument required, not " + PyType.of(v).name());
    }
    String s =
        FloatText.format(
            d,
            code,
            precision < 0 ? DEFAULT_PRECISION : precision,
            alternate ? FloatText.ALTERNATE : 0);
    boolean negative = s.startsWith("-");
    number(negative, "", negative ? s.substring(1) : s);
  }

  private void number(boolean negative, String prefix, String digits) {
    String head = (negative ? "-" : plus ? "+" : blank ? " " : "") + prefix;
    long fill = Math.max(0, width - head.length() - digits.length());
    PyStr.checkSize(ts, out.length() + fill + head.length() + digits.length());
    if (!left && !zero) {
      out.repeat(' ', (int) fill);
    }
    out.appendUnits(head);
    if (!left && zero) {
      out.repeat('0', (int) fill);
    }
    out.appendUnits(digits);
    if (left) {
      out.repeat(' ', (int) fill);
    }
  }
}
