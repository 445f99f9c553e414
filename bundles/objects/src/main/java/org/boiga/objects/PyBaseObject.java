package org.boiga.objects;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code object}: what all objects have. */
@org.boiga.api.annotation.PyType(
    name = "object",
    doc = "The base class of all classes; its instances have no attributes of their own.",
    parts = Reduction.class)
public final class PyBaseObject {
  public static final PyType TYPE = PyType.OBJECT;

  private PyBaseObject() {}

  // Life -----------------------------------------------------------------------------------------

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n > 0 || kwnames != null && kwnames.size() > 0) {
      if (cls.slot(Slot.NEW) != TYPE.slot(Slot.NEW)) {
        throw PyErr.typeError(
            ts, "object.__new__() takes exactly one argument (the type to instantiate)");
      }
      if (cls.slot(Slot.INIT) == TYPE.slot(Slot.INIT)) {
        throw PyErr.typeError(ts, cls.name() + "() takes no arguments");
      }
    }
    if (cls.isAbstract) {
      throw abstractClass(ts, cls);
    }
    return new PyInstance(ts, cls);
  }

  private static PyException abstractClass(ThreadState ts, PyType cls) {
    PyObject[] names = Iteration.toArray(ts, cls.dict().get(ts, Names.__abstractmethods__));
    String list =
        Arrays.stream(names)
            .map(PyObject::toString)
            .sorted()
            .collect(Collectors.joining("', '", "'", "'"));
    return PyErr.typeError(
        ts,
        "Can't instantiate abstract class %s without an implementation for abstract method%s %s"
            .formatted(cls.name(), names.length == 1 ? "" : "s", list));
  }

  @PySlot
  static void __init__(
      ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 0 && (kwnames == null || kwnames.size() == 0)) {
      return;
    }
    PyType t = PyType.of(self);
    if (t.slot(Slot.INIT) != TYPE.slot(Slot.INIT)) {
      throw PyErr.typeError(
          ts, "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    if (t.slot(Slot.NEW) == TYPE.slot(Slot.NEW)) {
      throw PyErr.typeError(
          ts, t.name() + ".__init__() takes exactly one argument (the instance to initialize)");
    }
  }

  // Text and comparison --------------------------------------------------------------------------

  @PySlot
  static String __repr__(ThreadState ts, PyObject self) {
    PyType t = PyType.of(self);
    PyObject module = t.moduleName(ts);
    String prefix = module instanceof PyStr s && !s.toString().equals("builtins") ? s + "." : "";
    return "<" + prefix + t.qualname + " object at " + Identity.hex(self) + ">";
  }

  @PySlot
  static PyObject __str__(ThreadState ts, PyObject self) {
    return PyType.of(self).slot(Slot.REPR).unary(ts, self);
  }

  @PySlot
  static long __hash__(ThreadState ts, PyObject self) {
    return Identity.hash(self);
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyObject self, PyObject other, CompareOp op) {
    switch (op) {
      case EQ -> {
        return self == other ? Py.True : Py.NotImplemented;
      }
      case NE -> {
        SlotFunction eq = PyType.of(self).slot(Slot.EQ);
        PyObject r = eq == null ? Py.NotImplemented : eq.binary(ts, self, other);
        return r == Py.NotImplemented ? r : Py.bool(!Comparison.truth(ts, r));
      }
      default -> {
        return Py.NotImplemented;
      }
    }
  }

  @PyMethod(signature = "(format_spec, /)", doc = "The object formatted as its type does it.")
  static PyObject __format__(ThreadState ts, PyObject self, PyStr spec) {
    if (spec.length() > 0) {
      throw PyErr.typeError(
          ts, "unsupported format string passed to " + PyType.of(self).name() + ".__format__");
    }
    return Conversion.str(ts, self);
  }

  // Attributes -----------------------------------------------------------------------------------

  private static PyStr name(ThreadState ts, PyObject name) {
    if (name instanceof PyStr s) {
      return s;
    }
    throw PyErr.typeError(
        ts, "attribute name must be string, not '" + PyType.of(name).name() + "'");
  }

  @PySlot
  static PyObject __getattribute__(ThreadState ts, PyObject self, PyObject name) {
    return Attributes.genericGet(ts, self, name(ts, name));
  }

  @PySlot
  static void __setattr__(ThreadState ts, PyObject self, PyObject name, PyObject value) {
    Attributes.genericSet(ts, self, name(ts, name), value);
  }

  @PySlot
  static void __delattr__(ThreadState ts, PyObject self, PyObject name) {
    Attributes.genericSet(ts, self, name(ts, name), null);
  }

  @PyMethod(doc = "The names of the object's attributes.")
  static PyObject __dir__(ThreadState ts, PyObject self) {
    PyDict names = new PyDict(ts);
    PyObject own = Attributes.getOrNull(ts, self, Names.__dict__);
    if (own instanceof PyDict d) {
      names = d.copyOf(ts);
    }
    PyObject cls = Attributes.getOrNull(ts, self, Names.__class__);
    if (cls != null) {
      Classes.mergeAttributes(ts, names, cls);
    }
    return PyList.from(ts, names);
  }

  @PyMethod(doc = "The size of the object in memory, in bytes.")
  static long __sizeof__(ThreadState ts, PyObject self) {
    return 16 + (self instanceof Shaped s ? 8L * s.body().slots.length : 0);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "Called when a class is derived from this one.")
  static void __init_subclass__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, cls.name() + ".__init_subclass__() takes no keyword arguments");
    }
    if (n > 0) {
      throw PyErr.typeError(ts, "object.__init_subclass__() takes no arguments (" + n + " given)");
    }
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, doc = "Overridden to take part in issubclass().")
  static PyObject __subclasshook__(ThreadState ts, PyType cls, PyObject subclass) {
    return Py.NotImplemented;
  }

  @PyGetter(name = "__class__", doc = "The object's class.")
  static PyObject class_(ThreadState ts, PyObject self) {
    return PyType.of(self);
  }

  @PySetter(name = "__class__")
  static void setClass(ThreadState ts, PyObject self, PyObject value) {
    if (value == null) {
      throw PyErr.typeError(ts, "can't delete __class__ attribute");
    }
    if (!(value instanceof PyType to)) {
      throw PyErr.typeError(
          ts, "__class__ must be set to a class, not '" + PyType.of(value).name() + "' object");
    }
    PyType from = PyType.of(self);
    if (!(from.isSubtype(PyModule.TYPE) && to.isSubtype(PyModule.TYPE))
        && (from.immutable || to.immutable)) {
      throw PyErr.typeError(
          ts, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    if (!Classes.sameLayout(from, to) || !(self instanceof Shaped s)) {
      throw PyErr.typeError(
          ts,
          "__class__ assignment: '%s' object layout differs from '%s'"
              .formatted(to.name(), from.name()));
    }
    s.body().setType(ts, to);
  }
}
