package org.boiga.objects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** The methods of {@code str} that take text apart. */
final class StrSplit {
  private StrSplit() {}

  // Split ----------------------------------------------------------------------------------------

  @PyMethod(
      signature = "(sep=None, maxsplit=-1)",
      doc = "The words between occurrences of sep, or of white space, split from the left.")
  static PyObject split(ThreadState ts, PyStr self, PyObject sep, long maxsplit) {
    int limit = limit(maxsplit);
    PyStr separator = separator(ts, sep);
    List<PyObject> words = new ArrayList<>();
    int n = self.length();
    if (separator == null) {
      splitSpace(self, limit, words);
      return list(ts, words);
    }
    int from = 0;
    for (int i; limit > 0 && (i = StrSearch.indexOf(self, separator, from, n)) >= 0; limit--) {
      words.add(self.substring(from, i));
      from = i + separator.length();
    }
    words.add(self.substring(from, n));
    return list(ts, words);
  }

  private static void splitSpace(PyStr self, int limit, List<PyObject> words) {
    int n = self.length();
    int i = 0;
    while (true) {
      while (i < n && Unicode.isSpace(self.at(i))) {
        i++;
      }
      if (i == n) {
        return;
      }
      int start = i;
      if (limit-- <= 0) {
        words.add(self.substring(start, n));
        return;
      }
      while (i < n && !Unicode.isSpace(self.at(i))) {
        i++;
      }
      words.add(self.substring(start, i));
    }
  }

  @PyMethod(
      signature = "(sep=None, maxsplit=-1)",
      doc = "The words between occurrences of sep, or of white space, split from the right.")
  static PyObject rsplit(ThreadState ts, PyStr self, PyObject sep, long maxsplit) {
    int limit = limit(maxsplit);
    PyStr separator = separator(ts, sep);
    List<PyObject> words = new ArrayList<>();
    int end = self.length();
    if (separator == null) {
      rsplitSpace(self, limit, words);
    } else {
      for (int i; limit > 0 && (i = StrSearch.lastIndexOf(self, separator, 0, end)) >= 0; limit--) {
        words.add(self.substring(i + separator.length(), end));
        end = i;
      }
      words.add(self.substring(0, end));
    }
    Collections.reverse(words);
    return list(ts, words);
  }

  private static void rsplitSpace(PyStr self, int limit, List<PyObject> words) {
    int i = self.length();
    while (true) {
      while (i > 0 && Unicode.isSpace(self.at(i - 1))) {
        i--;
      }
      if (i == 0) {
        return;
      }
      int end = i;
      if (limit-- <= 0) {
        words.add(self.substring(0, end));
        return;
      }
      while (i > 0 && !Unicode.isSpace(self.at(i - 1))) {
        i--;
      }
      words.add(self.substring(i, end));
    }
  }

  private static int limit(long maxsplit) {
    return maxsplit < 0 ? Integer.MAX_VALUE : (int) Math.min(maxsplit, Integer.MAX_VALUE);
  }

  /** The separator, or null for white space. */
  private static PyStr separator(ThreadState ts, PyObject sep) {
    if (sep == null || sep == Py.None) {
      return null;
    }
    if (!(sep instanceof PyStr s)) {
      throw PyErr.typeError(ts, "must be str or None, not " + PyType.of(sep).name());
    }
    return nonEmpty(ts, s);
  }

  private static PyStr nonEmpty(ThreadState ts, PyStr s) {
    if (s.length() == 0) {
      throw PyErr.valueError(ts, "empty separator");
    }
    return s;
  }

  private static PyObject list(ThreadState ts, List<PyObject> items) {
    return PyList.of(ts, items.toArray(PyObject[]::new));
  }

  @PyMethod(
      signature = "(keepends=False)",
      doc = "The lines of the text, with their ends if keepends.")
  static PyObject splitlines(ThreadState ts, PyStr self, boolean keepends) {
    List<PyObject> lines = new ArrayList<>();
    int n = self.length();
    for (int i = 0; i < n; ) {
      int start = i;
      while (i < n && !Unicode.isLineBreak(self.at(i))) {
        i++;
      }
      int end = i;
      if (i < n) {
        i += self.at(i) == '\r' && i + 1 < n && self.at(i + 1) == '\n' ? 2 : 1;
      }
      lines.add(self.substring(start, keepends ? i : end));
    }
    return list(ts, lines);
  }

  // Partition ------------------------------------------------------------------------------------

  @PyMethod(
      signature = "(sep, /)",
      doc = "The text before the first occurrence of sep, sep itself, and the text after it.")
  static PyObject partition(ThreadState ts, PyStr self, PyObject sep) {
    PyStr s = nonEmpty(ts, str(ts, sep));
    int n = self.length();
    int i = StrSearch.indexOf(self, s, 0, n);
    return i < 0
        ? PyTuple.constant(self.exact(), PyStr.EMPTY, PyStr.EMPTY)
        : PyTuple.constant(self.substring(0, i), s, self.substring(i + s.length(), n));
  }

  @PyMethod(
      signature = "(sep, /)",
      doc = "The text before the last occurrence of sep, sep itself, and the text after it.")
  static PyObject rpartition(ThreadState ts, PyStr self, PyObject sep) {
    PyStr s = nonEmpty(ts, str(ts, sep));
    int n = self.length();
    int i = StrSearch.lastIndexOf(self, s, 0, n);
    return i < 0
        ? PyTuple.constant(PyStr.EMPTY, PyStr.EMPTY, self.exact())
        : PyTuple.constant(self.substring(0, i), s, self.substring(i + s.length(), n));
  }

  private static PyStr str(ThreadState ts, PyObject o) {
    if (!(o instanceof PyStr s)) {
      throw PyErr.typeError(ts, "must be str, not " + PyType.of(o).name());
    }
    return s;
  }

  // Strip ----------------------------------------------------------------------------------------

  @PyMethod(
      signature = "(chars=None, /)",
      doc = "A copy without white space, or without chars, at both ends.")
  static PyStr strip(ThreadState ts, PyStr self, PyObject chars) {
    return strip(self, stripped(ts, chars, "strip"), true, true);
  }

  @PyMethod(
      signature = "(chars=None, /)",
      doc = "A copy without white space, or without chars, at the start.")
  static PyStr lstrip(ThreadState ts, PyStr self, PyObject chars) {
    return strip(self, stripped(ts, chars, "lstrip"), true, false);
  }

  @PyMethod(
      signature = "(chars=None, /)",
      doc = "A copy without white space, or without chars, at the end.")
  static PyStr rstrip(ThreadState ts, PyStr self, PyObject chars) {
    return strip(self, stripped(ts, chars, "rstrip"), false, true);
  }

  private static IntPredicate stripped(ThreadState ts, PyObject chars, String name) {
    if (chars == null || chars == Py.None) {
      return Unicode::isSpace;
    }
    if (!(chars instanceof PyStr s)) {
      throw PyErr.typeError(ts, name + " arg must be None or str");
    }
    return s::hasCodePoint;
  }

  private static PyStr strip(PyStr self, IntPredicate which, boolean left, boolean right) {
    int from = 0;
    int to = self.length();
    while (left && from < to && which.test(self.at(from))) {
      from++;
    }
    while (right && to > from && which.test(self.at(to - 1))) {
      to--;
    }
    return self.substring(from, to);
  }
}
