package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code classmethod_descriptor}: a class method of a built-in type. */
@org.boiga.api.annotation.PyType(
    name = "classmethod_descriptor",
    subclassable = false,
    parts = {PyDescriptor.Members.class, PyDescriptor.CallableMembers.class})
public final class ClassMethodDescriptor extends PyDescriptor {
  public static final PyType TYPE =
      PyType.builtin(new ClassMethodDescriptorTable(), PyBaseObject.TYPE);

  private final NativeTable table;
  private final NativeTable.Entry entry;

  ClassMethodDescriptor(PyType owner, NativeTable table, NativeTable.Entry entry) {
    super(owner, entry.name());
    this.table = table;
    this.entry = entry;
  }

  @Override
  String doc() {
    return entry.doc();
  }

  @Override
  String signature() {
    return entry.signature();
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<method '" + name + "' of '" + owner.name() + "' objects>";
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject cls) {
    if (cls == null) {
      if (instance == null) {
        throw PyErr.typeError(
            ts,
            "descriptor '%s' for type '%s' needs either an object or a type"
                .formatted(name, owner.name()));
      }
      cls = PyType.of(instance);
    }
    if (!(cls instanceof PyType t)) {
      throw PyErr.typeError(
          ts,
          "descriptor '%s' for type '%s' needs a type, not a '%s' as arg 2"
              .formatted(name, owner.name(), PyType.of(cls).name()));
    }
    return PyNativeFunction.bound(ts, table, entry, checked(ts, t));
  }

  private PyType checked(ThreadState ts, PyType t) {
    if (!t.isSubtype(owner)) {
      throw PyErr.typeError(
          ts,
          "descriptor '%s' requires a subtype of '%s' but received '%s'"
              .formatted(name, owner.name(), t.name()));
    }
    return t;
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 0) {
      throw PyErr.typeError(
          ts, "descriptor '" + name + "' of '" + owner.name() + "' object needs an argument");
    }
    if (!(args[start] instanceof PyType t)) {
      throw PyErr.typeError(
          ts,
          "descriptor '%s' requires a type but received a '%s' instance"
              .formatted(name, PyType.of(args[start]).name()));
    }
    return table.call(entry.id(), ts, checked(ts, t), args, start + 1, n - 1, kwnames);
  }
}
