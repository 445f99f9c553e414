package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** Gives the parts of a template in order, but for empty strings. */
@org.boiga.api.annotation.PyType(
    name = "string.templatelib.TemplateIter",
    subclassable = false,
    parts = {SelfIterator.class})
public final class PyTemplateIterator extends Counted {
  public static final PyType TYPE =
      PyType.builtin(new PyTemplateIteratorTable(), PyBaseObject.TYPE);

  private final PyTemplate template;

  /** Even for a string, odd for an interpolation. */
  private int index;

  PyTemplateIterator(ThreadState ts, PyTemplate template) {
    super(ts);
    this.template = ts.keep(template);
  }

  @PySlot
  public PyObject __next__(ThreadState ts) {
    int i = index;
    PyTuple strings = template.strings;
    if (i % 2 == 0 && i / 2 < strings.size() && ((PyStr) strings.at(i / 2)).length() == 0) {
      i++;
    }
    index = i + 1;
    PyTuple part = i % 2 == 0 ? strings : template.interpolations;
    if (i / 2 >= part.size()) {
      index = i;
      return null;
    }
    return ts.hold(part.at(i / 2));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(template);
  }
}
