package org.boiga.objects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** Methods of bytes and bytearray that take them apart. */
final class ByteSplit {
  private ByteSplit() {}

  /** Whether a byte is ASCII white space. */
  static boolean isSpace(int b) {
    return b == ' ' || b >= 9 && b <= 13;
  }

  private static ByteSpan span(PyObject self) {
    return ((ByteString) self).span();
  }

  /** Collects parts of a receiver. */
  private static final class Parts {
    private final ThreadState ts;
    private final ByteString self;
    private final ByteSpan span;
    private final List<PyObject> items = new ArrayList<>();

    Parts(ThreadState ts, ByteString self, ByteSpan span) {
      this.ts = ts;
      this.self = self;
      this.span = span;
    }

    void add(int from, int to) {
      items.add(self.part(ts, span, from, to));
    }

    PyObject list() {
      return PyList.of(ts, items.toArray(PyObject[]::new));
    }

    PyObject reversedList() {
      Collections.reverse(items);
      return list();
    }
  }

  private static ByteSpan nonEmpty(ThreadState ts, PyObject self, PyObject sep) {
    ByteSpan s = ((ByteString) self).argument(ts, sep);
    if (s.length() == 0) {
      throw PyErr.valueError(ts, "empty separator");
    }
    return s;
  }

  private static int limit(long maxsplit) {
    return maxsplit < 0 ? Integer.MAX_VALUE : (int) Math.min(maxsplit, Integer.MAX_VALUE);
  }

  @PyMethod(
      signature = "(sep=None, maxsplit=-1)",
      doc = "The parts between occurrences of sep, or of white space, split from the left.")
  static PyObject split(ThreadState ts, PyObject self, PyObject sep, long maxsplit) {
    int limit = limit(maxsplit);
    ByteSpan separator = sep == null || sep == Py.None ? null : nonEmpty(ts, self, sep);
    ByteSpan s = span(self);
    Parts parts = new Parts(ts, (ByteString) self, s);
    int n = s.length();
    if (separator == null) {
      splitSpace(s, limit, parts);
      return parts.list();
    }
    int from = 0;
    for (int i; limit > 0 && (i = s.indexOf(separator, from, n)) >= 0; limit--) {
      parts.add(from, i);
      from = i + separator.length();
    }
    parts.add(from, n);
    return parts.list();
  }

  private static void splitSpace(ByteSpan s, int limit, Parts parts) {
    int n = s.length();
    int i = 0;
    while (true) {
      while (i < n && isSpace(s.at(i))) {
        i++;
      }
      if (i == n) {
        return;
      }
      int start = i;
      if (limit-- <= 0) {
        parts.add(start, n);
        return;
      }
      while (i < n && !isSpace(s.at(i))) {
        i++;
      }
      parts.add(start, i);
    }
  }

  @PyMethod(
      signature = "(sep=None, maxsplit=-1)",
      doc = "The parts between occurrences of sep, or of white space, split from the right.")
  static PyObject rsplit(ThreadState ts, PyObject self, PyObject sep, long maxsplit) {
    int limit = limit(maxsplit);
    ByteSpan separator = sep == null || sep == Py.None ? null : nonEmpty(ts, self, sep);
    ByteSpan s = span(self);
    Parts parts = new Parts(ts, (ByteString) self, s);
    if (separator == null) {
      rsplitSpace(s, limit, parts);
      return parts.reversedList();
    }
    int end = s.length();
    for (int i; limit > 0 && (i = s.lastIndexOf(separator, 0, end)) >= 0; limit--) {
      parts.add(i + separator.length(), end);
      end = i;
    }
    parts.add(0, end);
    return parts.reversedList();
  }

  private static void rsplitSpace(ByteSpan s, int limit, Parts parts) {
    int i = s.length();
    while (true) {
      while (i > 0 && isSpace(s.at(i - 1))) {
        i--;
      }
      if (i == 0) {
        return;
      }
      int end = i;
      if (limit-- <= 0) {
        parts.add(0, end);
        return;
      }
      while (i > 0 && !isSpace(s.at(i - 1))) {
        i--;
      }
      parts.add(i, end);
    }
  }

