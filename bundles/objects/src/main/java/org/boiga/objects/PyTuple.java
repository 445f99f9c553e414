package org.boiga.objects;

import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.memory.Counted;

/** {@code tuple}. */
@org.boiga.api.annotation.PyType(name = "tuple")
public sealed class PyTuple extends Counted permits TupleInstance {
  public static final PyType TYPE = PyType.builtin(new PyTupleTable(), PyBaseObject.TYPE);
  public static final PyTuple EMPTY = new PyTuple(new PyObject[0]);

  /** The items, never changed after construction. */
  final PyObject[] items;

  /**
   * Makes a tuple of {@code items}, which are borrowed; the array becomes the tuple's own. Held by the
   * current scope.
   */
  PyTuple(ThreadState ts, PyObject[] items) {
    super(ts);
    this.items = items;
    for (PyObject o : items) {
      ts.keep(o);
    }
  }

  /** A tuple of leaves that is itself never counted, such as a constant or a list of names. */
  private PyTuple(PyObject[] items) {
    this.items = items;
  }

  /** A tuple of {@code items}, which are borrowed; the array becomes the tuple's own. */
  public static PyTuple of(ThreadState ts, PyObject... items) {
    return items.length == 0 ? EMPTY : new PyTuple(ts, items);
  }

  /** A constant tuple, never counted; all items are leaves or such tuples. */
  public static PyTuple constant(PyObject... items) {
    return items.length == 0 ? EMPTY : new PyTuple(items);
  }

  public int size() {
    return items.length;
  }

  /** Item {@code i}, which is in range; borrowed from the tuple. */
  public PyObject at(int i) {
    return items[i];
  }

  /** A copy of the items. */
  public PyObject[] toArray() {
    return items.clone();
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visitAll(items, items.length);
  }
}
