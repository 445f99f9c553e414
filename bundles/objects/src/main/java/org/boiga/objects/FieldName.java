package org.boiga.objects;

import org.boiga.memory.PyObject;

/**
 * The name in a replacement field: what to start from, and attributes and items to look up from
 * there, such as {@code 0.name[key]}.
 */
public final class FieldName {
  private final PyStr text;
  private int at;

  /** The first part. */
  public final PyStr first;

  /** The number that the first part is, or -1. */
  public final int index;

  /** After {@link #next}: whether the part is an attribute, not an item. */
  public boolean attribute;

  /** After {@link #next}: the attribute's name, or the item's key, an int or a str. */
  public PyObject key;

  public FieldName(ThreadState ts, PyStr text) {
    this.text = text;
    int n = text.length();
    int i = 0;
    while (i < n && text.at(i) != '.' && text.at(i) != '[') {
      i++;
    }
    first = text.substring(0, i);
    index = integer(ts, first);
    at = i;
  }

  private static int integer(ThreadState ts, PyStr s) {
    long v = s.length() == 0 ? -1 : 0;
    for (int i = 0; i < s.length(); i++) {
      int d = Unicode.decimal(s.at(i));
      if (d < 0) {
        return -1;
      }
      if (v > (Long.MAX_VALUE - d) / 10) {
        throw PyErr.valueError(ts, "Too many decimal digits in format string");
      }
      v = v * 10 + d;
    }
    return (int) Math.min(v, Integer.MAX_VALUE);
  }

  /** Goes on to the next attribute or item; false at the end. */
  public boolean next(ThreadState ts) {
    int n = text.length();
    if (at >= n) {
      return false;
    }
    int c = text.at(at);
    int start = at + 1;
    int i = start;
    PyStr name;
    if (c == '.') {
      while (i < n && text.at(i) != '.' && text.at(i) != '[') {
        i++;
      }
      name = text.substring(start, i);
      key = name;
      at = i;
    } else if (c == '[') {
      while (i < n && text.at(i) != ']') {
        i++;
      }
      if (i == n) {
        throw PyErr.valueError(ts, "Missing ']' in format string");
      }
      name = text.substring(start, i);
      int number = integer(ts, name);
      key = number >= 0 ? Py.int_(number) : name;
      at = i + 1;
    } else {
      throw PyErr.valueError(ts, "Only '.' or '[' may follow ']' in format field specifier");
    }
    attribute = c == '.';
    if (name.length() == 0) {
      throw PyErr.valueError(ts, "Empty attribute in format string");
    }
    return true;
  }
}
