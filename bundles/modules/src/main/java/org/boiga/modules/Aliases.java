package org.boiga.modules;

import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code __class_getitem__} of native types. */
public final class Aliases {
  private Aliases() {}

  /** {@code cls[item]} as {@code types.GenericAlias} represents it. */
  public static PyObject of(ThreadState ts, PyType cls, PyObject item) {
    PyObject types = ts.interp.evaluator.importModule(ts, "types");
    return Calls.call(ts, Attributes.get(ts, types, "GenericAlias"), cls, item);
  }
}
