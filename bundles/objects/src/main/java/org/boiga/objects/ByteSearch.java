package org.boiga.objects;

import java.util.Arrays;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** Methods of bytes and bytearray that look for bytes. */
final class ByteSearch {
  private ByteSearch() {}

  private static ByteSpan span(PyObject self) {
    return ((ByteString) self).span();
  }

  /** What to look for: a bytes-like object, or an integer for a single byte. */
  private static ByteSpan needle(ThreadState ts, PyObject self, PyObject o) {
    ByteString receiver = (ByteString) self;
    ByteSpan s = receiver.argumentOrNull(ts, o);
    if (s != null) {
      return s;
    }
    if (!Numbers.isIndex(o)) {
      throw PyErr.typeError(
          ts, "argument should be integer or bytes-like object, not '" + PyType.of(o).name() + "'");
    }
    return ByteSpan.of(new byte[] {byteOf(ts, receiver, o)});
  }

  /** The byte that an integer stands for; ValueError if it is none. */
  static byte byteOf(ThreadState ts, PyObject o) {
    long v = Numbers.clampedIndex(ts, o);
    if (v < 0 || v > 255) {
      throw PyErr.valueError(ts, "byte must be in range(0, 256)");
    }
    return (byte) v;
  }

  private static byte byteOf(ThreadState ts, ByteString self, PyObject o) {
    return o instanceof PyInt ? byteOf(ts, o) : self.pinned(() -> byteOf(ts, o));
  }

  /** {@code item in self}. */
  static boolean contains(ThreadState ts, ByteString self, PyObject item) {
    if (Numbers.isIndex(item)) {
      return self.span().has(byteOf(ts, self, item));
    }
    ByteSpan what = self.argument(ts, item);
    ByteSpan s = self.span();
    return s.indexOf(what, 0, s.length()) >= 0;
  }

  @PyMethod(signature = "(sub, start=None, end=None, /)", doc = "Lowest index of sub, or -1.")
  static long find(ThreadState ts, PyObject self, PyObject sub, PyObject start, PyObject end) {
    ByteSpan what = needle(ts, self, sub);
    ByteSpan s = span(self);
    int from = StrIndex.start(ts, start, s.length());
    return s.indexOf(what, from, StrIndex.end(ts, end, s.length()));
  }

  @PyMethod(signature = "(sub, start=None, end=None, /)", doc = "Highest index of sub, or -1.")
  static long rfind(ThreadState ts, PyObject self, PyObject sub, PyObject start, PyObject end) {
    ByteSpan what = needle(ts, self, sub);
    ByteSpan s = span(self);
    int from = StrIndex.start(ts, start, s.length());
    return s.lastIndexOf(what, from, StrIndex.end(ts, end, s.length()));
  }

  @PyMethod(
      signature = "(sub, start=None, end=None, /)",
      doc = "Lowest index of sub; ValueError if there is none.")
  static long index(ThreadState ts, PyObject self, PyObject sub, PyObject start, PyObject end) {
    return found(ts, find(ts, self, sub, start, end));
  }

  @PyMethod(
      signature = "(sub, start=None, end=None, /)",
      doc = "Highest index of sub; ValueError if there is none.")
  static long rindex(ThreadState ts, PyObject self, PyObject sub, PyObject start, PyObject end) {
    return found(ts, rfind(ts, self, sub, start, end));
  }

  private static long found(ThreadState ts, long i) {
    if (i < 0) {
      throw PyErr.valueError(ts, "subsection not found");
    }
    return i;
  }

  @PyMethod(
      signature = "(sub, start=None, end=None, /)",
      doc = "Number of occurrences of sub that do not overlap.")
  static long count(ThreadState ts, PyObject self, PyObject sub, PyObject start, PyObject end) {
    ByteSpan what = needle(ts, self, sub);
    ByteSpan s = span(self);
    int from = StrIndex.start(ts, start, s.length());
    return s.count(what, from, StrIndex.end(ts, end, s.length()), Integer.MAX_VALUE);
  }

  @PyMethod(
      signature = "(prefix, start=None, end=None, /)",
      doc = "Whether the bytes start with prefix, or with one of a tuple of prefixes.")
  static boolean startswith(
      ThreadState ts, PyObject self, PyObject prefix, PyObject start, PyObject end) {
    return matches(ts, self, prefix, start, end, true);
  }

  @PyMethod(
      signature = "(suffix, start=None, end=None, /)",
      doc = "Whether the bytes end with suffix, or with one of a tuple of suffixes.")
  static boolean endswith(
      ThreadState ts, PyObject self, PyObject suffix, PyObject start, PyObject end) {
    return matches(ts, self, suffix, start, end, false);
  }

