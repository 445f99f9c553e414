package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The methods that {@code set} and {@code frozenset} have in common. */
final class SetMethods {
  private SetMethods() {}

  @PySlot
  static String __repr__(ThreadState ts, PyAnySet self) {
    String name = PyType.of(self).shortName();
    PyObject[] items = self.toArray(ts);
    if (items.length == 0) {
      return name + "()";
    }
    if (!ReprGuard.enter(ts, self)) {
      return name + "(...)";
    }
    try {
      StringBuilder b = new StringBuilder(self.getClass() == PySet.class ? "{" : name + "({");
      String separator = "";
      for (PyObject o : items) {
        b.append(separator).append(Conversion.repr(ts, o));
        separator = ", ";
      }
      return b.append(self.getClass() == PySet.class ? "}" : "})").toString();
    } finally {
      ReprGuard.leave(ts, self);
    }
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyAnySet self, PyObject other, CompareOp op) {
    if (!(other instanceof PyAnySet o)) {
      return Py.NotImplemented;
    }
    int n = self.size();
    int m = o.size();
    return Py.bool(
        switch (op) {
          case EQ -> n == m && sameHash(self, o) && SetOperations.isSubset(ts, self, o);
          case NE -> n != m || !sameHash(self, o) || !SetOperations.isSubset(ts, self, o);
          case LT -> n < m && SetOperations.isSubset(ts, self, o);
          case LE -> SetOperations.isSubset(ts, self, o);
          case GT -> n > m && SetOperations.isSubset(ts, o, self);
          case GE -> SetOperations.isSubset(ts, o, self);
        });
  }

  /** False only where cached hashes tell that two frozensets differ. */
  private static boolean sameHash(PyAnySet a, PyAnySet b) {
    return !(a instanceof PyFrozenSet f)
        || !(b instanceof PyFrozenSet g)
        || f.knownHash() == 0
        || g.knownHash() == 0
        || f.knownHash() == g.knownHash();
  }

  @PySlot
  static PyObject __iter__(ThreadState ts, PyAnySet self) {
    return new PySetIterator(ts, self);
  }

  @PySlot
  static long __len__(ThreadState ts, PyAnySet self) {
    return self.size();
  }

  @PySlot
  static boolean __contains__(ThreadState ts, PyAnySet self, PyObject item) {
    return self.contains(ts, item);
  }

  // Operators ------------------------------------------------------------------------------------

  @PySlot
  static PyObject __or__(ThreadState ts, PyAnySet self, PyObject other) {
    if (!(other instanceof PyAnySet)) {
      return Py.NotImplemented;
    }
    PyAnySet r = SetOperations.copy(ts, self);
    SetOperations.update(ts, r, other);
    return r;
  }

  @PySlot
  static PyObject __and__(ThreadState ts, PyAnySet self, PyObject other) {
    return other instanceof PyAnySet
        ? SetOperations.intersection(ts, self, other)
        : Py.NotImplemented;
  }

  @PySlot
  static PyObject __sub__(ThreadState ts, PyAnySet self, PyObject other) {
    return other instanceof PyAnySet
        ? SetOperations.difference(ts, self, other)
        : Py.NotImplemented;
  }

  @PySlot
  static PyObject __xor__(ThreadState ts, PyAnySet self, PyObject other) {
    return other instanceof PyAnySet ? symmetricDifference(ts, self, other) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __ror__(ThreadState ts, PyAnySet self, PyObject other) {
    return other instanceof PyAnySet o ? __or__(ts, o, self) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __rand__(ThreadState ts, PyAnySet self, PyObject other) {
    return other instanceof PyAnySet o ? __and__(ts, o, self) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __rsub__(ThreadState ts, PyAnySet self, PyObject other) {
    return other instanceof PyAnySet o ? __sub__(ts, o, self) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __rxor__(ThreadState ts, PyAnySet self, PyObject other) {
    return other instanceof PyAnySet o ? __xor__(ts, o, self) : Py.NotImplemented;
  }

  // Methods --------------------------------------------------------------------------------------

  @PyMethod(doc = "Return a shallow copy.")
  static PyObject copy(ThreadState ts, PyAnySet self) {
    return self.getClass() == PyFrozenSet.class ? self : SetOperations.copy(ts, self);
  }

  @PyMethod(signature = "(*others)", doc = "Return the items of this set and of all the others.")
  static PyObject union(ThreadState ts, PyAnySet self, PyObject[] others) {
    PyAnySet r = SetOperations.copy(ts, self);
    for (PyObject o : others) {
      SetOperations.update(ts, r, o);
    }
    return r;
  }

  @PyMethod(signature = "(*others)", doc = "Return the items that are in all the others too.")
  static PyObject intersection(ThreadState ts, PyAnySet self, PyObject[] others) {
    return intersectionOfAll(ts, self, others);
  }

  /** A new set. */
  static PyAnySet intersectionOfAll(ThreadState ts, PyAnySet self, PyObject[] others) {
    PyAnySet r = others.length == 0 ? SetOperations.copy(ts, self) : self;
    for (PyObject o : others) {
      r = SetOperations.intersection(ts, r, o);
    }
    return r;
  }

  @PyMethod(signature = "(*others)", doc = "Return the items that are in none of the others.")
  static PyObject difference(ThreadState ts, PyAnySet self, PyObject[] others) {
    PyAnySet r = others.length == 0 ? SetOperations.copy(ts, self) : self;
    for (PyObject o : others) {
      r = SetOperations.difference(ts, r, o);
    }
    return r;
  }

  @PyMethod(
      name = "symmetric_difference",
      signature = "(other, /)",
      doc = "Return the items that are in either of both sets, but not in both.")
  static PyObject symmetricDifference(ThreadState ts, PyAnySet self, PyObject other) {
    PyAnySet r = SetOperations.emptyLike(ts, self);
    SetOperations.update(ts, r, other);
    SetOperations.symmetricDifferenceUpdate(ts, r, self);
    return r;
  }

  @PyMethod(
      signature = "(other, /)",
      doc = "Return whether this set and an iterable have no item in common.")
  static boolean isdisjoint(ThreadState ts, PyAnySet self, PyObject other) {
    return SetOperations.isDisjoint(ts, self, other);
  }

  @PyMethod(signature = "(other, /)", doc = "Return whether all items are in the other.")
  static boolean issubset(ThreadState ts, PyAnySet self, PyObject other) {
    return SetOperations.isSubset(ts, self, asSet(ts, other));
  }

  @PyMethod(signature = "(other, /)", doc = "Return whether all items of the other are here.")
  static boolean issuperset(ThreadState ts, PyAnySet self, PyObject other) {
    if (other instanceof PyAnySet o) {
      return SetOperations.isSubset(ts, o, self);
    }
    boolean[] all = {true};
    Iteration.forEach(ts, other, x -> all[0] = self.contains(ts, x, PyAnySet.hashOf(ts, x)));
    return all[0];
  }

  private static PyAnySet asSet(ThreadState ts, PyObject o) {
    return o instanceof PyAnySet s ? s : PySet.from(ts, o);
  }

  @PyMethod(name = "__reduce__")
  static PyObject reduce(ThreadState ts, PyAnySet self) {
    return PyTuple.of(
        ts,
        PyType.of(self),
        PyTuple.of(ts, PyList.of(ts, self.toArray(ts))),
        Calls.method(ts, self, "__getstate__"));
  }

  @PyMethod(name = "__sizeof__", doc = "Return the size in memory, in bytes.")
  static long sizeof(ThreadState ts, PyAnySet self) {
    return 80 + 16L * self.table().capacity();
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias such as set[int].")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }
}
