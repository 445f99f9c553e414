package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The methods of {@code list}. */
final class ListMethods {
  private ListMethods() {}

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return cls == PyList.TYPE ? new PyList(ts) : new ListInstance(ts, cls);
  }

  @PySlot(signature = "(iterable=(), /)")
  static void __init__(ThreadState ts, PyList self, PyObject iterable) {
    self.clear(ts);
    if (iterable != null) {
      self.extend(ts, iterable);
    }
  }

  @PySlot
  static PyObject __repr__(ThreadState ts, PyList self) {
    return PyStr.of(ItemSequences.repr(ts, self, self, "[", "]", "[...]"));
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyList self, PyObject other, CompareOp op) {
    return other instanceof PyList o ? ItemSequences.compare(ts, self, o, op) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __iter__(ThreadState ts, PyList self) {
    return new PyListIterator(ts, self);
  }

  // Items ----------------------------------------------------------------------------------------

  @PySlot
  static long __len__(ThreadState ts, PyList self) {
    return self.size();
  }

  @PySlot
  static boolean __contains__(ThreadState ts, PyList self, PyObject item) {
    return ItemSequences.find(ts, self, item, 0, Long.MAX_VALUE) >= 0;
  }

  @PySlot
  static PyObject __getitem__(ThreadState ts, PyList self, PyObject key) {
    if (key instanceof PySlice s) {
      PyObject[] a = self.copyOwned(ts, s.bounds(ts));
      return PyList.ofOwned(ts, a, a.length);
    }
    return self.get(ts, ItemSequences.subscript(ts, key, "list"));
  }

  @PySlot
  static void __setitem__(ThreadState ts, PyList self, PyObject key, PyObject value) {
    if (!(key instanceof PySlice s)) {
      self.set(ts, ItemSequences.subscript(ts, key, "list"), value);
      return;
    }
    PySlice.Bounds bounds = s.bounds(ts);
    PyObject[] owned = ownedItems(ts, value);
    if (bounds.step() == 1) {
      self.splice(ts, bounds, owned);
      return;
    }
    int n = self.assign(ts, bounds, owned);
    if (n != owned.length) {
      for (PyObject o : owned) {
        ts.holdOwned(o);
      }
      throw PyErr.valueError(
          ts,
          "attempt to assign sequence of size %d to extended slice of size %d"
              .formatted(owned.length, n));
    }
  }

  private static PyObject[] ownedItems(ThreadState ts, PyObject value) {
    if (value instanceof PyList l && l.type() == PyList.TYPE) {
      return l.copyOwned(ts);
    }
    if (PyType.of(value).slot(org.boiga.api.Slot.ITER) == null
        && PyType.of(value).slot(org.boiga.api.Slot.GETITEM) == null) {
      throw PyErr.typeError(ts, "must assign iterable to extended slice");
    }
    return ItemSequences.owned(ts, Iteration.toArray(ts, value));
  }

  @PySlot
  static void __delitem__(ThreadState ts, PyList self, PyObject key) {
    if (key instanceof PySlice s) {
      self.delete(ts, s.bounds(ts));
    } else if (self.remove(ts, ItemSequences.subscript(ts, key, "list")) == null) {
      throw PyErr.indexError(ts, "list assignment index out of range");
    }
  }

  // Operators ------------------------------------------------------------------------------------

  @PySlot
  static PyObject __add__(ThreadState ts, PyList self, PyObject other) {
    if (!(other instanceof PyList o)) {
      return ItemSequences.cannotConcatenate(ts, self, other, "list");
    }
    PyObject[] a = self.copyOwned(ts);
    PyList sum = PyList.ofOwned(ts, a, a.length);
    sum.extendOwned(o.copyOwned(ts));
    return sum;
  }

  @PySlot
  static PyObject __iadd__(ThreadState ts, PyList self, PyObject other) {
    self.extend(ts, other);
    return self;
  }

  @PySlot
  static PyObject __mul__(ThreadState ts, PyList self, PyObject other) {
    PyObject r = ItemSequences.reflectedMultiply(ts, self, other);
    return r == Py.NotImplemented ? __rmul__(ts, self, other) : r;
  }

  @PySlot
  static PyObject __rmul__(ThreadState ts, PyList self, PyObject other) {
    long times = Sequences.repetitions(ts, other);
    PyObject[] a = ItemSequences.repeatOwned(ts, self.toArray(ts), times);
    return PyList.ofOwned(ts, a, a.length);
  }

  @PySlot
  static PyObject __imul__(ThreadState ts, PyList self, PyObject other) {
    PyObject r = ItemSequences.reflectedMultiply(ts, self, other);
    if (r != Py.NotImplemented) {
      return r;
    }
    long times = Sequences.repetitions(ts, other);
    if (times == 0) {
      self.clear(ts);
    } else {
      self.extendOwned(ItemSequences.repeatOwned(ts, self.toArray(ts), times - 1));
    }
    return self;
  }

  // Methods --------------------------------------------------------------------------------------

  @PyMethod(signature = "(object, /)", doc = "Add an item at the end.")
  static void append(ThreadState ts, PyList self, PyObject object) {
    self.append(ts, object);
  }

  @PyMethod(signature = "(iterable, /)", doc = "Add all items of an iterable at the end.")
  static void extend(ThreadState ts, PyList self, PyObject iterable) {
    self.extend(ts, iterable);
  }

  @PyMethod(signature = "(index, object, /)", doc = "Insert an item before an index.")
  static void insert(ThreadState ts, PyList self, long index, PyObject object) {
    self.insert(ts, index, object);
  }

  @PyMethod(
      signature = "(index=-1, /)",
      doc = "Remove the item at an index, by default the last, and return it.")
  static PyObject pop(ThreadState ts, PyList self, long index) {
    PyObject v = index == -1 ? self.removeLast(ts) : self.remove(ts, index);
    if (v == null) {
      throw PyErr.indexError(
          ts, self.size() == 0 ? "pop from empty list" : "pop index out of range");
    }
    return v;
  }

  @PyMethod(signature = "(value, /)", doc = "Remove the first item that equals the value.")
  static void remove(ThreadState ts, PyList self, PyObject value) {
    for (int i = 0; ; i++) {
      int mark = ts.mark();
      PyObject item = self.getOrNull(ts, i);
      if (item == null) {
        throw PyErr.valueError(ts, "list.remove(x): x not in list");
      }
      if (Comparison.same(ts, item, value)) {
        if (!self.removeIf(ts, i, item)) {
          self.remove(ts, (long) i); // it moved meanwhile: what is there now goes
        }
        return;
      }
      ts.release(mark);
    }
  }

  @PyMethod(doc = "Remove all items.")
  static void clear(ThreadState ts, PyList self) {
    self.clear(ts);
  }

  @PyMethod(doc = "Return a shallow copy.")
  static PyObject copy(ThreadState ts, PyList self) {
    PyObject[] a = self.copyOwned(ts);
    return PyList.ofOwned(ts, a, a.length);
  }

  @PyMethod(
      signature = "(value, start=0, stop=sys.maxsize, /)",
      doc = "Return the first index of an item that equals the value.")
  static long index(ThreadState ts, PyList self, PyObject value, PyObject start, PyObject stop) {
    return ItemSequences.index(ts, self, "list", value, start, stop);
  }

  @PyMethod(signature = "(value, /)", doc = "Return the number of items that equal the value.")
  static long count(ThreadState ts, PyList self, PyObject value) {
    return ItemSequences.count(ts, self, value);
  }

  @PyMethod(doc = "Reverse the items in place.")
  static void reverse(ThreadState ts, PyList self) {
    self.reverse();
  }

  @PyMethod(
      signature = "(*, key=None, reverse=False)",
      doc = "Sort the items in place, stably; key gives what to compare them by.")
  static void sort(ThreadState ts, PyList self, PyObject key, boolean reverse) {
    ListSort.sort(ts, self, key == Py.None ? null : key, reverse);
  }

  @PyMethod(name = "__reversed__", doc = "Return an iterator from the last item to the first.")
  static PyObject reversed(ThreadState ts, PyList self) {
    return new PyListReverseIterator(ts, self);
  }

  @PyMethod(name = "__sizeof__", doc = "Return the size in memory, in bytes.")
  static long sizeof(ThreadState ts, PyList self) {
    return 40 + 8L * self.size();
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias such as list[int].")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }
}
