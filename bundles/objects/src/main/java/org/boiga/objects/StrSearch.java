package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** Finding text in text, and the methods of {@code str} that do. */
public final class StrSearch {
  private StrSearch() {}

  /** The first occurrence of {@code sub} in {@code s[from:to]}, or -1. */
  public static int indexOf(PyStr s, PyStr sub, int from, int to) {
    if (sub.length() > to - from) {
      return -1;
    }
    String su = s.units();
    String bu = sub.units();
    if (su != null) {
      if (bu == null) {
        return -1;
      }
      return indexOf(su, bu, from, to);
    }
    int m = sub.length();
    if (m == 0) {
      return from;
    }
    int first = sub.at(0);
    int[] points = s.codePoints();
    for (int i = from; i <= to - m; i++) {
      if (points[i] == first && s.regionMatches(i, sub)) {
        return i;
      }
    }
    return -1;
  }

  private static int indexOf(String s, String sub, int from, int to) {
    int m = sub.length();
    if (m == 1) {
      return s.indexOf(sub.charAt(0), from, to);
    }
    if (m <= LinearSearch.PREFIX) {
      return s.indexOf(sub, from, to);
    }
    String prefix = sub.substring(0, LinearSearch.PREFIX);
    return LinearSearch.indexOf(s::charAt, from, to, sub::charAt, m, i -> s.indexOf(prefix, i, to));
  }

  /** The last occurrence of {@code sub} in {@code s[from:to]}, or -1. */
  public static int lastIndexOf(PyStr s, PyStr sub, int from, int to) {
    int m = sub.length();
    if (m > to - from) {
      return -1;
    }
    String su = s.units();
    if (su != null) {
      int i = sub.units() == null ? -1 : su.lastIndexOf(sub.units(), to - m);
      return i < from ? -1 : i;
    }
    for (int i = to - m; i >= from; i--) {
      if (s.regionMatches(i, sub)) {
        return i;
      }
    }
    return -1;
  }

  /** Number of occurrences in {@code s[from:to]} that do not overlap, at most {@code limit}. */
  static int count(PyStr s, PyStr sub, int from, int to, int limit) {
    int m = sub.length();
    if (from > to) {
      return 0;
    }
    if (m == 0) {
      return (int) Math.min(limit, to - from + 1L);
    }
    int n = 0;
    for (int i = from; n < limit && (i = indexOf(s, sub, i, to)) >= 0; i += m) {
      n++;
    }
    return n;
  }

  @PyMethod(signature = "(sub, start=None, end=None, /)", doc = "Lowest index of sub, or -1.")
  static long find(ThreadState ts, PyStr self, PyStr sub, PyObject start, PyObject end) {
    int n = self.length();
    int from = StrIndex.start(ts, start, n);
    return indexOf(self, sub, from, StrIndex.end(ts, end, n));
  }

  @PyMethod(signature = "(sub, start=None, end=None, /)", doc = "Highest index of sub, or -1.")
  static long rfind(ThreadState ts, PyStr self, PyStr sub, PyObject start, PyObject end) {
    int n = self.length();
    int from = StrIndex.start(ts, start, n);
    return lastIndexOf(self, sub, from, StrIndex.end(ts, end, n));
  }

  @PyMethod(
      signature = "(sub, start=None, end=None, /)",
      doc = "Lowest index of sub; ValueError if there is none.")
  static long index(ThreadState ts, PyStr self, PyStr sub, PyObject start, PyObject end) {
    return found(ts, find(ts, self, sub, start, end));
  }

  @PyMethod(
      signature = "(sub, start=None, end=None, /)",
      doc = "Highest index of sub; ValueError if there is none.")
  static long rindex(ThreadState ts, PyStr self, PyStr sub, PyObject start, PyObject end) {
    return found(ts, rfind(ts, self, sub, start, end));
  }

  private static long found(ThreadState ts, long i) {
    if (i < 0) {
      throw PyErr.valueError(ts, "substring not found");
    }
    return i;
  }

