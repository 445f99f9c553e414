package org.boiga.objects;

import org.boiga.memory.PyObject;

/** Deferred annotations (PEP 649). */
final class Annotations {
  private static final int VALUE = 1;

  private Annotations() {}

  /** The annotations that an {@code __annotate__} function gives; an empty dict for None. */
  static PyDict evaluate(ThreadState ts, PyObject annotate) {
    if (annotate == null || annotate == Py.None || !Calls.isCallable(annotate)) {
      return new PyDict(ts);
    }
    PyObject r = Calls.call(ts, annotate, Py.int_(VALUE));
    if (!(r instanceof PyDict d)) {
      throw PyErr.typeError(
          ts, "__annotate__ returned non-dict of type '" + PyType.of(r).name() + "'");
    }
    return d;
  }
}
