package org.boiga.modules.contextvars;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code Token.MISSING}: stands for the value that a variable did not have. */
@org.boiga.api.annotation.PyType(
    name = "_contextvars.Token.MISSING",
    doc = "Stands for a missing value.",
    subclassable = false)
public final class PyMissing extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyMissingTable(), PyBaseObject.TYPE);
  static final PyMissing MISSING = new PyMissing();

  private PyMissing() {}

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<Token.MISSING>";
  }
}
