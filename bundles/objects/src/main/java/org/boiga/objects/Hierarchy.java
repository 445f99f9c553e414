package org.boiga.objects;

import java.util.ArrayList;
import java.util.List;

/**
 * How types hang together: the bases of a type, its order, its slots and the lists of subtypes,
 * which other threads see change together. A new type is entered, and an old one gets other bases,
 * under {@link PyType#CHANGES}; only a metatype's own {@code mro()}, which is Python code, runs
 * without. A type is among the subtypes of its new bases before its order is computed: a change of
 * theirs either comes earlier and is seen, or comes later and computes the order again.
 */
final class Hierarchy {
  private Hierarchy() {}

  /** Gives a new type its order, slots and flags, and makes it known to its bases. */
  static void enter(ThreadState ts, PyType type) {
    PyType[] own = Mro.own(ts, type);
    synchronized (PyType.CHANGES) {
      if (!type.isIncomplete()) {
        return; // its mro() has assigned __bases__
      }
      inheritFlags(type);
      PyType base = type.base;
      PyType[] order = own != null ? own : Mro.linearize(ts, type, type.bases);
      type.setMro(order);
      boolean extended =
          type.bases.length == 1 && order.length == base.mro().length + 1 && order[1] == base;
      type.setSlots(extended ? Slots.extend(type, base) : Slots.make(type));
      for (PyType b : type.bases) {
        b.addSubtype(type);
      }
    }
  }

  /** A type has from its bases what its instances have. */
  private static void inheritFlags(PyType type) {
    for (PyType b : type.bases) {
      type.instanceDict |= b.instanceDict;
      type.weakReferable |= b.weakReferable;
      type.unloadable |= b.unloadable;
      if (type.collection == 0) {
        type.collection = b.collection;
      }
    }
  }

  // Other bases ----------------------------------------------------------------------------------

  /** Assigns {@code __bases__}. */
  static void setBases(ThreadState ts, PyType type, PyTuple given) {
    if (given.size() == 0) {
      throw PyErr.typeError(
          ts, "can only assign non-empty tuple to " + type.name() + ".__bases__, not ()");
    }
    PyType[] bases = new PyType[given.size()];
    PyType[] oldBases;
    PyType oldBase;
    synchronized (PyType.CHANGES) {
      for (int i = 0; i < bases.length; i++) {
        if (!(given.at(i) instanceof PyType b)) {
          throw PyErr.typeError(
              ts,
              "%s.__bases__ must be tuple of classes, not '%s'"
                  .formatted(type.name(), PyType.of(given.at(i)).name()));
        }
        if (b.isSubtype(type) || derives(b, type)) {
          throw PyErr.typeError(ts, "a __bases__ item causes an inheritance cycle");
        }
        bases[i] = b;
      }
      PyType base = Mro.best(ts, given.items);
      oldBases = type.bases;
      oldBase = type.base;
      if (Mro.solid(base) != Mro.solid(oldBase) || base.members != oldBase.members) {
        throw PyErr.typeError(
            ts,
            "__bases__ assignment: '%s' object layout differs from '%s'"
                .formatted(base.name(), oldBase.name()));
      }
      type.bases = bases;
      type.base = base;
      for (PyType b : bases) {
        b.removeSubtype(type);
        b.addSubtype(type);
      }
    }
    ClassMaker.keepBases(ts, type, given);
    List<Reordered> changes = new ArrayList<>();
    try {
      reorder(ts, type, changes);
    } catch (PyException e) {
      synchronized (PyType.CHANGES) {
        changes.forEach(Reordered::undo);
        if (type.bases == bases) {
          type.bases = oldBases;
          type.base = oldBase;
        }
        list(type, bases);
      }
      throw e;
    }
    synchronized (PyType.CHANGES) {
      list(type, oldBases); // a method mro() may have assigned yet others
      inherit(type);
    }
  }

  /** Whether {@code target} is {@code t} or one of its bases' bases. */
  private static boolean derives(PyType t, PyType target) {
    if (t == target) {
      return true;
    }
    for (PyType b : t.bases) {
      if (derives(b, target)) {
        return true;
      }
    }
    return false;
  }

  /** Makes a type that had the bases {@code former} the last subtype of those that it has. */
  private static void list(PyType type, PyType[] former) {
    for (PyType b : former) {
      b.removeSubtype(type);
    }
    for (PyType b : type.bases) {
      b.removeSubtype(type);
      b.addSubtype(type);
    }
  }

  private static void inherit(PyType type) {
    inheritFlags(type);
    for (PyType t : type.subtypes()) {
      inherit(t);
    }
  }

  /** A change of a type's order. */
  private record Reordered(PyType type, PyType[] before, PyType[] after) {
    /** Gives the type its former order, unless it has got a newer one. */
    void undo() {
      if (order(type) == after) {
        put(type, before);
      }
    }
  }

  private static PyType[] order(PyType type) {
    return type.isIncomplete() ? null : type.mro();
  }

  /** Gives a type another order, null where it is to have none yet, and the slots that follow. */
  private static void put(PyType type, PyType[] order) {
    type.changing();
    type.setMro(order);
    if (order != null) {
      type.setSlots(Slots.make(type));
    }
    type.modified();
  }

  /**
   * Computes the order of {@code type} and of all its subtypes. A method {@code mro()} or another
   * thread may do the same later, which then prevails.
   */
  private static void reorder(ThreadState ts, PyType type, List<Reordered> changes) {
    PyType[] before = order(type);
    PyType[] own = Mro.own(ts, type);
    synchronized (PyType.CHANGES) {
      if (order(type) != before) {
        return;
      }
      PyType[] after = own != null ? own : Mro.linearize(ts, type, type.bases);
      put(type, after);
      changes.add(new Reordered(type, before, after));
    }
    for (PyType t : type.subtypes()) {
      reorder(ts, t, changes);
    }
  }
}
