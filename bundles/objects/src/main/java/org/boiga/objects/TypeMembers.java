package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The slots and methods of {@code type}. */
final class TypeMembers {
  private TypeMembers() {}

  // Making instances and classes -----------------------------------------------------------------

  @PySlot
  static PyObject __call__(
      ThreadState ts, PyType self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (self == PyType.TYPE) {
      boolean keywords = kwnames != null && kwnames.size() > 0;
      if (n == 1 && !keywords) {
        return PyType.of(args[start]);
      }
      if (n != 3) {
        throw PyErr.typeError(ts, "type() takes 1 or 3 arguments");
      }
    }
    SlotFunction make = self.slot(Slot.NEW);
    if (make == null) {
      throw PyErr.typeError(ts, "cannot create '" + self.name() + "' instances");
    }
    PyObject o = make.call(ts, self, args, start, n, kwnames);
    PyType t = PyType.of(o);
    if (t == self || t.isSubtype(self)) {
      SlotFunction init = t.slot(Slot.INIT);
      if (init != null) {
        init.call(ts, o, args, start, n, kwnames);
      }
    }
    return o;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n != 3) {
      throw PyErr.typeError(ts, "type.__new__() takes exactly 3 arguments (" + n + " given)");
    }
    if (!(args[start] instanceof PyStr name)) {
      throw badArgument(ts, 1, "str", args[start]);
    }
    if (!(args[start + 1] instanceof PyTuple bases)) {
      throw badArgument(ts, 2, "tuple", args[start + 1]);
    }
    if (!(args[start + 2] instanceof PyDict namespace)) {
      throw badArgument(ts, 3, "dict", args[start + 2]);
    }
    for (PyObject b : bases.items) {
      if (!(b instanceof PyType) && Attributes.getOrNull(ts, b, Names.__mro_entries__) != null) {
        throw PyErr.typeError(
            ts, "type() doesn't support MRO entry resolution; use types.new_class()");
      }
    }
    PyType winner = ClassMaker.metatype(ts, cls, bases.items);
    if (winner != cls && winner.slot(Slot.NEW) != PyType.TYPE.slot(Slot.NEW)) {
      return winner.slot(Slot.NEW).call(ts, winner, args, start, n, kwnames);
    }
    return ClassMaker.make(ts, winner, name, bases, namespace, args, start + n, kwnames);
  }

  private static PyException badArgument(ThreadState ts, int i, String type, PyObject actual) {
    return PyErr.typeError(
        ts,
        "type.__new__() argument %d must be %s, not %s"
            .formatted(i, type, PyType.of(actual).name()));
  }

  @PySlot
  static void __init__(
      ThreadState ts, PyType self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 1 && kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, "type.__init__() takes no keyword arguments");
    }
    if (n != 1 && n != 3) {
      throw PyErr.typeError(ts, "type.__init__() takes 1 or 3 arguments");
    }
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "The namespace for the body of a class.")
  static PyObject __prepare__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyDict(ts);
  }

  // Attributes -----------------------------------------------------------------------------------

  @PySlot
  static PyObject __getattribute__(ThreadState ts, PyType self, PyObject name) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "attribute name must be string, not '" + PyType.of(name).name() + "'");
    }
    PyObject v = getOrNull(ts, self, s);
    if (v == null) {
      throw Attributes.missing(ts, self, s);
    }
    return v;
  }

  /** {@code type.__getattribute__} with null for a missing attribute. */
  static PyObject getOrNull(ThreadState ts, PyType self, PyStr name) {
    PyType meta = self.type();
    PyObject metaAttribute = meta.lookup(name);
    SlotFunction metaGet = null;
    if (metaAttribute != null) {
      PyType mt = PyType.of(metaAttribute);
      metaGet = mt.slot(Slot.GET);
      if (metaGet != null && Attributes.isDataDescriptor(mt)) {
        return metaGet.ternary(ts, metaAttribute, self, meta);
      }
    }
    PyObject attribute = self.lookup(name);
    if (attribute != null) {
      return Attributes.bind(ts, attribute, null, self);
    }
    if (metaGet != null) {
      return metaGet.ternary(ts, metaAttribute, self, meta);
    }
    return metaAttribute == null ? null : ts.hold(metaAttribute);
  }

  @PySlot
  static void __setattr__(ThreadState ts, PyType self, PyObject name, PyObject value) {
    set(ts, self, name, value);
  }

  @PySlot
  static void __delattr__(ThreadState ts, PyType self, PyObject name) {
    set(ts, self, name, null);
  }

  private static void set(ThreadState ts, PyType self, PyObject name, PyObject value) {
    if (self.immutable) {
      throw PyErr.typeError(
          ts,
          "cannot set %s attribute of immutable type '%s'"
              .formatted(Conversion.repr(ts, name), self.name()));
    }
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "attribute name must be string, not '" + PyType.of(name).name() + "'");
    }
    PyObject metaAttribute = self.type().lookup(s);
    if (metaAttribute != null) {
      SlotFunction f = PyType.of(metaAttribute).slot(value == null ? Slot.DELETE : Slot.SET);
      if (f != null) {
        if (value == null) {
          f.remove(ts, metaAttribute, self);
        } else {
          f.store(ts, metaAttribute, self, value);
        }
        return;
      }
    }
    if (value == null && self.dict().getBorrowed(s) == null) {
      throw Attributes.missing(ts, self, s);
    }
    self.setAttribute(ts, s.intern(), value);
  }

  @PyMethod(doc = "The names of the attributes of the class and its bases.")
  static PyObject __dir__(ThreadState ts, PyType self) {
    PyDict names = new PyDict(ts);
    Classes.mergeAttributes(ts, names, self);
    return PyList.from(ts, names);
  }

  // Inheritance ----------------------------------------------------------------------------------

  @PyMethod(doc = "The method resolution order of the type.")
  static PyObject mro(ThreadState ts, PyType self) {
    return PyList.of(ts, Mro.linearize(ts, self, self.bases).clone());
  }

  @PyMethod(doc = "The immediate subclasses that are alive.")
  static PyObject __subclasses__(ThreadState ts, PyType self) {
    return PyList.of(
        ts,
        self.subtypes().stream()
            .filter(t -> t.interp == null || t.interp == ts.interp)
            .toArray(PyObject[]::new));
  }

  @PyMethod(doc = "Whether an object is an instance of the type.")
  static boolean __instancecheck__(ThreadState ts, PyObject self, PyObject instance) {
    return Classes.isRealInstance(ts, instance, self);
  }

  @PyMethod(doc = "Whether a class derives from the type.")
  static boolean __subclasscheck__(ThreadState ts, PyObject self, PyObject subclass) {
    return Classes.isRealSubclass(ts, subclass, self);
  }

  // Operators and text ---------------------------------------------------------------------------

  @PySlot
  static PyObject __or__(ThreadState ts, PyObject self, PyObject other) {
    return PyUnion.or(ts, self, other);
  }

  @PySlot
  static PyObject __ror__(ThreadState ts, PyObject self, PyObject other) {
    return PyUnion.or(ts, other, self);
  }

  @PySlot
  static String __repr__(ThreadState ts, PyType self) {
    PyObject module = self.moduleName(ts);
    return module instanceof PyStr m && !m.toString().equals("builtins")
        ? "<class '" + m + "." + self.qualname + "'>"
        : "<class '" + (self.heap ? self.name : self.qualname) + "'>";
  }

  @PyMethod(doc = "The size of the type in memory, in bytes.")
  static long __sizeof__(ThreadState ts, PyType self) {
    return 888;
  }
}
