package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code method-wrapper}: a slot's implementation bound to an instance. */
@org.boiga.api.annotation.PyType(name = "method-wrapper", subclassable = false)
public final class PyMethodWrapper extends Counted {
  public static final PyType TYPE = PyType.builtin(new PyMethodWrapperTable(), PyBaseObject.TYPE);

  private final SlotWrapper wrapper;
  private final PyObject self;

  PyMethodWrapper(ThreadState ts, SlotWrapper wrapper, PyObject self) {
    super(ts);
    this.wrapper = wrapper;
    this.self = ts.keep(self);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return wrapper.apply(ts, self, args, start, n, kwnames);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<method-wrapper '%s' of %s object at %s>"
        .formatted(wrapper.name, PyType.of(self).name(), Identity.hex(self));
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyMethodWrapper m)) {
      return Py.NotImplemented;
    }
    boolean same = wrapper == m.wrapper && Comparison.is(self, m.self);
    return Py.bool(same == (op == CompareOp.EQ));
  }

  @PySlot
  long __hash__(ThreadState ts) {
    return Identity.hash(self) * 31 + System.identityHashCode(wrapper);
  }

  @PyGetter(member = true)
  PyObject __self__(ThreadState ts) {
    return ts.hold(self);
  }

  @PyGetter
  PyObject __objclass__(ThreadState ts) {
    return wrapper.owner;
  }

  @PyGetter
  String __name__(ThreadState ts) {
    return wrapper.name;
  }

  @PyGetter
  String __qualname__(ThreadState ts) {
    return wrapper.owner.qualname + "." + wrapper.name;
  }

  @PyGetter
  String __doc__(ThreadState ts) {
    return wrapper.doc();
  }

  @PyGetter
  String __text_signature__(ThreadState ts) {
    return wrapper.signature();
  }

  @org.boiga.api.annotation.PyMethod
  PyObject __reduce__(ThreadState ts) {
    return Reduction.getattr(ts, self, wrapper.name);
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(self);
  }
}
