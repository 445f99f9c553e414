package org.boiga.objects;

import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** The iterator over the parts of a template: interpolations, and the strings that have text. */
@org.boiga.api.annotation.PyType(
    name = "string.templatelib.TemplateIter",
    subclassable = false,
    parts = {SelfIterator.class})
public final class PyTemplateIterator extends Counted {
  public static final PyType TYPE =
      PyType.builtin(new PyTemplateIteratorTable(), PyBaseObject.TYPE);

  private final PyTemplate template;

  /** Twice the number of fields gone by, plus one if the string before the next has too. */
  private final AtomicInteger position = new AtomicInteger();

  PyTemplateIterator(ThreadState ts, PyTemplate template) {
    super(ts);
    this.template = ts.keep(template);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    PyTuple strings = template.strings(ts);
    PyTuple interpolations = template.interpolations(ts);
    int end = strings.size() + interpolations.size();
    while (true) {
      int i = position.getAndUpdate(p -> Math.min(p + 1, end));
      if (i == end) {
        return null;
      }
      if (i % 2 == 1) {
        return ts.hold(interpolations.at(i / 2));
      }
      if (((PyStr) strings.at(i / 2)).length() > 0) {
        return ts.hold(strings.at(i / 2));
      }
    }
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(template);
  }
}
