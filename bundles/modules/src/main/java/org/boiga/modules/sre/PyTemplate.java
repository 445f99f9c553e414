package org.boiga.modules.sre;

import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** A replacement with references to groups. A leaf: its literals are str or bytes objects. */
@org.boiga.api.annotation.PyType(name = "_sre.SRE_Template", subclassable = false)
public final class PyTemplate extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyTemplateTable(), PyBaseObject.TYPE);

  /** Literals around the groups: one more than these. */
  private final PyObject[] literals;

  private final int[] groups;

  PyTemplate(PyObject[] literals, int[] groups) {
    this.literals = literals;
    this.groups = groups;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The only literal, if there are no groups, else null. */
  PyObject literal() {
    return groups.length == 0 ? literals[0] : null;
  }

  /** Appends the replacement for a match. */
  void expand(ThreadState ts, Joiner out, Subject subject, int[] spans) {
    out.add(ts, literals[0]);
    for (int i = 0; i < groups.length; i++) {
      int g = groups[i];
      if (g >= spans.length / 2) {
        throw PyErr.indexError(ts, "no such group");
      }
      if (spans[2 * g] >= 0) {
        out.add(subject, spans[2 * g], spans[2 * g + 1]);
      }
      out.add(ts, literals[i + 1]);
    }
  }

  /** The replacement for a match. */
  PyObject expand(ThreadState ts, Subject subject, int[] spans) {
    Joiner out = new Joiner(subject);
    expand(ts, out, subject, spans);
    return out.result();
  }
}
