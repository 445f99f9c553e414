package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The methods of {@code dict}. */
final class DictMethods {
  private DictMethods() {}

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return cls == PyDict.TYPE ? new PyDict(ts) : new DictInstance(ts, cls);
  }

  @PySlot
  static void __init__(
      ThreadState ts, PyDict self, PyObject[] args, int start, int n, PyTuple kwnames) {
    DictUpdate.fromArguments(ts, self, "dict", args, start, n, kwnames);
  }

  @PySlot
  static PyObject __repr__(ThreadState ts, PyDict self) {
    if (!ReprGuard.enter(ts, self)) {
      return PyStr.of("{...}");
    }
    try {
      PyDict.Snapshot items = self.snapshot(ts);
      StringBuilder b = new StringBuilder("{");
      for (int i = 0; i < items.size(); i++) {
        int mark = ts.mark();
        b.append(i == 0 ? "" : ", ")
            .append(Conversion.repr(ts, items.keys()[i]))
            .append(": ")
            .append(Conversion.repr(ts, items.values()[i]));
        ts.release(mark);
      }
      return PyStr.of(b.append('}').toString());
    } finally {
      ReprGuard.leave(ts, self);
    }
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyDict self, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyDict o)) {
      return Py.NotImplemented;
    }
    return Py.bool(equal(ts, self, o) == (op == CompareOp.EQ));
  }

  private static boolean equal(ThreadState ts, PyDict a, PyDict b) {
    if (a.size() != b.size()) {
      return false;
    }
    ts.enterNative(" in comparison");
    try {
      PyDict.Snapshot items = a.snapshot(ts);
      for (int i = 0; i < items.size(); i++) {
        int mark = ts.mark();
        PyObject v = b.get(ts, items.keys()[i]);
        boolean same = v != null && Comparison.same(ts, items.values()[i], v);
        ts.release(mark);
        if (!same) {
          return false;
        }
      }
      return true;
    } finally {
      ts.leaveNative();
    }
  }

  @PySlot
  static PyObject __iter__(ThreadState ts, PyDict self) {
    return new PyDictKeyIterator(ts, self);
  }

  @PyMethod(name = "__reversed__", doc = "Return an iterator over the keys, newest first.")
  static PyObject reversed(ThreadState ts, PyDict self) {
    return new PyDictReverseKeyIterator(ts, self);
  }

  // Items ----------------------------------------------------------------------------------------

  @PySlot
  static long __len__(ThreadState ts, PyDict self) {
    return self.size();
  }

  @PySlot
  static boolean __contains__(ThreadState ts, PyDict self, PyObject key) {
    return self.containsKey(ts, key);
  }

  @PySlot
  static PyObject __getitem__(ThreadState ts, PyDict self, PyObject key) {
    PyObject v = self.get(ts, key);
    if (v != null) {
      return v;
    }
    if (self.type() != PyDict.TYPE) {
      PyObject missing = Attributes.special(ts, self, Names.__missing__);
      if (missing != null) {
        return Calls.call(ts, missing, key);
      }
    }
    throw PyErr.keyError(ts, key);
  }

  @PySlot
  static void __setitem__(ThreadState ts, PyDict self, PyObject key, PyObject value) {
    self.put(ts, key, value);
  }

  @PySlot
  static void __delitem__(ThreadState ts, PyDict self, PyObject key) {
    if (self.remove(ts, key) == null) {
      throw PyErr.keyError(ts, key);
    }
  }

  @PyMethod(
      signature = "(key, default=None, /)",
      doc = "Return the value for a key, or the default.")
  static PyObject get(ThreadState ts, PyDict self, PyObject key, PyObject fallback) {
    PyObject v = self.get(ts, key);
    return v != null ? v : fallback != null ? fallback : Py.None;
  }

  @PyMethod(
      signature = "(key, default=None, /)",
      doc = "Return the value for a key, after setting it to the default if there is none.")
  static PyObject setdefault(ThreadState ts, PyDict self, PyObject key, PyObject fallback) {
    PyObject value = fallback != null ? fallback : Py.None;
    PyObject v = self.putIfAbsent(ts, key, value);
    return v != null ? v : value;
  }

  @PyMethod(
      signature = "(key, default=<unrepresentable>, /)",
      doc = "Remove a key and return its value, or the default if there is none.")
  static PyObject pop(ThreadState ts, PyDict self, PyObject key, PyObject fallback) {
    PyObject v = self.remove(ts, key);
    if (v == null && fallback == null) {
      throw PyErr.keyError(ts, key);
    }
    return v != null ? v : fallback;
  }

  @PyMethod(doc = "Remove the newest item and return it as a pair.")
  static PyObject popitem(ThreadState ts, PyDict self) {
    PyObject[] item = self.removeLast(ts);
    if (item == null) {
      throw PyErr.of(ts, PyExc.KeyError, "popitem(): dictionary is empty");
    }
    return PyTuple.of(ts, item);
  }

  @PyMethod(doc = "Remove all items.")
  static void clear(ThreadState ts, PyDict self) {
    self.clear(ts);
  }

  @PyMethod(doc = "Return a shallow copy.")
  static PyObject copy(ThreadState ts, PyDict self) {
    return self.copyOf(ts);
  }

  @PyMethod(doc = "Set the items of a mapping or of an iterable of pairs, and those named.")
  static void update(
      ThreadState ts, PyDict self, PyObject[] args, int start, int n, PyTuple kwnames) {
    DictUpdate.fromArguments(ts, self, "update", args, start, n, kwnames);
  }

  // Views ----------------------------------------------------------------------------------------

  @PyMethod(doc = "Return a view of the keys.")
  static PyObject keys(ThreadState ts, PyDict self) {
    return new PyDictKeys(ts, self);
  }

  @PyMethod(doc = "Return a view of the values.")
  static PyObject values(ThreadState ts, PyDict self) {
    return new PyDictValues(ts, self);
  }

  @PyMethod(doc = "Return a view of the items, as pairs.")
  static PyObject items(ThreadState ts, PyDict self) {
    return new PyDictItems(ts, self);
  }

  // Operators ------------------------------------------------------------------------------------

  @PySlot
  static PyObject __or__(ThreadState ts, PyDict self, PyObject other) {
    return other instanceof PyDict o ? union(ts, self, o) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __ror__(ThreadState ts, PyDict self, PyObject other) {
    return other instanceof PyDict o ? union(ts, o, self) : Py.NotImplemented;
  }

  private static PyObject union(ThreadState ts, PyDict a, PyDict b) {
    PyDict d = a.copyOf(ts);
    DictUpdate.from(ts, d, b);
    return d;
  }

  @PySlot
  static PyObject __ior__(ThreadState ts, PyDict self, PyObject other) {
    DictUpdate.from(ts, self, other);
    return self;
  }

  // Class methods --------------------------------------------------------------------------------

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(iterable, value=None, /)",
      doc = "Make a dictionary with the items of an iterable for keys, all with one value.")
  static PyObject fromkeys(ThreadState ts, PyType cls, PyObject iterable, PyObject value) {
    PyObject v = value == null ? Py.None : value;
    PyObject made = Calls.call(ts, cls);
    PyObject it = Iteration.iter(ts, iterable);
    if (made instanceof PyDict d && d.type() == PyDict.TYPE) {
      if (iterable instanceof PyAnySet s && SetOperations.iteratesPlainly(s)) {
        PyAnySet.Snapshot items = s.snapshot(ts);
        d.reserve(items.items().length);
        for (int i = 0; i < items.items().length; i++) {
          d.put(ts, items.items()[i], items.hashes()[i], v);
        }
        return made;
      }
      Iteration.drain(ts, it, k -> d.put(ts, k, v));
    } else {
      Iteration.drain(ts, it, k -> Sequences.setItem(ts, made, k, v));
    }
    return made;
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias such as dict[str, int].")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }

  @PyMethod(name = "__sizeof__", doc = "Return the size in memory, in bytes.")
  static long sizeof(ThreadState ts, PyDict self) {
    return 64 + 32L * self.table().values.length;
  }

  /** Whether iterating over {@code d} gives its own keys in order. */
  static boolean iteratesPlainly(PyDict d) {
    return d.type() == PyDict.TYPE || d.type().slot(Slot.ITER) == PyDict.TYPE.slot(Slot.ITER);
  }
}
