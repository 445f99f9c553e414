package org.boiga.modules.sre;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Conversion;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyGenericAlias;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code re.Match}. Not counted if the string is a str or bytes object. */
@org.boiga.api.annotation.PyType(
    name = "re.Match",
    doc = "A match of a regular expression.",
    subclassable = false)
public final class PyMatch extends Counted {
  public static final PyType TYPE = PyType.builtin(new PyMatchTable(), PyBaseObject.TYPE);

  private final PyPattern pattern;
  private final PyObject string;

  /** Start and end of the match and of each group; -1 where it has no part in the match. */
  private final int[] spans;

  private final int pos;
  private final int endpos;
  private final int lastGroup;

  private PyMatch(PyPattern pattern, PyObject string, Search s) {
    this.pattern = pattern;
    this.string = string;
    spans = spans(s.matcher);
    pos = s.pos;
    endpos = s.endpos;
    lastGroup = s.matcher.lastGroup;
  }

  private PyMatch(ThreadState ts, PyPattern pattern, PyObject string, Search s) {
    super(ts);
    this.pattern = pattern;
    this.string = ts.keep(string);
    spans = spans(s.matcher);
    pos = s.pos;
    endpos = s.endpos;
    lastGroup = s.matcher.lastGroup;
  }

  /** The match that a search has found, held by the current scope. */
  static PyMatch of(ThreadState ts, PyPattern pattern, PyObject string, Search s) {
    return string instanceof Counted
        ? new PyMatch(ts, pattern, string, s)
        : new PyMatch(pattern, string, s);
  }

  /** The spans of a match and its groups. */
  static int[] spans(Matcher m) {
    int[] spans = new int[2 + m.marks.length];
    spans[0] = m.start;
    spans[1] = m.position;
    for (int i = 0; i < m.marks.length; i += 2) {
      boolean matched = m.marks[i] >= 0 && m.marks[i + 1] >= m.marks[i];
      spans[i + 2] = matched ? m.marks[i] : -1;
      spans[i + 3] = matched ? m.marks[i + 1] : -1;
    }
    return spans;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(string);
  }

  // Groups ---------------------------------------------------------------------------------------

  private int count() {
    return spans.length / 2;
  }

  /** The number of the group that {@code o} names; IndexError if there is none. */
  private int index(ThreadState ts, PyObject o) {
    long i = -1;
    if (Numbers.isIndex(o)) {
      i = Numbers.clampedIndex(ts, o);
    } else if (o instanceof PyStr name) {
      i = pattern.groupNumber(name);
    }
    if (i < 0 || i >= count()) {
      throw PyErr.indexError(ts, "no such group");
    }
    return (int) i;
  }

  private PyObject part(ThreadState ts, int from, int to) {
    if (string instanceof PyStr s) {
      return s.substring(from, to);
    }
    Subject s = Subject.of(ts, string);
    try {
      return s.part(Math.min(from, s.length), Math.min(to, s.length));
    } finally {
      s.release(ts);
    }
  }

  private PyObject group(ThreadState ts, int i, PyObject absent) {
    return spans[2 * i] < 0 ? absent : part(ts, spans[2 * i], spans[2 * i + 1]);
  }

  @PyMethod(signature = "(*groups)", doc = "The match, or the groups that are asked for.")
  PyObject group(ThreadState ts, PyObject[] groups) {
    if (groups.length == 0) {
      return group(ts, 0, Py.None);
    }
    if (groups.length == 1) {
      return group(ts, index(ts, groups[0]), Py.None);
    }
    PyObject[] items = new PyObject[groups.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = group(ts, index(ts, groups[i]), Py.None);
    }
    return PyTuple.of(ts, items);
  }

  @PySlot
  PyObject __getitem__(ThreadState ts, PyObject key) {
    return group(ts, index(ts, key), Py.None);
  }

