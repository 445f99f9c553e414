package org.boiga.objects;

import java.util.ArrayList;
import java.util.List;
import org.boiga.memory.PyObject;

/** What {@code __slots__} of a class body declares. */
record SlotsDeclaration(List<PyStr> names, boolean addsDict, boolean addsWeakref) {

  int count() {
    return names.size();
  }

  static SlotsDeclaration read(
      ThreadState ts, PyStr className, PyType base, PyType[] bases, PyDict dict) {
    PyObject slots = dict.get(ts, Names.__slots__);
    boolean mayDict = !base.instanceDict && base.layout != PyType.TYPE; // types have another one
    boolean mayWeakref = !base.weakReferable;
    if (slots == null) {
      return new SlotsDeclaration(List.of(), mayDict, mayWeakref);
    }
    PyObject[] items =
        slots instanceof PyStr ? new PyObject[] {slots} : Iteration.toArray(ts, slots);
    if (items.length > 0 && variableSize(base)) {
      throw PyErr.typeError(
          ts, "nonempty __slots__ not supported for subtype of '" + base.name() + "'");
    }
    boolean addsDict = false;
    boolean addsWeakref = false;
    List<PyStr> names = new ArrayList<>();
    for (PyObject item : items) {
      if (!(item instanceof PyStr s)) {
        throw PyErr.typeError(
            ts, "__slots__ items must be strings, not '" + PyType.of(item).name() + "'");
      }
      if (!StrMethods.isidentifier(ts, s)) {
        throw PyErr.typeError(ts, "__slots__ must be identifiers");
      }
      if (s.equals(Names.__dict__)) {
        if (!mayDict || addsDict) {
          throw PyErr.typeError(ts, "__dict__ slot disallowed: we already got one");
        }
        addsDict = true;
      } else if (s.equals(Names.__weakref__)) {
        if (!mayWeakref || addsWeakref) {
          throw PyErr.typeError(ts, "__weakref__ slot disallowed: we already got one");
        }
        addsWeakref = true;
      } else {
        names.add(member(ts, className, s, dict, names));
      }
    }
    names.sort((a, b) -> a.toString().compareTo(b.toString()));
    for (PyType b : bases) {
      addsDict |= mayDict && b != base && b.instanceDict;
      addsWeakref |= mayWeakref && b != base && b.weakReferable;
    }
    return new SlotsDeclaration(names, addsDict, addsWeakref);
  }

  private static PyStr member(
      ThreadState ts, PyStr className, PyStr name, PyDict dict, List<PyStr> before) {
    PyStr mangled = mangle(className.toString(), name.toString());
    if (dict.get(ts, mangled) != null
        && !name.equals(Names.__qualname__)
        && !name.equals(Names.__classcell__)
        && !name.equals(Names.__classdictcell__)) {
      throw PyErr.valueError(
          ts, Conversion.repr(ts, mangled) + " in __slots__ conflicts with class variable");
    }
    return mangled;
  }

  /** The name that a private one in a class body stands for. */
  static PyStr mangle(String className, String name) {
    if (!name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
      return PyStr.interned(name);
    }
    String stripped = className.replaceFirst("^_+", "");
    return PyStr.interned(stripped.isEmpty() ? name : "_" + stripped + name);
  }

  /** Whether instances of a built-in have no room for members in CPython. */
  private static boolean variableSize(PyType base) {
    PyType l = base.layout;
    return l == PyInt.TYPE || l == PyTuple.TYPE || l == PyBytes.TYPE || l == PyType.TYPE;
  }

  /** Puts the descriptors of what is declared into the dictionary of {@code type}. */
  void define(ThreadState ts, PyType type, PyDict dict) {
    int index = type.members - names.size();
    for (PyStr n : names) {
      dict.put(ts, n, new MemberDescriptor.OfSlots(type, n, index++, false));
    }
    if (addsDict && !anyBase(type, t -> t.instanceDict)) {
      dict.putIfAbsent(ts, Names.__dict__, new GetSetDescriptor.InstanceDict(type));
    }
    if (addsWeakref && !anyBase(type, t -> t.weakReferable)) {
      dict.putIfAbsent(ts, Names.__weakref__, new GetSetDescriptor.WeakRef(type));
    }
  }

  private static boolean anyBase(PyType type, java.util.function.Predicate<PyType> condition) {
    for (PyType b : type.bases) {
      if (condition.test(b)) {
        return true;
      }
    }
    return false;
  }
}
