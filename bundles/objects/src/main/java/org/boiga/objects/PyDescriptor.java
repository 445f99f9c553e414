package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.memory.PyObject;

/** An attribute of a type that a table or {@code __slots__} declares. A leaf. */
public abstract class PyDescriptor extends PyObject {
  /** {@code __objclass__}. */
  final PyType owner;

  final String name;

  PyDescriptor(PyType owner, String name) {
    this.owner = owner;
    this.name = name;
  }

  String doc() {
    return null;
  }

  String signature() {
    return null;
  }

  /** Fails unless {@code o} is an instance of the type that the descriptor belongs to. */
  final void check(ThreadState ts, PyObject o) {
    if (!PyType.of(o).isSubtype(owner)) {
      throw PyErr.typeError(
          ts,
          "descriptor '%s' for '%s' objects doesn't apply to a '%s' object"
              .formatted(name, owner.name(), PyType.of(o).name()));
    }
  }

  /** What descriptors of all kinds show. */
  static final class Members {
    private Members() {}

    @PyGetter
    static PyObject __objclass__(ThreadState ts, PyDescriptor self) {
      return self.owner;
    }

    @PyGetter
    static String __name__(ThreadState ts, PyDescriptor self) {
      return self.name;
    }

    @PyGetter
    static String __qualname__(ThreadState ts, PyDescriptor self) {
      return self.owner.qualname + "." + self.name;
    }

    @PyGetter
    static String __doc__(ThreadState ts, PyDescriptor self) {
      return self.doc();
    }
  }

  /** What callable descriptors show besides. */
  static final class CallableMembers {
    private CallableMembers() {}

    @PyGetter
    static String __text_signature__(ThreadState ts, PyDescriptor self) {
      return self.signature();
    }

    @org.boiga.api.annotation.PyMethod
    static PyObject __reduce__(ThreadState ts, PyDescriptor self) {
      return Reduction.getattr(ts, self.owner, self.name);
    }
  }
}
