package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code member_descriptor}: an attribute in a fixed slot that {@code __slots__} declares. */
@org.boiga.api.annotation.PyType(
    name = "member_descriptor",
    subclassable = false,
    parts = PyDescriptor.Members.class)
public final class MemberDescriptor extends PyDescriptor {
  public static final PyType TYPE = PyType.builtin(new MemberDescriptorTable(), PyBaseObject.TYPE);

  /** The slot in instances. */
  public final int index;

  private final PyStr key;

  /** Whether an empty slot reads as None rather than as an error. */
  private final boolean optional;

  MemberDescriptor(PyType owner, PyStr name, int index, boolean optional) {
    super(owner, name.toString());
    this.optional = optional;
    key = name;
    this.index = index;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** Whether {@code o} has this member. */
  public boolean appliesTo(PyObject o) {
    return PyType.of(o).isSubtype(owner);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<member '" + name + "' of '" + owner.name() + "' objects>";
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject cls) {
    if (instance == null) {
      return this;
    }
    check(ts, instance);
    PyObject v = ((Shaped) instance).body().getSlot(ts, index);
    if (v == null) {
      if (optional) {
        return Py.None;
      }
      throw Attributes.missing(ts, instance, key);
    }
    return v;
  }

  @PySlot
  void __set__(ThreadState ts, PyObject instance, PyObject value) {
    check(ts, instance);
    ((Shaped) instance).body().setSlot(ts, index, value);
  }

  @PySlot
  void __delete__(ThreadState ts, PyObject instance) {
    check(ts, instance);
    if (((Shaped) instance).body().setSlot(ts, index, null) == null && !optional) {
      throw PyErr.attributeErrorFor(ts, instance, key, name);
    }
  }

  @org.boiga.api.annotation.PyMethod
  PyObject __reduce__(ThreadState ts) {
    return Reduction.getattr(ts, owner, name);
  }
}
