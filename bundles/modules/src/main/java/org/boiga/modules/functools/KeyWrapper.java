package org.boiga.modules.functools;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Calls;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** What {@code functools.cmp_to_key} makes: wraps objects to be compared by a function. */
@org.boiga.api.annotation.PyType(name = "functools.KeyWrapper", subclassable = false)
public final class KeyWrapper extends Counted {
  public static final PyType TYPE = PyType.builtin(new KeyWrapperTable(), PyBaseObject.TYPE);

  private final PyObject compare;

  /** The wrapped object, or null in the callable that wraps. */
  private final PyObject object;

  KeyWrapper(ThreadState ts, PyObject compare, PyObject object) {
    super(ts);
    this.compare = ts.keep(compare);
    this.object = ts.keep(object);
  }

  @PySlot(signature = "(obj)")
  PyObject __call__(ThreadState ts, PyObject obj) {
    return new KeyWrapper(ts, compare, obj);
  }

  @PyGetter(doc = "The wrapped object.", member = true)
  PyObject obj(ThreadState ts) {
    if (object == null) {
      throw PyErr.attributeError(ts, "obj");
    }
    return ts.hold(object);
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (!(other instanceof KeyWrapper k)) {
      throw PyErr.typeError(ts, "other argument must be K instance");
    }
    if (object == null || k.object == null) {
      throw PyErr.attributeError(ts, "object");
    }
    PyObject order = Calls.call(ts, compare, object, k.object);
    return Comparison.compare(ts, order, Py.int_(0), op);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(compare);
    v.visit(object);
  }
}
