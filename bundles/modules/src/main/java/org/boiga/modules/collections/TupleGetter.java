package org.boiga.modules.collections;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code collections._tuplegetter}: the attribute of a named tuple for one of its items. */
@org.boiga.api.annotation.PyType(name = "collections._tuplegetter", subclassable = false)
public final class TupleGetter extends Counted {
  public static final PyType TYPE = PyType.builtin(new TupleGetterTable(), PyBaseObject.TYPE);

  private final int index;
  private final PyCell doc;

  private TupleGetter(ThreadState ts, int index, PyObject doc) {
    super(ts);
    this.index = index;
    this.doc = ts.keep(new PyCell(ts, doc));
  }

  @PySlot(signature = "(index, doc, /)")
  static PyObject __new__(ThreadState ts, PyType cls, long index, PyObject doc) {
    return new TupleGetter(ts, (int) index, doc);
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject owner) {
    if (instance instanceof PyTuple t) {
      if (index < 0 || index >= t.size()) {
        throw PyErr.indexError(ts, "tuple index out of range");
      }
      return ts.hold(t.at(index));
    }
    if (instance == null || instance == Py.None) {
      return this;
    }
    throw PyErr.typeError(
        ts,
        "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object"
            .formatted(index, PyType.of(instance).name()));
  }

  @PySlot
  void __set__(ThreadState ts, PyObject instance, PyObject value) {
    throw PyErr.attributeError(ts, "can't set attribute");
  }

  @PySlot
  void __delete__(ThreadState ts, PyObject instance) {
    throw PyErr.attributeError(ts, "can't delete attribute");
  }

  @PyGetter(member = true)
  PyObject __doc__(ThreadState ts) {
    PyObject d = doc.get(ts);
    return d == null ? Py.None : d;
  }

  @PySetter(name = "__doc__")
  void setDoc(ThreadState ts, PyObject value) {
    doc.set(ts, value);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "_tuplegetter("
        + index
        + ", "
        + org.boiga.objects.Conversion.repr(ts, __doc__(ts))
        + ")";
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return PyTuple.of(ts, TYPE, PyTuple.of(ts, Py.int_(index), __doc__(ts)));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(doc);
  }
}
