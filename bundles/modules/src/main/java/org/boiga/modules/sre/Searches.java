package org.boiga.modules.sre;

import java.util.ArrayList;
import java.util.List;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Py;
import org.boiga.objects.PyCallableIterator;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Methods of patterns that look for matches. */
final class Searches {
  private static final String BOUNDS = "(string, pos=0, endpos=sys.maxsize)";

  private Searches() {}

  @PyMethod(signature = BOUNDS, doc = "The match at the beginning of the string, or None.")
  static PyObject match(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
    return matchHere(ts, self, string, pos, endpos, false);
  }

  @PyMethod(signature = BOUNDS, doc = "The match with all of the string, or None.")
  static PyObject fullmatch(
      ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
    return matchHere(ts, self, string, pos, endpos, true);
  }

  private static PyObject matchHere(
      ThreadState ts, PyPattern self, PyObject string, long pos, long endpos, boolean whole) {
    try (Search s = new Search(ts, self, string, pos, endpos)) {
      return s.pos <= s.endpos && s.matcher.match(s.pos, whole)
          ? PyMatch.of(ts, self, string, s)
          : Py.None;
    }
  }

  @PyMethod(signature = BOUNDS, doc = "The first match in the string, or None.")
  static PyObject search(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
    try (Search s = new Search(ts, self, string, pos, endpos)) {
      return s.next() ? PyMatch.of(ts, self, string, s) : Py.None;
    }
  }

  @PyMethod(signature = BOUNDS, doc = "All matches, or their groups if there are any, as a list.")
  static PyObject findall(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
    List<PyObject> found = new ArrayList<>();
    try (Search s = new Search(ts, self, string, pos, endpos)) {
      collect(ts, s, self.program.groups, found);
    }
    return PyList.of(ts, found.toArray(PyObject[]::new));
  }

  private static void collect(ThreadState ts, Search s, int groups, List<PyObject> found) {
    while (s.next()) {
      if (groups == 0) {
        found.add(s.subject.part(s.matcher.start, s.matcher.position));
      } else if (groups == 1) {
        found.add(groupOrEmpty(s, 0));
      } else {
        PyObject[] items = new PyObject[groups];
        for (int g = 0; g < groups; g++) {
          items[g] = groupOrEmpty(s, g);
        }
        found.add(PyTuple.of(ts, items));
      }
    }
  }

  private static PyObject groupOrEmpty(Search s, int g) {
    int from = s.matcher.marks[2 * g];
    int to = s.matcher.marks[2 * g + 1];
    return from < 0 || to < from ? s.subject.part(0, 0) : s.subject.part(from, to);
  }

  @PyMethod(signature = BOUNDS, doc = "An iterator over all matches.")
  static PyObject finditer(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
    PyScanner s = new PyScanner(ts, self, string, pos, endpos);
    return new PyCallableIterator(ts, Attributes.get(ts, s, "search"), Py.None);
  }

  @PyMethod(signature = BOUNDS, doc = "An object that gives one match after another.")
  static PyObject scanner(ThreadState ts, PyPattern self, PyObject string, long pos, long endpos) {
    return new PyScanner(ts, self, string, pos, endpos);
  }

  @PyMethod(
      signature = "(string, maxsplit=0)",
      doc = "The parts of the string between the matches, with the groups of these.")
  static PyObject split(ThreadState ts, PyPattern self, PyObject string, long maxsplit) {
    List<PyObject> parts = new ArrayList<>();
    try (Search s = new Search(ts, self, string, 0, Long.MAX_VALUE)) {
      split(s, self.program.groups, maxsplit, parts);
    }
    return PyList.of(ts, parts.toArray(PyObject[]::new));
  }

  private static void split(Search s, int groups, long maxsplit, List<PyObject> parts) {
    int last = 0;
    for (long n = 0; (maxsplit == 0 || n < maxsplit) && s.next(); n++) {
      parts.add(s.subject.part(last, s.matcher.start));
      for (int g = 0; g < groups; g++) {
        int from = s.matcher.marks[2 * g];
        int to = s.matcher.marks[2 * g + 1];
        parts.add(from < 0 || to < from ? Py.None : s.subject.part(from, to));
      }
      last = s.matcher.position;
    }
    parts.add(s.subject.part(last, s.endpos));
  }
}
