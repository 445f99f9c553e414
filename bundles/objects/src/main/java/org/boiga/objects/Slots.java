package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.memory.PyObject;

/** Derives the slots of classes from their attributes. */
final class Slots {
  private static final PyStr[] NAMES = new PyStr[Slot.values().length];

  static {
    for (Slot s : Slot.values()) {
      NAMES[s.ordinal()] = PyStr.interned(s.method);
    }
  }

  private Slots() {}

  /** The interned name of a slot's special method. */
  static PyStr name(Slot s) {
    return NAMES[s.ordinal()];
  }

  /** All slots of a class whose MRO is set. */
  static SlotFunction[] make(PyType type) {
    SlotFunction[] all = new SlotFunction[NAMES.length];
    for (Slot s : Slot.values()) {
      update(type, all, s);
    }
    return all;
  }

  /** The slots of a class that has all but its own attributes from its only base. */
  static SlotFunction[] extend(PyType type, PyType base) {
    SlotFunction[] all = new SlotFunction[NAMES.length];
    PyDict own = type.dict();
    for (Slot s : Slot.values()) {
      all[s.ordinal()] = base.slot(s);
    }
    for (Slot s : Slot.values()) {
      if (own.getBorrowed(name(s)) != null) {
        update(type, all, s);
        if (s == Slot.GETATTR) {
          update(type, all, Slot.GETATTRIBUTE);
        }
      }
    }
    if (all[Slot.NEW.ordinal()] == null) {
      update(type, all, Slot.NEW);
    }
    return all;
  }

  /** Finds the special method of {@code slot} along the MRO and derives the slot from it. */
  static void update(PyType type, SlotFunction[] all, Slot slot) {
    SlotFunction f = derive(type, slot);
    if (slot == Slot.GETATTRIBUTE) {
      SlotFunction hook = derive(type, Slot.GETATTR);
      if (hook != null) {
        f = hooked(f, hook);
      }
    }
    all[slot.ordinal()] = f;
  }

  private static SlotFunction derive(PyType type, Slot slot) {
    PyObject attribute = type.lookup(name(slot));
    return switch (attribute) {
      case null -> null;
      case SlotWrapper w when w.slot == slot && type.isSubtype(w.owner) -> w.function;
      case PyNativeFunction f when slot == Slot.NEW && f.constructor != null -> f.constructor;
      case PyNone _ when slot == Slot.HASH -> null;
      default -> new PythonSlot(slot, attribute);
    };
  }

  /** {@code __getattribute__} that falls back on {@code __getattr__}. */
  static SlotFunction hooked(SlotFunction get, SlotFunction hook) {
    return new Hooked(get instanceof Hooked h ? h.get : get, hook);
  }

  /** The {@code __getattribute__} without its hook. */
  static SlotFunction unhooked(SlotFunction get) {
    return get instanceof Hooked h ? h.get : get;
  }

  private static final class Hooked extends SlotFunction {
    final SlotFunction get;
    final SlotFunction hook;

    Hooked(SlotFunction get, SlotFunction hook) {
      this.get = get;
      this.hook = hook;
    }

    @Override
    public PyObject binary(ThreadState ts, PyObject self, PyObject name) {
      try {
        if (get != PyBaseObject.TYPE.slot(Slot.GETATTRIBUTE) || !(name instanceof PyStr s)) {
          return get.binary(ts, self, name);
        }
        PyObject v = Attributes.genericGetOrNull(ts, self, s);
        if (v != null) {
          return v;
        }
      } catch (PyException e) {
        if (!e.matches(PyExc.AttributeError)) {
          throw e;
        }
      }
      return hook.binary(ts, self, name);
    }
  }
}