  @PyMethod(
      signature = "(sub, start=None, end=None, /)",
      doc = "Number of occurrences of sub that do not overlap.")
  static long count(ThreadState ts, PyStr self, PyStr sub, PyObject start, PyObject end) {
    int n = self.length();
    int from = StrIndex.start(ts, start, n);
    return count(self, sub, from, StrIndex.end(ts, end, n), Integer.MAX_VALUE);
  }

  @PyMethod(
      signature = "(prefix, start=None, end=None, /)",
      doc = "Whether the text starts with prefix, or with one of a tuple of prefixes.")
  static boolean startswith(
      ThreadState ts, PyStr self, PyObject prefix, PyObject start, PyObject end) {
    return matches(ts, self, prefix, start, end, true);
  }

  @PyMethod(
      signature = "(suffix, start=None, end=None, /)",
      doc = "Whether the text ends with suffix, or with one of a tuple of suffixes.")
  static boolean endswith(
      ThreadState ts, PyStr self, PyObject suffix, PyObject start, PyObject end) {
    return matches(ts, self, suffix, start, end, false);
  }

  private static boolean matches(
      ThreadState ts, PyStr self, PyObject what, PyObject start, PyObject end, boolean atStart) {
    int n = self.length();
    int from = StrIndex.start(ts, start, n);
    int to = StrIndex.end(ts, end, n);
    if (what instanceof PyStr s) {
      return matches(self, s, from, to, atStart);
    }
    String name = atStart ? "startswith" : "endswith";
    if (!(what instanceof PyTuple t)) {
      throw PyErr.typeError(
          ts, name + " first arg must be str or a tuple of str, not " + PyType.of(what).name());
    }
    for (PyObject o : t.items) {
      if (!(o instanceof PyStr s)) {
        throw PyErr.typeError(
            ts, "tuple for " + name + " must only contain str, not " + PyType.of(o).name());
      }
      if (matches(self, s, from, to, atStart)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(PyStr self, PyStr s, int from, int to, boolean atStart) {
    int m = s.length();
    return to - from >= m && self.regionMatches(atStart ? from : to - m, s);
  }

  @PyMethod(doc = "The text without the prefix, if it starts with it.")
  static PyStr removeprefix(ThreadState ts, PyStr self, PyStr prefix) {
    int m = prefix.length();
    return matches(self, prefix, 0, self.length(), true)
        ? self.substring(m, self.length())
        : self.exact();
  }

  @PyMethod(doc = "The text without the suffix, if it ends with it.")
  static PyStr removesuffix(ThreadState ts, PyStr self, PyStr suffix) {
    int n = self.length();
    return matches(self, suffix, 0, n, false)
        ? self.substring(0, n - suffix.length())
        : self.exact();
  }

  @PyMethod(
      signature = "(old, new, /, count=-1)",
      doc = "A copy with occurrences of old, at most count of them, replaced by new.")
  static PyStr replace(ThreadState ts, PyStr self, PyStr old, PyStr replacement, long count) {
    int limit = count < 0 ? Integer.MAX_VALUE : (int) Math.min(count, Integer.MAX_VALUE);
    int n = self.length();
    int found = count(self, old, 0, n, limit);
    if (found == 0 || old.equals(replacement)) {
      return self.exact();
    }
    int m = old.length();
    long size = n + (long) found * (replacement.length() - m);
    PyStr.checkSize(ts, size);
    StrBuilder b = new StrBuilder((int) size);
    int from = 0;
    if (m == 0) {
      for (int k = 0; k < found; k++) {
        b.append(replacement);
        if (from < n) {
          b.append(self.at(from++));
        }
      }
    } else {
      for (int k = 0; k < found; k++) {
        int i = indexOf(self, old, from, n);
        b.append(self, from, i).append(replacement);
        from = i + m;
      }
    }
    return b.append(self, from, n).toStr();
  }
}
