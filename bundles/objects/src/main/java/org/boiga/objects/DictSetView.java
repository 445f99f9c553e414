package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The set operations of the views of keys and items. */
abstract sealed class DictSetView extends DictView permits PyDictKeys, PyDictItems {
  DictSetView(ThreadState ts, PyDict dict) {
    super(ts, dict);
  }

  /** Whether the item is in the view. */
  abstract boolean contains(ThreadState ts, PyObject item);

  private static boolean isSetLike(PyObject o) {
    return o instanceof PyAnySet || o instanceof DictSetView;
  }

  @PySlot
  static boolean __contains__(ThreadState ts, DictSetView self, PyObject item) {
    return self.contains(ts, item);
  }

  @PySlot
  static PyObject compare(ThreadState ts, DictSetView self, PyObject other, CompareOp op) {
    if (!isSetLike(other)) {
      return Py.NotImplemented;
    }
    long n = self.dict.size();
    long m = Sequences.length(ts, other);
    return Py.bool(
        switch (op) {
          case EQ -> n == m && containedIn(ts, self, other);
          case NE -> n != m || !containedIn(ts, self, other);
          case LT -> n < m && containedIn(ts, self, other);
          case LE -> n <= m && containedIn(ts, self, other);
          case GT -> n > m && containedIn(ts, other, self);
          case GE -> n >= m && containedIn(ts, other, self);
        });
  }

  private static boolean containedIn(ThreadState ts, PyObject a, PyObject b) {
    boolean[] all = {true};
    Iteration.forEach(ts, a, x -> all[0] = Sequences.contains(ts, b, x));
    return all[0];
  }

  @PySlot
  static PyObject __or__(ThreadState ts, DictSetView self, PyObject other) {
    return union(ts, self, other);
  }

  @PySlot
  static PyObject __ror__(ThreadState ts, DictSetView self, PyObject other) {
    return union(ts, other, self);
  }

  private static PyObject union(ThreadState ts, PyObject a, PyObject b) {
    PySet s = PySet.from(ts, a);
    SetOperations.update(ts, s, b);
    return s;
  }

  @PySlot
  static PyObject __sub__(ThreadState ts, DictSetView self, PyObject other) {
    return difference(ts, self, other);
  }

  @PySlot
  static PyObject __rsub__(ThreadState ts, DictSetView self, PyObject other) {
    return difference(ts, other, self);
  }

  private static PyObject difference(ThreadState ts, PyObject a, PyObject b) {
    PySet s = PySet.from(ts, a);
    SetOperations.differenceUpdate(ts, s, b);
    return s;
  }

  @PySlot
  static PyObject __xor__(ThreadState ts, DictSetView self, PyObject other) {
    return symmetricDifference(ts, self, other);
  }

  @PySlot
  static PyObject __rxor__(ThreadState ts, DictSetView self, PyObject other) {
    return symmetricDifference(ts, other, self);
  }

  private static PyObject symmetricDifference(ThreadState ts, PyObject a, PyObject b) {
    PySet s = PySet.from(ts, a);
    SetOperations.symmetricDifferenceUpdate(ts, s, b);
    return s;
  }

  @PySlot
  static PyObject __and__(ThreadState ts, DictSetView self, PyObject other) {
    return intersection(ts, self, other);
  }

  @PySlot
  static PyObject __rand__(ThreadState ts, DictSetView self, PyObject other) {
    return intersection(ts, self, other);
  }

  private static PyObject intersection(ThreadState ts, DictSetView self, PyObject other) {
    DictSetView view = self;
    PyObject items = other;
    if (other.getClass() == PySet.class && self.dict.size() <= ((PySet) other).size()) {
      return SetOperations.intersection(ts, (PySet) other, self);
    }
    if (other instanceof DictSetView o && o.dict.size() > self.dict.size()) {
      view = o;
      items = self;
    }
    PySet s = new PySet(ts);
    DictSetView container = view;
    Iteration.forEach(
        ts,
        items,
        x -> {
          if (container.contains(ts, x)) {
            s.add(ts, x);
          }
          return true;
        });
    return s;
  }

  @PyMethod(
      signature = "(other, /)",
      doc = "Return whether the view and an iterable have no item in common.")
  static boolean isdisjoint(ThreadState ts, DictSetView self, PyObject other) {
    if (self == other) {
      return self.dict.size() == 0;
    }
    if (isSetLike(other) && Sequences.length(ts, other) > self.dict.size()) {
      boolean[] disjoint = {true};
      Iteration.forEach(ts, self, x -> disjoint[0] = !Sequences.contains(ts, other, x));
      return disjoint[0];
    }
    boolean[] disjoint = {true};
    Iteration.forEach(ts, other, x -> disjoint[0] = !self.contains(ts, x));
    return disjoint[0];
  }
}
