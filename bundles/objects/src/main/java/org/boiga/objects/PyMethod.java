package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code method}: a function bound to the instance that it gets for its first argument. */
@org.boiga.api.annotation.PyType(
    name = "method",
    doc = "A function bound to an instance.",
    subclassable = false)
public final class PyMethod extends PyInstance {
  public static final PyType TYPE =
      PyType.builtin(new PyMethodTable(), PyBaseObject.TYPE).weaklyReferable();

  public final PyObject function;
  public final PyObject self;

  /** Binds {@code function}, held by the current scope. */
  public PyMethod(ThreadState ts, PyObject function, PyObject self) {
    super(ts, TYPE);
    this.function = ts.keep(function);
    this.self = ts.keep(self);
  }

  @PySlot(signature = "(function, instance, /)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject function, PyObject instance) {
    if (!Calls.isCallable(function)) {
      throw PyErr.typeError(ts, "first argument must be callable");
    }
    if (instance == Py.None) {
      throw PyErr.typeError(ts, "instance must not be None");
    }
    return new PyMethod(ts, function, instance);
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    PyObject[] all = PythonSlot.prepended(self, args, start, n, kwnames);
    return Calls.call(ts, function, all, 0, n + 1, kwnames);
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject owner) {
    return this;
  }

  /** Attributes that methods lack are those of the function. */
  @PySlot
  PyObject __getattribute__(ThreadState ts, PyObject name) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "attribute name must be string, not '" + PyType.of(name).name() + "'");
    }
    PyObject own = TYPE.lookup(s);
    return own != null ? Attributes.bind(ts, own, this, TYPE) : Attributes.get(ts, function, s);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    PyObject name = Attributes.getOrNull(ts, function, Names.__qualname__);
    if (name == null) {
      name = Attributes.getOrNull(ts, function, Names.__name__);
    }
    String text = name instanceof PyStr s ? s.toString() : "?";
    return "<bound method " + text + " of " + Conversion.repr(ts, self) + ">";
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyMethod m)) {
      return Py.NotImplemented;
    }
    boolean same =
        Comparison.is(self, m.self) && Comparison.test(ts, function, m.function, CompareOp.EQ);
    return Py.bool(same == (op == CompareOp.EQ));
  }

  @PySlot
  long __hash__(ThreadState ts) {
    return Identity.hash(self) * 31 + Comparison.hash(ts, function);
  }

  @PyGetter(member = true)
  PyObject __func__(ThreadState ts) {
    return ts.hold(function);
  }

  @PyGetter(member = true)
  PyObject __self__(ThreadState ts) {
    return ts.hold(self);
  }

  @PyGetter
  PyObject __doc__(ThreadState ts) {
    PyObject doc = Attributes.getOrNull(ts, function, Names.__doc__);
    return doc == null ? Py.None : doc;
  }

  @org.boiga.api.annotation.PyMethod(doc = "What pickle needs to make the method again.")
  PyObject __reduce__(ThreadState ts) {
    return Reduction.getattr(ts, self, Attributes.get(ts, function, Names.__name__).toString());
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
    v.visit(self);
  }
}
