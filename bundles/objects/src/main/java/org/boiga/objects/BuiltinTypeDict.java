package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/**
 * The dictionary of a built-in type: a descriptor for each entry of its table. It is made at the
 * type's first use, shared by all interpreters, and holds leaves only.
 */
final class BuiltinTypeDict {
  private BuiltinTypeDict() {}

  static PyDict make(PyType type, NativeTable table) {
    PyDict d = new PyDict();
    boolean comparable = false;
    boolean hashable = false;
    for (NativeTable.Entry e : table.entries()) {
      d.putConstant(PyStr.interned(e.name()), descriptor(type, table, e));
      comparable |= e.slot() == Slot.EQ;
      hashable |= e.slot() == Slot.HASH;
    }
    int member = type.members - type.ownMembers.length;
    for (String n : type.ownMembers) {
      PyStr key = PyStr.interned(n);
      if (d.getBorrowed(key) == null) {
        d.putConstant(key, new MemberDescriptor.OfSlots(type, key, member, true));
      }
      member++;
    }
    if (comparable && !hashable) {
      d.putConstant(Names.__hash__, Py.None);
    }
    if (type.instanceDict && !type.base.instanceDict && d.getBorrowed(Names.__dict__) == null) {
      d.putConstant(Names.__dict__, new GetSetDescriptor.InstanceDict(type));
    }
    String[] match = table.matchArgs();
    if (match.length > 0) {
      PyObject[] names = new PyObject[match.length];
      for (int i = 0; i < match.length; i++) {
        names[i] = PyStr.interned(match[i]);
      }
      d.putConstant(Names.__match_args__, PyTuple.constant(names));
    }
    if (!type.module.equals("builtins") && d.getBorrowed(Names.__module__) == null) {
      d.putConstant(Names.__module__, PyStr.interned(type.module));
    }
    if (d.getBorrowed(Names.__doc__) == null) {
      d.putConstant(Names.__doc__, Py.str(table.doc()));
    }
    return d;
  }

  private static PyObject descriptor(PyType type, NativeTable table, NativeTable.Entry e) {
    return switch (e.kind()) {
      case SLOT ->
          e.slot() == Slot.NEW
              ? PyNativeFunction.constructor(type, table, e)
              : new SlotWrapper(type, e, table.slot(e));
      case METHOD -> new MethodDescriptor(type, table, e);
      case CLASS_METHOD -> new ClassMethodDescriptor(type, table, e);
      case STATIC_METHOD -> PyStaticMethod.of(PyNativeFunction.staticMethod(type, table, e));
      case GETSET -> new GetSetDescriptor.OfTable(type, table, e);
      case MEMBER -> new MemberDescriptor.OfTable(type, table, e);
      case FUNCTION -> throw new AssertionError("function " + e.name() + " in a type");
    };
  }

  /** Writes what the table's own entries implement over inherited slots. */
  static void fillSlots(PyType type, NativeTable table, SlotFunction[] slots) {
    PyDict d = type.dict();
    if (type.base == PyBaseObject.TYPE && type.layout == type || !table.inheritsConstructor()) {
      slots[Slot.NEW.ordinal()] =
          null; // instances are made by whoever makes them, if not by __new__
    }
    for (NativeTable.Entry e : table.entries()) {
      if (e.slot() != null) {
        slots[e.slot().ordinal()] =
            switch (d.getBorrowed(PyStr.interned(e.name()))) {
              case SlotWrapper w -> w.function;
              case PyNativeFunction f -> f.constructor;
              default -> throw new AssertionError(e.name());
            };
      }
    }
    if (d.getBorrowed(Names.__hash__) == Py.None) {
      slots[Slot.HASH.ordinal()] = null;
    }
    SlotFunction hook = slots[Slot.GETATTR.ordinal()];
    if (hook != null) {
      slots[Slot.GETATTRIBUTE.ordinal()] = Slots.hooked(slots[Slot.GETATTRIBUTE.ordinal()], hook);
    }
  }
}
