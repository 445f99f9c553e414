package org.boiga.objects;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code set}. What it has in common with frozenset is in {@link SetMethods}. */
@org.boiga.api.annotation.PyType(
    name = "set",
    doc = "An unordered collection of distinct hashable items.",
    parts = {SetMethods.class})
public sealed class PySet extends PyAnySet permits SetInstance {
  public static final PyType TYPE =
      PyType.builtin(new PySetTable(), PyBaseObject.TYPE).weaklyReferable();

  /** Makes an empty set, held by the current scope. */
  public PySet(ThreadState ts) {
    super(ts);
  }

  /** A set of the items of an iterable. */
  public static PySet from(ThreadState ts, PyObject iterable) {
    PySet s = new PySet(ts);
    SetOperations.update(ts, s, iterable);
    return s;
  }

  /** Adds an item, which is borrowed. */
  public final void add(ThreadState ts, PyObject item) {
    addItem(ts, item);
  }

  /** Removes an item; false if it was not there. */
  public final boolean remove(ThreadState ts, PyObject item) {
    return removeItem(ts, item);
  }

  final boolean isUnhashable() {
    return type() == TYPE || type().slot(Slot.HASH) == null;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return cls == TYPE ? new PySet(ts) : new SetInstance(ts, cls);
  }

  @PySlot(signature = "(iterable=(), /)")
  void __init__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "set", kwnames); // unlike list, whatever overrides __new__
    }
    if (n > 1) {
      throw Args.expected(ts, "set", 0, 1, n);
    }
    removeAll(ts);
    if (n == 1) {
      SetOperations.update(ts, this, args[start]);
    }
  }

  @PyMethod(name = "add", signature = "(object, /)", doc = "Add an item.")
  void addMethod(ThreadState ts, PyObject object) {
    addItem(ts, object);
  }

  @PyMethod(name = "remove", signature = "(object, /)", doc = "Remove an item; KeyError if absent.")
  void removeMethod(ThreadState ts, PyObject object) {
    if (!removeItem(ts, object)) {
      throw PyErr.keyError(ts, object);
    }
  }

  @PyMethod(signature = "(object, /)", doc = "Remove an item if it is there.")
  void discard(ThreadState ts, PyObject object) {
    removeItem(ts, object);
  }

  @PyMethod(doc = "Remove some item and return it.")
  PyObject pop(ThreadState ts) {
    PyObject k = removeAny(ts);
    if (k == null) {
      throw PyErr.of(ts, PyExc.KeyError, "pop from an empty set");
    }
    return k;
  }

  @PyMethod(doc = "Remove all items.")
  void clear(ThreadState ts) {
    removeAll(ts);
  }

  @PyMethod(signature = "(*others)", doc = "Add the items of all the others.")
  void update(ThreadState ts, PyObject[] others) {
    for (PyObject o : others) {
      SetOperations.update(ts, this, o);
    }
  }

  @PyMethod(
      name = "intersection_update",
      signature = "(*others)",
      doc = "Keep only items that are in all the others.")
  void intersectionUpdate(ThreadState ts, PyObject[] others) {
    takeOver(ts, SetMethods.intersectionOfAll(ts, this, others));
  }

  @PyMethod(
      name = "difference_update",
      signature = "(*others)",
      doc = "Remove the items of all the others.")
  void differenceUpdate(ThreadState ts, PyObject[] others) {
    for (PyObject o : others) {
      SetOperations.differenceUpdate(ts, this, o);
    }
  }

  @PyMethod(
      name = "symmetric_difference_update",
      signature = "(other, /)",
      doc = "Keep the items that are in either of both sets, but not in both.")
  void symmetricDifferenceUpdate(ThreadState ts, PyObject other) {
    SetOperations.symmetricDifferenceUpdate(ts, this, other);
  }

  @PySlot
  PyObject __ior__(ThreadState ts, PyObject other) {
    if (!(other instanceof PyAnySet)) {
      return Py.NotImplemented;
    }
    SetOperations.update(ts, this, other);
    return this;
  }

  @PySlot
  PyObject __iand__(ThreadState ts, PyObject other) {
    if (!(other instanceof PyAnySet)) {
      return Py.NotImplemented;
    }
    takeOver(ts, SetOperations.intersection(ts, this, other));
    return this;
  }

  @PySlot
  PyObject __isub__(ThreadState ts, PyObject other) {
    if (!(other instanceof PyAnySet)) {
      return Py.NotImplemented;
    }
    SetOperations.differenceUpdate(ts, this, other);
    return this;
  }

  @PySlot
  PyObject __ixor__(ThreadState ts, PyObject other) {
    if (!(other instanceof PyAnySet)) {
      return Py.NotImplemented;
    }
    SetOperations.symmetricDifferenceUpdate(ts, this, other);
    return this;
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}
