package org.boiga.objects;

import org.boiga.memory.PyObject;

/** {@code isinstance} and {@code issubclass}, and what concerns the layout of classes. */
public final class Classes {
  private Classes() {}

  // Instances ------------------------------------------------------------------------------------

  /** {@code isinstance(o, cls)}: also asks {@code __instancecheck__}. */
  public static boolean isInstance(ThreadState ts, PyObject o, PyObject cls) {
    PyType t = PyType.of(o);
    if (t == cls) {
      return true;
    }
    if (cls.getClass() == PyType.class && PyType.of(cls) == PyType.TYPE) {
      return isRealInstance(ts, o, cls);
    }
    if (cls instanceof PyUnion u) {
      cls = u.args();
    }
    if (cls instanceof PyTuple alternatives) {
      ts.enterNative(" in __instancecheck__");
      try {
        for (PyObject c : alternatives.items) {
          if (isInstance(ts, o, c)) {
            return true;
          }
        }
        return false;
      } finally {
        ts.leaveNative();
      }
    }
    PyObject check = Attributes.special(ts, cls, Names.__instancecheck__);
    if (check == null) {
      return isRealInstance(ts, o, cls);
    }
    ts.enterNative(" in __instancecheck__");
    try {
      return Comparison.truth(ts, Calls.call(ts, check, o));
    } finally {
      ts.leaveNative();
    }
  }

  /** {@code type.__instancecheck__}: by the MRO, or by {@code __class__}. */
  static boolean isRealInstance(ThreadState ts, PyObject o, PyObject cls) {
    if (cls instanceof PyType t) {
      PyType actual = PyType.of(o);
      if (actual.isSubtype(t)) {
        return true;
      }
      PyObject claimed = Attributes.getOrNull(ts, o, Names.__class__);
      return claimed instanceof PyType c && c != actual && c.isSubtype(t);
    }
    checkClass(ts, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union");
    PyObject claimed = Attributes.getOrNull(ts, o, Names.__class__);
    return claimed != null && abstractSubclass(ts, claimed, cls);
  }

  // Subclasses -----------------------------------------------------------------------------------

  /** {@code issubclass(c, cls)}: also asks {@code __subclasscheck__}. */
  public static boolean isSubclass(ThreadState ts, PyObject c, PyObject cls) {
    if (cls.getClass() == PyType.class && PyType.of(cls) == PyType.TYPE) {
      return c == cls || isRealSubclass(ts, c, cls);
    }
    if (cls instanceof PyUnion u) {
      cls = u.args();
    }
    if (cls instanceof PyTuple alternatives) {
      ts.enterNative(" in __subclasscheck__");
      try {
        for (PyObject a : alternatives.items) {
          if (isSubclass(ts, c, a)) {
            return true;
          }
        }
        return false;
      } finally {
        ts.leaveNative();
      }
    }
    PyObject check = Attributes.special(ts, cls, Names.__subclasscheck__);
    if (check == null) {
      return isRealSubclass(ts, c, cls);
    }
    ts.enterNative(" in __subclasscheck__");
    try {
      return Comparison.truth(ts, Calls.call(ts, check, c));
    } finally {
      ts.leaveNative();
    }
  }

  /** {@code type.__subclasscheck__}: by the MRO, or by {@code __bases__}. */
  static boolean isRealSubclass(ThreadState ts, PyObject c, PyObject cls) {
    if (c instanceof PyType a && cls instanceof PyType b) {
      return a.isSubtype(b);
    }
    checkClass(ts, c, "issubclass() arg 1 must be a class");
    checkClass(ts, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return abstractSubclass(ts, c, cls);
  }

  private static PyTuple abstractBases(ThreadState ts, PyObject cls) {
    return Attributes.getOrNull(ts, cls, Names.__bases__) instanceof PyTuple t ? t : null;
  }

  private static void checkClass(ThreadState ts, PyObject cls, String message) {
    if (!(cls instanceof PyType) && abstractBases(ts, cls) == null) {
      throw PyErr.typeError(ts, message);
    }
  }

  private static boolean abstractSubclass(ThreadState ts, PyObject c, PyObject cls) {
    if (c == cls) {
      return true;
    }
    PyTuple bases = abstractBases(ts, c);
    if (bases == null) {
      return false;
    }
    ts.enterNative(" in __issubclass__");
    try {
      for (PyObject b : bases.items) {
        if (abstractSubclass(ts, b, cls)) {
          return true;
        }
      }
      return false;
    } finally {
      ts.leaveNative();
    }
  }

  // Attributes and layout ------------------------------------------------------------------------

  /** Adds the attributes of a class and its bases to the keys of {@code names}. */
  static void mergeAttributes(ThreadState ts, PyDict names, PyObject cls) {
    PyObject dict =
        cls instanceof PyType t ? t.dict() : Attributes.getOrNull(ts, cls, Names.__dict__);
    if (dict instanceof PyDict d) {
      Iteration.forEach(
          ts,
          d,
          k -> {
            names.putIfAbsent(ts, k, Py.None);
            return true;
          });
    }
    PyObject bases = Attributes.getOrNull(ts, cls, Names.__bases__);
    if (bases instanceof PyTuple t) {
      for (PyObject b : t.items) {
        mergeAttributes(ts, names, b);
      }
    }
  }

  /** Whether an instance of {@code from} may become one of {@code to}. */
  static boolean sameLayout(PyType from, PyType to) {
    if (from.layout != to.layout
        || from.members != to.members
        || from.instanceDict != to.instanceDict
        || from.weakReferable != to.weakReferable) {
      return false;
    }
    PyType a = Mro.solid(from);
    PyType b = Mro.solid(to);
    if (a == b) {
      return true;
    }
    return a.heap && b.heap && a.base == b.base && sameMembers(a, b);
  }

  private static boolean sameMembers(PyType a, PyType b) {
    PyDict.Table t = a.dict().table();
    for (int e = 0; e < t.used; e++) {
      if (t.value(e) instanceof MemberDescriptor.OfSlots m
          && !(b.dict().getBorrowed((PyStr) t.key(e)) instanceof MemberDescriptor.OfSlots n
              && n.index == m.index)) {
        return false;
      }
    }
    return true;
  }
}
