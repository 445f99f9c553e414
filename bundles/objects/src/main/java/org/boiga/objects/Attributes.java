package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** Attribute access on any object ({@code PyObject_GetAttr} and its kin). */
public final class Attributes {
  private Attributes() {}

  /** {@code getattr(o, name)}; the result is held by the current scope. */
  public static PyObject get(ThreadState ts, PyObject o, PyStr name) {
    return PyType.of(o).slot(Slot.GETATTRIBUTE).binary(ts, o, name);
  }

  public static PyObject get(ThreadState ts, PyObject o, String name) {
    return get(ts, o, PyStr.interned(name));
  }

  /** {@code getattr(o, name, None)} with null for a missing attribute. */
  public static PyObject getOrNull(ThreadState ts, PyObject o, PyStr name) {
    try {
      PyType t = PyType.of(o);
      return hasGenericGet(t)
          ? genericGetOrNull(ts, o, name)
          : o instanceof PyType c && hasTypeGet(t)
              ? TypeMembers.getOrNull(ts, c, name)
              : o instanceof PyModule m && hasModuleGet(t)
                  ? m.getAttributeOrNull(ts, name)
                  : get(ts, o, name);
    } catch (PyException e) {
      if (!e.matches(PyExc.AttributeError)) {
        throw e;
      }
      return null;
    }
  }

  private static boolean hasGenericGet(PyType t) {
    return t.slot(Slot.GETATTRIBUTE) == PyBaseObject.TYPE.slot(Slot.GETATTRIBUTE);
  }

  private static boolean hasTypeGet(PyType t) {
    return t.slot(Slot.GETATTRIBUTE) == PyType.TYPE.slot(Slot.GETATTRIBUTE);
  }

  private static boolean hasModuleGet(PyType t) {
    return t.slot(Slot.GETATTRIBUTE) == PyModule.TYPE.slot(Slot.GETATTRIBUTE);
  }

  /** {@code setattr(o, name, value)}. */
  public static void set(ThreadState ts, PyObject o, PyStr name, PyObject value) {
    PyType.of(o).slot(Slot.SETATTR).store(ts, o, name, value);
  }

  public static void set(ThreadState ts, PyObject o, String name, PyObject value) {
    set(ts, o, PyStr.interned(name), value);
  }

  /** {@code delattr(o, name)}. */
  public static void delete(ThreadState ts, PyObject o, PyStr name) {
    PyType.of(o).slot(Slot.DELATTR).remove(ts, o, name);
  }

  /**
   * A special method looked up on the type, bound to {@code o} ({@code _PyObject_LookupSpecial}).
   *
   * @return held by the current scope, or null if the type has none
   */
  public static PyObject special(ThreadState ts, PyObject o, PyStr name) {
    PyType t = PyType.of(o);
    PyObject f = t.lookup(name);
    return f == null ? null : bind(ts, f, o, t);
  }

  /** Binds a class attribute to an instance (null for the class itself) by its {@code __get__}. */
  public static PyObject bind(ThreadState ts, PyObject attribute, PyObject o, PyType type) {
    SlotFunction get = PyType.of(attribute).slot(Slot.GET);
    return get == null ? ts.hold(attribute) : get.ternary(ts, attribute, o, type);
  }

  /** {@code object.__getattribute__} ({@code PyObject_GenericGetAttr}). */
  public static PyObject genericGet(ThreadState ts, PyObject o, PyStr name) {
    PyObject v = genericGetOrNull(ts, o, name);
    if (v == null) {
      throw missing(ts, o, name);
    }
    return v;
  }

  /** As {@link #genericGet}, with null for a missing attribute. */
  public static PyObject genericGetOrNull(ThreadState ts, PyObject o, PyStr name) {
    PyType t = PyType.of(o);
    PyObject attribute = t.lookup(name);
    SlotFunction get = null;
    if (attribute != null) {
      PyType at = PyType.of(attribute);
      get = at.slot(Slot.GET);
      if (get != null && isDataDescriptor(at)) {
        return get.ternary(ts, attribute, o, t);
      }
    }
    if (t.instanceDict && o instanceof Shaped s) {
      PyObject own = s.body().getOwn(ts, name);
      if (own != null) {
        return own;
      }
    }
    if (get != null) {
      return get.ternary(ts, attribute, o, t);
    }
    return attribute == null ? null : ts.hold(attribute);
  }

  /** Whether a class attribute of type {@code t} takes part in assignment. */
  public static boolean isDataDescriptor(PyType t) {
    return t.slot(Slot.SET) != null || t.slot(Slot.DELETE) != null;
  }

  /** {@code object.__setattr__}, and {@code __delattr__} with null for the value. */
  public static void genericSet(ThreadState ts, PyObject o, PyStr name, PyObject value) {
    PyType t = PyType.of(o);
    PyObject attribute = t.lookup(name);
    if (attribute != null) {
      PyType at = PyType.of(attribute);
      SlotFunction set = at.slot(value == null ? Slot.DELETE : Slot.SET);
      if (set != null) {
        if (value == null) {
          set.remove(ts, attribute, o);
        } else {
          set.store(ts, attribute, o, value);
        }
        return;
      }
      if (isDataDescriptor(at)) {
        throw PyErr.attributeError(ts, value == null ? "__delete__" : "__set__");
      }
    }
    if (!t.instanceDict || !(o instanceof Shaped s)) {
      throw cannotSet(ts, o, name, attribute != null);
    }
    if (value != null) {
      s.body().setOwn(ts, name, value);
    } else if (!s.body().deleteOwn(ts, name)) {
      throw missing(ts, o, name);
    }
  }

  private static PyException cannotSet(ThreadState ts, PyObject o, PyStr name, boolean readOnly) {
    String text = "'" + PyType.of(o).name() + "' object ";
    return PyErr.attributeErrorFor(
        ts,
        o,
        name,
        readOnly
            ? text + "attribute '" + name + "' is read-only"
            : text
                + "has no attribute '"
                + name
                + "'"
                + (PyType.of(o).slot(Slot.SETATTR) == PyBaseObject.TYPE.slot(Slot.SETATTR)
                    ? " and no __dict__ for setting new attributes"
                    : ""));
  }

  /** AttributeError for an attribute that {@code o} does not have. */
  public static PyException missing(ThreadState ts, PyObject o, PyStr name) {
    String what =
        o instanceof PyType t
            ? "type object '" + t.shortName() + "'"
            : "'" + PyType.of(o).name() + "' object";
    return PyErr.attributeErrorFor(ts, o, name, what + " has no attribute '" + name + "'");
  }
}
