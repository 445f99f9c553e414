package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The methods of {@code tuple}. */
final class TupleMethods {
  private TupleMethods() {}

  @PySlot(signature = "(iterable=(), /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject iterable) {
    if (cls == PyTuple.TYPE) {
      return iterable == null ? PyTuple.EMPTY : PyTuple.from(ts, iterable);
    }
    return new TupleInstance(
        ts, cls, iterable == null ? new PyObject[0] : Iteration.toArray(ts, iterable));
  }

  @PySlot
  static PyObject __repr__(ThreadState ts, PyTuple self) {
    return PyStr.of(
        ItemSequences.repr(ts, self, self, "(", self.size() == 1 ? ",)" : ")", "(...)"));
  }

  @PySlot
  static long __hash__(ThreadState ts, PyTuple self) {
    return self.hash(ts);
  }

  @PySlot
  static PyObject compare(ThreadState ts, PyTuple self, PyObject other, CompareOp op) {
    return other instanceof PyTuple o ? ItemSequences.compare(ts, self, o, op) : Py.NotImplemented;
  }

  @PySlot
  static PyObject __iter__(ThreadState ts, PyTuple self) {
    return new PyTupleIterator(ts, self);
  }

  @PySlot
  static long __len__(ThreadState ts, PyTuple self) {
    return self.size();
  }

  @PySlot
  static boolean __contains__(ThreadState ts, PyTuple self, PyObject item) {
    return ItemSequences.find(ts, self, item, 0, Long.MAX_VALUE) >= 0;
  }

  @PySlot
  static PyObject __getitem__(ThreadState ts, PyTuple self, PyObject key) {
    if (key instanceof PySlice s) {
      return slice(ts, self, s.indices(ts, self.size()));
    }
    long i = ItemSequences.subscript(ts, key, "tuple");
    long k = i < 0 ? i + self.size() : i;
    if (k < 0 || k >= self.size()) {
      throw PyErr.indexError(ts, "tuple index out of range");
    }
    return ts.hold(self.at((int) k));
  }

  private static PyObject slice(ThreadState ts, PyTuple self, PySlice.Indices s) {
    if (s.step() == 1 && s.count() == self.size() && self.getClass() == PyTuple.class) {
      return self;
    }
    PyObject[] a = new PyObject[s.count()];
    long k = s.start();
    for (int i = 0; i < a.length; i++, k += s.step()) {
      a[i] = self.at((int) k);
    }
    return PyTuple.of(ts, a);
  }

  @PySlot
  static PyObject __add__(ThreadState ts, PyTuple self, PyObject other) {
    if (!(other instanceof PyTuple o)) {
      return ItemSequences.cannotConcatenate(ts, self, other, "tuple");
    }
    if (self.size() == 0 && o.getClass() == PyTuple.class) {
      return o;
    }
    if (o.size() == 0 && self.getClass() == PyTuple.class) {
      return self;
    }
    PyObject[] a = java.util.Arrays.copyOf(self.items, self.size() + o.size());
    System.arraycopy(o.items, 0, a, self.size(), o.size());
    return PyTuple.of(ts, a);
  }

  @PySlot
  static PyObject __mul__(ThreadState ts, PyTuple self, PyObject other) {
    PyObject r = ItemSequences.reflectedMultiply(ts, self, other);
    return r == Py.NotImplemented ? __rmul__(ts, self, other) : r;
  }

  @PySlot
  static PyObject __rmul__(ThreadState ts, PyTuple self, PyObject other) {
    long times = Sequences.repetitions(ts, other);
    if (times == 1 && self.getClass() == PyTuple.class) {
      return self;
    }
    return PyTuple.ofOwned(ts, ItemSequences.repeatOwned(ts, self.items, times));
  }

  @PyMethod(
      signature = "(value, start=0, stop=sys.maxsize, /)",
      doc = "Return the first index of an item that equals the value.")
  static long index(ThreadState ts, PyTuple self, PyObject value, PyObject start, PyObject stop) {
    return ItemSequences.index(ts, self, "tuple", value, start, stop);
  }

  @PyMethod(signature = "(value, /)", doc = "Return the number of items that equal the value.")
  static long count(ThreadState ts, PyTuple self, PyObject value) {
    return ItemSequences.count(ts, self, value);
  }

  @PyMethod(name = "__getnewargs__")
  static PyObject getNewArgs(ThreadState ts, PyTuple self) {
    return PyTuple.of(ts, PyTuple.of(ts, self.toArray()));
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias such as tuple[int, ...].")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }
}
