package org.boiga.nativemodules.zoneinfo;

import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.nativemodules.support.Texts;

/** Reads a POSIX TZ string: {@code std[offset[dst[offset],start[/time],end[/time]]]}. */
final class TzString {
  private static final int HOUR = 3600;
  private static final int NOTHING = Integer.MIN_VALUE;

  private final PyContext ctx;
  private final PyObject bytes;
  private final String text;
  private int at;

  private TzString(PyContext ctx, PyObject bytes) {
    this.ctx = ctx;
    this.bytes = bytes;
    text =
        ctx.PyUnicode_AsString(
            ctx.PyUnicode_Decode(ctx.PyBytes_AsByteArray(bytes), "utf-8", "strict"));
  }

  static After parse(PyContext ctx, PyObject bytes) {
    return new TzString(ctx, bytes).parse();
  }

  private PyError error(String what) {
    return ctx.PyErr_Format(PyExc.ValueError, what + " " + Texts.repr(ctx, bytes));
  }

  private After parse() {
    String name = abbreviation("Invalid STD format in");
    int offset = offset("Invalid STD offset in");
    LocalTimeType standard = LocalTimeType.of(ctx, offset == NOTHING ? 0 : offset, 0, name);
    if (at == text.length()) {
      return standard;
    }
    if (peek() == ',') {
      throw error("Transition rule without DST in TZ string:");
    }
    String savingName = abbreviation("Invalid DST format in");
    int savingOffset =
        peek() == ',' || at == text.length() ? NOTHING : offset("Invalid DST offset in");
    savingOffset = savingOffset == NOTHING ? standard.offset() + HOUR : savingOffset;
    LocalTimeType saving =
        LocalTimeType.of(ctx, savingOffset, savingOffset - standard.offset(), savingName);
    if (at == text.length()) {
      throw error("Missing transition rules in TZ string:");
    }
    Rule.Change start = change();
    Rule.Change end = change();
    if (at != text.length()) {
      throw error("Extraneous characters at end of TZ string:");
    }
    return new Rule(standard, saving, start, end);
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  private boolean take(int c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private String abbreviation(String error) {
    boolean quoted = take('<');
    int from = at;
    while (isLetter(peek()) || quoted && (isDigit(peek()) || peek() == '+' || peek() == '-')) {
      at++;
    }
    String name = text.substring(from, at);
    if (name.isEmpty() || quoted && !take('>')) {
      throw error(error);
    }
    return name;
  }

  /** An offset from UTC, which is counted the other way round in the text; or NOTHING. */
  private int offset(String error) {
    int c = peek();
    if (c != '+' && c != '-' && !isDigit(c)) {
      return NOTHING;
    }
    return -time(24, error);
  }

  /** Hours, minutes and seconds with a sign, as seconds. */
  private int time(int maxHours, String error) {
    int sign = take('-') ? -1 : 1;
    if (sign == 1) {
      take('+');
    }
    int hours = number(1, 3, error);
    int minutes = 0;
    int seconds = 0;
    if (take(':')) {
      minutes = number(2, 2, error);
      seconds = take(':') ? number(2, 2, error) : 0;
    }
    if (hours > maxHours || minutes > 59 || seconds > 59) {
      throw error(error);
    }
    return sign * (hours * HOUR + minutes * 60 + seconds);
  }

  private int number(int min, int max, String error) {
    int from = at;
    while (at < from + max && isDigit(peek())) {
      at++;
    }
    if (at < from + min) {
      throw error(error);
    }
    return Integer.parseInt(text.substring(from, at));
  }

  private Rule.Change change() {
    String error = "Malformed transition rule in TZ string:";
    if (!take(',')) {
      throw error(error);
    }
    if (take('M')) {
      int month = number(1, 2, error);
      boolean separated = take('.');
      int week = number(1, 1, error);
      separated &= take('.');
      int day = number(1, 1, error);
      if (!separated || month < 1 || month > 12 || week < 1 || week > 5 || day > 6) {
        throw error(error);
      }
      return new Rule.DayOfMonth(month, week, day, changeTime(error));
    }
    boolean julian = take('J');
    int day = number(1, 3, error);
    if (day > 365 || julian && day == 0) {
      throw error(error);
    }
    return new Rule.DayOfYear(day, julian, changeTime(error));
  }

  private int changeTime(String error) {
    return take('/') ? time(167, error) : 2 * HOUR;
  }
}
