package org.boiga.modules.sre;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Methods of patterns that replace matches. */
final class Substitution {
  private Substitution() {}

  @PyMethod(
      signature = "(repl, string, count=0)",
      doc = "The string with matches, at most count of them, replaced.")
  static PyObject sub(ThreadState ts, PyPattern self, PyObject repl, PyObject string, long count) {
    return run(ts, self, repl, string, count, new long[1]);
  }

  @PyMethod(
      signature = "(repl, string, count=0)",
      doc = "As sub, with the number of replacements as the second item of a tuple.")
  static PyObject subn(ThreadState ts, PyPattern self, PyObject repl, PyObject string, long count) {
    long[] n = new long[1];
    PyObject result = run(ts, self, repl, string, count, n);
    return PyTuple.of(ts, result, Py.int_(n[0]));
  }

  private static PyObject run(
      ThreadState ts, PyPattern self, PyObject repl, PyObject string, long count, long[] done) {
    boolean function = Calls.isCallable(repl);
    PyObject literal = null;
    PyTemplate template = null;
    if (!function) {
      if (isLiteral(ts, repl)) {
        literal = repl;
      } else {
        template = template(ts, self, repl);
        literal = template.literal();
      }
    }
    try (Search s = new Search(ts, self, string, 0, Long.MAX_VALUE)) {
      return replace(ts, self, repl, literal, template, string, s, count, done);
    }
  }

  private static PyObject replace(
      ThreadState ts,
      PyPattern self,
      PyObject function,
      PyObject literal,
      PyTemplate template,
      PyObject string,
      Search s,
      long count,
      long[] done) {
    Joiner out = new Joiner(s.subject);
    int last = 0;
    long n = 0;
    while ((count == 0 || n < count) && s.next()) {
      int from = s.matcher.start;
      if (last < from) {
        out.add(s.subject, last, from);
      }
      if (literal != null) {
        out.add(ts, literal);
      } else if (template != null) {
        template.expand(ts, out, s.subject, PyMatch.spans(s.matcher));
      } else {
        int mark = ts.mark();
        PyObject item = Calls.call(ts, function, PyMatch.of(ts, self, string, s));
        if (item != Py.None) {
          out.add(ts, item);
        }
        ts.release(mark);
      }
      last = s.matcher.position;
      n++;
    }
    done[0] = n;
    if (n == 0) {
      return s.subject.part(0, s.subject.length);
    }
    if (last < s.endpos) {
      out.add(s.subject, last, s.endpos);
    }
    return out.result();
  }

  /** Whether a replacement is text without backslashes. */
  private static boolean isLiteral(ThreadState ts, PyObject o) {
    if (o instanceof PyStr s) {
      return !s.hasCodePoint('\\');
    }
    ByteSpan b = Buffers.isExporter(o) ? Buffers.spanOrNull(ts, o) : null;
    if (b == null) {
      return false;
    }
    for (int i = 0; i < b.length(); i++) {
      if (b.at(i) == '\\') {
        return false;
      }
    }
    return true;
  }

  /** The template that the library makes of a replacement. */
  static PyTemplate template(ThreadState ts, PyPattern self, PyObject repl) {
    PyObject re = ts.interp.evaluator.importModule(ts, "re");
    PyObject t = Calls.method(ts, re, "_compile_template", self, repl);
    if (!(t instanceof PyTemplate template)) {
      throw PyErr.typeError(
          ts, "re._compile_template() returned an object of type " + PyType.of(t).name());
    }
    return template;
  }
}
