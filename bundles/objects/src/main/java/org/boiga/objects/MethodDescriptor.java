package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code method_descriptor}: a method of a built-in type. */
@org.boiga.api.annotation.PyType(
    name = "method_descriptor",
    subclassable = false,
    parts = {PyDescriptor.Members.class, PyDescriptor.CallableMembers.class})
public final class MethodDescriptor extends PyDescriptor {
  public static final PyType TYPE = PyType.builtin(new MethodDescriptorTable(), PyBaseObject.TYPE);

  /** The code: {@code table.call(entry.id(), ...)}. */
  public final NativeTable table;

  public final NativeTable.Entry entry;

  MethodDescriptor(PyType owner, NativeTable table, NativeTable.Entry entry) {
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
  public PyObject __get__(ThreadState ts, PyObject instance, PyObject cls) {
    if (instance == null) {
      return this;
    }
    check(ts, instance);
    return PyNativeFunction.bound(ts, table, entry, instance);
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 0) {
      throw PyErr.typeError(
          ts, "unbound method " + owner.shortName() + "." + name + "() needs an argument");
    }
    check(ts, args[start]);
    return table.call(entry.id(), ts, args[start], args, start + 1, n - 1, kwnames);
  }

  /** Calls the method on {@code self}, which is known to be an instance of the type. */
  public PyObject invoke(
      ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
    return table.call(entry.id(), ts, self, args, start, n, kwnames);
  }

  /** The type whose instances the method applies to. */
  public PyType owner() {
    return owner;
  }
}
