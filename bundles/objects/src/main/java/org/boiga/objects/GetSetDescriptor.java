package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code getset_descriptor}: a computed attribute of a type. */
@org.boiga.api.annotation.PyType(
    name = "getset_descriptor",
    subclassable = false,
    parts = PyDescriptor.Members.class)
public abstract class GetSetDescriptor extends PyDescriptor {
  public static final PyType TYPE = PyType.builtin(new GetSetDescriptorTable(), PyBaseObject.TYPE);

  private GetSetDescriptor(PyType owner, String name) {
    super(owner, name);
  }

  /** The attribute of an instance, which has been checked. */
  abstract PyObject read(ThreadState ts, PyObject instance);

  /** Sets the attribute, or deletes it where {@code value} is null. */
  void write(ThreadState ts, PyObject instance, PyObject value) {
    throw PyErr.attributeError(
        ts, "attribute '" + name + "' of '" + owner.name() + "' objects is not writable");
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<attribute '" + name + "' of '" + owner.name() + "' objects>";
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

  /** An attribute that a native table declares. */
  static final class OfTable extends GetSetDescriptor {
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
        super.write(ts, instance, value);
      }
      table.store(entry.setter(), ts, instance, value, null);
    }
  }

  /** The attribute {@code __dict__} of instances. */
  static final class InstanceDict extends GetSetDescriptor {
    InstanceDict(PyType owner) {
      super(owner, "__dict__");
    }

    @Override
    String doc() {
      return "The attributes of the instance itself.";
    }

    private static PyType builtinBase(PyObject instance) {
      PyType t = PyType.of(instance);
      while (t.heap) {
        t = t.base;
      }
      return t;
    }

    private static PyInstance body(ThreadState ts, PyObject instance) {
      if (PyType.of(instance).instanceDict && instance instanceof Shaped s) {
        return s.body();
      }
      throw PyErr.attributeError(ts, "This object has no __dict__");
    }

    @Override
    PyObject read(ThreadState ts, PyObject instance) {
      if (instance instanceof PyType t) { // a metatype that derives from a class with a __dict__
        return TypeAttributes.__dict__(ts, t);
      }
      return ts.hold(body(ts, instance).dict(ts));
    }

    @Override
    void write(ThreadState ts, PyObject instance, PyObject value) {
      if (instance instanceof PyModule) {
        throw PyErr.attributeError(ts, "readonly attribute");
      }
      PyInstance body = body(ts, instance);
      if (value == null) {
        if (builtinBase(instance).instanceDict) {
          throw PyErr.typeError(ts, "cannot delete __dict__");
        }
        body.setDict(ts, new PyDict(ts));
        return;
      }
      if (!(value instanceof PyDict d)) {
        throw PyErr.typeError(
            ts, "__dict__ must be set to a dictionary, not a '" + PyType.of(value).name() + "'");
      }
      body.setDict(ts, d);
    }
  }

  /** The attribute {@code __weakref__} of instances: the first weak reference, or None. */
  static final class WeakRef extends GetSetDescriptor {
    WeakRef(PyType owner) {
      super(owner, "__weakref__");
    }

    @Override
    String doc() {
      return "The first of the weak references to the object.";
    }

    @Override
    PyObject read(ThreadState ts, PyObject instance) {
      PyObject first = instance instanceof WeaklyReferable w ? w.weakReferences().first(ts) : null;
      return first == null ? Py.None : first;
    }
  }
}
