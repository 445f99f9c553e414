package org.boiga.modules.functools;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The type of {@code functools.Placeholder}, which leaves an argument of a partial call open. */
@org.boiga.api.annotation.PyType(
    name = "functools._PlaceholderType",
    doc = "Leaves the place of a positional argument open in partial().",
    subclassable = false)
public final class Placeholder extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PlaceholderTable(), PyBaseObject.TYPE);
  static final Placeholder INSTANCE = new Placeholder();

  private Placeholder() {}

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n > 0 || kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, "_PlaceholderType takes no arguments");
    }
    return INSTANCE;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "Placeholder";
  }

  @PyMethod
  String __reduce__(ThreadState ts) {
    return "Placeholder";
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