  @PyMethod(signature = "(default=None)", doc = "All groups as a tuple.")
  PyObject groups(ThreadState ts, PyObject fallback) {
    PyObject[] items = new PyObject[count() - 1];
    for (int i = 0; i < items.length; i++) {
      items[i] = group(ts, i + 1, fallback == null ? Py.None : fallback);
    }
    return PyTuple.of(ts, items);
  }

  @PyMethod(signature = "(default=None)", doc = "All named groups as a dict.")
  PyObject groupdict(ThreadState ts, PyObject fallback) {
    PyDict result = new PyDict(ts);
    PyTuple names = pattern.groupNames;
    for (int i = 1; i < names.size(); i++) {
      if (names.at(i) != Py.None) {
        result.put(ts, names.at(i), group(ts, i, fallback == null ? Py.None : fallback));
      }
    }
    return result;
  }

  @PyMethod(signature = "(group=0, /)", doc = "Where the group starts.")
  long start(ThreadState ts, PyObject group) {
    return spans[group == null ? 0 : 2 * index(ts, group)];
  }

  @PyMethod(signature = "(group=0, /)", doc = "Where the group ends.")
  long end(ThreadState ts, PyObject group) {
    return spans[group == null ? 1 : 2 * index(ts, group) + 1];
  }

  private PyObject span(int i) {
    return PyTuple.constant(Py.int_(spans[2 * i]), Py.int_(spans[2 * i + 1]));
  }

  @PyMethod(signature = "(group=0, /)", doc = "Where the group starts and ends.")
  PyObject span(ThreadState ts, PyObject group) {
    return span(group == null ? 0 : index(ts, group));
  }

  @PyGetter(doc = "The spans of the match and of all groups.")
  PyObject regs(ThreadState ts) {
    PyObject[] items = new PyObject[count()];
    for (int i = 0; i < items.length; i++) {
      items[i] = span(i);
    }
    return PyTuple.constant(items);
  }

  // Others ---------------------------------------------------------------------------------------

  @PyMethod(signature = "(template)", doc = "The template with its references to groups replaced.")
  PyObject expand(ThreadState ts, PyObject template) {
    PyTemplate t = Substitution.template(ts, pattern, template);
    Subject s = Subject.of(ts, string);
    try {
      return t.expand(ts, s, spans);
    } finally {
      s.release(ts);
    }
  }

  @PyGetter(doc = "The string that was searched.", member = true)
  PyObject string(ThreadState ts) {
    return ts.hold(string);
  }

  @PyGetter(doc = "The pattern that was looked for.", member = true)
  PyObject re(ThreadState ts) {
    return pattern;
  }

  @PyGetter(doc = "Where the search started.", member = true)
  long pos(ThreadState ts) {
    return pos;
  }

  @PyGetter(doc = "Where the search was to end.", member = true)
  long endpos(ThreadState ts) {
    return endpos;
  }

  @PyGetter(doc = "Number of the group that matched last, or None.")
  PyObject lastindex(ThreadState ts) {
    return lastGroup == 0 ? Py.None : Py.int_(lastGroup);
  }

  @PyGetter(doc = "Name of the group that matched last, or None.")
  PyObject lastgroup(ThreadState ts) {
    PyTuple names = pattern.groupNames;
    return lastGroup == 0 || lastGroup >= names.size() ? Py.None : names.at(lastGroup);
  }

  @PySlot
  PyObject __repr__(ThreadState ts) {
    return PyStr.join(
        ts,
        PyStr.EMPTY,
        PyStr.of("<re.Match object; span=(%d, %d), match=".formatted(spans[0], spans[1])),
        Conversion.repr(ts, group(ts, 0, PyBytes.EMPTY)),
        PyStr.of(">"));
  }

  @PyMethod
  PyObject __copy__(ThreadState ts) {
    return this;
  }

  @PyMethod
  PyObject __deepcopy__(ThreadState ts, PyObject memo) {
    return this;
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "See PEP 585.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject object) {
    return PyGenericAlias.of(ts, cls, object);
  }
}
