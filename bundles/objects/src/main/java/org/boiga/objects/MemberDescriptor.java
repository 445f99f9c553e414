package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code member_descriptor}: an attribute in a fixed place of instances. */
@org.boiga.api.annotation.PyType(
    name = "member_descriptor",
    subclassable = false,
    parts = PyDescriptor.Members.class)
public abstract class MemberDescriptor extends PyDescriptor {
  public static final PyType TYPE = PyType.builtin(new MemberDescriptorTable(), PyBaseObject.TYPE);

  private MemberDescriptor(PyType owner, String name) {
    super(owner, name);
  }

  /** The attribute of an instance, which has been checked. */
  abstract PyObject read(ThreadState ts, PyObject instance);

  /** Sets the attribute, or deletes it where {@code value} is null. */
  abstract void write(ThreadState ts, PyObject instance, PyObject value);

  @Override
  public PyType type() {
    return TYPE;
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
    return read(ts, instance);
  }

  @PySlot
  void __set__(ThreadState ts, PyObject instance, PyObject value) {
    check(ts, instance);
    write(ts, instance, value);
  }

  @PySlot
  void __delete__(ThreadState ts, PyObject instance) {
    check(ts, instance);
    write(ts, instance, null);
  }

  @org.boiga.api.annotation.PyMethod
  PyObject __reduce__(ThreadState ts) {
    return Reduction.getattr(ts, owner, name);
  }

  /** A slot that {@code __slots__} declares. */
  static final class OfSlots extends MemberDescriptor {
    /** The slot in instances. */
    final int index;

    private final PyStr key;

    /** Whether an empty slot reads as None rather than as an error. */
    private final boolean optional;

    OfSlots(PyType owner, PyStr name, int index, boolean optional) {
      super(owner, name.toString());
      this.optional = optional;
      key = name;
      this.index = index;
    }

    @Override
    PyObject read(ThreadState ts, PyObject instance) {
      PyObject v = ((Shaped) instance).body().getSlot(ts, index);
      if (v == null) {
        if (optional) {
          return Py.None;
        }
        String type = PyType.of(instance).fullName(ts);
        throw PyErr.attributeErrorFor(
            ts, instance, key, "'" + type + "' object has no attribute '" + name + "'");
      }
      return v;
    }

    @Override
    void write(ThreadState ts, PyObject instance, PyObject value) {
      PyObject before = ((Shaped) instance).body().setSlot(ts, index, value);
      if (value == null && before == null && !optional) {
        throw PyErr.attributeErrorFor(ts, instance, key, name);
      }
    }
  }

  /** A field that a native table declares. */
  static final class OfTable extends MemberDescriptor {
    private final NativeTable table;
    private final NativeTable.Entry entry;

    OfTable(PyType owner, NativeTable table, NativeTable.Entry entry) {
      super(owner, entry.name());
      this.table = table;
      this.entry = entry;
    }

    @Override
    String doc() {
      return entry.doc();
    }

    @Override
    PyObject read(ThreadState ts, PyObject instance) {
      return table.unary(entry.id(), ts, instance);
    }

    @Override
    void write(ThreadState ts, PyObject instance, PyObject value) {
      if (entry.setter() < 0) {
        throw PyErr.attributeError(ts, "readonly attribute");
      }
      table.store(entry.setter(), ts, instance, value, null);
    }
  }
}
