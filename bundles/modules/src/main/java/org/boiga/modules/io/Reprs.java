package org.boiga.modules.io;

import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Conversion;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ReprGuard;
import org.boiga.objects.ThreadState;

/** The repr of streams that have a name. */
final class Reprs {
  private Reprs() {}

  /** {@code <type name=...>}; ValueError and AttributeError of the name do not matter. */
  static String named(ThreadState ts, PyObject self) {
    PyObject name = nameOrNull(ts, self);
    String type = PyType.of(self).name();
    return name == null ? "<" + type + ">" : "<" + type + " name=" + repr(ts, self, name) + ">";
  }

  static PyObject nameOrNull(ThreadState ts, PyObject self) {
    return attributeOrNull(ts, self, PyIoBase.NAME);
  }

  /** An attribute, or null where it cannot be had. */
  static PyObject attributeOrNull(ThreadState ts, PyObject self, PyStr name) {
    try {
      return Attributes.getOrNull(ts, self, name);
    } catch (PyException e) {
      if (!e.matches(org.boiga.objects.PyExc.ValueError)) {
        throw e;
      }
      return null;
    }
  }

  /** The repr of a part of {@code self}, which may contain {@code self}. */
  static String repr(ThreadState ts, PyObject self, PyObject part) {
    if (!ReprGuard.enter(ts, self)) {
      throw PyErr.runtimeError(ts, "reentrant call inside " + PyType.of(self).name() + ".__repr__");
    }
    try {
      return Conversion.repr(ts, part).toString();
    } finally {
      ReprGuard.leave(ts, self);
    }
  }

  /** The repr for a report of an error. */
  static String safe(ThreadState ts, PyObject o) {
    try {
      return Conversion.repr(ts, o).toString();
    } catch (PyException e) {
      return "<object repr() failed>";
    }
  }
}