  private static boolean matches(
      ThreadState ts, PyObject self, PyObject what, PyObject start, PyObject end, boolean atStart) {
    ByteSpan s = span(self);
    int from = StrIndex.start(ts, start, s.length());
    int to = StrIndex.end(ts, end, s.length());
    if (what instanceof PyTuple t) {
      for (PyObject o : t.items) {
        if (matches(s, Buffers.span(ts, o), from, to, atStart)) {
          return true;
        }
      }
      return false;
    }
    ByteSpan one = Buffers.spanOrNull(ts, what);
    if (one == null) {
      throw PyErr.typeError(
          ts,
          "%s first arg must be bytes or a tuple of bytes, not %s"
              .formatted(atStart ? "startswith" : "endswith", PyType.of(what).name()));
    }
    return matches(s, one, from, to, atStart);
  }

  private static boolean matches(ByteSpan s, ByteSpan what, int from, int to, boolean atStart) {
    int m = what.length();
    return to - from >= m && s.matches(atStart ? from : to - m, what);
  }

  @PyMethod(doc = "The bytes without the prefix, if they start with it.")
  static PyObject removeprefix(ThreadState ts, PyObject self, PyObject prefix) {
    ByteSpan what = Buffers.span(ts, prefix);
    ByteSpan s = span(self);
    boolean has = matches(s, what, 0, s.length(), true);
    return ((ByteString) self).part(ts, s, has ? what.length() : 0, s.length());
  }

  @PyMethod(doc = "The bytes without the suffix, if they end with it.")
  static PyObject removesuffix(ThreadState ts, PyObject self, PyObject suffix) {
    ByteSpan what = Buffers.span(ts, suffix);
    ByteSpan s = span(self);
    boolean has = matches(s, what, 0, s.length(), false);
    return ((ByteString) self).part(ts, s, 0, s.length() - (has ? what.length() : 0));
  }

  @PyMethod(
      signature = "(old, new, count=-1, /)",
      doc = "A copy with occurrences of old, at most count of them, replaced by new.")
  static PyObject replace(
      ThreadState ts, PyObject self, PyObject old, PyObject replacement, long count) {
    ByteSpan what = Buffers.span(ts, old);
    ByteSpan by = Buffers.span(ts, replacement);
    ByteSpan s = span(self);
    int n = s.length();
    int m = what.length();
    int limit = count < 0 ? Integer.MAX_VALUE : (int) Math.min(count, Integer.MAX_VALUE);
    int found = s.count(what, 0, n, limit);
    if (found == 0) {
      return ((ByteString) self).part(ts, s, 0, n);
    }
    long size = n + (long) found * (by.length() - m);
    if (size > Integer.MAX_VALUE - 8) {
      throw PyErr.overflowError(ts, "replace bytes is too long");
    }
    byte[] to = new byte[(int) size];
    int at = 0;
    int from = 0;
    for (int k = 0; k < found; k++) {
      int i = m == 0 ? Math.min(n, k) : s.indexOf(what, from, n);
      System.arraycopy(s.array(), s.from() + from, to, at, i - from);
      at += i - from;
      System.arraycopy(by.array(), by.from(), to, at, by.length());
      at += by.length();
      from = i + m;
    }
    System.arraycopy(s.array(), s.from() + from, to, at, n - from);
    return ((ByteString) self).make(ts, to);
  }

  // Translation ----------------------------------------------------------------------------------

  @PyMethod(
      signature = "(table, /, delete=b'')",
      doc = "A copy without the bytes in delete, and the others replaced by the table's.")
  static PyObject translate(ThreadState ts, PyObject self, PyObject table, PyObject delete) {
    ByteSpan map = null;
    if (table != Py.None) {
      map = Buffers.span(ts, table);
      if (map.length() != 256) {
        throw PyErr.valueError(ts, "translation table must be 256 characters long");
      }
    }
    boolean[] dropped = new boolean[256];
    if (delete != null) {
      ByteSpan d = Buffers.span(ts, delete);
      for (int i = 0; i < d.length(); i++) {
        dropped[d.at(i)] = true;
      }
    }
    ByteSpan s = span(self);
    byte[] to = new byte[s.length()];
    int n = 0;
    for (int i = 0; i < s.length(); i++) {
      int b = s.at(i);
      if (!dropped[b]) {
        to[n++] = (byte) (map == null ? b : map.at(b));
      }
    }
    return ((ByteString) self).make(ts, Arrays.copyOf(to, n));
  }

  @PyMethod(
      kind = PyMethod.Kind.STATIC,
      signature = "(frm, to, /)",
      doc = "A table for translate that maps the bytes of frm to those of to.")
  static PyObject maketrans(ThreadState ts, PyObject frm, PyObject to) {
    ByteSpan from = Buffers.span(ts, frm);
    ByteSpan by = Buffers.span(ts, to);
    if (from.length() != by.length()) {
      throw PyErr.valueError(ts, "maketrans arguments must have same length");
    }
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) i;
    }
    for (int i = 0; i < from.length(); i++) {
      table[from.at(i)] = (byte) by.at(i);
    }
    return PyBytes.of(table);
  }
}