  @PyMethod(
      signature = "(keepends=False)",
      doc = "The lines of the bytes, with their ends if keepends.")
  static PyObject splitlines(ThreadState ts, PyObject self, boolean keepends) {
    ByteSpan s = span(self);
    Parts parts = new Parts(ts, (ByteString) self, s);
    int n = s.length();
    for (int i = 0; i < n; ) {
      int start = i;
      while (i < n && s.at(i) != '\n' && s.at(i) != '\r') {
        i++;
      }
      int end = i;
      if (i < n) {
        i += s.at(i) == '\r' && i + 1 < n && s.at(i + 1) == '\n' ? 2 : 1;
      }
      parts.add(start, keepends ? i : end);
    }
    return parts.list();
  }

  @PyMethod(
      signature = "(sep, /)",
      doc = "What is before the first occurrence of sep, sep itself, and what is after it.")
  static PyObject partition(ThreadState ts, PyObject self, PyObject sep) {
    ByteSpan separator = nonEmpty(ts, self, sep);
    ByteSpan s = span(self);
    int n = s.length();
    int i = s.indexOf(separator, 0, n);
    return i < 0
        ? parts(ts, self, s, n, n, n, sep, separator)
        : parts(ts, self, s, i, i + separator.length(), n, sep, separator);
  }

  @PyMethod(
      signature = "(sep, /)",
      doc = "What is before the last occurrence of sep, sep itself, and what is after it.")
  static PyObject rpartition(ThreadState ts, PyObject self, PyObject sep) {
    ByteSpan separator = nonEmpty(ts, self, sep);
    ByteSpan s = span(self);
    int i = s.lastIndexOf(separator, 0, s.length());
    return i < 0
        ? parts(ts, self, s, 0, 0, s.length(), sep, separator)
        : parts(ts, self, s, i, i + separator.length(), s.length(), sep, separator);
  }

  /** Head, separator (itself where the receiver is bytes) and tail; no separator where empty. */
  private static PyObject parts(
      ThreadState ts,
      PyObject self,
      ByteSpan s,
      int end,
      int start,
      int n,
      PyObject sep,
      ByteSpan separator) {
    ByteString b = (ByteString) self;
    PyObject middle =
        end == start
            ? b.make(ts, new byte[0])
            : self instanceof PyBytes ? sep : b.make(ts, separator.copy());
    return PyTuple.of(ts, b.part(ts, s, 0, end), middle, b.part(ts, s, start, n));
  }

  @PyMethod(
      signature = "(bytes=None, /)",
      doc = "A copy without white space, or without the given bytes, at both ends.")
  static PyObject strip(ThreadState ts, PyObject self, PyObject bytes) {
    return strip(ts, self, bytes, true, true);
  }

  @PyMethod(
      signature = "(bytes=None, /)",
      doc = "A copy without white space, or without the given bytes, at the start.")
  static PyObject lstrip(ThreadState ts, PyObject self, PyObject bytes) {
    return strip(ts, self, bytes, true, false);
  }

  @PyMethod(
      signature = "(bytes=None, /)",
      doc = "A copy without white space, or without the given bytes, at the end.")
  static PyObject rstrip(ThreadState ts, PyObject self, PyObject bytes) {
    return strip(ts, self, bytes, false, true);
  }

  private static PyObject strip(
      ThreadState ts, PyObject self, PyObject bytes, boolean left, boolean right) {
    ByteSpan which = bytes == null || bytes == Py.None ? null : Buffers.span(ts, bytes);
    ByteSpan s = span(self);
    int from = 0;
    int to = s.length();
    while (left && from < to && strips(which, s.at(from))) {
      from++;
    }
    while (right && to > from && strips(which, s.at(to - 1))) {
      to--;
    }
    return ((ByteString) self).part(ts, s, from, to);
  }

  private static boolean strips(ByteSpan which, int b) {
    return which == null ? isSpace(b) : which.has(b);
  }
}
