package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.memory.WeakCallbacks;

/** {@code weakref.ref} and, with other types, the proxies. */
@org.boiga.api.annotation.PyType(
    name = "weakref.ReferenceType",
    doc = "A reference that does not keep its object alive.",
    immutable = false)
public final class PyWeakReference extends PyInstance implements WeakCallbacks.Callback {
  public static final PyType TYPE = PyType.builtin(new PyWeakReferenceTable(), PyBaseObject.TYPE);

  private final WeakReferences target;

  /** What to call when the object is gone, or null. */
  private PyObject callback;

  private boolean hashed;
  private long hash;

  private PyWeakReference(ThreadState ts, PyType type, WeakReferences target, PyObject callback) {
    super(ts, type);
    this.target = target;
    this.callback = ts.keep(callback);
  }

  /** A weak reference of the given type, held by the scope; {@code callback} may be null. */
  static PyWeakReference make(ThreadState ts, PyType type, PyObject o, PyObject callback) {
    WeakReferences target = WeakReferences.of(ts, o);
    boolean shared = callback == null && !type.heap;
    if (shared) {
      PyWeakReference existing = target.reusable(ts, type);
      if (existing != null) {
        return existing;
      }
    }
    PyWeakReference w = new PyWeakReference(ts, type, target, callback);
    w.publish(ts); // others find it in the list
    target.add(ts, o, w);
    return w;
  }

  /** {@code weakref.ref(o)}, held by the current scope. */
  public static PyWeakReference of(ThreadState ts, PyObject o) {
    return make(ts, TYPE, o, null);
  }

  /** The object, held by the current scope; null if it is gone. */
  public PyObject get(ThreadState ts) {
    return target.get(ts);
  }

  /** All weak references to {@code o} that are alive, held by the current scope. */
  public static PyObject[] allTo(ThreadState ts, PyObject o) {
    WeakReferences target = WeakReferences.ofOrNull(o);
    return target == null ? new PyObject[0] : target.all(ts).toArray(PyObject[]::new);
  }

  /** Whether the object is gone. */
  public boolean isCleared() {
    return target.isCleared();
  }

  /** Whether it is the one that everybody gets who asks for no callback. */
  boolean isStandard() {
    return callback == null && !type().heap;
  }

  boolean hasCallback() {
    return callback != null;
  }

  @Override
  public void callBack(Mutator m) {
    ThreadState ts = (ThreadState) m;
    PyObject f = callback;
    callback = null;
    if (f == null) {
      return;
    }
    ts.holdOwned(f);
    try {
      Calls.call(ts, f, this);
    } catch (PyException e) {
      Unraisable.report(ts, e, "Exception ignored while calling weakref callback", f);
    }
  }

  // ref ------------------------------------------------------------------------------------------

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n < 1 || n > 2) {
      throw Args.expected(ts, "__new__", 1, 2, n);
    }
    PyObject callback = n > 1 && args[start + 1] != Py.None ? args[start + 1] : null;
    return make(ts, cls, args[start], callback);
  }

  @PySlot
  void __init__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, "ref() takes no keyword arguments");
    }
    if (n < 1 || n > 2) {
      throw Args.expected(ts, "__init__", 1, 2, n);
    }
  }

  @PySlot(signature = "()")
  PyObject __call__(ThreadState ts) {
    PyObject o = get(ts);
    return o == null ? Py.None : o;
  }

  @PySlot
  String __repr__(ThreadState ts) {
    PyObject o = get(ts);
    String at = "<weakref at " + Identity.hex(this);
    if (o == null) {
      return at + "; dead>";
    }
    PyObject name = Attributes.special(ts, o, Names.__name__);
    return at
        + "; to '"
        + PyType.of(o).name()
        + "' at "
        + Identity.hex(o)
        + (name instanceof PyStr s ? " (" + s + ")>" : ">");
  }

  @PySlot
  long __hash__(ThreadState ts) {
    if (!hashed) {
      PyObject o = get(ts);
      if (o == null) {
        throw PyErr.typeError(ts, "weak object has gone away");
      }
      hash = Comparison.hash(ts, o);
      hashed = true;
    }
    return hash;
  }

  @PySlot
  PyObject compare(ThreadState ts, PyObject other, CompareOp op) {
    if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyWeakReference w)) {
      return Py.NotImplemented;
    }
    PyObject a = get(ts);
    PyObject b = w.get(ts);
    if (a == null || b == null) {
      return Py.bool((this == other) == (op == CompareOp.EQ));
    }
    return Comparison.compare(ts, a, b, op);
  }

  @PyGetter(name = "__callback__", member = true)
  PyObject callbackOrNone(ThreadState ts) {
    return callback == null ? Py.None : ts.hold(callback);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(item, /)", doc = "See PEP 585.")
  static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(callback);
  }
}
