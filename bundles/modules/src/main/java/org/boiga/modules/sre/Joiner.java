package org.boiga.modules.sre;

import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** Puts together the result of a substitution: text or bytes, whichever the subject is. */
final class Joiner {
  private final StrBuilder text;
  private final ByteBuilder bytes;
  private int count;

  Joiner(Subject subject) {
    text = subject.isBytes() ? null : new StrBuilder();
    bytes = subject.isBytes() ? new ByteBuilder(16) : null;
  }

  /** Adds part of a subject of the same kind. */
  void add(Subject s, int from, int to) {
    count++;
    if (text != null) {
      s.appendTo(text, from, to);
    } else {
      s.appendTo(bytes, from, to);
    }
  }

  /** Adds a str or bytes-like object; TypeError if it is of the other kind. */
  void add(ThreadState ts, PyObject o) {
    if (text != null) {
      if (!(o instanceof PyStr s)) {
        throw wrongItem(ts, "str instance", o);
      }
      text.append(s);
    } else {
      ByteSpan s = Buffers.spanOrNull(ts, o);
      if (s == null) {
        throw wrongItem(ts, "a bytes-like object", o);
      }
      bytes.append(s);
    }
    count++;
  }

  private RuntimeException wrongItem(ThreadState ts, String expected, PyObject o) {
    return PyErr.typeError(
        ts,
        "sequence item %d: expected %s, %s found".formatted(count, expected, PyType.of(o).name()));
  }

  PyObject result() {
    return text != null ? text.toStr() : PyBytes.of(bytes.toArray());
  }
}
